// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whether a folder still holds just what an export wrote: annotators work in such folders with other tools,
// and the next export must not replace their work.
#pragma once

#include "model/project/error.h"

#include <map>

namespace standpoint {

/// Of a folder's files: their names, sizes and CRC-32 sums.
class FolderFingerprint
{
public:
    /// The next bytes of a file, `name` being its path in the folder.
    void add(const QString &name, const QByteArray &bytes);
    /// Hexadecimal; the same for the same files, in whatever order they were written.
    QString text() const;

    /// Of a folder that is there, without its file `except`. Fails with Io where a file cannot be read.
    static Result<FolderFingerprint> of(const QString &folder, const QString &except);

private:
    struct Sum
    {
        quint32 crc = 0;
        qint64 size = 0;
    };
    std::map<QString, Sum> m_files;
};

} // namespace standpoint
