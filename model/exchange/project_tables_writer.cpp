// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/number_text.h"
#include "model/exchange/project_tables.h"
#include "model/exchange/project_writer.h"
#include "model/exchange/record_tables.h"
#include "model/project/sentences_touched.h"

namespace standpoint {

namespace {

const QByteArray ending(".csv");

/// What annotations.csv says besides, for people and for tables without a join.
void putReadableNames(CellFields &row)
{
    for (const char *name : {"sentence", "text", "actor", "issue", "stance", "polarity", "annotator"})
        row.cell(name, {});
}

class Heads
{
public:
    Heads()
        : m_sheets([this](const QByteArray &table) -> QByteArray & { return sheet(table); })
    {
        add(RecordKind::Project, ProjectInfo());
        add(RecordKind::Issue, Issue());
        add(RecordKind::Stance, StanceValue());
        add(RecordKind::Attribute, Attribute());
        add(RecordKind::Reason, ReasonCode());
        add(RecordKind::Annotator, Annotator());
        add(RecordKind::Actor, Actor());
        add(RecordKind::Article, ArticleInfo(), ArticleText());
        add(RecordKind::State, ArticleState());
        add(RecordKind::Annotation, Annotation());
        add(RecordKind::Decision, Decision());
        add(RecordKind::WorkList, WorkList());
    }
    const QList<ProjectTable> &tables() const { return m_tables; }

private:
    template <typename... Parts> void add(RecordKind kind, const Parts &...parts)
    {
        m_kind = kind;
        QByteArray head;
        CellFields row(head, CellFields::Mode::Head, recordName(kind).data(), m_sheets);
        if (kind == RecordKind::Project)
            row.cell("version", {});
        const qsizetype at = m_tables.size(); // lists come after
        fields(row, parts...);
        if (kind == RecordKind::Annotation)
            putReadableNames(row);
        m_tables.insert(at, {kind, {}, recordTable(kind) + QLatin1String(".csv"), head + '\n'});
    }
    QByteArray &sheet(const QByteArray &table)
    {
        const QByteArray list = table.sliced(recordName(m_kind).size() + 1);
        m_tables.append({m_kind, QString::fromLatin1(list), QString::fromLatin1(table + ending), {}});
        return m_tables.last().head;
    }

    TableSheets m_sheets;
    QList<ProjectTable> m_tables;
    RecordKind m_kind = RecordKind::Project;
};

class TableSink
{
public:
    explicit TableSink(ExportRun &run)
        : m_run(run)
        , m_sheets([this](const QByteArray &table) -> QByteArray & {
            return m_run.file(QString::fromLatin1(table + ending));
        })
    {
        for (const ProjectTable &table : projectTables())
            run.file(table.file) += table.head;
        for (const Shared<StanceValue> &stance : run.project.stances()) {
            const QByteArray polarity = stance->polarity ? numberText(*stance->polarity) : QByteArray();
            m_stances.insert(stance->id, csvCell(stance->name) + ',' + polarity);
        }
        for (const Shared<Issue> &issue : run.project.issues())
            m_issues.insert(issue->id, csvCell(issue->name));
        for (const Shared<Actor> &actor : run.project.actors())
            m_actors.insert(actor->id, csvCell(actor->name));
        for (const AnnotatorId id : run.annotators())
            m_annotators.insert(id, csvCell(run.annotatorName(id)));
    }

    void putProject(const ProjectInfo &info)
    {
        QByteArray &row = m_run.file(QStringLiteral("project.csv"));
        CellFields visitor(row, CellFields::Mode::Row, RecordName<ProjectInfo>::record, m_sheets);
        visitor.number("version", projectFilesVersion);
        fields(visitor, info);
        finish(row, visitor);
    }
    template <typename Entity> void put(const Entity &entity, const OffsetMap *offsets)
    {
        QByteArray &row = m_sheets(RecordName<Entity>::table);
        CellFields visitor(row, CellFields::Mode::Row, RecordName<Entity>::record, m_sheets, offsets);
        fields(visitor, entity);
        finish(row, visitor);
    }
    void putArticle(const Article &article, const OffsetMap &offsets)
    {
        QByteArray &row = m_sheets(RecordName<ArticleInfo>::table);
        CellFields visitor(row, CellFields::Mode::Row, RecordName<ArticleInfo>::record, m_sheets, &offsets);
        fields(visitor, *article.info, *article.text);
        finish(row, visitor);
        m_annotationRows = &m_sheets(RecordName<Annotation>::table); // valid until the next article
    }
    void putAnnotation(const ExportedArticle &exported, const Annotation &annotation)
    {
        QByteArray &row = *m_annotationRows;
        CellFields visitor(
            row, CellFields::Mode::Row, RecordName<Annotation>::record, m_sheets, &exported.offsets);
        Annotation written = annotation;
        written.annotator = m_run.annotatorId(annotation.annotator);
        fields(visitor, written);
        const Article &article = exported.article;
        const int sentence = firstSentenceOf(article, annotation.evidence);
        visitor.cell("sentence", sentence < 0 ? QByteArray() : QByteArray::number(sentence));
        visitor.cell("text", csvCell(article.evidenceText(annotation.evidence).toUtf8().replace('\n', ' ')));
        visitor.cell("actor", m_actors.value(annotation.actor));
        visitor.cell("issue", m_issues.value(annotation.issue));
        visitor.cell("stance", m_stances.value(annotation.stance));
        visitor.cell("annotator", m_annotators.value(annotation.annotator));
        finish(row, visitor);
    }
    Status status()
    {
        if (!std::exchange(m_hasUnwritable, false))
            return {};
        return fail(Error::Kind::Invalid,
            QCoreApplication::translate("standpoint::ProjectFiles",
                "A name or a note has the character U+0000, which no table can hold"));
    }

private:
    void finish(QByteArray &row, const CellFields &visitor)
    {
        row += '\n';
        m_hasUnwritable = m_hasUnwritable || visitor.hasUnwritable();
    }

    ExportRun &m_run;
    TableSheets m_sheets;
    QHash<StanceId, QByteArray> m_stances; ///< with the polarity
    QHash<IssueId, QByteArray> m_issues;
    QHash<ActorId, QByteArray> m_actors;
    QHash<AnnotatorId, QByteArray> m_annotators;
    QByteArray *m_annotationRows = nullptr;
    bool m_hasUnwritable = false;
};

} // namespace

const QList<ProjectTable> &projectTables()
{
    static const QList<ProjectTable> all = Heads().tables();
    return all;
}

std::unique_ptr<FormatWriter> projectTablesWriter(ExportRun &run)
{
    return std::make_unique<ProjectWriter<TableSink>>(run);
}

} // namespace standpoint
