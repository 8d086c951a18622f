// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actors put together. Two may share a name, so what is matched by a name has to be the only one that can be
// meant.
#pragma once

#include "model/team/joined_since.h"
#include "model/team/merge_record.h"

namespace standpoint {

/// Matches the actors of one input, adds those that ours lacks, unites names and affiliations, and fills
/// `ids.actors`.
void mergeActors(MergeTarget &target, MergeRecord &record, int input, const Project &theirs,
    const JoinedSince &joined, MergedIds &ids);

} // namespace standpoint
