// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/homes.h"

#include "model/store/project_file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace standpoint {

QString homesFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

bool isHome(const QString &path)
{
    return !path.isEmpty() && QFileInfo(path).path() == homesFolder();
}

QString newHome()
{
    return homesFolder() + QLatin1Char('/') + Bits128::random().toString() + QStringLiteral(".stance");
}

bool hasHome(ProjectId project)
{
    const QDir folder(homesFolder());
    const QStringList names = folder.entryList({QStringLiteral("*.stance")}, QDir::Files);
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        const Result<ProjectIdentity> identity = readIdentity(folder.filePath(name));
        return identity && identity->info.id == project;
    });
}

} // namespace standpoint
