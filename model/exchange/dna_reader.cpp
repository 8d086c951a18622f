// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/dna_reader.h"

#include "model/exchange/dna_layout.h"
#include "model/exchange/dna_tables.h"
#include "model/exchange/foreign_offsets.h"
#include "model/exchange/own_json.h"

#include <QCoreApplication>

#include <map>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Dna)
};

using dna::DataType;
using dna::Document;
using dna::Entity;
using dna::Statement;
using dna::Tables;
using dna::Variable;

/// Which variable of a statement type says what; 0: none.
struct Roles
{
    qint64 person = 0;
    qint64 organisation = 0;
    qint64 issue = 0;
    qint64 stance = 0;
    qint64 confidence = 0;
    qint64 comment = 0;
    DataType stanceType = DataType::Boolean;
    double largest = 1; ///< whole number that its stances reach

    bool isStance() const { return (person != 0 || organisation != 0) && issue != 0 && stance != 0; }
};

/// Fields that have a meaning in every format, which a variable of the same name need not have.
const QStringList &ownNames()
{
    static const QStringList names{QStringLiteral("label"), QStringLiteral("actor"),
        QStringLiteral("actor_id"), QStringLiteral("affiliation"), QStringLiteral("issue"),
        QStringLiteral("stance"), QStringLiteral("polarity"), QStringLiteral("annotator"),
        QStringLiteral("confidence"), QStringLiteral("note"), QStringLiteral("provenance"),
        QStringLiteral("created"), QStringLiteral("modified")};
    return names;
}

class Reader
{
public:
    Reader(const InputFile &file, Tables tables)
        : m_shown(file.shown)
        , m_tables(std::move(tables))
    {
    }

    ForeignCorpus read();

private:
    void findRoles();
    void assign(Roles &roles, const Variable &variable) const;
    void findScales();
    void addPeople();
    void addActor(qint64 id, const Entity &entity, bool isPerson);
    void addDocuments();
    void addStatement(const Statement &statement);
    void addFields(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles);
    void addStance(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles);
    void addActorFields(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles);
    void addOwn(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles);
    void addNotes();
    void addRemarkTo(ForeignDocument &document, const Statement &statement, const QString &text);
    void tellRest();

    const dna::Value *valueOf(const Statement &statement, qint64 variable) const;
    QString textOf(const Statement &statement, qint64 variable) const;
    QByteArray said(const Statement &statement, const Roles &roles) const;
    QString keyOf(qint64 entity) const;
    QString placeOf(const Statement &statement) const
    {
        return Words::tr("%1, statement %2").arg(m_shown).arg(statement.id);
    }

    QString m_shown;
    Tables m_tables;
    ForeignCorpus m_corpus;
    QHash<qint64, Roles> m_roles;                                      ///< by statement type
    QHash<qint64, ForeignDocument *> m_documents;                      ///< by id
    QHash<qint64, std::pair<ForeignDocument *, size_t>> m_annotations; ///< by the statement's id
    std::vector<const Statement *> m_notes;   ///< statements of a type that has nothing but a long text
    QHash<QString, qsizetype> m_actorAt;      ///< in the corpus, by key
    QHash<QString, QString> m_organisationOf; ///< the first of each person
};

ForeignCorpus Reader::read()
{
    findRoles();
    findScales();
    addPeople();
    addDocuments();
    for (const Statement &statement : m_tables.statements)
        addStatement(statement);
    addNotes();
    tellRest();
    return std::move(m_corpus);
}

void Reader::findRoles()
{
    for (const qint64 id : std::as_const(m_tables.variableOrder)) {
        const Variable &variable = m_tables.variables[id];
        assign(m_roles[variable.statementType], variable);
    }
}

void Reader::assign(Roles &roles, const Variable &variable) const
{
    const QString name = variable.name.trimmed().toLower();
    const auto isCalled = [&](std::initializer_list<const char *> names) {
        return std::any_of(
            names.begin(), names.end(), [&](const char *one) { return name == QLatin1String(one); });
    };
    const auto take = [&](qint64 &role) {
        if (role == 0)
            role = variable.id;
    };
    switch (variable.type) {
    case DataType::ShortText:
        if (isCalled({"person", "actor"}))
            take(roles.person);
        else if (isCalled({"organization", "organisation"}))
            take(roles.organisation);
        else if (isCalled({"concept", "issue"}))
            take(roles.issue);
        break;
    case DataType::Boolean:
    case DataType::Integer:
        if (roles.stance == 0 && isCalled({"agreement", "stance"})) {
            roles.stance = variable.id;
            roles.stanceType = variable.type;
        } else if (variable.type == DataType::Integer && isCalled({"confidence"})) {
            take(roles.confidence);
        }
        break;
    case DataType::LongText:
        if (isCalled({"note", "comment"}))
            take(roles.comment);
        break;
    }
}

/// A scale of whole numbers is from minus to plus the largest one that occurs.
void Reader::findScales()
{
    for (const Statement &statement : m_tables.statements) {
        const auto roles = m_roles.find(statement.type);
        if (roles == m_roles.end() || roles->stanceType != DataType::Integer)
            continue;
        if (const dna::Value *value = valueOf(statement, roles->stance))
            roles->largest = std::max(roles->largest, std::abs(static_cast<double>(value->number)));
    }
}

const dna::Value *Reader::valueOf(const Statement &statement, qint64 variable) const
{
    for (const dna::Value &value : statement.values) {
        if (value.variable == variable && variable != 0)
            return &value;
    }
    return nullptr;
}

QString Reader::textOf(const Statement &statement, qint64 variable) const
{
    const dna::Value *value = valueOf(statement, variable);
    if (!value)
        return {};
    if (m_tables.isOld || m_tables.variables.value(variable).type == DataType::LongText)
        return value->text;
    const auto entity = m_tables.entities.constFind(value->number);
    return entity == m_tables.entities.cend() ? QString() : entity->value;
}

/// What files of this import call an entity's actor: as this program did, else by its value: variables of
/// several types share people.
QString Reader::keyOf(qint64 entity) const
{
    const Entity &found = *m_tables.entities.constFind(entity);
    const QString id = jsonObjectIn(found.ownActor).value(QStringLiteral("id")).toString();
    const Variable variable = m_tables.variables.value(found.variable);
    const bool isPerson = m_roles.value(variable.statementType).person == variable.id;
    return id.isEmpty()
        ? m_shown + (isPerson ? QStringLiteral("#person#") : QStringLiteral("#organization#")) + found.value
        : id;
}

void Reader::addPeople()
{
    std::sort(m_tables.coderOrder.begin(), m_tables.coderOrder.end());
    for (const qint64 coder : std::as_const(m_tables.coderOrder)) {
        const bool isOfDna = coder == 1 && m_tables.ownCoders && !m_tables.ownCoders->contains(coder);
        if (isOfDna)
            continue; // DNA needs an Admin; where it labelled, its statements name it
        if (const QString name = m_tables.coders.value(coder); !name.trimmed().isEmpty())
            m_corpus.annotators.append(name);
    }
    for (const qint64 id : std::as_const(m_tables.entityOrder)) {
        const Entity &entity = m_tables.entities[id];
        const auto roles = m_roles.constFind(m_tables.variables.value(entity.variable).statementType);
        if (entity.value.trimmed().isEmpty() || roles == m_roles.cend() || !roles->isStance())
            continue;
        if (entity.variable == roles->person || entity.variable == roles->organisation)
            addActor(id, entity, entity.variable == roles->person);
        else if (entity.variable == roles->issue && entity.ownValue.isEmpty())
            m_corpus.issues.append(entity.value);
    }
}

void Reader::addActor(qint64 id, const Entity &entity, bool isPerson)
{
    const QJsonObject own = jsonObjectIn(entity.ownActor);
    QList<ForeignActor> actors = actorFromJson(own);
    if (actors.isEmpty()) {
        ForeignActor actor;
        actor.key = keyOf(id);
        actor.kind = isPerson ? Actor::Kind::Person : Actor::Kind::Organisation;
        for (const QString &alias : QString(entity.aliases).replace(u'|', u';').split(u';')) {
            if (!alias.trimmed().isEmpty())
                actor.aliases.append(alias.trimmed());
        }
        actors.append(actor);
    }
    if (m_actorAt.contains(actors.first().key))
        return;
    for (ForeignActor &actor : actors) {
        if (actor.name.isEmpty() || entity.value != entity.ownValue)
            actor.name = entity.value; // it was given another name in DNA
        m_actorAt.insert(actor.key, m_corpus.actors.size());
        m_corpus.actors.append(actor);
    }
}

void Reader::addDocuments()
{
    bool hasTimes = false;
    for (const Document &document : m_tables.documents) {
        ForeignDocument &to = m_corpus.documents.emplace_back();
        m_documents.insert(document.id, &to);
        const ArticleInfo own = articleFromJson(jsonObjectIn(document.ownArticle));
        to.info = own;
        to.where = Words::tr("%1, document %2").arg(m_shown).arg(document.id);
        to.text = document.text;
        // What DNA has is taken, unless it is only the short form of what we wrote.
        const auto choose = [](QString &ours, const QString &theirs) {
            if (dna::shortened(ours) != theirs)
                ours = theirs;
        };
        choose(to.info.title, document.title);
        choose(to.info.author, document.author);
        choose(to.info.source, document.source);
        if (own.id.isNull())
            to.info.document = document.title;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(document.date, Qt::UTC);
        hasTimes = hasTimes || document.date % 86400 != 0;
        const bool isOurs = !own.id.isNull() && !own.published.isValid();
        if (!isOurs && time.isValid() && time.date().year() >= 1 && time.date().year() <= 9999)
            to.info.published = time.date();
        for (const auto &kept : {std::pair(QStringLiteral("section: "), document.section),
                 std::pair(QStringLiteral("type: "), document.type)}) {
            const QString &prefix = kept.first, &value = kept.second;
            if (value.isEmpty())
                continue;
            const bool known = std::any_of(to.info.tags.begin(), to.info.tags.end(), [&](const QString &tag) {
                return dna::shortened(tag.sliced(qMin(prefix.size(), tag.size()))) == value;
            });
            if (!known)
                to.info.tags.append(prefix + value);
        }
        to.info.setNote(document.notes);
    }
    if (hasTimes)
        m_corpus.remarks.add(
            Words::tr("The times of day of articles were left out; their dates were taken"), m_shown);
}

/// What this program wrote of a statement, to see whether DNA changed it since.
QByteArray Reader::said(const Statement &statement, const Roles &roles) const
{
    const auto number = [&](qint64 variable) -> QByteArray {
        const dna::Value *value = valueOf(statement, variable);
        return ' ' + QByteArray::number(value ? value->number : 0);
    };
    QByteArray text = QByteArray::number(statement.type);
    for (const qint64 part : {statement.document, statement.begin, statement.end, statement.coder})
        text += ' ' + QByteArray::number(part);
    for (const qint64 variable : {roles.person, roles.organisation, roles.issue, roles.stance})
        text += number(variable);
    return text;
}

void Reader::addStatement(const Statement &statement)
{
    const Roles roles = m_roles.value(statement.type);
    if (!roles.isStance() && roles.comment != 0 && !textOf(statement, roles.comment).isEmpty()) {
        m_notes.push_back(&statement);
        return;
    }
    ForeignDocument *document = m_documents.value(statement.document);
    if (!document) {
        m_corpus.skipped.add(
            Words::tr("The statement is of a document that is not there, so it was not imported"),
            placeOf(statement));
        return;
    }
    const bool fits =
        statement.begin >= 0 && statement.begin < statement.end && statement.end <= document->text.size();
    if (!fits) {
        m_corpus.skipped.add(
            Words::tr("The statement from %1 to %2 lies outside its text, so it was not imported")
                .arg(statement.begin)
                .arg(statement.end),
            placeOf(statement));
        return;
    }
    ForeignAnnotation annotation;
    annotation.where = placeOf(statement);
    annotation.spans = {{static_cast<int>(statement.begin), static_cast<int>(statement.end)}};
    annotation.set(QStringLiteral("label"), m_tables.types.value(statement.type));
    annotation.set(QStringLiteral("annotator"), m_tables.coders.value(statement.coder));
    addFields(annotation, statement, roles);
    if (statement.own)
        addOwn(annotation, statement, roles);
    m_annotations.insert(statement.id, {document, document->annotations.size()});
    document->annotations.push_back(std::move(annotation));
}

void Reader::addFields(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles)
{
    if (roles.isStance()) {
        addActorFields(annotation, statement, roles);
        annotation.set(QStringLiteral("issue"), textOf(statement, roles.issue));
        addStance(annotation, statement, roles);
        if (const dna::Value *value = valueOf(statement, roles.confidence);
            value && value->number >= 0 && value->number <= 100)
            annotation.set(
                QStringLiteral("confidence"), QString::number(static_cast<double>(value->number) / 100));
        annotation.set(QStringLiteral("note"), textOf(statement, roles.comment));
    }
    for (const dna::Value &value : statement.values) {
        const auto variable = m_tables.variables.constFind(value.variable);
        if (variable == m_tables.variables.cend() || variable->name.isEmpty())
            continue;
        const bool isNumber = variable->type == DataType::Boolean || variable->type == DataType::Integer;
        const QString text = isNumber ? QString::number(value.number) : textOf(statement, value.variable);
        const bool hasRole = roles.isStance()
            && (value.variable == roles.person || value.variable == roles.organisation
                || value.variable == roles.issue || value.variable == roles.stance
                || value.variable == roles.confidence || value.variable == roles.comment);
        const bool isFree =
            annotation.field(variable->name).isEmpty() && !ownNames().contains(variable->name);
        if (!hasRole && roles.isStance())
            annotation.set(QStringLiteral("attribute:") + variable->name, text);
        else if (!hasRole)
            annotation.set(isFree ? variable->name : QStringLiteral("variable:") + variable->name, text);
        else if (isFree) {
            annotation.set(variable->name, text);
            m_corpus.saidAgain.insert(variable->name);
        }
    }
}

void Reader::addActorFields(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles)
{
    const QString person = textOf(statement, roles.person);
    const QString organisation = textOf(statement, roles.organisation);
    const qint64 role = person.trimmed().isEmpty() ? roles.organisation : roles.person;
    annotation.set(QStringLiteral("actor"), person.trimmed().isEmpty() ? organisation : person);
    if (const dna::Value *value = valueOf(statement, role); value && m_tables.entities.contains(value->number)
        && !annotation.field(QStringLiteral("actor")).isEmpty())
        annotation.set(QStringLiteral("actor_id"), keyOf(value->number));
    if (person.trimmed().isEmpty() || organisation.trimmed().isEmpty())
        return;
    annotation.set(QStringLiteral("affiliation"), organisation);
    QString &first = m_organisationOf[person];
    if (first.isEmpty()) {
        first = organisation;
        const dna::Value *with = valueOf(statement, roles.organisation);
        const bool hasOwn = m_tables.entities.contains(with->number)
            && !m_tables.entities.constFind(valueOf(statement, roles.person)->number)->ownActor.isEmpty();
        if (hasOwn)
            return; // its affiliations are known
        if (const auto known = m_actorAt.constFind(annotation.field(QStringLiteral("actor_id")));
            known != m_actorAt.cend())
            m_corpus.actors[*known].affiliation = keyOf(with->number);
    } else if (first != organisation) {
        annotation.set(QStringLiteral("attribute:organization"), organisation);
    }
}

void Reader::addStance(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles)
{
    const dna::Value *value = valueOf(statement, roles.stance);
    if (!value)
        return;
    const qint64 number =
        roles.stanceType == DataType::Boolean ? (value->number != 0 ? 1 : -1) : value->number;
    annotation.set(QStringLiteral("stance"), QString::number(number));
    annotation.set(QStringLiteral("polarity"), QString::number(static_cast<double>(number) / roles.largest));
}

/// What DNA has no place for, where the statement is as it was written; else only what DNA cannot change.
void Reader::addOwn(ForeignAnnotation &annotation, const Statement &statement, const Roles &roles)
{
    const dna::OwnStatement &own = *statement.own;
    const QByteArray now = said(statement, roles);
    const QByteArray then = own.said.toLatin1();
    if (then.split(' ').mid(0, 5) != now.split(' ').mid(0, 5))
        return; // another statement that got the number of one that is gone
    annotation.id = own.id;
    annotation.set(QStringLiteral("provenance"), own.provenance);
    annotation.set(QStringLiteral("created"), own.created);
    annotation.set(QStringLiteral("modified"), own.modified);
    annotation.fields.removeIf(
        [](const ForeignField &field) { return field.name.startsWith(QStringLiteral("attribute:")); });
    setAnswers(annotation, jsonObjectIn(own.attributes));
    annotation.set(QStringLiteral("confidence"), own.confidence);
    if (now != then)
        return;
    annotation.set(QStringLiteral("actor_id"), own.actorId);
    annotation.set(QStringLiteral("issue"), own.issue);
    annotation.set(QStringLiteral("stance"), own.stance);
    annotation.fields.removeIf(
        [](const ForeignField &field) { return field.name == QStringLiteral("polarity"); });
    annotation.set(QStringLiteral("polarity"), own.polarity);
    QList<TextSpan> fragments;
    for (const QString &part : own.fragments.split(u';', Qt::SkipEmptyParts))
        fragments.append({part.section(u'-', 0, 0).toInt(), part.section(u'-', 1, 1).toInt()});
    const bool fits = fragments.size() > 1 && fragments.first().begin == statement.begin
        && fragments.last().end == statement.end;
    if (fits)
        annotation.spans = fragments;
}

/// A note belongs to the statement that it was written for, else to the last one before it at the same place.
void Reader::addNotes()
{
    using Place = std::array<qint64, 4>;
    const auto placeIn = [](const Statement &statement) {
        return Place{statement.document, statement.begin, statement.end, statement.coder};
    };
    std::map<Place, QList<qint64>> statementsAt;
    if (!m_notes.empty()) {
        for (const Statement &statement : m_tables.statements) {
            if (m_annotations.contains(statement.id))
                statementsAt[placeIn(statement)].append(statement.id);
        }
    }
    for (const Statement *note : m_notes) {
        const QString text = textOf(*note, m_roles.value(note->type).comment);
        QList<qint64> &there = statementsAt[placeIn(*note)];
        qint64 to = note->own && there.contains(note->own->noteOf) ? note->own->noteOf : 0;
        if (to == 0) {
            const auto after = std::upper_bound(there.begin(), there.end(), note->id);
            if (!there.isEmpty())
                to = after == there.begin() ? *after : *(after - 1);
        }
        ForeignDocument *document = m_documents.value(note->document);
        if (to != 0) {
            const auto &[holder, index] = m_annotations[to];
            ForeignAnnotation &annotation = holder->annotations[index];
            const QString before = annotation.field(QStringLiteral("note"));
            annotation.set(QStringLiteral("note"), before.isEmpty() ? text : before + u'\n' + text);
        } else if (document && note->begin >= 0 && note->begin < note->end
            && note->end <= document->text.size()) {
            addRemarkTo(*document, *note, text);
        } else {
            m_corpus.skipped.add(
                Words::tr("The note lies outside its text, so it was not imported"), placeOf(*note));
        }
    }
}

void Reader::addRemarkTo(ForeignDocument &document, const Statement &statement, const QString &text)
{
    const auto points = [&](qint64 position) {
        return QStringView(document.text).first(position).toUcs4().size();
    };
    const QString remark = dna::remarkText(
        {m_tables.coders.value(statement.coder), points(statement.begin), points(statement.end), text});
    const QString before = document.info.note.orDefault();
    document.info.setNote(before.isEmpty() ? remark : before + u'\n' + remark);
    m_corpus.remarks.add(
        Words::tr("The note says no actor, issue and stance, so it went to the note of its article"),
        placeOf(statement));
}

void Reader::tellRest()
{
    const auto tell = [&](qsizetype count, const QString &sentence) {
        if (count > 0)
            m_corpus.remarks.add(sentence.arg(count), m_shown);
    };
    tell(m_tables.searchTerms, Words::tr("%1 search term(s) of DNA were left out"));
    if (m_tables.ownCoders)
        return;
    tell(m_tables.attributeValues,
        Words::tr("%1 attribute(s) of actors and concepts other than aliases were left out"));
    tell(m_tables.entityColours, Words::tr("The colours of %1 actors and concepts were left out"));
}

} // namespace

Result<ForeignCorpus> readDna(const InputFile &file)
{
    Result<Tables> tables = dna::readTables(file.path);
    if (!tables)
        return tl::unexpected(tables.error());
    return Reader(file, std::move(*tables)).read();
}

} // namespace standpoint
