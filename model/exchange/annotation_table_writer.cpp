// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_table_writer.h"

#include "model/exchange/annotation_columns.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/text/offsets.h"

#include <QIODevice>

#include <charconv>

namespace standpoint {

namespace {

QByteArray quoted(QByteArray cell)
{
    const auto isSpecial = [](char c) { return c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r'; };
    const bool hasSpaces = !cell.isEmpty()
        && (QChar::isSpace(static_cast<uchar>(cell.front()))
            || QChar::isSpace(static_cast<uchar>(cell.back())));
    if (!hasSpaces && std::none_of(cell.cbegin(), cell.cend(), isSpecial))
        return cell;
    cell.replace("\"", "\"\"");
    return '"' + cell + '"';
}

QByteArray quoted(const QString &text)
{
    return quoted(text.toUtf8());
}

class TableWriter
{
public:
    TableWriter(const ExportPart &part, QIODevice &device)
        : m_part(part)
        , m_device(device)
        , m_attributes(part.project.attributes().inOrder())
    {
        const Project &project = part.project;
        for (const Shared<Actor> &actor : project.actors()) {
            QByteArray affiliation;
            if (!actor->affiliations.isEmpty())
                affiliation = quoted(project.actors().find(actor->affiliations.first().with)->name);
            m_actors.insert(actor->id, {quoted(actor->name), affiliation, actor->id.toString().toLatin1()});
        }
        for (const Shared<Issue> &issue : project.issues())
            m_issues.insert(issue->id, quoted(issue->name));
        for (const Shared<StanceValue> &stance : project.stances())
            m_stances.insert(stance->id,
                {quoted(stance->name), stance->polarity ? numberText(*stance->polarity) : QByteArray()});
        for (const Shared<Annotator> &annotator : project.annotators())
            m_annotators.insert(annotator->id, quoted(annotator->name));
    }

    Status write()
    {
        writeHead();
        for (const ArticleId id : m_part.articles) {
            if (m_part.mayGoOn && !m_part.mayGoOn())
                return exportStopped();
            const Article *article = m_part.project.article(id);
            if (!article || article->annotations.isEmpty())
                continue;
            if (Status written = writeArticle(*article); !written)
                return written;
        }
        return flush();
    }

private:
    static constexpr qsizetype flushAt = 1 << 20;

    struct ActorCells
    {
        QByteArray name, affiliation, id;
    };
    struct StanceCells
    {
        QByteArray name, polarity;
    };

    Status flush()
    {
        if (m_device.write(m_out) != m_out.size())
            return fail(Error::Kind::Io, m_device.errorString());
        m_out.resize(0);
        return {};
    }

    void writeHead()
    {
        QByteArrayList names;
        for (const QString &name :
            columnsBeforeAttributes() + attributeColumns(m_attributes) + columnsAfterAttributes())
            names.append(quoted(name));
        m_out = names.join(',') + '\n';
    }

    Status writeArticle(const Article &article)
    {
        const OffsetMap offsets(article.content());
        const QByteArray id = article.info->id.toString().toLatin1();
        const QByteArray document = article.info->document.isEmpty() ? id : quoted(article.info->document);
        const QByteArray title = quoted(article.info->title);
        for (const Annotation &annotation : article.annotations) {
            if (m_part.layer && annotation.annotator != *m_part.layer)
                continue;
            if (Status fits = checkEvidenceText(article, annotation); !fits)
                return fits;
            m_out += document;
            writeBeforeAttributes(article, offsets, annotation);
            for (const Attribute &attribute : m_attributes)
                cell(quoted(readableAnswer(attribute, annotation.answer(attribute.id))));
            writeAfterAttributes(offsets, annotation);
            cell(id);
            cell(m_actors[annotation.actor].id);
            cell(title);
            m_out += '\n';
            if (m_out.size() > flushAt) {
                if (Status flushed = flush(); !flushed)
                    return flushed;
            }
        }
        return {};
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
        const int sentence = article.sentenceAt(a.evidence.begin());
        cell(sentence < 0 ? QByteArray() : QByteArray::number(sentence));
        // A row stays one line for programs that split at lines: the offsets say where the text breaks.
        cell(quoted(article.evidenceText(a.evidence).toUtf8().replace('\n', ' ')));
        cell(actor.affiliation);
        cell(stance.polarity);
    }

    /// From confidence to id.
    void writeAfterAttributes(const OffsetMap &offsets, const Annotation &a)
    {
        cell(a.hasConfidence() ? numberText(a.confidence) : QByteArray());
        cell(quoted(a.note.orDefault()));
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
        m_out += ',';
        m_out += bytes;
    }
    void time(const QDateTime &time)
    {
        m_out += ',';
        if (!time.isValid())
            return;
        const auto text = instantToText(time.toMSecsSinceEpoch());
        m_out.append(text.data(), static_cast<qsizetype>(text.size()));
    }

    const ExportPart &m_part;
    QIODevice &m_device;
    QList<Attribute> m_attributes;
    QHash<ActorId, ActorCells> m_actors;
    QHash<IssueId, QByteArray> m_issues;
    QHash<StanceId, StanceCells> m_stances;
    QHash<AnnotatorId, QByteArray> m_annotators;
    QByteArray m_out;
};

} // namespace

Status writeAnnotationTable(const ExportPart &part, QIODevice &device)
{
    return TableWriter(part, device).write();
}

} // namespace standpoint
