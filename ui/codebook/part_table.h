// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of a project that a part of the codebook is.
#pragma once

#include "ui/codebook/codebook_form.h"

namespace standpoint {

/// Calls `visit` with the part's table, whose type differs.
template <typename Visit> auto visitPart(CodebookPart part, const Project &project, Visit visit)
{
    if (part == CodebookPart::Issues)
        return visit(project.issues());
    if (part == CodebookPart::Stances)
        return visit(project.stances());
    return visit(project.attributes());
}

} // namespace standpoint
