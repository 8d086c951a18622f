// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every fuzzer needs: the entry that libFuzzer and replay.cpp call, and laws that end the process where
// they do not hold.
#pragma once

#include <QByteArray>
#include <QString>

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

} // namespace standpoint::fuzz
