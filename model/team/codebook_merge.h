// SPDX-License-Identifier: GPL-3.0-or-later
//
// Codebooks, annotators and what describes the project, put together.
#pragma once

#include "model/team/joined_since.h"
#include "model/team/merge_record.h"

namespace standpoint {

/// Matches everything in the codebook of one input, and its annotators, adds what ours lacks, and fills
/// `ids`.
void mergeCodebook(MergeTarget &target, MergeRecord &record, int input, const Project &theirs,
    const JoinedSince &joined, MergedIds &ids);

} // namespace standpoint
