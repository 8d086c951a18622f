// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export_preset.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ExportPreset)
};

tl::unexpected<Error> wrong(const QString &member)
{
    return fail(Error::Kind::Malformed,
        Words::tr("The export settings' “%1” is not as it should be").arg(member.left(60)));
}

QString splitText(const std::array<int, 3> &split)
{
    return QStringLiteral("%1:%2:%3").arg(split[0]).arg(split[1]).arg(split[2]);
}

Status readChoices(const QJsonValue &value, ExportOptions &options)
{
    if (!value.isObject())
        return wrong(QStringLiteral("choices"));
    const QJsonObject choices = value.toObject();
    for (auto it = choices.begin(); it != choices.end(); ++it) {
        if (!it.value().isString())
            return wrong(it.key());
        options.choices.insert(it.key(), it.value().toString());
    }
    return {};
}

Status readText(const QString &name, const QString &text, ExportOptions &options)
{
    if (name == QStringLiteral("format")) {
        options.format = text;
    } else if (name == QStringLiteral("layer")) {
        options.layer = text;
    } else if (name == QStringLiteral("split")) {
        const auto split = readSplit(text);
        if (!split)
            return tl::unexpected(split.error());
        options.split = *split;
    } else if (name == QStringLiteral("seed")) {
        bool fits = false;
        options.seed = text.toULongLong(&fits);
        if (!fits)
            return wrong(name);
    } else if (name == QStringLiteral("near_duplicates")) {
        options.nearTogether = text != QStringLiteral("apart");
        if (options.nearTogether && text != QStringLiteral("together"))
            return wrong(name);
    } else if (name == QStringLiteral("unit")) {
        const auto unit = exportUnitFrom(text);
        if (!unit)
            return wrong(name);
        options.unit = *unit;
    } else {
        return wrong(name);
    }
    return {};
}

Status readFlag(const QString &name, bool value, ExportOptions &options)
{
    if (name == QStringLiteral("none"))
        options.none = value;
    else if (name == QStringLiteral("pseudonyms"))
        options.pseudonyms = value;
    else if (name == QStringLiteral("done"))
        options.doneOnly = value;
    else
        return wrong(name);
    return {};
}

Status readMember(const QString &name, const QJsonValue &value, ExportOptions &options)
{
    if (name == QStringLiteral("choices"))
        return readChoices(value, options);
    if (value.isString())
        return readText(name, value.toString(), options);
    if (value.isBool())
        return readFlag(name, value.toBool(), options);
    const int number = value.toInt(-1);
    if (name != QStringLiteral("context") || number < 0 || number > maximumContext)
        return wrong(name);
    options.context = number;
    return {};
}

} // namespace

QString exportPresetKind()
{
    return QStringLiteral("export");
}

QString mappingPresetKind()
{
    return QStringLiteral("mapping");
}

QByteArray exportOptionsToJson(const ExportOptions &options)
{
    QJsonObject object{{QStringLiteral("format"), options.format}};
    if (!options.layer.isEmpty() && options.layer != QStringLiteral("all"))
        object.insert(QStringLiteral("layer"), options.layer);
    if (options.split)
        object.insert(QStringLiteral("split"), splitText(*options.split));
    if (options.seed != 0)
        object.insert(QStringLiteral("seed"), QString::number(options.seed));
    if (!options.nearTogether)
        object.insert(QStringLiteral("near_duplicates"), QStringLiteral("apart"));
    if (options.unit != ExportUnit::Span)
        object.insert(QStringLiteral("unit"), exportUnitName(options.unit));
    if (options.context > 0)
        object.insert(QStringLiteral("context"), options.context);
    for (const auto &[name, flag] : {std::pair("none", options.none),
             std::pair("pseudonyms", options.pseudonyms), std::pair("done", options.doneOnly)}) {
        if (flag)
            object.insert(QLatin1String(name), true);
    }
    QJsonObject choices;
    for (auto it = options.choices.begin(); it != options.choices.end(); ++it) {
        if (it.key() != QStringLiteral("password"))
            choices.insert(it.key(), it.value());
    }
    if (!choices.isEmpty())
        object.insert(QStringLiteral("choices"), choices);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<ExportOptions> exportOptionsFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(Error::Kind::Malformed,
            Words::tr("The export settings are no JSON object (%1 at byte %2)")
                .arg(error.errorString())
                .arg(error.offset));
    const QJsonObject object = document.object();
    ExportOptions options;
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (Status read = readMember(it.key(), it.value(), options); !read)
            return tl::unexpected(read.error());
    }
    return options;
}

} // namespace standpoint
