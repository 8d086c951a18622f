// SPDX-License-Identifier: GPL-3.0-or-later
//
// How an export was made, so that it can be made again: kept in each folder that is written.
#pragma once

#include "model/exchange/export.h"

#include <QJsonObject>

namespace standpoint {

/// The file's name in the folder.
QString recipeName();
/// Format, layer, unit and all other options; the program's version; how many articles and annotations there
/// are. No time and no path, so that the same export gives the same bytes.
QJsonObject exportRecipe(const ExportOptions &options, qsizetype articles, qint64 annotations);
/// Whether an export made this folder.
bool isExportFolder(const QString &path);
/// That, and whether it still holds just what that wrote.
enum class FolderThere
{
    Other,
    Untouched,
    Changed
};
/// Fails with Io where a file in it cannot be read.
Result<FolderThere> folderThere(const QString &path);
/// With the fingerprint of the folder's other files.
QByteArray recipeBytes(QJsonObject recipe, const QString &fingerprint);

} // namespace standpoint
