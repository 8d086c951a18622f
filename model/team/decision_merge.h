// SPDX-License-Identifier: GPL-3.0-or-later
//
// What adjudication decided, put together.
#pragma once

#include "model/team/article_merge.h"

namespace standpoint {

/// Takes over the decisions of one article. A unit is decided once, so the later decision holds.
void mergeDecisions(
    MergeTarget &target, MergeRecord &record, int input, const ArticlePair &pair, const MergedIds &ids);

} // namespace standpoint
