// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where agreement is lost: every disagreement of two annotators, and of which kind it is.
#pragma once

#include "model/agreement/findings.h"

#include <array>

namespace standpoint {

/// What one annotator found where the other did not.
struct Found
{
    qint32 sentence = 0;
    ActorId actor;
    IssueId issue;
    StanceId stance;
    auto operator<=>(const Found &) const = default;
};

/// Two annotators differ in one point. What both found alike in a sentence is put aside; of the rest,
/// findings of the two that have most in common are put together, and each is counted once: by span, stance,
/// actor and issue in turn.
struct Disagreement
{
    enum class Kind
    {
        NotSeen,            ///< one found it, and the other nothing like it
        OtherActor,         ///< the same sentence and issue
        OtherIssue,         ///< the same sentence and actor
        OppositeStance,     ///< the same sentence, actor and issue, on the other side of the scale's middle
        NeighbouringStance, ///< the same with any other stance
        OtherSpan           ///< the other found the same in the sentence before or after, and not in both
    };
    static constexpr int kindCount = 6;

    Kind kind = Kind::NotSeen;
    ArticleId article;
    int first = 0; ///< annotators, as indexes into the comparison's; first < second
    int second = 0;
    std::optional<Found> ofFirst; ///< at least one of the two is there
    std::optional<Found> ofSecond;
    bool operator==(const Disagreement &) const = default;
};
/// Stable, for scripts: "not_seen".
QString nameOf(Disagreement::Kind kind);
/// For people: "Not seen by one".
QString titleOf(Disagreement::Kind kind);

/// Of all pairs of annotators in the articles that both have done: by article, pair and sentence.
std::vector<Disagreement> disagreementsOf(
    const Project &project, const Comparison &comparison, const ComparedArticles &compared);

/// The same of one article, of which `findings` are those of the annotators who have done it.
std::vector<Disagreement> disagreementsIn(
    const Project &project, const ComparedArticle &compared, const std::vector<Finding> &findings);

/// Where the pair a < b stands among (0, 1), (0, 2), …, (1, 2), …
size_t pairIndex(int a, int b, int annotators);

/// What both annotators of a pair found, counted in each sentence: pairs (0, 1), (0, 2), …, (1, 2), … of the
/// comparison's annotators. All findings of a pair are twice these, and of its disagreements twice those in
/// which both found something and once the others.
std::vector<qint64> alikeOf(
    const Project &project, const Comparison &comparison, const ComparedArticles &compared);

using KindCounts = std::array<qint64, Disagreement::kindCount>;
KindCounts countKinds(const std::vector<Disagreement> &disagreements);

} // namespace standpoint
