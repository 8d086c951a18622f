// SPDX-License-Identifier: GPL-3.0-or-later
//
// What gold probably is in a project, and how reliable its annotators are: Dawid and Skene's estimate over
// every sentence × actor × issue that anyone found, with the stances and "none" as classes. A suggestion.
#pragma once

#include "model/agreement/dawid_skene.h"
#include "model/agreement/deciding.h"
#include "model/agreement/units.h"

#include <memory>

namespace standpoint {

struct GoldEstimate
{
    UnitTable units; ///< of Question::Everything
    DawidSkene model;
    std::vector<StanceId> stances; ///< of each label; null for none, and where one annotator gave several

    QHash<ArticleId, std::pair<qsizetype, qsizetype>> placeOf; ///< the units [first, second) of each article

    /// The index of a unit; -1 where it is not estimated (fewer than two have done the article).
    qsizetype indexOf(ArticleId article, const CaseUnit &unit) const;
};

/// Fails with Invalid as comparedArticles() and dawidSkene() do.
Result<GoldEstimate> estimateGold(const Project &project, const Comparison &comparison);

/// Takes a case where all its units have a likely label, without a tie, whose chance is at least `least`
/// (0 to 1) and which somebody found. The estimate must outlive it.
BulkChoice likelyAtLeast(const GoldEstimate &estimate, double least);

/// What gold would say of a case.
struct LikelyCase
{
    std::vector<Found> becomes; ///< in order; empty: nothing holds
    double chance = 0;          ///< that of the least likely of its units, 0 to 1
    bool operator==(const LikelyCase &) const = default;
};
/// Nothing where the estimate did not come to its end, where a unit is not estimated, where two labels are as
/// likely, or where nobody found the likely one.
std::optional<LikelyCase> likelyCase(const GoldEstimate &estimate, const Case &one);

/// The most doubtful cases first; those that are not estimated come last. Keeps the estimate.
CaseRank mostDoubtful(const std::shared_ptr<const GoldEstimate> &estimate);

/// The greatest doubt on a unit of the case, 0 to 1; 0 where none is estimated.
double doubtOn(const GoldEstimate &estimate, const Case &one);

} // namespace standpoint
