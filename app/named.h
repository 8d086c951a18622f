// SPDX-License-Identifier: GPL-3.0-or-later
//
// Things of a project that somebody names on the command line.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Names in a list that is separated by commas, without white space around them.
QStringList namesIn(const QString &list);
/// In the order named; none for an empty list. Fails with Invalid where there is no such annotator, or one is
/// named twice.
Result<QList<AnnotatorId>> annotatorsNamed(const Project &project, const QString &list);
/// Nothing for an empty name. Fails with Invalid where there is no such issue.
Result<std::optional<IssueId>> issueNamed(const Project &project, const QString &name);

} // namespace standpoint
