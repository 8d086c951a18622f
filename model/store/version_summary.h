// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a version of a project holds, for somebody who looks for the right one to go back to.
#pragma once

#include "model/project/project.h"

namespace standpoint {

struct VersionSummary
{
    QString path;
    QString title;
    QDateTime written; ///< the file's time of change
    qsizetype articles = 0;
    qsizetype annotations = 0;
    QDateTime lastChange; ///< of any annotation, UTC; invalid where there is none
    QString by;           ///< who made that
};

/// Counts, and the annotation that was changed last.
VersionSummary summaryOf(const Project &project);

/// Of a project file with what its journal adds. Fails as loadWithJournal() does. Reads all of it: call it on
/// a thread of its own.
Result<VersionSummary> summariseVersion(const QString &path);

/// Paths of the versions of a project that are kept: the previous generation, then the dated copies, newest
/// first.
QStringList keptVersions(const QString &path, ProjectId project);

} // namespace standpoint
