// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/project_archive.h"

#include "model/project/table_of.h"

#include <QCoreApplication>

#include <istream>
#include <ostream>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectArchive)
};

const QString endMark = QStringLiteral("end");
// What an article and a row of a table cost beside their texts, lists and annotations; see
// ArchiveReader::keep().
constexpr qsizetype articleCost = 440;
constexpr qsizetype rowCost = 64;
constexpr qsizetype annotationCost = sizeof(Annotation) + 24;
constexpr qint64 noReason = -1; // in place of a row of the reasons

template <typename Entity> using Indexes = QHash<Id<Entity>, qint64>;

/// Which row of its table each thing is that articles name.
struct TableIndexes
{
    Indexes<Issue> issues;
    Indexes<StanceValue> stances;
    Indexes<Actor> actors;
    Indexes<Annotator> annotators;
    Indexes<ReasonCode> reasons;
};

template <typename Entity> Indexes<Entity> writeTable(ArchiveWriter &out, const Table<Entity> &table)
{
    Indexes<Entity> indexes;
    out.newLine();
    out.number(table.size());
    for (const Entity &entity : table.inOrder()) {
        indexes.insert(entity.id, indexes.size());
        out.newLine();
        write(out, entity);
    }
    return indexes;
}

void writeAnnotations(ArchiveWriter &out, const Article &article, const TableIndexes &rows)
{
    out.number(article.annotations.size());
    for (const Annotation &annotation : article.annotations) {
        out.newLine();
        out.number(rows.annotators.value(annotation.annotator));
        out.number(rows.actors.value(annotation.actor));
        out.number(rows.issues.value(annotation.issue));
        out.number(rows.stances.value(annotation.stance));
        writeBody(out, annotation);
    }
}

void writeDecisions(ArchiveWriter &out, const Article &article, const TableIndexes &rows)
{
    const QList<Decision> &decisions = article.decisions.orDefault();
    out.number(decisions.size());
    for (const Decision &decision : decisions) {
        out.newLine();
        out.number(rows.actors.value(decision.actor));
        out.number(rows.issues.value(decision.issue));
        out.number(rows.annotators.value(decision.by));
        out.number(rows.reasons.value(decision.reason, noReason));
        writeBody(out, decision);
    }
}

void writeWorkLists(ArchiveWriter &out, const Project &project, const Indexes<Annotator> &annotators,
    const QList<ArticleId> &articleOrder)
{
    Indexes<ArticleInfo> articles;
    if (project.workLists().size() > 0) {
        articles.reserve(articleOrder.size());
        for (const ArticleId id : articleOrder)
            articles.insert(id, articles.size());
    }
    out.newLine();
    out.number(project.workLists().size());
    for (const WorkList &list : project.workLists().inOrder()) {
        out.newLine();
        writeBody(out, list);
        out.number(annotators.value(list.annotator));
        out.number(list.articles.size());
        for (const ArticleId article : list.articles)
            out.number(articles.value(article));
    }
}

} // namespace

void writeProject(
    std::ostream &stream, const Project &project, const Generation &generation, std::atomic<int> *progress)
{
    ArchiveWriter out(stream);
    writeVersions(out);
    out.bits(generation.id);
    out.bits(generation.parent);
    out.newLine();
    write(out, project.info());
    TableIndexes rows;
    rows.issues = writeTable(out, project.issues());
    rows.stances = writeTable(out, project.stances());
    writeTable(out, project.attributes());
    rows.actors = writeTable(out, project.actors());
    rows.annotators = writeTable(out, project.annotators());
    rows.reasons = writeTable(out, project.reasons());
    out.newLine();
    const QList<ArticleId> order = project.articleOrder();
    out.number(order.size());
    for (qsizetype n = 0; n < order.size(); ++n) {
        if (progress)
            *progress = static_cast<int>(n * 1000 / order.size());
        const Article &article = *project.article(order[n]);
        out.newLine();
        write(out, *article.info);
        out.newLine();
        write(out, *article.text);
        out.newLine();
        out.number(article.states.size());
        for (const ArticleState &state : article.states) {
            out.number(rows.annotators.value(state.annotator));
            out.number(static_cast<int>(state.state));
        }
        writeDecisions(out, article, rows);
        writeAnnotations(out, article, rows);
    }
    writeWorkLists(out, project, rows.annotators, order);
    out.newLine();
    out.string(endMark);
}

ProjectReader::ProjectReader(std::istream &stream, OnFlaw onFlaw)
    : m_onFlaw(onFlaw)
    , m_in(stream, onFlaw)
    , m_examiner(m_findings)
{
}

void ProjectReader::noteFlaws(const QString &remedy)
{
    if (!tolerant())
        return;
    QStringList flaws = m_in.takeFlaws();
    flaws.removeDuplicates();
    for (const QString &flaw : std::as_const(flaws))
        m_examiner.found(flaw, remedy);
}

/// For a strict reader the first refusal is the end.
void ProjectReader::require(const Status &status)
{
    if (!status)
        throw Refused{status.error()};
}

void ProjectReader::readAll()
{
    readVersions(m_in);
    generation.id = m_in.bits();
    if (m_in.versions.project >= 2) // the first version names no parent
        generation.parent = m_in.bits();
    noteFlaws(Words::tr("ignored"));
    readInfo();
    readTable<Issue>(m_issues, Words::tr("issue"));
    readTable<StanceValue>(m_stances, Words::tr("stance"));
    readTable<Attribute>(m_attributes, Words::tr("attribute"));
    readTable<Actor>(m_actors, Words::tr("actor"));
    addAffiliations();
    readTable<Annotator>(m_annotators, Words::tr("annotator"));
    if (m_in.versions.project >= 4) // before, there were neither reasons nor decisions
        readTable<ReasonCode>(m_reasons, Words::tr("reason"));
    m_examiner.kind = Words::tr("article");
    m_articlesAnnounced = m_in.count();
    for (qint64 left = m_articlesAnnounced; left > 0; --left) {
        ++m_examiner.row;
        readArticle();
    }
    m_examiner.row = 0;
    if (m_in.versions.project >= 3) // before, there were none
        readWorkLists();
    m_examiner.kind.clear();
    const bool ends = m_in.string() == endMark;
    if (!ends || !m_in.atEnd())
        throw ArchiveError{ends ? Words::tr("something follows its end") : Words::tr("its end is missing")};
}

void ProjectReader::readInfo()
{
    m_examiner.kind = Words::tr("project");
    ProjectInfo info;
    read(m_in, info);
    noteFlaws(Words::tr("that value replaced"));
    if (tolerant())
        mend(m_examiner, info);
    require(project.applyEdit(adding(info)));
}

template <typename Entity> void ProjectReader::readTable(QList<Id<Entity>> &ids, const QString &kind)
{
    Taken<Entity> taken;
    m_examiner.kind = kind;
    m_examiner.row = 0;
    for (qint64 left = m_in.count(); left > 0; --left) {
        ++m_examiner.row;
        m_examiner.name.clear();
        m_in.keep(static_cast<qsizetype>(sizeof(Entity)) + rowCost);
        Entity entity;
        read(m_in, entity);
        m_examiner.name = entity.name;
        ids.append(admitted(taken, entity));
    }
    m_examiner.row = 0;
    m_examiner.name.clear();
}

/// The row's id in the project; null where a tolerant reader had to leave it out.
template <typename Entity> Id<Entity> ProjectReader::admitted(Taken<Entity> &taken, Entity &entity)
{
    noteFlaws(Words::tr("that value replaced"));
    if (tolerant())
        mend(m_examiner, taken, entity);
    if constexpr (std::is_same_v<Entity, Actor>) {
        if (!entity.affiliations.isEmpty()) {
            m_pending.append({entity.id, m_examiner.row, std::exchange(entity.affiliations, {})});
            m_in.keep(sizeof(Pending));
        }
    }
    Status added;
    if (tableOf<Entity>(project).contains(entity.id))
        added = fail(Error::Kind::Invalid, Words::tr("Two things have the same id."), entity.name);
    else
        added = project.applyEdit(adding(entity));
    if (added)
        return entity.id;
    if (!tolerant())
        require(added);
    m_examiner.found(added.error().what, Words::tr("left out, with all that names it"));
    ++m_findings.leftOut.rows;
    return {};
}

/// Affiliations may name actors that stand further down.
void ProjectReader::addAffiliations()
{
    for (Pending &pending : m_pending) {
        const Actor *bare = project.actors().find(pending.id);
        if (!bare)
            continue; // left out
        m_examiner.kind = Words::tr("actor");
        m_examiner.row = pending.row;
        m_examiner.name = bare->name;
        Actor actor = *bare;
        actor.affiliations = std::move(pending.affiliations);
        if (tolerant())
            mendAffiliations(m_examiner, project, actor);
        if (!actor.affiliations.isEmpty())
            require(project.applyEdit(replacing(Actor(*bare), actor)));
    }
    m_pending.clear();
    m_examiner.name.clear();
}

template <typename Entity>
Id<Entity> ProjectReader::named(const QList<Id<Entity>> &ids, std::optional<qint64> none)
{
    const qint64 index = m_in.number();
    if (index >= 0 && index < ids.size())
        return ids[index];
    if (index == none)
        return {};
    m_in.flaw(Words::tr("it names a row that is not there (%1 of %2)").arg(index).arg(ids.size()));
    return {};
}

void ProjectReader::readArticle()
{
    m_hasArticle = false;
    m_article = {};
    m_numbers.clear();
    m_annotations = 0;
    m_examiner.name.clear();
    m_in.keep(articleCost);
    ArticleInfo info;
    read(m_in, info);
    m_examiner.name = info.title;
    noteFlaws(Words::tr("that value replaced"));
    ArticleText text;
    read(m_in, text);
    m_flawsOfText = m_in.takeFlaws();
    m_article.info = std::move(info);
    m_article.text = std::move(text);
    m_hasArticle = true;
    m_announced = 0;
    readStates();
    readDecisions();
    m_announced = m_in.count();
    m_article.annotations.reserve(qMin<qint64>(m_announced, 4096));
    for (; m_annotations < m_announced; ++m_annotations)
        readAnnotation();
    if (m_article.annotations.capacity() > m_announced + m_announced / 8)
        m_article.annotations.squeeze();
    takeArticle();
}

void ProjectReader::readStates()
{
    for (qint64 left = m_in.numberIn(0, m_annotators.size()); left > 0; --left) {
        m_in.keep(sizeof(ArticleState));
        const AnnotatorId annotator = named(m_annotators);
        const auto state = m_in.value(ArticleState::State::Done);
        m_article.states.append({m_article.info->id, annotator, state});
    }
    m_article.states.squeeze();
    noteFlaws(Words::tr("that value replaced"));
}

void ProjectReader::readDecisions()
{
    if (m_in.versions.project < 4)
        return;
    for (qint64 left = m_in.count(); left > 0; --left) {
        m_in.keep(sizeof(Decision));
        Decision decision;
        decision.article = m_article.info->id;
        decision.actor = named(m_actors);
        decision.issue = named(m_issues);
        decision.by = named(m_annotators);
        decision.reason = named(m_reasons, noReason);
        readBody(m_in, decision);
        if (!m_article.decisions)
            m_article.decisions = QList<Decision>();
        m_article.decisions.edit().append(decision);
    }
    if (m_article.decisions)
        m_article.decisions.edit().squeeze();
    noteFlaws(Words::tr("that value replaced"));
}

void ProjectReader::readAnnotation()
{
    m_in.keep(annotationCost);
    Annotation &annotation = m_article.annotations.emplaceBack();
    annotation.article = m_article.info->id;
    annotation.annotator = named(m_annotators);
    annotation.actor = named(m_actors);
    annotation.issue = named(m_issues);
    annotation.stance = named(m_stances);
    readBody(m_in, annotation);
    if (!tolerant())
        return;
    m_examiner.annotation = m_annotations + 1;
    const bool named = !annotation.annotator.isNull() && !annotation.actor.isNull()
        && !annotation.issue.isNull() && !annotation.stance.isNull();
    QStringList flaws = m_in.takeFlaws();
    if (!named && flaws.isEmpty())
        flaws.append(Words::tr("It names something that had to be left out"));
    for (const QString &flaw : std::as_const(flaws))
        m_examiner.found(flaw, named ? Words::tr("that value replaced") : Words::tr("left out"));
    m_examiner.annotation = 0;
    if (named) {
        m_in.keep(sizeof(qint64));
        m_numbers.append(m_annotations + 1);
    } else {
        m_article.annotations.removeLast();
        ++m_findings.leftOut.annotations;
    }
}

void ProjectReader::readWorkLists()
{
    Taken<WorkList> taken;
    m_examiner.kind = Words::tr("work list");
    m_examiner.name.clear();
    for (qint64 left = m_in.count(); left > 0; --left) {
        ++m_examiner.row;
        m_in.keep(static_cast<qsizetype>(sizeof(WorkList)) + rowCost);
        WorkList list;
        readBody(m_in, list);
        m_examiner.name = list.name;
        list.annotator = named(m_annotators);
        for (qint64 articles = m_in.count(); articles > 0; --articles) {
            m_in.keep(listedCost);
            list.articles.append(named(m_articles));
        }
        list.articles.squeeze();
        admitted(taken, list);
        m_examiner.name.clear();
    }
    m_examiner.row = 0;
}

void ProjectReader::takeArticle()
{
    m_hasArticle = false;
    m_in.keep(sizeof(ArticleId));
    m_articles.append(m_article.info->id);
    if (!tolerant()) {
        require(project.addArticle(std::move(m_article)));
        return;
    }
    Status added = fail(Error::Kind::Malformed, {});
    qsizetype held = m_article.annotations.size();
    qsizetype decided = m_article.decisions.orDefault().size();
    if (mendArticle(m_examiner, project, m_article, m_flawsOfText)) {
        mendDecisions(m_examiner, project, m_article);
        mendAnnotations(m_examiner, project, m_article, m_numbers);
        held = m_article.annotations.size();
        decided = m_article.decisions.orDefault().size();
        m_articles.last() = m_article.info->id; // which may be a new one
        added = project.addArticle(std::move(m_article));
        if (!added)
            m_examiner.found(added.error().what, Words::tr("left out"));
    }
    if (!added) {
        m_articles.last() = {};
        ++m_findings.leftOut.articles;
        m_findings.leftOut.annotations += held;
        m_findings.leftOut.decisions += decided;
    }
}

QString ProjectReader::place()
{
    m_examiner.annotation = m_hasArticle && m_annotations < m_announced ? m_annotations + 1 : 0;
    return m_examiner.place();
}

void ProjectReader::keepWhatIsRead(const QString &why)
{
    m_in.takeFlaws();
    place();
    m_examiner.found(why, Words::tr("nothing from there on can be read"));
    m_examiner.annotation = 0;
    addAffiliations();
    if (m_hasArticle) {
        m_article.annotations.resize(m_numbers.size()); // the last one may be half there
        takeArticle();
    }
}

} // namespace standpoint
