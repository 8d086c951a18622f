// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export_recipe.h"

#include "model/exchange/folder_fingerprint.h"
#include "model/exchange/read_file.h"

#include <QJsonDocument>

namespace standpoint {

namespace {

const QString fingerprintName = QStringLiteral("files");

QJsonObject recipeIn(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path + u'/' + recipeName(), 1 << 20);
    return bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
}

bool isRecipe(const QJsonObject &recipe)
{
    return recipe.contains(QStringLiteral("standpoint"));
}

} // namespace

QString recipeName()
{
    return QStringLiteral("standpoint-export.json");
}

QJsonObject exportRecipe(const ExportOptions &options, qsizetype articles, qint64 annotations)
{
    QJsonObject recipe{{QStringLiteral("standpoint"), QStringLiteral(STANDPOINT_VERSION)},
        {QStringLiteral("format"), options.format},
        {QStringLiteral("layer"), options.layer.isEmpty() ? QStringLiteral("all") : options.layer},
        {QStringLiteral("unit"), exportUnitName(options.unit)}, {QStringLiteral("none"), options.none},
        {QStringLiteral("context"), options.context}, {QStringLiteral("pseudonyms"), options.pseudonyms},
        {QStringLiteral("done_only"), options.doneOnly}, {QStringLiteral("articles"), articles},
        {QStringLiteral("annotations"), annotations}};
    if (options.split) {
        recipe.insert(QStringLiteral("split"),
            QStringLiteral("%1:%2:%3")
                .arg(options.split->at(0))
                .arg(options.split->at(1))
                .arg(options.split->at(2)));
        recipe.insert(
            QStringLiteral("seed"), QString::number(options.seed)); // 64 bits do not fit a JSON number
        recipe.insert(QStringLiteral("near_duplicates"),
            options.nearTogether ? QStringLiteral("together") : QStringLiteral("apart"));
    }
    for (auto it = options.choices.begin(); it != options.choices.end(); ++it) {
        if (it.key() != QStringLiteral("password"))
            recipe.insert(it.key(), it.value());
    }
    return recipe;
}

QByteArray recipeBytes(QJsonObject recipe, const QString &fingerprint)
{
    recipe.insert(fingerprintName, fingerprint);
    return QJsonDocument(recipe).toJson(QJsonDocument::Indented);
}

bool isExportFolder(const QString &path)
{
    return isRecipe(recipeIn(path));
}

Result<FolderThere> folderThere(const QString &path)
{
    const QJsonObject recipe = recipeIn(path);
    if (!isRecipe(recipe))
        return FolderThere::Other;
    const Result<FolderFingerprint> now = FolderFingerprint::of(path, recipeName());
    if (!now)
        return tl::unexpected(now.error());
    return now->text() == recipe[fingerprintName].toString() ? FolderThere::Untouched : FolderThere::Changed;
}

} // namespace standpoint
