// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dna_writer.h"

#include "model/exchange/annotation_columns.h"
#include "model/exchange/dna_layout.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/exchange/own_json.h"
#include "model/exchange/sqlite_database.h"
#include "model/project/affiliations.h"

#include <QTimeZone>

#include <cmath>
#include <map>

namespace standpoint {

namespace {

using dna::shortened;

enum Insert
{
    IntoDocuments,
    IntoStatements,
    IntoBoolean,
    IntoInteger,
    IntoShortText,
    IntoLongText,
    IntoEntities,
    IntoAttributeValues,
    IntoOwnStatements,
    IntoOwnEntities,
    IntoOwnDocuments,
    IntoCoders,
    IntoRelations,
    IntoOwnCoders
};

/// In the order of Insert: table and number of columns.
constexpr std::array<std::pair<const char *, int>, 14> inserts{
    {{"DOCUMENTS", 10}, {"STATEMENTS", 6}, {"DATABOOLEAN", 4}, {"DATAINTEGER", 4}, {"DATASHORTTEXT", 4},
        {"DATALONGTEXT", 4}, {"ENTITIES (ID, VariableId, Value, Red, Green, Blue)", 6},
        {"ATTRIBUTEVALUES", 4}, {"STANDPOINT_STATEMENTS", 14}, {"STANDPOINT_ENTITIES", 3},
        {"STANDPOINT_DOCUMENTS", 2}, {"CODERS (ID, Name, Red, Green, Blue, Password)", 6},
        {"CODERRELATIONS (ID, Coder, OtherCoder)", 3}, {"STANDPOINT_CODERS", 1}}};

void bindOne(SqliteQuery &query, int place, qint64 value)
{
    query.bind(place, value);
}
void bindOne(SqliteQuery &query, int place, int value)
{
    query.bind(place, static_cast<qint64>(value));
}
/// A null text becomes NULL.
void bindOne(SqliteQuery &query, int place, const QByteArray &value)
{
    if (value.isNull())
        query.bindNull(place);
    else
        query.bind(place, value);
}
void bindOne(SqliteQuery &query, int place, const QString &value)
{
    query.bind(place, value.toUtf8());
}

QByteArray instantText(const QDateTime &time)
{
    if (!time.isValid())
        return {};
    const auto text = instantToText(time.toMSecsSinceEpoch());
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// By which polarities become whole numbers: 1, 2 for halves, else 100.
int scaleOf(const Project &project)
{
    int scale = 1;
    for (const Shared<StanceValue> &stance : project.stances()) {
        const double polarity = stance->polarity.value_or(0);
        const auto isWhole = [&](double by) { return polarity * by == std::round(polarity * by); };
        scale = std::max(scale, isWhole(1) ? 1 : isWhole(2) ? 2 : 100);
    }
    return scale;
}

class Writer : public FormatWriter
{
public:
    explicit Writer(ExportRun &run)
        : m_run(run)
        , m_choice(run.choice(QStringLiteral("statements")))
        , m_scale(scaleOf(run.project))
    {
        for (const Shared<Attribute> &attribute : run.project.attributes()) {
            if (attribute->name == QStringLiteral("organization") && attribute->kind == Attribute::Kind::Text)
                m_organisationAsked = attribute->id;
        }
    }

    Status begin() override;
    Status add(const ExportedArticle &exported) override;
    Status end() override;

private:
    struct Place
    {
        qint64 document = 0;
        qint64 begin = 0;
        qint64 end = 0;
        qint64 coder = 0;
    };

    template <typename... Values> void insert(Insert into, const Values &...values)
    {
        SqliteQuery &query = m_queries[into];
        int place = 0;
        (bindOne(query, ++place, values), ...);
        if (const Status done = query.execute(); !done && m_status)
            m_status = tl::unexpected(Error{Error::Kind::Io, done.error().what, done.error().where});
    }

    void writeCoders();
    void writeActors();
    qint64 addEntity(int variable, const QString &name, const Actor *actor);
    qint64 textEntity(int variable, const QString &name);
    qint64 actorEntity(int variable, ActorId actor);
    qint64 issueEntity(int variable, IssueId issue);
    qint64 organisationOf(int variable, const Article &article, const Annotation &annotation);
    void writeDocument(const ExportedArticle &exported);
    void writeAnnotation(const Article &article, const Annotation &annotation);
    qint64 addStatement(dna::StatementType type, const Place &place);
    void addNote(qint64 of, const Place &place, const QString &text);
    void writeOwn(qint64 statement, const QByteArray &said, const Annotation &annotation, bool keepsName);

    ExportRun &m_run;
    QString m_choice; ///< "both", "agreement", "stance"
    int m_scale;
    AttributeId m_organisationAsked; ///< the attribute by which one statement has an organisation of its own
    std::unique_ptr<SqliteDatabase> m_database;
    std::vector<SqliteQuery> m_queries;
    Status m_status;
    QHash<AnnotatorId, qint64> m_coders;
    std::map<int, QHash<ActorId, qint64>> m_actors; ///< entities by variable
    std::map<int, QHash<IssueId, qint64>> m_issues;
    std::map<int, QHash<QString, qint64>> m_values; ///< likewise by their value
    QSet<qint64> m_renamed;                         ///< entities whose value is not the whole name
    qint64 m_documents = 0;
    qint64 m_statements = 0;
    qint64 m_entities = 0;
    qint64 m_attributeValues = 0;
    std::array<qint64, 4> m_data{}; ///< rows of the four tables of values
};

Status Writer::begin()
{
    Result<SqliteDatabase> database = SqliteDatabase::create(m_run.ownFile());
    if (!database)
        return tl::unexpected(database.error());
    m_database = std::make_unique<SqliteDatabase>(std::move(*database));
    const QDate made = m_run.project.info().created.date();
    const QByteArray date =
        (made.isValid() ? made : QDate(2000, 1, 1)).toString(Qt::ISODate).toLatin1().left(10);
    if (Status done = m_database->run(
            dna::tables() + dna::fixedRows(date, m_choice != QStringLiteral("agreement")) + "BEGIN;");
        !done)
        return done;
    for (const auto &[table, columns] : inserts) {
        QByteArray sql = QByteArray("INSERT INTO ") + table + " VALUES (?";
        for (int i = 1; i < columns; ++i)
            sql += ",?";
        Result<SqliteQuery> query = m_database->query(sql + ')');
        if (!query)
            return tl::unexpected(query.error());
        m_queries.push_back(std::move(*query));
    }
    writeCoders();
    writeActors();
    return m_status;
}

void Writer::writeCoders()
{
    static constexpr std::array<std::array<int, 3>, 6> colours{
        {{255, 255, 0}, {51, 153, 255}, {255, 153, 51}, {102, 204, 102}, {204, 102, 204}, {153, 153, 153}}};
    QString password = m_run.choice(QStringLiteral("password"));
    if (password.isEmpty())
        password = QStringLiteral("standpoint");
    const QByteArray digest =
        dna::passwordDigest(password, m_run.project.info().id.toString().toUtf8() + password.toUtf8());
    QStringList names{QStringLiteral("Admin")};
    for (const AnnotatorId annotator : m_run.annotators()) {
        const QString name = m_run.annotatorName(annotator);
        if (name != names.first())
            names.append(name);
        m_coders.insert(annotator, name == names.first() ? 1 : names.size());
    }
    for (qsizetype i = 0; i < names.size(); ++i) {
        const auto &colour = colours.at(static_cast<size_t>(i) % colours.size());
        insert(IntoCoders, static_cast<qint64>(i + 1), shortened(names[i]), colour[0], colour[1], colour[2],
            digest);
    }
    QList<qint64> ours = m_coders.values();
    std::sort(ours.begin(), ours.end());
    ours.erase(std::unique(ours.begin(), ours.end()), ours.end());
    for (const qint64 coder : std::as_const(ours))
        insert(IntoOwnCoders, coder);
    qint64 relation = 0;
    for (qint64 one = 1; one <= names.size(); ++one) {
        for (qint64 other = 1; other <= names.size(); ++other) {
            if (one != other)
                insert(IntoRelations, ++relation, one, other);
        }
    }
}

/// The empty value of each variable first, then everybody and everything that the codebook has.
void Writer::writeActors()
{
    QList<int> variables{1, 2, 3, 5, 6, 7, 8, 9, 10};
    if (m_choice != QStringLiteral("agreement"))
        variables += {12, 13, 14};
    for (const int variable : variables)
        m_values[variable].insert({}, addEntity(variable, {}, nullptr));
    const dna::StatementVariables &of =
        m_choice == QStringLiteral("stance") ? dna::stanceVariables : dna::agreementVariables;
    for (const Actor &actor : m_run.project.actors().inOrder())
        actorEntity(actor.kind == Actor::Kind::Person ? of.person : of.organization, actor.id);
    for (const Issue &issue : m_run.project.issues().inOrder())
        issueEntity(of.issue, issue.id);
}

/// One that has this value, shortened and told apart where another one has it.
qint64 Writer::addEntity(int variable, const QString &name, const Actor *actor)
{
    QHash<QString, qint64> &values = m_values[variable];
    QString value = shortened(name);
    for (int number = 2; values.contains(value); ++number) {
        const QString ending = QStringLiteral(" (%1)").arg(number);
        value = shortened(name).left(dna::longestValue - ending.size());
        if (!value.isEmpty() && value.back().isHighSurrogate())
            value.chop(1);
        value += ending;
    }
    const qint64 id = ++m_entities;
    values.insert(value, id);
    insert(IntoEntities, id, variable, value, 0, 0, 0);
    if (value != name)
        m_renamed.insert(id);
    const bool isOurs = variable <= 3;
    if (!isOurs && variable < dna::stanceVariables.person)
        return id; // a variable of another type, which DNA gives no attributes
    const int type = isOurs ? variable : variable - 2;
    const QString kind = actor ? actorKindName(actor->kind) : QString();
    const QString aliases = actor ? shortened(actor->aliases.join(QStringLiteral("; "))) : QString();
    insert(IntoAttributeValues, ++m_attributeValues, id, type, kind);
    insert(IntoAttributeValues, ++m_attributeValues, id, type + 3, aliases);
    insert(
        IntoAttributeValues, ++m_attributeValues, id, type + 6, value == name ? QString() : shortened(name));
    if (actor)
        insert(IntoOwnEntities, id, value, compactJson(actorToJson(*actor)));
    return id;
}

qint64 Writer::textEntity(int variable, const QString &name)
{
    const auto found = m_values[variable].constFind(shortened(name));
    return found != m_values[variable].cend() ? *found : addEntity(variable, name, nullptr);
}

qint64 Writer::actorEntity(int variable, ActorId actor)
{
    qint64 &entity = m_actors[variable][actor];
    if (entity == 0) {
        const Actor *found = m_run.project.actors().find(actor);
        entity = addEntity(variable, found->name, found);
    }
    return entity;
}

qint64 Writer::issueEntity(int variable, IssueId issue)
{
    qint64 &entity = m_issues[variable][issue];
    if (entity == 0)
        entity = addEntity(variable, m_run.project.issues().find(issue)->name, nullptr);
    return entity;
}

/// What a person spoke for: what the statement says itself, else the affiliation on the article's day.
qint64 Writer::organisationOf(int variable, const Article &article, const Annotation &annotation)
{
    const QString own = m_organisationAsked.isNull() ? QString() : annotation.answer(m_organisationAsked);
    if (!own.isEmpty())
        return textEntity(variable, own);
    const ActorId with =
        affiliationOn(*m_run.project.actors().find(annotation.actor), article.info->published);
    if (!with.isNull())
        return actorEntity(variable, with);
    return m_values[variable].value({});
}

Status Writer::add(const ExportedArticle &exported)
{
    if (exported.article.content().trimmed().isEmpty()) { // a text to code is what DNA has documents for
        m_run.losses.add(Loss::Metadata, exported.article, 1);
        return {};
    }
    writeDocument(exported);
    for (const Annotation *annotation : exported.annotations)
        writeAnnotation(exported.article, *annotation);
    return m_status;
}

void Writer::writeDocument(const ExportedArticle &exported)
{
    const Article &article = exported.article;
    const ArticleInfo &info = *article.info;
    const qint64 document = ++m_documents;
    QDate day = info.published;
    if (!day.isValid()) {
        day = m_run.project.info().created.date();
        if (!day.isValid())
            day = QDate(2000, 1, 1);
        m_run.losses.add(Loss::DateInvented, article, 1);
    }
    const auto tagged = [&](const QString &prefix) {
        const auto tag = std::find_if(
            info.tags.begin(), info.tags.end(), [&](const QString &one) { return one.startsWith(prefix); });
        return tag == info.tags.end() ? QString() : tag->sliced(prefix.size());
    };
    const QString section = tagged(QStringLiteral("section: "));
    const QString type = tagged(QStringLiteral("type: "));
    for (const QString *text : {&info.title, &info.author, &info.source, &section, &type}) {
        if (shortened(*text) != *text)
            m_run.losses.add(Loss::NameChanged, article, 1);
    }
    QString rest;
    QList<dna::Remark> remarks = dna::remarksIn(info.note.orDefault(), &rest);
    QList<std::pair<Place, QString>> notes;
    for (const dna::Remark &remark : std::as_const(remarks)) {
        const auto begin = exported.offsets.utf16FromCodePoint(remark.begin);
        const auto end = exported.offsets.utf16FromCodePoint(remark.end);
        const auto coder = std::find_if(m_run.annotators().begin(), m_run.annotators().end(),
            [&](AnnotatorId id) { return m_run.annotatorName(id) == remark.coder; });
        if (begin && end && *begin < *end && coder != m_run.annotators().end())
            notes.append({{document, *begin, *end, m_coders.value(*coder)}, remark.text});
        else
            rest += (rest.isEmpty() ? QString() : QStringLiteral("\n")) + dna::remarkText(remark);
    }
    const qint64 seconds = QDateTime(day, QTime(0, 0), Qt::UTC).toSecsSinceEpoch();
    insert(IntoDocuments, document, shortened(info.title), article.content(), 1, shortened(info.author),
        shortened(info.source), shortened(section), rest, shortened(type), seconds);
    insert(IntoOwnDocuments, document, compactJson(articleToJson(info)));
    for (const auto &[place, text] : std::as_const(notes)) {
        const qint64 statement = addStatement(dna::NoteType, place);
        insert(IntoLongText, ++m_data[3], statement, dna::noteVariable, text);
    }
}

qint64 Writer::addStatement(dna::StatementType type, const Place &place)
{
    insert(IntoStatements, ++m_statements, static_cast<int>(type), place.document, place.begin, place.end,
        place.coder);
    return m_statements;
}

void Writer::writeAnnotation(const Article &article, const Annotation &annotation)
{
    const Project &project = m_run.project;
    const std::optional<double> polarity = project.stances().find(annotation.stance)->polarity;
    const bool hasSign = polarity.value_or(0) != 0;
    const bool asAgreement =
        m_choice == QStringLiteral("agreement") || (m_choice == QStringLiteral("both") && hasSign);
    if (asAgreement && !hasSign) {
        m_run.losses.add(Loss::StanceLeftOut, article, annotation);
        return;
    }
    const dna::StatementVariables &of = asAgreement ? dna::agreementVariables : dna::stanceVariables;
    const bool isPerson = project.actors().find(annotation.actor)->kind == Actor::Kind::Person;
    const qint64 actor = actorEntity(isPerson ? of.person : of.organization, annotation.actor);
    const qint64 person = isPerson ? actor : m_values[of.person].value({});
    const qint64 organisation = isPerson ? organisationOf(of.organization, article, annotation) : actor;
    const qint64 issue = issueEntity(of.issue, annotation.issue);
    const double exact = polarity.value_or(0) * m_scale;
    const qint64 value = asAgreement ? (*polarity > 0 ? 1 : 0) : std::llround(exact);
    const Place place{m_documents, annotation.evidence.begin(), annotation.evidence.end(),
        m_coders.value(annotation.annotator)};
    const qint64 statement = addStatement(asAgreement ? dna::AgreementType : dna::StanceType, place);
    for (const auto &[variable, entity] :
        {std::pair(of.person, person), std::pair(of.organization, organisation), std::pair(of.issue, issue)})
        insert(IntoShortText, ++m_data[2], statement, variable, entity);
    const QString note = annotation.note.orDefault();
    if (asAgreement) {
        insert(IntoBoolean, ++m_data[0], statement, dna::agreementVariable, value);
    } else {
        const int percent =
            annotation.hasConfidence() ? static_cast<int>(std::lround(annotation.confidence * 100)) : -1;
        insert(IntoInteger, ++m_data[1], statement, dna::stanceVariable, value);
        insert(IntoInteger, ++m_data[1], statement, dna::confidenceVariable, percent);
        insert(IntoLongText, ++m_data[3], statement, dna::commentVariable, note);
    }
    const QByteArray said = QByteArray::number(asAgreement ? 1 : 4) + ' ' + QByteArray::number(place.document)
        + ' ' + QByteArray::number(place.begin) + ' ' + QByteArray::number(place.end) + ' '
        + QByteArray::number(place.coder) + ' ' + QByteArray::number(person) + ' '
        + QByteArray::number(organisation) + ' ' + QByteArray::number(issue) + ' '
        + QByteArray::number(value);
    writeOwn(statement, said, annotation, !m_renamed.contains(issue));
    if (asAgreement && !note.isEmpty())
        addNote(statement, place, note);
    if (annotation.evidence.count() > 1)
        m_run.losses.add(Loss::Fragments, article, annotation);
    if (asAgreement ? std::abs(*polarity) != 1 : !polarity)
        m_run.losses.add(Loss::StanceCollapsed, article, annotation);
    else if (!asAgreement && exact != static_cast<double>(value))
        m_run.losses.add(Loss::Rounded, article, annotation);
    if (m_renamed.contains(actor) || m_renamed.contains(organisation) || m_renamed.contains(issue))
        m_run.losses.add(Loss::NameChanged, article, annotation);
}

/// A comment on a statement that has no variable for it is a statement of its own at the same place.
void Writer::addNote(qint64 of, const Place &place, const QString &text)
{
    const qint64 statement = addStatement(dna::NoteType, place);
    insert(IntoLongText, ++m_data[3], statement, dna::noteVariable, text);
    const QByteArray none;
    insert(IntoOwnStatements, statement, none, of, none, none, none, none, none, none, none, none, none, none,
        none);
}

void Writer::writeOwn(qint64 statement, const QByteArray &said, const Annotation &annotation, bool keepsName)
{
    const Project &project = m_run.project;
    const StanceValue &stance = *project.stances().find(annotation.stance);
    QByteArray fragments;
    for (int i = 0; i < annotation.evidence.count() && annotation.evidence.count() > 1; ++i) {
        const TextSpan span = annotation.evidence.at(i);
        fragments += (i > 0 ? ";" : "") + QByteArray::number(span.begin) + '-' + QByteArray::number(span.end);
    }
    const QByteArray answers =
        annotation.attributes ? compactJson(answersToJson(annotation, project.attributes())) : QByteArray();
    insert(IntoOwnStatements, statement, said, QByteArray(), annotation.id.toString().toLatin1(),
        annotation.actor.toString().toLatin1(),
        keepsName ? QByteArray() : project.issues().find(annotation.issue)->name.toUtf8(), stance.name,
        stance.polarity ? numberText(*stance.polarity) : QByteArray(),
        annotation.hasConfidence() ? numberText(annotation.confidence) : QByteArray(),
        provenanceName(annotation.provenance).toLatin1(), instantText(annotation.created),
        instantText(annotation.modified), fragments, answers);
}

Status Writer::end()
{
    if (!m_status)
        return m_status;
    m_queries.clear();
    if (Status done = m_database->run("COMMIT;"); !done)
        return tl::unexpected(Error{Error::Kind::Io, done.error().what, done.error().where});
    return m_database->close();
}

} // namespace

std::unique_ptr<FormatWriter> dnaWriter(ExportRun &run)
{
    return std::make_unique<Writer>(run);
}

} // namespace standpoint
