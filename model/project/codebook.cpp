// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/codebook.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace standpoint {

namespace {

    struct Words
    {
        Q_DECLARE_TR_FUNCTIONS(standpoint::Codebook)
    };

    const QStringList kindNames{QStringLiteral("choice"), QStringLiteral("flag"), QStringLiteral("number"),
                                QStringLiteral("text")};
    constexpr quint32 plainGrey = 0x6B7280;

    QString text(const QJsonObject &object, QLatin1String key) { return object.value(key).toString(); }

    template <typename Entity>
    Entity named(const QJsonObject &object, int order)
    {
        Entity entity;
        entity.id = decltype(entity.id)::fromString(text(object, QLatin1String("id"))).value_or(decltype(entity.id)::random());
        entity.name = text(object, QLatin1String("name")).trimmed();
        entity.guideline = text(object, QLatin1String("guideline"));
        entity.order = order;
        return entity;
    }

    tl::unexpected<Error> malformed(const QString &what) { return fail(Error::Kind::Malformed, what); }

    Result<StanceValue> stanceFrom(const QJsonObject &object, int order)
    {
        StanceValue stance = named<StanceValue>(object, order);
        const QJsonValue polarity = object.value(QLatin1String("polarity"));
        if (polarity.isDouble())
            stance.polarity = polarity.toDouble();
        stance.colour = plainGrey;
        const QString colour = text(object, QLatin1String("color"));
        if (!colour.isEmpty()) {
            bool ok = false;
            stance.colour = QStringView(colour).mid(1).toUInt(&ok, 16);
            if (!ok || colour.size() != 7 || colour.front() != QLatin1Char('#'))
                return malformed(Words::tr("“%1” is not a colour like #2166ac.").arg(colour));
        }
        return stance;
    }

    Result<Attribute> attributeFrom(const QJsonObject &object, int order)
    {
        Attribute attribute = named<Attribute>(object, order);
        const qsizetype kind = kindNames.indexOf(text(object, QLatin1String("kind")));
        if (kind < 0)
            return malformed(Words::tr("The attribute “%1” is neither choice, flag, number nor text.").arg(attribute.name));
        attribute.kind = static_cast<Attribute::Kind>(kind);
        const QJsonArray choices = object.value(QLatin1String("choices")).toArray();
        for (const QJsonValue &value : choices) {
            const QJsonObject choice = value.toObject();
            attribute.choices.append({ChoiceId::fromString(text(choice, QLatin1String("id"))).value_or(ChoiceId::random()),
                                      text(choice, QLatin1String("name")).trimmed()});
        }
        return attribute;
    }

    template <typename Entity>
    QJsonObject written(const Entity &entity)
    {
        QJsonObject object{{QStringLiteral("id"), entity.id.toString()}, {QStringLiteral("name"), entity.name}};
        if (!entity.guideline.isEmpty())
            object.insert(QStringLiteral("guideline"), entity.guideline);
        return object;
    }

} // namespace

Result<Codebook> readCodebook(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Kind::Malformed, Words::tr("This codebook is not valid JSON: %1.").arg(error.errorString()),
                    Words::tr("byte %1").arg(error.offset));
    Codebook book;
    book.title = text(root, QLatin1String("title"));
    book.guideline = text(root, QLatin1String("guideline"));
    for (const QJsonValue &value : root.value(QLatin1String("issues")).toArray())
        book.issues.append(named<Issue>(value.toObject(), static_cast<int>(book.issues.size())));
    for (const QJsonValue &value : root.value(QLatin1String("stances")).toArray()) {
        const Result<StanceValue> stance = stanceFrom(value.toObject(), static_cast<int>(book.stances.size()));
        if (!stance)
            return tl::unexpected(stance.error());
        book.stances.append(*stance);
    }
    for (const QJsonValue &value : root.value(QLatin1String("attributes")).toArray()) {
        const Result<Attribute> attribute = attributeFrom(value.toObject(), static_cast<int>(book.attributes.size()));
        if (!attribute)
            return tl::unexpected(attribute.error());
        book.attributes.append(*attribute);
    }
    if (book.issues.isEmpty() || book.stances.isEmpty())
        return malformed(Words::tr("A codebook needs at least one issue and one stance."));
    return book;
}

QByteArray writeCodebook(const Project &project)
{
    QJsonArray issues;
    for (const Issue &issue : project.issues().inOrder())
        issues.append(written(issue));
    QJsonArray stances;
    for (const StanceValue &stance : project.stances().inOrder()) {
        QJsonObject object = written(stance);
        if (stance.polarity)
            object.insert(QStringLiteral("polarity"), *stance.polarity);
        object.insert(QStringLiteral("color"), QStringLiteral("#%1").arg(stance.colour, 6, 16, QLatin1Char('0')));
        stances.append(object);
    }
    QJsonArray attributes;
    for (const Attribute &attribute : project.attributes().inOrder()) {
        QJsonObject object = written(attribute);
        object.insert(QStringLiteral("kind"), kindNames.at(static_cast<int>(attribute.kind)));
        QJsonArray choices;
        for (const Choice &choice : attribute.choices)
            choices.append(QJsonObject{{QStringLiteral("id"), choice.id.toString()}, {QStringLiteral("name"), choice.name}});
        if (!choices.isEmpty())
            object.insert(QStringLiteral("choices"), choices);
        attributes.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("title"), project.info().title},
                                     {QStringLiteral("guideline"), project.info().guideline},
                                     {QStringLiteral("issues"), issues},
                                     {QStringLiteral("stances"), stances},
                                     {QStringLiteral("attributes"), attributes}})
        .toJson();
}

Codebook defaultCodebook()
{
    QFile file(QStringLiteral(":/codebooks/default.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    const Result<Codebook> book = readCodebook(opened ? file.readAll() : QByteArray());
    Q_ASSERT(book); // ours, and a test reads it
    return book.value_or(Codebook{});
}

Result<Project> newProject(const QString &title, const Codebook &codebook)
{
    std::vector<AnyEdit> edits;
    edits.push_back(adding(ProjectInfo{ProjectId::random(), title, codebook.guideline, QDateTime::currentDateTimeUtc()}));
    for (const Issue &issue : codebook.issues)
        edits.push_back(adding(issue));
    for (const StanceValue &stance : codebook.stances)
        edits.push_back(adding(stance));
    for (const Attribute &attribute : codebook.attributes)
        edits.push_back(adding(attribute));
    Project project;
    if (Status made = project.apply(makeChange(Words::tr("New project"), std::move(edits))); !made)
        return tl::unexpected(made.error());
    return project;
}

} // namespace standpoint
