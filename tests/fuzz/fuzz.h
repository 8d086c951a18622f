// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all fuzzers share: the entry that libFuzzer and replay.cpp call, and laws that end the process where
// they do not hold.
#pragma once

#include "model/store/project_archive.h"
#include "model/store/project_file.h"
#include "model/store/zstd_stream.h"

#include <QBuffer>

#include <cstdint>
#include <sstream>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace standpoint::fuzz {

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

inline void must(bool holds, const char *law, const QString &but = {})
{
    if (!holds)
        qFatal("%s: %s", law, qPrintable(but));
}

inline QByteArray archiveOf(const Project &project)
{
    std::ostringstream plain;
    writeProject(plain, project, {{1, 1}, {}});
    return QByteArray::fromStdString(plain.str());
}

/// The project in an archive; why not, where there is none.
inline Result<Project> strictly(const QByteArray &archive)
{
    std::istringstream stream(archive.toStdString());
    try {
        ProjectReader reader(stream);
        reader.readAll();
        return std::move(reader.project);
    } catch (const NewerArchive &) {
        return fail(Error::Kind::Invalid, QStringLiteral("newer"));
    } catch (const ArchiveError &error) {
        return fail(Error::Kind::Malformed, error.what);
    } catch (const ProjectReader::Refused &refused) {
        return tl::unexpected(refused.error);
    }
}

/// Any project can be saved, and is the same when it is opened.
inline void mustSaveAndLoad(const Project &project)
{
    if (project.info().id.isNull())
        return;
    const QByteArray archive = archiveOf(project);
    const Result<Project> again = strictly(archive);
    must(again.has_value(), "a project that was saved opens", again ? QString() : again.error().toString());
    must(*again == project, "a project that was saved is the same when it is opened");
}

} // namespace standpoint::fuzz
