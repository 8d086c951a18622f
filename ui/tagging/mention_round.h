// SPDX-License-Identifier: GPL-3.0-or-later
//
// The other sentences where the same actor is mentioned, offered one by one. None of them is an annotation
// before the annotator says so.
#pragma once

#include "ui/workbench.h"

namespace standpoint {

/// What is offered, and how far it was gone through.
struct MentionRound
{
    ArticleId article;
    ActorId actor;
    IssueId issue; ///< null: the annotator labels each by a letter
    StanceId stance;
    QString words;   ///< what was looked for: the actor's name, or the marked words
    QList<int> open; ///< sentences not yet seen, ascending
    int total = 0;
    int accepted = 0;

    bool isActive() const { return !open.isEmpty(); }
    bool hasLabel() const { return !issue.isNull() && !stance.isNull(); }
    bool offers(ArticleId where, int sentence) const { return where == article && open.contains(sentence); }
    /// The first open one behind `sentence`, else the first of all; -1 where none is open.
    int next(int sentence) const;
    /// It was looked at.
    void close(int sentence) { open.removeAll(sentence); }
};

/// The round for the annotation in focus, else for the marked words, else for the chosen actor; without the
/// sentences in which the annotator has labelled that actor on that issue (on any, where no label is
/// offered). Fails with Invalid, in one sentence, where nothing is to be offered.
Result<MentionRound> beginRound(const Workbench &bench);

/// The next sentence after the present one that has a speaker and no annotation in the layer shown (one's own
/// where everybody's are), round the end of the article; -1 where there is none.
int nextWithoutLabel(const Workbench &bench);

} // namespace standpoint
