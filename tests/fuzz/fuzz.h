// SPDX-License-Identifier: GPL-3.0-or-later
//
// What all fuzzers share: the entry that libFuzzer and replay.cpp call, and laws that end the process where
// they do not hold.
#pragma once

#include "tests/store/both_readers.h"

#include <cstdint>

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

/// Any project can be saved, and is the same when it is opened.
inline void mustSaveAndLoad(const Project &project)
{
    if (project.info().id.isNull())
        return;
    const QByteArray archive = made::archiveOf(project);
    const Result<Project> again = made::strictlyInside(archive);
    must(again.has_value(), "a project that was saved opens", again ? QString() : again.error().toString());
    must(*again == project, "a project that was saved is the same when it is opened");
}

} // namespace standpoint::fuzz
