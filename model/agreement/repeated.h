// SPDX-License-Identifier: GPL-3.0-or-later
//
// An annotator against themselves: the same text twice in a project, done both times.
#pragma once

#include "model/agreement/comparison.h"

namespace standpoint {

struct RepeatedWork
{
    /// Each text once, done by two annotators of one name: the annotator the first time and the second time.
    /// Attributes and notes are left out.
    Project project;
    Comparison comparison;
    qsizetype pairs = 0;
    qsizetype leftOver = 0; ///< a third time, a fifth time, … of a text
};

/// Those who have done a text at least twice, in the order of their names; without gold.
QList<AnnotatorId> annotatorsWithRepeats(const Project &project);

/// Articles of equal text that the annotator has done are paired in the order of the list: the first with the
/// second, the third with the fourth. A pair's sentences are those of its first. Fails with Invalid where
/// there is no pair.
Result<RepeatedWork> repeatedWork(
    const Project &project, AnnotatorId annotator, std::optional<IssueId> issue = {});

} // namespace standpoint
