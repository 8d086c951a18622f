// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/own_json.h"

#include "model/exchange/evidence_check.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace standpoint {

namespace {

struct TextMember
{
    QString name;
    QString ArticleInfo::*member;
};

const QList<TextMember> &articleTexts()
{
    static const QList<TextMember> all{{QStringLiteral("title"), &ArticleInfo::title},
        {QStringLiteral("source"), &ArticleInfo::source}, {QStringLiteral("author"), &ArticleInfo::author},
        {QStringLiteral("url"), &ArticleInfo::url}, {QStringLiteral("language"), &ArticleInfo::language},
        {QStringLiteral("document"), &ArticleInfo::document}};
    return all;
}

QStringList textsIn(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue one : value.toArray()) {
        if (const QString text = one.toString(); !text.isEmpty())
            texts.append(text);
    }
    return texts;
}

} // namespace

QString actorKindName(Actor::Kind kind)
{
    switch (kind) {
    case Actor::Kind::Person:
        return QStringLiteral("person");
    case Actor::Kind::Organisation:
        return QStringLiteral("organisation");
    case Actor::Kind::State:
        return QStringLiteral("state");
    case Actor::Kind::Group:
        break;
    }
    return QStringLiteral("group");
}

std::optional<Actor::Kind> actorKindFrom(const QString &name)
{
    for (const Actor::Kind kind :
        {Actor::Kind::Person, Actor::Kind::Organisation, Actor::Kind::State, Actor::Kind::Group}) {
        if (actorKindName(kind) == name)
            return kind;
    }
    return name == QStringLiteral("organization") ? std::optional(Actor::Kind::Organisation) : std::nullopt;
}

QJsonObject articleToJson(const ArticleInfo &info)
{
    QJsonObject object{{QStringLiteral("id"), info.id.toString()}};
    for (const TextMember &text : articleTexts()) {
        if (const QString &value = info.*text.member; !value.isEmpty())
            object.insert(text.name, value);
    }
    if (info.published.isValid())
        object.insert(QStringLiteral("published"), info.published.toString(Qt::ISODate));
    if (!info.tags.isEmpty())
        object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(info.tags));
    return object;
}

ArticleInfo articleFromJson(const QJsonObject &object)
{
    ArticleInfo info;
    info.id = ArticleId::fromString(object.value(QStringLiteral("id")).toString()).value_or(ArticleId());
    for (const TextMember &text : articleTexts())
        info.*text.member = object.value(text.name).toString();
    info.published = QDate::fromString(object.value(QStringLiteral("published")).toString(), Qt::ISODate);
    info.tags = textsIn(object.value(QStringLiteral("tags")));
    return info;
}

QJsonObject actorToJson(const Actor &actor)
{
    QJsonObject object{{QStringLiteral("id"), actor.id.toString()}, {QStringLiteral("name"), actor.name},
        {QStringLiteral("kind"), actorKindName(actor.kind)}};
    if (!actor.aliases.isEmpty())
        object.insert(QStringLiteral("aliases"), QJsonArray::fromStringList(actor.aliases));
    QStringList with;
    for (const Affiliation &affiliation : actor.affiliations)
        with.append(affiliation.with.toString());
    if (!with.isEmpty())
        object.insert(QStringLiteral("affiliations"), QJsonArray::fromStringList(with));
    return object;
}

QList<ForeignActor> actorFromJson(const QJsonObject &object)
{
    ForeignActor actor;
    actor.key = object.value(QStringLiteral("id")).toString();
    actor.name = object.value(QStringLiteral("name")).toString();
    actor.kind = actorKindFrom(object.value(QStringLiteral("kind")).toString()).value_or(Actor::Kind::Person);
    actor.aliases = textsIn(object.value(QStringLiteral("aliases")));
    if (actor.name.trimmed().isEmpty())
        return {};
    QList<ForeignActor> all{actor};
    const QStringList affiliations = textsIn(object.value(QStringLiteral("affiliations")));
    for (qsizetype i = 0; i < affiliations.size(); ++i) {
        if (i > 0)
            all.append(actor);
        all.last().affiliation = affiliations[i];
    }
    return all;
}

QJsonObject answersToJson(const Annotation &annotation, const Table<Attribute> &attributes)
{
    QJsonObject object;
    for (const AttributeValue &value : annotation.attributes.orDefault()) {
        if (const Attribute *attribute = attributes.find(value.attribute))
            object.insert(attribute->name, readableAnswer(*attribute, value.value));
    }
    return object;
}

void setAnswers(ForeignAnnotation &annotation, const QJsonObject &answers)
{
    for (auto it = answers.begin(); it != answers.end(); ++it)
        annotation.set(QStringLiteral("attribute:") + it.key(), it.value().toString());
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject jsonObjectIn(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace standpoint
