// SPDX-License-Identifier: GPL-3.0-or-later
//
// What adjudication decided, put together.
#pragma once

#include "model/team/article_merge.h"
#include "model/team/gold_merge.h"

namespace standpoint {

/// Gathers the decisions of all inputs first, for which of them hold depends on all.
class DecisionMerge
{
public:
    DecisionMerge(MergeTarget &target, MergeRecord &record);

    /// Takes note of the decisions of one article of an input. Its tables and articles are in `target.now`.
    void add(int input, const ArticlePair &pair, const MergedIds &ids);
    /// Applies what holds: of each unit, and of each decision, the latest version.
    void finish();
    /// After that: what holds in an article.
    std::vector<HoldingDecision> holdingIn(const Article &article) const;

private:
    struct Candidate
    {
        Decision decision; ///< in our ids
        int input = -1;    ///< -1: ours
    };

    MergePlace placeOf(int input, const Decision &decision) const;
    void settle(const Article &article, std::vector<Candidate> candidates);
    void tell(const Candidate &loses, const Candidate &holds);
    void count(const Article &article, const Candidate &candidate, bool holds);

    MergeTarget &m_target;
    MergeRecord &m_record;
    QHash<ArticleId, std::vector<Candidate>> m_candidates;
    QHash<ArticleId, std::vector<HoldingDecision>> m_holding; ///< where inputs have decisions
};

} // namespace standpoint
