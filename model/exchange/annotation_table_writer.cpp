// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_table_writer.h"

#include "model/exchange/annotation_columns.h"
#include "model/exchange/csv_cell.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/exchange/row_writer.h"
#include "model/project/sentences_touched.h"
#include "model/text/offsets.h"

#include <charconv>

namespace standpoint {

namespace {

class TableWriter : public FormatWriter
{
public:
    explicit TableWriter(ExportRun &run)
        : m_run(run)
        , m_attributes(run.project.attributes().inOrder())
    {
        const Project &project = run.project;
        for (const Shared<Actor> &actor : project.actors()) {
            QByteArray affiliation;
            if (!actor->affiliations.isEmpty())
                affiliation = csvCell(project.actors().find(actor->affiliations.first().with)->name);
            m_actors.insert(actor->id, {csvCell(actor->name), affiliation, actor->id.toString().toLatin1()});
        }
        for (const Shared<Issue> &issue : project.issues())
            m_issues.insert(issue->id, csvCell(issue->name));
        for (const Shared<StanceValue> &stance : project.stances())
            m_stances.insert(stance->id,
                {csvCell(stance->name), stance->polarity ? numberText(*stance->polarity) : QByteArray()});
        for (const Shared<Annotator> &annotator : project.annotators())
            m_annotators.insert(annotator->id, csvCell(run.annotatorName(annotator->id)));
    }

    Status begin() override
    {
        m_out = &m_run.file();
        writeHead();
        return {};
    }

    Status add(const ExportedArticle &exported) override
    {
        m_out = &m_run.file();
        writeArticle(exported);
        return {};
    }

private:
    struct ActorCells
    {
        QByteArray name, affiliation, id;
    };
    struct StanceCells
    {
        QByteArray name, polarity;
    };

    void writeHead()
    {
        QByteArrayList names;
        for (const QString &name :
            columnsBeforeAttributes() + attributeColumns(m_attributes) + columnsAfterAttributes())
            names.append(csvCell(name));
        *m_out += names.join(',') + '\n';
    }

    void writeArticle(const ExportedArticle &exported)
    {
        const Article &article = exported.article;
        const QByteArray id = article.info->id.toString().toLatin1();
        const QByteArray document = article.info->document.isEmpty() ? id : csvCell(article.info->document);
        const QByteArray title = csvCell(article.info->title);
        for (const Annotation *annotation : exported.annotations) {
            *m_out += document;
            writeBeforeAttributes(article, exported.offsets, *annotation);
            for (const Attribute &attribute : m_attributes)
                cell(csvCell(readableAnswer(attribute, annotation->answer(attribute.id))));
            writeAfterAttributes(exported.offsets, *annotation);
            cell(id);
            cell(m_actors[annotation->actor].id);
            cell(title);
            *m_out += '\n';
        }
    }

    /// From start to polarity.
    void writeBeforeAttributes(const Article &article, const OffsetMap &offsets, const Annotation &a)
    {
        const ActorCells &actor = m_actors[a.actor];
        const StanceCells &stance = m_stances[a.stance];
        cell(QByteArray::number(offsets.codePointFromUtf16(a.evidence.begin())));
        cell(QByteArray::number(offsets.codePointFromUtf16(a.evidence.end())));
        cell(actor.name);
        cell(m_issues[a.issue]);
        cell(stance.name);
        cell(m_annotators[a.annotator]);
        const int sentence = firstSentenceOf(article, a.evidence);
        cell(sentence < 0 ? QByteArray() : QByteArray::number(sentence));
        // A row stays one line for programs that split at lines: the offsets say where the text breaks.
        cell(csvCell(article.evidenceText(a.evidence).toUtf8().replace('\n', ' ')));
        cell(actor.affiliation);
        cell(stance.polarity);
    }

    /// From confidence to id.
    void writeAfterAttributes(const OffsetMap &offsets, const Annotation &a)
    {
        cell(a.hasConfidence() ? numberText(a.confidence) : QByteArray());
        cell(csvCell(a.note.orDefault()));
        cell(provenanceName(a.provenance).toLatin1());
        time(a.created);
        time(a.modified);
        QByteArray fragments;
        for (int i = 0; i < a.evidence.count() && a.evidence.count() > 1; ++i) {
            if (i > 0)
                fragments += ';';
            fragments += QByteArray::number(offsets.codePointFromUtf16(a.evidence.at(i).begin)) + '-'
                + QByteArray::number(offsets.codePointFromUtf16(a.evidence.at(i).end));
        }
        cell(fragments);
        cell(a.id.toString().toLatin1());
    }

    void cell(const QByteArray &bytes)
    {
        *m_out += ',';
        *m_out += bytes;
    }
    void time(const QDateTime &time)
    {
        *m_out += ',';
        if (!time.isValid())
            return;
        const auto text = instantToText(time.toMSecsSinceEpoch());
        m_out->append(text.data(), static_cast<qsizetype>(text.size()));
    }

    ExportRun &m_run;
    QList<Attribute> m_attributes;
    QHash<ActorId, ActorCells> m_actors;
    QHash<IssueId, QByteArray> m_issues;
    QHash<StanceId, StanceCells> m_stances;
    QHash<AnnotatorId, QByteArray> m_annotators;
    QByteArray *m_out = nullptr;
};

} // namespace

std::unique_ptr<FormatWriter> annotationTableWriter(ExportRun &run)
{
    if (asksForRows(run.options))
        return rowFileWriter(run, RowFile::Table);
    return std::make_unique<TableWriter>(run);
}

} // namespace standpoint
