// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every annotation of a project given another issue, stance, actor or answer, and what then is there twice.
#pragma once

#include "model/codebook/revision.h"

namespace standpoint {

/// Changes the annotation, or returns false and leaves it.
using Recode = std::function<bool(Annotation &)>;

/// Appends to `revision` what `recode` makes of each annotation. Where a recoded one then has annotator,
/// words, actor and issue of another, the two become one if they say the same (what only one of them says, as
/// a note, goes into it); otherwise both stay, and the recoded one is Beside the other. Two that were
/// like that to each other before stay so.
void recode(const Project &project, const Recode &recode, Revision &revision);

} // namespace standpoint
