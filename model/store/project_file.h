// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project on disk.
//
//     NAME.stance  := "standpoint-project" SP version:decimal LF zstd-stream
//     zstd-stream  := one zstd frame or several, each with its content checksum, of one Boost text archive
//     archive      := see archive.cpp
//
// `tail -n +2 NAME.stance | zstdcat` shows it. Saving writes NAME.stance beside itself, flushes it to the
// disk and renames it, so that at any moment either the old or the new project is there; the old one stays as
// NAME.stance~.
#pragma once

#include "model/project/project.h"

#include <atomic>

namespace standpoint {

/// The version that this program writes. It reads this one and every one before.
inline constexpr int projectFileVersion = 1;

/// What names one saved state of a project file, for the journal that builds on it.
struct Generation
{
    Bits128 id;
    Bits128 parent; ///< the generation that the window had before; zero for a first save

    bool operator==(const Generation &) const = default;
};

/// Fails with Io (no such file, no rights), with Malformed where the file is no project, is damaged or breaks
/// a rule of the project (`where` says at which article or byte), and with Invalid where a newer program
/// wrote it. `generation` is set where it is given.
Result<Project> loadProject(const QString &path, Generation *generation = nullptr);

/// Fails with Io, or with Invalid where nothing describes the project yet (Project{}); then what was at
/// `path` is still there, unchanged. How many thousandths are written is told in `progress`, where it is
/// given.
Status saveProject(const Project &project, const QString &path,
    const Generation &generation = {Bits128::random(), {}}, std::atomic<int> *progress = nullptr);

/// NAME.stance~ for NAME.stance.
QString previousGenerationPath(const QString &path);

} // namespace standpoint
