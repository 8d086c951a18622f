// SPDX-License-Identifier: GPL-3.0-or-later
//
// What became one with something else in a project since a copy of it was handed out.
#pragma once

#include "model/project/project.h"

#include <QSet>

namespace standpoint {

/// A copy for one annotator, as far as its stamp tells.
struct HandedOutLayer
{
    explicit HandedOutLayer(const HandOut &stamp)
        : to(stamp.to)
        , at(stamp.at)
        , had(stamp.had.begin(), stamp.had.end())
    {
    }

    AnnotatorId to; ///< null: it is no such copy; in the copy's ids
    QDateTime at;
    QSet<AnnotationId> had;

    /// Ours still has something of what was handed out, so what it has not was deleted here.
    bool isOfOurs = false;

    bool isCopy() const { return !to.isNull(); }
    bool holds(const Annotation &theirs) const
    {
        return isCopy() && theirs.annotator == to && had.contains(theirs.id);
    }
    /// Whether the annotator left it as it was handed out. Recoding does not set the time either, so what
    /// ours says otherwise was changed in ours.
    bool leftAlone(const Annotation &theirs) const
    {
        return holds(theirs) && (!theirs.modified.isValid() || theirs.modified <= at);
    }
};

/// From ids that only the copy knows to those of ours.
struct JoinedSince
{
    QHash<IssueId, IssueId> issues;
    QHash<StanceId, StanceId> stances;
    QHash<ActorId, ActorId> actors;
};

/// As the annotations show it that nobody touched in the copy: what they say there is what ours says of them
/// under another id, always the same one. Where none shows it: the issue or stance under whose guideline
/// ours has that of the other, or the actor that has got the other's name as an alias. Nothing where
/// `theirs` is no copy that was handed out.
JoinedSince joinedSince(const Project &ours, const Project &theirs);

} // namespace standpoint
