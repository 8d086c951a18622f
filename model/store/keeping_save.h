// SPDX-License-Identifier: GPL-3.0-or-later
//
// A save that keeps what it replaces: a version that another program put there, and one copy for each day of
// work.
#pragma once

#include "model/store/file_stamp.h"
#include "model/store/project_file.h"

namespace standpoint {

struct SaveOrder
{
    QString path;
    Generation generation;
    std::optional<FileStamp> expected; ///< what should be at the path; something else is kept beside it
    bool datedCopy = true;
    std::function<Status()> mayReplace; ///< asked just before the file takes its place
};

struct SaveOutcome
{
    Status status;
    FileStamp stamp;      ///< of the file that was put there, as it was then; none where it was not
    QString otherVersion; ///< where a version that another program had put there is kept; empty where there
                          ///< was none
};

/// Whether the project file there is of this generation: then a new stamp means nothing (a restored time, a
/// copy).
bool isGeneration(const QString &path, const Bits128 &generation);

/// Saves like saveProject(). Nothing that was at the path and is not `expected` is lost: it gets a name
/// beside it.
SaveOutcome saveKeeping(const Project &project, const SaveOrder &order, std::atomic<int> *progress = nullptr);

/// Where the dated copies of a project are: a folder in the user's data folder.
QString datedCopiesFolder(ProjectId project);
/// Paths of a project's dated copies, newest first. Their names are days: 2026-01-31.stance.
QStringList datedCopies(ProjectId project);
/// Copies the project file as the copy of that day, unless there is one that is younger than half an hour,
/// and removes all but the newest ten. Fails with Io; the copy of before is then still there.
Status keepDatedCopy(const QString &path, ProjectId project, const QDateTime &now);

} // namespace standpoint
