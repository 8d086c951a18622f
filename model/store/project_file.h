// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project on disk.
//
//     NAME.stance  := "standpoint-project" SP version:decimal LF zstd-stream
//     zstd-stream  := one zstd frame or several, each with its content checksum, of one Boost text archive
//     archive      := see project_archive.h
//
// `tail -n +2 NAME.stance | zstdcat` shows it. Saving writes NAME.stance beside itself, flushes it to the
// disk and renames it, so that at any moment either the old or the new project is there; the old one stays as
// NAME.stance~.
#pragma once

#include "model/store/file_stamp.h"
#include "model/store/salvage.h"

#include <atomic>
#include <functional>

class QIODevice;

namespace standpoint {

/// The version that this program writes. It reads this one and every one before.
inline constexpr int projectFileVersion = 1;

/// Fails with Io (no such file, no rights), with Malformed where the file is no project, is damaged or breaks
/// a rule of the project (`where` says at which article or byte), and with Invalid where a newer program
/// wrote it. `generation` is set where it is given.
Result<Project> loadProject(const QString &path, Generation *generation = nullptr);
/// The same out of a device that is open; `path` is what errors call it.
Result<Project> readProject(QIODevice &file, const QString &path, Generation *generation = nullptr);

/// What can be had out of a project file that may be damaged, with everything that is wrong in it: for
/// `check` and its `--repair`. Fails with Io, with Malformed where the file is no project, and with Invalid
/// where a newer program wrote it.
Result<Salvage> salvageProject(const QString &path);
Result<Salvage> salvageProject(QIODevice &file, const QString &path);

/// Fails with Io, or with Invalid where nothing describes the project yet (Project{}); then what was at
/// `path` is still there, unchanged. How many thousandths are written is told in `progress`, where it is
/// given. `mayReplace` is asked when all is written, just before it takes its place; what it fails with is
/// returned. `written` becomes the stamp of the new file once that is in its place, whoever replaces it then,
/// and also where the disk does not confirm it.
Status saveProject(const Project &project, const QString &path,
    const Generation &generation = {Bits128::random(), {}}, std::atomic<int> *progress = nullptr,
    const std::function<Status()> &mayReplace = {}, FileStamp *written = nullptr);

/// What stands at the head of a project file.
struct ProjectIdentity
{
    Generation generation;
    ProjectInfo info;
};

/// Reads no more than the head. Fails like loadProject() does.
Result<ProjectIdentity> readIdentity(const QString &path);

/// NAME.stance~ for NAME.stance.
QString previousGenerationPath(const QString &path);

} // namespace standpoint
