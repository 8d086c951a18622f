// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which annotators are compared, on which articles. An article counts for an annotator who has marked it
// done; elsewhere what is not tagged is unknown, not "none".
#pragma once

#include "model/project/project.h"

namespace standpoint {

struct Comparison
{
    QList<AnnotatorId> annotators; ///< two or more, in the order in which figures name them
    std::optional<IssueId> issue;  ///< only stances on it
};

/// What figures do not count, and why.
struct LeftOut
{
    enum class Reason
    {
        NotDoneByTwo,       ///< articles that fewer than two of the annotators have marked done
        NotDoneByAll,       ///< articles that not all of them have marked done
        AnnotationsNotDone, ///< annotations in articles that their annotator has not marked done
        OutsideSentences,   ///< annotations whose evidence lies in no sentence
        SeenByNone,         ///< sentences in which nobody saw a stance
        SeenByOne,          ///< sentences in which only one annotator saw a stance
        UsedByOne,          ///< actor and issue that only one annotator found in a sentence
        SeveralStances ///< labels of annotators who gave one actor several stances on one issue in a sentence
    };
    Reason reason = Reason::NotDoneByTwo;
    qint64 count = 0;
    bool operator==(const LeftOut &) const = default;
};
/// Stable, for scripts: "not_done_by_two".
QString nameOf(LeftOut::Reason reason);
/// For people: "4 articles that fewer than two annotators have marked done".
QString sentenceOf(const LeftOut &leftOut);

/// An article that at least two of the annotators have marked done.
struct ComparedArticle
{
    ArticleId id;
    std::vector<bool> done; ///< by annotator, in the comparison's order
    int doneCount = 0;
};

struct ComparedArticles
{
    std::vector<ComparedArticle> articles; ///< in the order of the project's list
    QList<LeftOut> leftOut;
};

/// Annotators without gold who have marked an article done, in the order of their names.
QList<AnnotatorId> comparableAnnotators(const Project &project);

/// Fails with Invalid where there are fewer than two annotators, or no article that two of them have done.
Result<ComparedArticles> comparedArticles(const Project &project, const Comparison &comparison);

} // namespace standpoint
