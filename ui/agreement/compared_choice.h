// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose labels somebody chose to compare, kept for the next time that the project is open. It is a choice of
// who reviews, so it stands in their settings and not in the project.
#pragma once

#include "model/project/project.h"

namespace standpoint {

enum class ComparedIn
{
    Cases, ///< the list of disagreements
    Report
};

/// Those of them who are still there; empty where nobody chose, or fewer than two are left.
QList<AnnotatorId> chosenToCompare(const Project &project, ComparedIn where);
/// Empty forgets it.
void keepChosenToCompare(const Project &project, ComparedIn where, const QList<AnnotatorId> &annotators);

} // namespace standpoint
