// SPDX-License-Identifier: GPL-3.0-or-later
//
// Handing articles out to annotators, and finding one's way through what was handed out.
#pragma once

#include "model/project/progress.h"

#include <span>

namespace standpoint {

/// What is handed out, to whom, and how it is chosen.
struct HandingOut
{
    QString name;                 ///< of the lists
    QList<Annotator> annotators;  ///< those the project does not hold are added to it
    QList<ArticleId> from;        ///< the articles in question, in any order
    bool leaveOutListed = false;  ///< those that are on somebody's list already
    std::optional<int> draw = {}; ///< so many of them at random, at most; none: all
    WorkList::Order sorted = WorkList::Order::AsListed;
    quint32 seed = 0;    ///< of drawing and of a random order: the same one gives the same list
    bool shares = false; ///< each annotator gets a part of their own; else all get the same
};

/// The articles in the order of work. Depends on nothing but the project and what is asked for, on any
/// machine. Those that the project does not hold are left out.
QList<ArticleId> chosenArticles(const Project &project, const HandingOut &wanted);

/// One list for each annotator. Shares are of equal size, or differ by one article, and keep the order.
/// Fails with Invalid where nobody or nothing is named, or where there are fewer articles than shares.
Result<std::vector<AnyEdit>> handingOut(const Project &project, const HandingOut &wanted);

/// The annotator's lists in the order in which they were handed out.
QList<WorkList> workListsOf(const Project &project, AnnotatorId annotator);

/// How far an annotator is with some articles.
struct WorkProgress
{
    int started = 0; ///< and not done
    int done = 0;
    int all = 0;

    bool isDone() const { return done == all; }
    bool operator==(const WorkProgress &) const = default;
};
WorkProgress progressWith(const Project &project, const QList<ArticleId> &articles, AnnotatorId annotator);

/// The index of the next article after `from` that nobody has begun, going round from the last to the first;
/// where all are begun, of the next one that is not done; -1 where all are. `from` itself comes last; -1
/// there: the search begins at the first. Fast also with 100,000 articles.
int nextToDo(std::span<const Progress> articles, int from);

} // namespace standpoint
