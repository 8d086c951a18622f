// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file's bytes, whole or not at all.
#pragma once

#include "model/project/error.h"

#include <QByteArray>

namespace standpoint {

/// The largest text that is read, in bytes.
inline constexpr qint64 maximumTextFile = 200'000'000;
/// The largest table that is read, in bytes.
inline constexpr qint64 maximumTableFile = 2'000'000'000;

/// Fails with Io where there is no such file, it is no regular file, may not be read, or changed while it was
/// read; with Invalid where it is larger than `limit` bytes, which is found out before reading. `where` is
/// the path.
Result<QByteArray> readWholeFile(const QString &path, qint64 limit);

/// The first bytes, at most `count` of them; the same failures but for size and change.
Result<QByteArray> readFileHead(const QString &path, qint64 count);

} // namespace standpoint
