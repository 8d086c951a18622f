// SPDX-License-Identifier: GPL-3.0-or-later
//
// Several things of the codebook become one, with all annotations that name them. Each function gives one
// Change's worth of edits; it fails with Conflict where one of the things is not in the project, and with
// Invalid where they cannot be one, in a sentence that says why. What recoding.h says of annotations that
// are there twice holds for all.
#pragma once

#include "model/codebook/revision.h"

namespace standpoint {

/// The others' annotations get the kept issue; guidelines are put one below the other, keywords together (as
/// far as there is room for them). `revised`: when the wording changed meaning; invalid where it did not.
Result<Revision> merging(
    const Project &project, IssueId kept, const QList<IssueId> &others, const QDateTime &revised = {});
/// Likewise. Polarity and colour are those of the kept stance.
Result<Revision> merging(
    const Project &project, StanceId kept, const QList<StanceId> &others, const QDateTime &revised = {});
/// The others' names become aliases, their affiliations are added, and who was affiliated with them is so
/// with the kept actor.
Result<Revision> merging(const Project &project, ActorId kept, const QList<ActorId> &others);
/// The other's answers become answers to the kept attribute, of the same kind; guidelines are put one below
/// the other. Choices of one id are one, and else those of one name.
/// Where an annotation answers both, and differently, it keeps both: then the other attribute is retired
/// instead of removed, with the answers that are left.
Result<Revision> merging(
    const Project &project, AttributeId kept, AttributeId other, const QDateTime &revised = {});
/// The other choices' answers become the kept choice.
Result<Revision> merging(const Project &project, AttributeId attribute, ChoiceId kept,
    const QList<ChoiceId> &others, const QDateTime &revised = {});

} // namespace standpoint
