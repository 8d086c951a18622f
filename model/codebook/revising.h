// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rename, word anew, retire, split, and flip the sign of what the codebook holds. Each function gives one
// Change's worth of edits and every annotation that it touches; it fails with Conflict where the thing is not
// in the project any more, and with Invalid where it cannot be done, in a sentence that says why.
#pragma once

#include "model/codebook/revision.h"

#include <QSet>

namespace standpoint {

/// The thing of `after.id` becomes `after`: another name, guideline, colour, … All annotations that have it
/// are Named. `revised`: when the wording changed meaning, so that they are to be looked at again; invalid
/// where it did not.
Result<Revision> revising(const Project &project, Issue after, const QDateTime &revised = {});
Result<Revision> revising(const Project &project, StanceValue after, const QDateTime &revised = {});
Result<Revision> revising(const Project &project, Attribute after, const QDateTime &revised = {});
Result<Revision> revising(const Project &project, const Actor &after);

/// Whoever chose a stance meant its place on the scale: where that is another in `after`, the wording changed
/// meaning `now`, unless it did so later.
void notePolarity(const StanceValue &before, StanceValue &after, const QDateTime &now);

/// Off the stance pad, or back on it. All annotations that have it are Named, and keep it.
Result<Revision> retiring(const Project &project, IssueId issue, bool retired = true);
Result<Revision> retiring(const Project &project, StanceId stance, bool retired = true);
Result<Revision> retiring(const Project &project, AttributeId attribute, bool retired = true);

/// A new issue right behind `from`, and `chosen` of its annotations in it. `fresh` has the new one's name;
/// its id must be new, its group is that of `from`; all issues are numbered anew. Fails where an annotation
/// is not of `from`.
Result<Revision> splitting(
    const Project &project, IssueId from, Issue fresh, const QSet<AnnotationId> &chosen);
/// A new actor, who holds `chosen` of the stances of `from`. An alias that the new one has, the old one
/// loses.
Result<Revision> splitting(
    const Project &project, ActorId from, Actor fresh, const QSet<AnnotationId> &chosen);

/// "Against intervention" becomes "for restraint": every annotation of the issue gets the stance of the
/// opposite polarity, values off the scale and 0 stay. An empty name keeps the issue's. Doing it twice
/// changes nothing. Fails where an annotation of the issue has a stance without an opposite.
Result<Revision> flipping(const Project &project, IssueId issue, const QString &name = {});

/// What flipping() makes of each stance that has an opposite. Values of one polarity are matched in the
/// scale's order: those in use with those in use and retired ones with retired ones, or, where there are not
/// as many of them on both sides, all with all.
QHash<StanceId, StanceId> opposites(const Project &project);

} // namespace standpoint
