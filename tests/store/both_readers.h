// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project's bytes through the strict and the tolerant reader, and back: for tests and fuzzers that hold
// both to the same rules.
#pragma once

#include "model/store/project_archive.h"
#include "model/store/project_file.h"
#include "tests/store/made_archive.h"

#include <QBuffer>

namespace standpoint::made {

/// The archive inside a project's file.
inline QByteArray archiveOf(const Project &project)
{
    std::ostringstream plain;
    writeProject(plain, project, {{1, 1}, {}});
    return QByteArray::fromStdString(plain.str());
}

/// The project in the bytes of a file, as it is opened.
inline Result<Project> strictly(QByteArray file)
{
    QBuffer device(&file);
    device.open(QIODevice::ReadOnly);
    return readProject(device, QStringLiteral("somewhere"));
}

/// The project in the bytes of a file, as `check` sees it.
inline Result<Salvage> tolerantly(QByteArray file)
{
    QBuffer device(&file);
    device.open(QIODevice::ReadOnly);
    return salvageProject(device, QStringLiteral("somewhere"));
}

/// Calls `read` on an archive's reader, and says why it ended early: empty where it did not. Fails with
/// Invalid for an archive of a newer program.
template <typename Read> Result<QString> whyEndedEarly(Read read)
{
    try {
        read();
        return QString();
    } catch (const NewerArchive &) {
        return fail(Error::Kind::Invalid, QStringLiteral("newer"));
    } catch (const ArchiveError &error) {
        return error.what;
    } catch (const ProjectReader::Refused &refused) {
        return refused.error.what;
    }
}

/// The project in an archive, without the file around it; why not, where there is none.
inline Result<Project> strictlyInside(const QByteArray &archive)
{
    std::istringstream stream(archive.toStdString());
    std::unique_ptr<ProjectReader> reader;
    const Result<QString> why = whyEndedEarly([&] {
        reader = std::make_unique<ProjectReader>(stream);
        reader->readAll();
    });
    if (!why)
        return tl::unexpected(why.error());
    if (!why->isEmpty())
        return fail(Error::Kind::Malformed, *why);
    return std::move(reader->project);
}

} // namespace standpoint::made
