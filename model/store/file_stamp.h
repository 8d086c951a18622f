// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells one state of a file from another without reading it.
#pragma once

#include <QString>

namespace standpoint {

struct FileStamp
{
    quint64 device = 0;
    quint64 inode = 0;
    qint64 size = -1;    ///< bytes; -1: no such file
    qint64 modified = 0; ///< nanoseconds since 1970

    static FileStamp of(const QString &path);
    static FileStamp of(int descriptor); ///< an open file: whatever may be at its path meanwhile
    bool exists() const { return size >= 0; }
    bool operator==(const FileStamp &) const = default;
};

} // namespace standpoint
