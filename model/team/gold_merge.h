// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gold where several adjudications meet: on a case that was decided, it says what it said where the decision
// that holds was made.
#pragma once

#include "model/team/merge_record.h"

#include <map>

namespace standpoint {

/// A decision that holds, and who has it.
struct HoldingDecision
{
    Decision decision; ///< in our ids
    QSet<int> of = {}; ///< inputs; -1: ours

    bool isOurs() const { return of.contains(-1); }
};

/// Everything that an annotator says is the same; ids, times and provenance may differ.
bool saysTheSame(const Annotation &a, const Annotation &b);

/// What one project says under the id of an annotation of gold.
struct GoldVersion
{
    int input = -1; ///< -1: ours
    Annotation says;
};

/// What becomes of an annotation of gold.
struct SettledGold
{
    /// It itself, if anything is left of it, then what says something else of its evidence and needs ids.
    std::vector<Annotation> parts;
    const HoldingDecision *because = nullptr; ///< the latest that changed something; null: it stays as it is
};

/// The decided cases of one article.
class GoldCases
{
public:
    /// Both stay alive and unchanged as long as this object.
    GoldCases(const Article &article, const std::vector<HoldingDecision> &decisions);

    /// `merged`: as it would be if nothing was decided. `versions`: ours first, if we have it.
    SettledGold settled(const Annotation &merged, const std::vector<GoldVersion> &versions) const;

private:
    using ActorAndIssue = std::pair<ActorId, IssueId>;
    using BySentence = std::map<int, const HoldingDecision *>;

    std::vector<std::pair<int, const HoldingDecision *>> casesOf(
        const Annotation &base, const std::vector<GoldVersion> &versions) const;
    SettledGold divided(const Annotation &base, const std::vector<GoldVersion> &versions) const;
    TextSpan stretchOf(int sentence) const;
    QList<TextSpan> trimmed(QList<TextSpan> spans) const;

    const Article &m_article;
    std::map<ActorAndIssue, BySentence> m_decided; ///< of each case the latest
};

} // namespace standpoint
