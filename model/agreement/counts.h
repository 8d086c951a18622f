// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums over items from which all measures follow. They are gathered once for each group of items (an article,
// or items with equal labels); any resample of groups is then a weighted sum of these, whatever the number of
// items.
#pragma once

#include "model/agreement/patterns.h"
#include "model/agreement/weights.h"

namespace standpoint {

/// Which sums are kept, and where in a row of doubles each stands. q categories, of which s are ordered; m_i
/// labels of item i, n_ik of them k.
struct CountLayout
{
    int annotators = 0;
    int categories = 0;
    int ordered = 0;
    bool byAnnotator = true; ///< keeps the labels of each annotator, for Conger's kappa
    bool byPair = false;     ///< keeps what Cohen's kappas and Scott's pi need of each pair

    int rated() const { return 0; }     ///< items with a label
    int paired() const { return 1; }    ///< items with two labels or more
    int complete() const { return 2; }  ///< items with labels of all annotators
    int unanimous() const { return 3; } ///< complete ones where all labels are equal
    /// Sum over paired items of the share of agreeing pairs, by weighting.
    int agreement(Weighting weighting) const { return 4 + static_cast<int>(weighting); }
    int share(int k) const { return 8 + k; }                         ///< sum over rated items of n_ik / m_i
    int used(int k) const { return share(categories) + k; }          ///< sum over paired items of n_ik
    int agreed(int k) const { return used(categories) + k; }         ///< coincidences o_kk
    int completeUsed(int k) const { return agreed(categories) + k; } ///< n_ik of complete items
    int completeSplit(int k) const { return completeUsed(categories) + k; } ///< n_ik (R - n_ik) of them
    /// Coincidences o_kl for k < l, both ordered.
    int coincidence(int k, int l) const { return completeSplit(categories) + l * (l - 1) / 2 + k; }
    int byAnnotatorStart() const { return completeSplit(categories) + ordered * (ordered - 1) / 2; }
    /// Items to which an annotator gave k.
    int given(int annotator, int k) const { return byAnnotatorStart() + annotator * categories + k; }
    int byPairStart() const { return byAnnotatorStart() + (byAnnotator ? annotators * categories : 0); }
    int pairSize() const { return 3 + 2 * categories; }
    int pairStart(int a, int b) const
    {
        return byPairStart() + (b * (b - 1) / 2 + a) * pairSize();
    } ///< a < b
    int size() const { return byPairStart() + (byPair ? annotators * (annotators - 1) / 2 * pairSize() : 0); }
    bool operator==(const CountLayout &) const = default;
};

/// The sums of all items. The layout keeps no pairs: labelAgreement() has them from their cells.
std::vector<double> totalsOf(const LabelTable &table, const Patterns &patterns, const CountLayout &layout);

/// Sums by group, only those that are not zero.
struct GroupedCounts
{
    CountLayout layout;
    std::vector<qsizetype> starts{0}; ///< group g has the places and values from starts[g] to starts[g + 1]
    std::vector<qint32> places;
    std::vector<double> values;
    std::vector<qint64> multiplicity; ///< for how many things that can be drawn a group stands
    std::vector<qint32> groupOf;      ///< the group of each of them

    qsizetype size() const { return std::ssize(multiplicity); }
    qsizetype drawable() const { return std::ssize(groupOf); }
};

/// Each article is a group. `articleOf` has the article of each item, from 0 to `articles` - 1; articles
/// without items count as drawn and add nothing.
GroupedCounts countsByArticle(
    const LabelTable &table, const std::vector<qint32> &articleOf, int articles, const CountLayout &layout);

/// Items that count alike are a group. Where the layout keeps annotators or pairs, they are those with equal
/// labels of each annotator.
GroupedCounts countsByItem(const LabelTable &table, const CountLayout &layout);

} // namespace standpoint
