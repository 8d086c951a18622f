// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind a number of the report: its units, each with what the annotators said.
#pragma once

#include "model/agreement/grouping.h"

namespace standpoint {

/// Which units a cell counts: those of a question, or disagreements.
struct UnitFilter
{
    std::optional<Question> question;                ///< nothing: disagreements
    bool differing = false;                          ///< of a question: only units on which annotators differ
    std::optional<std::pair<int, int>> annotators;   ///< only what these two, a < b, both labelled
    std::optional<std::pair<qint32, qint32>> labels; ///< and labelled so, by Question's categories
    std::optional<Disagreement::Kind> kind;
    std::optional<int> missedBy; ///< only what this annotator did not see
    std::optional<int> seenBy;   ///< only what this one saw and another did not
    std::optional<int> of;       ///< only where this annotator is one of the two
    std::optional<Group> group;

    bool operator==(const UnitFilter &) const = default;
};

struct OpenedUnit
{
    ArticleId article;
    qint32 sentence = -1; ///< -1: the whole article
    ActorId actor;        ///< null where the question does not ask for it
    IssueId issue;
    QStringList said; ///< by annotator of the comparison; empty: not done, or not one of the two
    QString kind;     ///< of a disagreement, for people
};

struct OpenedUnits
{
    std::vector<OpenedUnit> units; ///< in the report's order, `most` of them at most
    qint64 all = 0;                ///< how many there are
};

OpenedUnits unitsBehind(const AgreementReport &report, const UnitFilter &filter, qsizetype most = 10'000);

} // namespace standpoint
