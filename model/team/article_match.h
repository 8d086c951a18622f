// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles of two projects have the same text.
#pragma once

#include "model/team/merge_record.h"

namespace standpoint {

/// Of the articles of `theirs`, those that `target` has under another id, found by their text. Those that say
/// another address, or another date and source, are two; so are those that the user wants apart. Where
/// several of ours have one text, what is said about them decides, then title and file, then their order,
/// which is remarked on. Each of ours is one of theirs at most.
QHash<ArticleId, ArticleId> articlesOfSameText(
    const Project &ours, const Project &theirs, MergeRecord &record, int input);

} // namespace standpoint
