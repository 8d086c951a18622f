// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files dropped on a window.
#pragma once

#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace standpoint {

inline QStringList droppedFiles(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

inline bool isProjectFile(const QString &path)
{
    return path.endsWith(QStringLiteral(".stance")) || path.endsWith(QStringLiteral(".stance~"));
}

} // namespace standpoint
