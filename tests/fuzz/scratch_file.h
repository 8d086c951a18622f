// SPDX-License-Identifier: GPL-3.0-or-later
//
// The import reads files by name: one that holds the input.
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace standpoint::fuzz {

inline QString scratchFile(const QString &name, const QByteArray &bytes)
{
    static const QTemporaryDir folder;
    QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace standpoint::fuzz
