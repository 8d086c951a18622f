// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/label_mapping.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::LabelMapping)
};

struct Member
{
    QString name;
    LabelMapping::Source LabelMapping::*source;
};

const std::array<Member, 4> &members()
{
    static const std::array<Member, 4> all{{{QStringLiteral("actor"), &LabelMapping::actor},
        {QStringLiteral("issue"), &LabelMapping::issue}, {QStringLiteral("stance"), &LabelMapping::stance},
        {QStringLiteral("annotator"), &LabelMapping::annotator}}};
    return all;
}

QJsonObject textsToJson(const QMap<QString, QString> &texts)
{
    QJsonObject object;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

tl::unexpected<Error> wrong(const QString &member)
{
    return fail(
        Error::Kind::Malformed, Words::tr("The mapping's “%1” is not as it should be").arg(member.left(60)));
}

/// Fails unless the object holds nothing but these members.
Status holdsOnly(const QJsonObject &object, const QStringList &known)
{
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return wrong(key);
    }
    return {};
}

Result<QMap<QString, QString>> textsFrom(const QJsonValue &value, const QString &member)
{
    QMap<QString, QString> texts;
    if (value.isUndefined())
        return texts;
    if (!value.isObject())
        return wrong(member);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it.value().isString())
            return wrong(it.key());
        texts.insert(it.key(), it.value().toString());
    }
    return texts;
}

Status readText(const QJsonObject &object, const QString &name, QString &text)
{
    const QJsonValue value = object.value(name);
    if (!value.isUndefined() && !value.isString())
        return wrong(name);
    text = value.toString();
    return {};
}

Status readSource(const QJsonValue &value, const QString &member, LabelMapping::Source &source)
{
    if (value.isUndefined())
        return {};
    if (!value.isObject())
        return wrong(member);
    const QJsonObject object = value.toObject();
    const QString field = QStringLiteral("field");
    const QString values = QStringLiteral("values");
    const QString otherwise = QStringLiteral("otherwise");
    if (Status known = holdsOnly(object, {field, values, otherwise}); !known)
        return known;
    if (Status read = readText(object, field, source.field); !read)
        return read;
    if (Status read = readText(object, otherwise, source.otherwise); !read)
        return read;
    Result<QMap<QString, QString>> texts = textsFrom(object.value(values), values);
    if (!texts)
        return tl::unexpected(texts.error());
    source.values = std::move(*texts);
    return {};
}

Status readOnly(const QJsonValue &value, LabelMapping &mapping)
{
    if (value.isUndefined())
        return {};
    const QJsonObject object = value.toObject();
    const QString values = QStringLiteral("values");
    if (Status known = holdsOnly(object, {QStringLiteral("field"), values}); !known)
        return known;
    if (!object.value(values).isArray() || object.value(QStringLiteral("field")).toString().isEmpty())
        return wrong(QStringLiteral("only"));
    mapping.onlyField = object.value(QStringLiteral("field")).toString();
    for (const QJsonValue one : object.value(values).toArray()) {
        if (!one.isString())
            return wrong(values);
        mapping.onlyValues.append(one.toString());
    }
    return {};
}

} // namespace

std::optional<QString> mappedValue(const LabelMapping::Source &source, const QString &value)
{
    if (value.isEmpty())
        return source.otherwise;
    const auto mapped = source.values.find(value);
    if (mapped == source.values.end())
        return value;
    return mapped->isEmpty() ? std::nullopt : std::optional(*mapped);
}

std::optional<MappedNames> mappedNames(
    const LabelMapping &mapping, const std::function<QString(const QString &field)> &fieldOf)
{
    if (!mapping.onlyField.isEmpty() && !mapping.onlyValues.contains(fieldOf(mapping.onlyField)))
        return std::nullopt;
    MappedNames names;
    for (size_t i = 0; i < names.size(); ++i) {
        const LabelMapping::Source &source = mapping.*members().at(i).source;
        const std::optional<QString> value =
            mappedValue(source, source.field.isEmpty() ? QString() : fieldOf(source.field));
        if (!value)
            return std::nullopt;
        names.at(i) = *value;
    }
    return names;
}

QByteArray mappingToJson(const LabelMapping &mapping)
{
    const LabelMapping fresh;
    QJsonObject object;
    for (const Member &member : members()) {
        const LabelMapping::Source &source = mapping.*member.source;
        if (source == fresh.*member.source)
            continue;
        QJsonObject inner;
        if (!source.field.isEmpty())
            inner.insert(QStringLiteral("field"), source.field);
        if (!source.values.isEmpty())
            inner.insert(QStringLiteral("values"), textsToJson(source.values));
        if (!source.otherwise.isEmpty())
            inner.insert(QStringLiteral("otherwise"), source.otherwise);
        object.insert(member.name, inner);
    }
    if (!mapping.others.isEmpty())
        object.insert(QStringLiteral("others"), textsToJson(mapping.others));
    if (!mapping.onlyField.isEmpty())
        object.insert(QStringLiteral("only"),
            QJsonObject{{QStringLiteral("field"), mapping.onlyField},
                {QStringLiteral("values"), QJsonArray::fromStringList(mapping.onlyValues)}});
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<LabelMapping> mappingFromJson(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return fail(Error::Kind::Malformed,
            Words::tr("The mapping is no JSON object (%1 at byte %2)")
                .arg(error.errorString())
                .arg(error.offset));
    const QJsonObject object = document.object();
    const QString others = QStringLiteral("others");
    const QString only = QStringLiteral("only");
    QStringList known{others, only};
    LabelMapping mapping;
    for (const Member &member : members()) {
        known.append(member.name);
        if (Status read = readSource(object.value(member.name), member.name, mapping.*member.source); !read)
            return tl::unexpected(read.error());
    }
    if (Status all = holdsOnly(object, known); !all)
        return tl::unexpected(all.error());
    Result<QMap<QString, QString>> texts = textsFrom(object.value(others), others);
    if (!texts)
        return tl::unexpected(texts.error());
    mapping.others = std::move(*texts);
    if (Status read = readOnly(object.value(only), mapping); !read)
        return tl::unexpected(read.error());
    return mapping;
}

} // namespace standpoint
