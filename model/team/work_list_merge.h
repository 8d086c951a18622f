// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work lists put together.
#pragma once

#include "model/team/merge_record.h"

namespace standpoint {

/// Lists are one by id, or where they are the same but for it. A copy that was handed out may have a part of
/// the articles only, so a list loses none.
void mergeWorkLists(
    MergeTarget &target, MergeRecord &record, int input, const Project &theirs, const MergedIds &ids);

} // namespace standpoint
