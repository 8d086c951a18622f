// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/codebook.h"

#include "model/project/check.h"

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

const QStringList kindNames{
    QStringLiteral("choice"), QStringLiteral("flag"), QStringLiteral("number"), QStringLiteral("text")};
constexpr quint32 plainGrey = 0x6B7280;

QString text(const QJsonObject &object, QLatin1String key)
{
    return object.value(key).toString();
}

tl::unexpected<Error> malformed(const QString &what)
{
    return fail(Error::Kind::Malformed, what);
}

/// An id where one is given, else a fresh one: a damaged id must not silently become another thing.
template <typename Entity> Result<Id<Entity>> idFrom(const QJsonObject &object)
{
    if (!object.contains(QLatin1String("id")))
        return Id<Entity>::random();
    const auto id = Id<Entity>::fromString(text(object, QLatin1String("id")));
    if (!id || id->isNull())
        return malformed(Words::tr("“%1” is not an id of 32 digits.").arg(text(object, QLatin1String("id"))));
    return *id;
}

/// What issues, stances and attributes have: a guideline, and when it was revised.
template <typename Entity> Status readWording(const QJsonObject &object, Entity &entity)
{
    entity.guideline = text(object, QLatin1String("guideline"));
    if (!object.contains(QLatin1String("revised")))
        return {};
    const QString revised = text(object, QLatin1String("revised"));
    entity.revised = QDateTime::fromString(revised, Qt::ISODateWithMs).toUTC();
    if (!entity.revised.isValid())
        return malformed(Words::tr("“%1” is not a time like 2024-05-31T12:00:00.000Z.").arg(revised));
    return {};
}

template <typename Entity> Result<Entity> named(const QJsonObject &object, int order)
{
    const Result<Id<Entity>> id = idFrom<Entity>(object);
    if (!id)
        return tl::unexpected(id.error());
    Entity entity;
    entity.id = *id;
    entity.name = text(object, QLatin1String("name")).trimmed();
    if (entity.name.isEmpty())
        return malformed(Words::tr("Something in this codebook has no name."));
    entity.order = order;
    entity.retired = object.value(QLatin1String("retired")).toBool();
    if constexpr (std::is_same_v<Entity, ReasonCode>)
        entity.paragraph = text(object, QLatin1String("paragraph")).trimmed();
    else if (Status worded = readWording(object, entity); !worded)
        return tl::unexpected(worded.error());
    return entity;
}

Result<quint32> colourFrom(const QString &colour)
{
    bool ok = false;
    const quint32 value = QStringView(colour).mid(1).toUInt(&ok, 16);
    if (!ok || colour.size() != 7 || colour[0] != QLatin1Char('#') || colour[1] == QLatin1Char('+'))
        return malformed(Words::tr("“%1” is not a colour like #2166ac.").arg(colour));
    return value;
}

Result<Issue> issueFrom(const QJsonObject &object, int order)
{
    Result<Issue> issue = named<Issue>(object, order);
    if (!issue)
        return issue;
    issue->group = text(object, QLatin1String("group")).trimmed();
    const QJsonArray keywords = object.value(QLatin1String("keywords")).toArray();
    if (keywords.size() > maximumKeywords)
        return malformed(
            Words::tr("“%1” has more than %2 keywords.").arg(issue->name.left(40)).arg(maximumKeywords));
    for (const auto &value : keywords) {
        issue->keywords.append(
            {value.isString() ? value.toString() : text(value.toObject(), QLatin1String("expression")),
                !value.isString()});
    }
    return issue;
}

/// What is too long or too many is told before the first expression is compiled, which takes time.
Status checkAllKeywords(const QList<Issue> &issues)
{
    qsizetype all = 0;
    for (const Issue &issue : issues) {
        const qsizetype expressions = expressionCount(issue);
        all += expressions;
        if (expressions > maximumExpressions || all > maximumExpressionsInAll)
            return malformed(
                Words::tr("A codebook has at most %1 regular expressions as keywords, and %2 for an issue.")
                    .arg(maximumExpressionsInAll)
                    .arg(maximumExpressions));
    }
    for (Status (*const fits)(const Keyword &) : {checkKeyword, checkExpression}) {
        for (const Issue &issue : issues) {
            for (const Keyword &keyword : issue.keywords) {
                if (const Status fit = fits(keyword); !fit)
                    return malformed(Words::tr("A keyword of “%1” cannot be used. %2")
                                         .arg(issue.name.left(40), fit.error().what));
            }
        }
    }
    return {};
}

Result<StanceValue> stanceFrom(const QJsonObject &object, int order)
{
    Result<StanceValue> stance = named<StanceValue>(object, order);
    if (!stance)
        return stance;
    const QJsonValue polarity = object.value(QLatin1String("polarity"));
    if (polarity.isDouble())
        stance->polarity = polarity.toDouble();
    else if (!polarity.isUndefined() && !polarity.isNull())
        return malformed(Words::tr("The polarity of “%1” is not a number.").arg(stance->name));
    stance->colour = plainGrey;
    if (object.contains(QLatin1String("color"))) {
        const Result<quint32> colour = colourFrom(text(object, QLatin1String("color")));
        if (!colour)
            return tl::unexpected(colour.error());
        stance->colour = *colour;
    }
    return stance;
}

Result<Attribute> attributeFrom(const QJsonObject &object, int order)
{
    Result<Attribute> read = named<Attribute>(object, order);
    if (!read)
        return read;
    Attribute &attribute = *read;
    const qsizetype kind = kindNames.indexOf(text(object, QLatin1String("kind")));
    if (kind < 0)
        return malformed(
            Words::tr("The attribute “%1” is neither choice, flag, number nor text.").arg(attribute.name));
    attribute.kind = static_cast<Attribute::Kind>(kind);
    const QJsonArray choices = object.value(QLatin1String("choices")).toArray();
    for (const auto &value : choices) {
        const QJsonObject choice = value.toObject();
        const Result<ChoiceId> id = idFrom<Choice>(choice);
        if (!id)
            return tl::unexpected(id.error());
        attribute.choices.append({*id, text(choice, QLatin1String("name")).trimmed()});
    }
    return read;
}

/// Reads a list of things into `entities`; fails with what is wrong about the first that is none.
template <typename Entity>
Status readList(
    const QJsonValue &list, Result<Entity> (*read)(const QJsonObject &, int), QList<Entity> &entities)
{
    const QJsonArray things = list.toArray();
    if (things.size() > maximumCodebookSize)
        return malformed(Words::tr("A codebook has at most %1 issues, stances, attributes or reasons.")
                             .arg(maximumCodebookSize));
    for (const auto &value : things) {
        const Result<Entity> entity = read(value.toObject(), static_cast<int>(entities.size()));
        if (!entity)
            return tl::unexpected(entity.error());
        entities.append(*entity);
    }
    return {};
}

template <typename Entity> QJsonObject written(const Entity &entity)
{
    QJsonObject object{{QStringLiteral("id"), entity.id.toString()}, {QStringLiteral("name"), entity.name}};
    if (!entity.guideline.isEmpty())
        object.insert(QStringLiteral("guideline"), entity.guideline);
    if (entity.retired)
        object.insert(QStringLiteral("retired"), true);
    if (entity.revised.isValid())
        object.insert(QStringLiteral("revised"), entity.revised.toUTC().toString(Qt::ISODateWithMs));
    return object;
}

QByteArray builtIn(const QString &name)
{
    QFile file(QStringLiteral(":/codebooks/%1.json").arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

QJsonObject written(const Issue &issue)
{
    QJsonObject object = written<Issue>(issue);
    if (!issue.group.isEmpty())
        object.insert(QStringLiteral("group"), issue.group);
    QJsonArray keywords;
    for (const Keyword &keyword : issue.keywords) {
        if (keyword.isRegularExpression)
            keywords.append(QJsonObject{{QStringLiteral("expression"), keyword.text}});
        else
            keywords.append(keyword.text);
    }
    if (!keywords.isEmpty())
        object.insert(QStringLiteral("keywords"), keywords);
    return object;
}

QJsonObject written(const ReasonCode &reason)
{
    QJsonObject object{{QStringLiteral("id"), reason.id.toString()}, {QStringLiteral("name"), reason.name}};
    if (!reason.paragraph.isEmpty())
        object.insert(QStringLiteral("paragraph"), reason.paragraph);
    if (reason.retired)
        object.insert(QStringLiteral("retired"), true);
    return object;
}

} // namespace

Result<Codebook> readCodebook(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(Error::Kind::Malformed,
            Words::tr("This codebook is not valid JSON: %1.").arg(error.errorString()),
            Words::tr("byte %1").arg(error.offset));
    Codebook book;
    book.title = text(root, QLatin1String("title"));
    book.guideline = text(root, QLatin1String("guideline"));
    if (Status issues = readList(root.value(QLatin1String("issues")), issueFrom, book.issues); !issues)
        return tl::unexpected(issues.error());
    if (Status keywords = checkAllKeywords(book.issues); !keywords)
        return tl::unexpected(keywords.error());
    if (Status stances = readList(root.value(QLatin1String("stances")), stanceFrom, book.stances); !stances)
        return tl::unexpected(stances.error());
    if (Status attributes = readList(root.value(QLatin1String("attributes")), attributeFrom, book.attributes);
        !attributes)
        return tl::unexpected(attributes.error());
    if (Status reasons = readList(root.value(QLatin1String("reasons")), named<ReasonCode>, book.reasons);
        !reasons)
        return tl::unexpected(reasons.error());
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
        object.insert(
            QStringLiteral("color"), QStringLiteral("#%1").arg(stance.colour, 6, 16, QLatin1Char('0')));
        stances.append(object);
    }
    QJsonArray attributes;
    for (const Attribute &attribute : project.attributes().inOrder()) {
        QJsonObject object = written(attribute);
        object.insert(QStringLiteral("kind"), kindNames.at(static_cast<int>(attribute.kind)));
        QJsonArray choices;
        for (const Choice &choice : attribute.choices)
            choices.append(QJsonObject{
                {QStringLiteral("id"), choice.id.toString()}, {QStringLiteral("name"), choice.name}});
        if (!choices.isEmpty())
            object.insert(QStringLiteral("choices"), choices);
        attributes.append(object);
    }
    QJsonArray reasons;
    for (const ReasonCode &reason : project.reasons().inOrder())
        reasons.append(written(reason));
    QJsonObject book{{QStringLiteral("title"), project.info().title},
        {QStringLiteral("guideline"), project.info().guideline}, {QStringLiteral("issues"), issues},
        {QStringLiteral("stances"), stances}, {QStringLiteral("attributes"), attributes}};
    if (!reasons.isEmpty())
        book.insert(QStringLiteral("reasons"), reasons);
    return QJsonDocument(book).toJson();
}

Codebook defaultCodebook()
{
    const Result<Codebook> book = readCodebook(builtIn(QStringLiteral("default")));
    Q_ASSERT(book); // ours, and a test reads it
    return book.value_or(Codebook{});
}

QList<CodebookTemplate> codebookTemplates()
{
    return {{QStringLiteral("three-values"), Words::tr("Three values"),
                Words::tr("in favour, neutral, against: for most studies")},
        {QStringLiteral("five-values"), Words::tr("Five values"),
            Words::tr("strongly in favour to strongly against: where how firmly somebody stands matters")},
        {QStringLiteral("ambivalent"), Words::tr("With ambivalent"),
            Words::tr("three values, and one for who is for and against at once")}};
}

Result<Codebook> templateCodebook(const QString &id)
{
    QStringList known;
    for (const CodebookTemplate &one : codebookTemplates())
        known.append(one.id);
    if (!known.contains(id))
        return fail(Error::Kind::Invalid,
            Words::tr("There is no template “%1”; there are %2.").arg(id, known.join(QStringLiteral(", "))));
    Codebook book = defaultCodebook();
    if (id == known.first())
        return book;
    book.stances.clear();
    const QJsonObject root = QJsonDocument::fromJson(builtIn(id)).object();
    if (Status read = readList(root.value(QLatin1String("stances")), stanceFrom, book.stances); !read)
        return tl::unexpected(read.error());
    return book;
}

Result<Project> newProject(const QString &title, const Codebook &codebook)
{
    std::vector<AnyEdit> edits;
    edits.push_back(
        adding(ProjectInfo{ProjectId::random(), title, codebook.guideline, QDateTime::currentDateTimeUtc()}));
    for (const Issue &issue : codebook.issues)
        edits.push_back(adding(issue));
    for (const StanceValue &stance : codebook.stances)
        edits.push_back(adding(stance));
    for (const Attribute &attribute : codebook.attributes)
        edits.push_back(adding(attribute));
    for (const ReasonCode &reason : codebook.reasons)
        edits.push_back(adding(reason));
    Project project;
    if (Status made = project.apply(makeChange(Words::tr("New project"), std::move(edits))); !made)
        return tl::unexpected(made.error());
    return project;
}

} // namespace standpoint
