// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a project is apart from its articles: description, codebook, annotators and actors.
#include "model/exchange/project_intake.h"

#include "model/exchange/intake.h"
#include "model/exchange/pseudonyms.h"
#include "model/exchange/record_reading.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFiles)
};

/// With or without the file's, as a sentence about one of a kind begins: "The issue “%1”".
template <typename Entity> QString called(const Entity &entity)
{
    const QString name = shortened(entity.name, 60);
    if constexpr (std::is_same_v<Entity, Issue>)
        return Words::tr("The issue “%1”").arg(name);
    else if constexpr (std::is_same_v<Entity, StanceValue>)
        return Words::tr("The stance “%1”").arg(name);
    else if constexpr (std::is_same_v<Entity, Attribute>)
        return Words::tr("The attribute “%1”").arg(name);
    else if constexpr (std::is_same_v<Entity, ReasonCode>)
        return Words::tr("The reason “%1”").arg(name);
    else if constexpr (std::is_same_v<Entity, Annotator>)
        return Words::tr("The annotator “%1”").arg(name);
    else if constexpr (std::is_same_v<Entity, WorkList>)
        return Words::tr("The work list “%1”").arg(name);
    else
        return Words::tr("The actor “%1”").arg(name);
}

/// Two attributes of one name are the same question only where they are answered alike.
bool mayBeSame(const Attribute &a, const Attribute &b)
{
    return a.kind == b.kind;
}
bool mayBeSame(const Annotator &a, const Annotator &b)
{
    return a.gold == b.gold;
}
template <typename Entity> bool mayBeSame(const Entity &, const Entity &)
{
    return true;
}

const std::vector<Codebook> &builtInCodebooks()
{
    static const std::vector<Codebook> all = [] {
        std::vector<Codebook> books;
        for (const CodebookTemplate &one : codebookTemplates()) {
            if (const Result<Codebook> book = templateCodebook(one.id))
                books.push_back(*book);
        }
        return books;
    }();
    return all;
}

void count(ImportCounts &counts, const Issue &)
{
    ++counts.issues;
}
void count(ImportCounts &counts, const StanceValue &)
{
    ++counts.stances;
}
void count(ImportCounts &counts, const Attribute &)
{
    ++counts.attributes;
}
void count(ImportCounts &counts, const Annotator &)
{
    ++counts.annotators;
}
void count(ImportCounts &counts, const ReasonCode &)
{
    ++counts.further;
}
void count(ImportCounts &counts, const WorkList &)
{
    ++counts.further;
}

} // namespace

QString RecordPlace::toString() const
{
    return Words::tr("%1, line %2").arg(file).arg(line);
}

ProjectIntake::ProjectIntake(const Project &heldProject, ImportProgress progress, qint64 work)
    : m_held(heldProject)
    , m_project(heldProject)
    , m_progress(std::move(progress))
    , m_work(work)
{
}

ProjectIntake::~ProjectIntake() = default;

void ProjectIntake::skip(const QString &what, const RecordPlace &where)
{
    ++m_counts.skipped;
    notice(what, where);
}

Status ProjectIntake::refuse(const InputFile &file, const Error &error)
{
    if (file.named || m_stopped)
        return tl::unexpected(error);
    ++m_counts.skipped;
    m_notices.add(error.what, error.where.isEmpty() ? file.shown : error.where);
    return {};
}

Status ProjectIntake::didWork(qint64 bytes)
{
    m_done += bytes;
    if (!m_progress
        || m_progress(
            std::min(1.0, static_cast<double>(m_done) / static_cast<double>(std::max<qint64>(m_work, 1)))))
        return {};
    m_stopped = true;
    return fail(Error::Kind::Invalid, Words::tr("The import was stopped; nothing was imported"));
}

void ProjectIntake::beginFile()
{
    m_head = {};
    m_articles.clear();
    m_articlesInFile.clear();
    m_otherTexts.clear();
    m_same.clear();
    m_sameChoices.clear();
    m_present.reset();
    m_reached = RecordKind::Project;
}

void ProjectIntake::endFile()
{
    reach(RecordKind::WorkList);
    m_present.reset();
}

void ProjectIntake::reach(RecordKind kind)
{
    if (m_reached < RecordKind::Article && kind >= RecordKind::Article)
        settleHead();
    if (m_reached < RecordKind::State && kind >= RecordKind::State)
        settleArticles();
    m_reached = std::max(m_reached, kind);
}

bool ProjectIntake::isWhole(const QString &flaw, const RecordPlace &place)
{
    if (flaw.isEmpty())
        return true;
    skip(Words::tr("The record cannot be read: %1; it was not imported").arg(flaw), place);
    return false;
}

bool ProjectIntake::add(AnyEdit edit, const RecordPlace &place)
{
    if (const Status added = m_project.applyEdit(edit); !added) {
        skip(Words::tr("Not imported: %1").arg(added.error().what), place);
        return false;
    }
    m_edits.push_back(std::move(edit));
    return true;
}

template <typename Entity>
void ProjectIntake::keep(
    AllGiven<Entity> &all, const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    ObjectFields reader(object, own);
    Entity entity;
    fields(reader, entity);
    if (isWhole(reader.flaw(), place))
        all.push_back({std::move(entity), place});
}

void ProjectIntake::take(
    RecordKind kind, const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    reach(kind);
    switch (kind) {
    case RecordKind::Project:
        return keep(m_head.info, object, place, own);
    case RecordKind::Issue:
        return keep(m_head.issues, object, place, own);
    case RecordKind::Stance:
        return keep(m_head.stances, object, place, own);
    case RecordKind::Attribute:
        return keep(m_head.attributes, object, place, own);
    case RecordKind::Reason:
        return keep(m_head.reasons, object, place, own);
    case RecordKind::Annotator:
        return keep(m_head.annotators, object, place, own);
    case RecordKind::Actor:
        return keep(m_head.actors, object, place, own);
    case RecordKind::Article:
        return takeArticle(object, place, own);
    case RecordKind::State:
        return takeState(object, place);
    case RecordKind::Annotation:
        return takeAnnotation(object, place, own);
    case RecordKind::Decision:
        return takeDecision(object, place, own);
    case RecordKind::WorkList:
        return takeWorkList(object, place, own);
    }
}

/// Whether each is as a codebook to begin with has it, or as the file does.
template <typename Entity>
bool ProjectIntake::isOfFileOrTemplate(
    const Table<Entity> &table, const AllGiven<Entity> &given, QList<Entity> Codebook::*part) const
{
    return std::all_of(table.begin(), table.end(), [&](const Shared<Entity> &one) {
        return std::any_of(given.begin(), given.end(),
                   [&](const Given<Entity> &other) { return other.entity == *one; })
            || std::any_of(builtInCodebooks().begin(), builtInCodebooks().end(),
                [&](const Codebook &book) { return (book.*part).contains(*one); });
    });
}

/// Whether nobody has worked in the project: it holds what a new one does.
bool ProjectIntake::isUntouched() const
{
    const ProjectInfo &info = m_project.info();
    if (m_head.info.empty() || !m_project.articles().isEmpty() || m_project.actors().size() > 0
        || m_project.workLists().size() > 0 || info.isBlindCopy() || !info.presets.isEmpty())
        return false;
    const bool isUsualGuideline = info.guideline.isEmpty()
        || info.guideline == m_head.info.front().entity.guideline
        || std::any_of(builtInCodebooks().begin(), builtInCodebooks().end(),
            [&](const Codebook &book) { return book.guideline == info.guideline; });
    return isUsualGuideline && isOfFileOrTemplate(m_project.issues(), m_head.issues, &Codebook::issues)
        && isOfFileOrTemplate(m_project.stances(), m_head.stances, &Codebook::stances)
        && isOfFileOrTemplate(m_project.attributes(), m_head.attributes, &Codebook::attributes)
        && isOfFileOrTemplate(m_project.reasons(), m_head.reasons, &Codebook::reasons);
}

/// Removes what the file does not have just so.
template <typename Entity>
void ProjectIntake::remove(const Table<Entity> &table, const AllGiven<Entity> &given)
{
    for (const Entity &one : table.inOrder()) {
        const bool stays = std::any_of(
            given.begin(), given.end(), [&](const Given<Entity> &other) { return other.entity == one; });
        if (!stays)
            (void)add(removing(one), {});
    }
}

void ProjectIntake::giveWay()
{
    const Given<ProjectInfo> &given = m_head.info.front();
    const ProjectInfo before = m_project.info();
    Project fresh;
    if (!fresh.applyEdit(adding(given.entity))) // then settleInfo() says why, and all stays
        return;
    remove(m_project.annotators(), m_head.annotators);
    remove(m_project.issues(), m_head.issues);
    remove(m_project.stances(), m_head.stances);
    remove(m_project.attributes(), m_head.attributes);
    remove(m_project.reasons(), m_head.reasons);
    if (before == given.entity)
        return;
    if (!before.id.isNull()) {
        (void)add(removing(before), given.place);
        notice(Words::tr("Nobody has worked in this project, so it becomes the project “%1” of the file, "
                         "with its title, codebook and annotators")
                   .arg(shortened(given.entity.title, 60)),
            given.place);
    }
    (void)add(adding(given.entity), given.place);
}

void ProjectIntake::settleInfo()
{
    for (const Given<ProjectInfo> &given : m_head.info) {
        const ProjectInfo before = m_project.info();
        if (before == given.entity)
            continue;
        if (before.id.isNull()) {
            (void)add(adding(given.entity), given.place);
            continue;
        }
        ProjectInfo after = before;
        bool isOther = before.title != given.entity.title || before.id != given.entity.id
            || !(before.handedOut == given.entity.handedOut) || before.created != given.entity.created
            || (!before.guideline.isEmpty() && before.guideline != given.entity.guideline);
        if (before.guideline.isEmpty())
            after.guideline = given.entity.guideline;
        for (const Preset &preset : given.entity.presets) {
            const Preset *held = before.preset(preset.kind, preset.name);
            isOther |= held && !(*held == preset);
            if (!held)
                after.setPreset(preset.kind, preset.name, preset.content);
        }
        if (!(after == before))
            (void)add(replacing(before, after), given.place);
        if (isOther)
            notice(Words::tr("The project keeps its own title, general guideline and settings"), given.place);
    }
}

template <typename Entity> void ProjectIntake::noticeOther(const Entity &entity, const RecordPlace &place)
{
    skip(Words::tr("%1 is otherwise in the project, which keeps its own").arg(called(entity)), place);
}

template <typename Entity>
void ProjectIntake::takeForSame(const Entity &held, const Entity &given, const RecordPlace &place)
{
    m_same.insert(given.id.bits, held.id.bits);
    if constexpr (std::is_same_v<Entity, Attribute>) {
        for (const Choice &choice : given.choices) {
            for (const Choice &other : held.choices) {
                if (other.name == choice.name)
                    m_sameChoices.insert(choice.id.toString(), other.id.toString());
            }
        }
    }
    notice(Words::tr("%1 is in the project under another id; it is taken for the same").arg(called(given)),
        place);
}

template <typename Entity> void ProjectIntake::settleRows(const Table<Entity> &table, AllGiven<Entity> &given)
{
    for (Given<Entity> &one : given) {
        if (const Entity *held = table.find(one.entity.id)) {
            if (*held == one.entity)
                ++m_counts.alreadyThere;
            else
                noticeOther(one.entity, one.place);
            continue;
        }
        const auto same = std::find_if(table.begin(), table.end(), [&](const Shared<Entity> &other) {
            return other->name == one.entity.name && mayBeSame(*other, one.entity);
        });
        if (same != table.end()) {
            takeForSame(**same, one.entity, one.place);
            continue;
        }
        if (add(adding(one.entity), one.place))
            count(m_counts, one.entity);
    }
}

/// Annotators of this project whose names the file hides are no new ones: else they would have done the
/// articles and found nothing in them.
void ProjectIntake::settlePseudonyms()
{
    QHash<AnnotatorId, const Annotator *> hidden;
    for (const Shared<Annotator> &annotator : m_project.annotators())
        hidden.insert(pseudonymousId(m_project, annotator->id), &*annotator);
    std::erase_if(m_head.annotators, [&](const Given<Annotator> &given) {
        const Annotator *held = hidden.value(given.entity.id);
        if (!held || m_project.annotators().contains(given.entity.id))
            return false;
        m_same.insert(given.entity.id.bits, held->id.bits);
        notice(Words::tr("“%1” is %2 here").arg(given.entity.name, held->name), given.place);
        return true;
    });
}

/// Actors may belong to one another in any order, so they come first without that.
void ProjectIntake::settleActors()
{
    std::vector<const Given<Actor> *> belonging;
    for (const Given<Actor> &one : m_head.actors) {
        if (const Actor *held = m_project.actors().find(one.entity.id)) {
            const bool isTwice = !m_held.actors().contains(one.entity.id);
            if (*held == one.entity)
                ++m_counts.alreadyThere;
            else if (isTwice)
                skip(Words::tr("%1 is in the file twice; the first is taken").arg(called(one.entity)),
                    one.place);
            else
                noticeOther(one.entity, one.place);
            continue;
        }
        Actor bare = one.entity;
        bare.affiliations.clear();
        if (!add(adding(bare), one.place))
            continue;
        ++m_counts.actors;
        if (!one.entity.affiliations.isEmpty())
            belonging.push_back(&one);
    }
    for (const Given<Actor> *one : belonging) {
        Actor whole = one->entity;
        const auto gone = whole.affiliations.removeIf(
            [&](const Affiliation &affiliation) { return !m_project.actors().contains(affiliation.with); });
        if (gone > 0)
            notice(Words::tr("%1 belongs to an actor that is not there, so that was left out")
                       .arg(called(whole)),
                one->place);
        const Actor bare = *m_project.actors().find(whole.id);
        if (!whole.affiliations.isEmpty())
            (void)add(replacing(bare, whole), one->place);
    }
}

void ProjectIntake::settleHead()
{
    if (isUntouched())
        giveWay();
    settleInfo();
    settleRows(m_project.issues(), m_head.issues);
    settleRows(m_project.stances(), m_head.stances);
    settleRows(m_project.attributes(), m_head.attributes);
    settleRows(m_project.reasons(), m_head.reasons);
    settlePseudonyms();
    settleRows(m_project.annotators(), m_head.annotators);
    settleActors();
    m_head = {};
}

void ProjectIntake::takeWorkList(const QJsonObject &object, const RecordPlace &place, QLatin1String own)
{
    ObjectFields reader(object, own);
    WorkList list;
    fields(reader, list);
    if (!isWhole(reader.flaw(), place))
        return;
    follow(list.annotator);
    for (ArticleId &article : list.articles)
        follow(article);
    const auto gone = list.articles.removeIf([&](ArticleId article) { return !m_project.article(article); });
    if (gone > 0)
        notice(Words::tr("%1 has articles that are not there, so they were left out of it").arg(called(list)),
            place);
    AllGiven<WorkList> one{{list, place}};
    if (const WorkList *held = m_project.workLists().find(list.id)) {
        if (*held == list)
            ++m_counts.alreadyThere;
        else
            noticeOther(list, place);
        return;
    }
    if (add(adding(list), place))
        count(m_counts, list);
}

Import ProjectIntake::finish(AnnotatorId author)
{
    Import result;
    for (auto &[article, contents] : m_contents)
        std::move(contents.edits.begin(), contents.edits.end(), std::back_inserter(m_edits));
    m_contents.clear();
    result.counts = m_counts;
    result.change = makeChange(Words::tr("Import a project"), std::move(m_edits), author);
    result.notices = std::move(m_notices);
    return result;
}

} // namespace standpoint
