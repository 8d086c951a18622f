// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/row_writer.h"

#include "model/exchange/actor_book.h"
#include "model/exchange/annotation_json.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/number_text.h"
#include "model/project/affiliations.h"

#include <QCryptographicHash>
#include <QSet>

namespace standpoint {

namespace {

/// A number that every reader takes for one that may have decimals: 1 is 1.0.
template <typename Number> QByteArray decimal(Number value)
{
    QByteArray text = numberText(value);
    if (!text.contains('.') && !text.contains('e'))
        text += ".0";
    return text;
}

void key(QByteArray &out, QStringView name)
{
    if (!out.endsWith('{'))
        out += ", ";
    appendJsonString(out, name);
    out += ": ";
}

void member(QByteArray &out, QStringView name, QStringView value)
{
    key(out, name);
    appendJsonString(out, value);
}

/// A text cell: always quoted, in one line.
void cell(QByteArray &out, QString value)
{
    value.replace(u'\n', u' ');
    QByteArray bytes = value.toUtf8();
    bytes.replace("\"", "\"\"");
    if (!out.isEmpty() && !out.endsWith('\n'))
        out += ',';
    out += '"' + bytes + '"';
}

void numberCell(QByteArray &out, const QByteArray &number)
{
    out += ',' + number;
}

QString wordsOf(const Article &article, const ExportRow &row)
{
    QStringList words;
    for (const TextSpan span : row.evidence)
        words.append(article.content().mid(span.begin, span.length()));
    return words.join(QStringLiteral(" … "));
}

QString dateOf(const Article &article)
{
    return article.info->published.isValid() ? article.info->published.toString(Qt::ISODate) : QString();
}

} // namespace

bool asksForRows(const ExportOptions &options)
{
    return options.unit != ExportUnit::Span || options.context > 0;
}

namespace {

class RowFileWriter : public FormatWriter
{
public:
    RowFileWriter(ExportRun &run, RowFile kind)
        : m_run(run)
        , m_kind(kind)
        , m_rows(run)
    {
    }

    Status begin() override
    {
        if (m_kind == RowFile::Table)
            m_run.file() = m_rows.tableHead();
        return {};
    }
    Status add(const ExportedArticle &exported) override
    {
        QByteArray &out = m_run.file();
        m_rows.append(
            exported, m_kind == RowFile::Lines ? &out : nullptr, m_kind == RowFile::Table ? &out : nullptr);
        return {};
    }

private:
    ExportRun &m_run;
    RowFile m_kind;
    RowWriter m_rows;
};

} // namespace

std::unique_ptr<FormatWriter> rowFileWriter(ExportRun &run, RowFile kind)
{
    return std::make_unique<RowFileWriter>(run, kind);
}

RowWriter::RowWriter(const ExportRun &run)
    : m_run(run)
    , m_groups(splitGroups(run.project, run.options.nearTogether))
    , m_attributes(run.project.attributes().inOrder())
{
    QSet<QString> used;
    for (const Attribute &attribute : std::as_const(m_attributes)) {
        const QString words =
            slug(attribute.name).replace(u'-', u'_'); // nothing where none of it is in ASCII
        const QString base = QStringLiteral("attribute_")
            + (words.isEmpty() ? QString::number(m_attributeKeys.size() + 1) : words);
        QString name = base;
        for (int i = 2; used.contains(name); ++i)
            name = base + QStringLiteral("_%1").arg(i);
        used.insert(name);
        m_attributeKeys.append(name);
    }
}

QList<std::pair<QString, QString>> RowWriter::columns() const
{
    const auto column = [](const char *name, const char *what) {
        return std::pair(QString::fromLatin1(name), QString::fromLatin1(what));
    };
    QList<std::pair<QString, QString>> all{column("id", "the row's own id"),
        column("doc_id", "the article's id"), column("title", "the article's title"),
        column("source", "where it was published"), column("date", "when, as 2013-08-30"),
        column("text", "the labelled words; fragments are joined by an ellipsis"),
        column("evidence",
            "list of start, end (code points of the article's text, end exclusive) and text; in the tables "
            "start, end "
            "and fragments"),
        column("actor", "whose stance it is"), column("actor_id", "the actor's id"),
        column("organization", "whom the actor belongs to"), column("issue", "what the stance is about"),
        column("issue_id", "the issue's id"), column("stance", "the label"),
        column("stance_value", "its polarity from -1 to 1, or null"), column("annotator", "who labelled it"),
        column("confidence", "0 to 1, or null"), column("comment", "the annotator's note"),
        column("context_before", "the sentences before"), column("context_after", "the sentences after"),
        column("split_group", "articles of one text, or of nearly the same, share it and are in one split")};
    for (qsizetype i = 0; i < m_attributes.size(); ++i)
        all.emplace_back(m_attributeKeys[i],
            QStringLiteral("the answer to “%1”, empty where there is none").arg(m_attributes[i].name));
    return all;
}

RowWriter::Names RowWriter::namesOf(const Article &article, const ExportRow &row) const
{
    Names names;
    names.annotator = m_run.annotatorName(row.annotator);
    if (const Actor *actor = row.actor.isNull() ? nullptr : m_run.project.actors().find(row.actor)) {
        names.actor = actor->name;
        names.actorId = actor->id.toString();
        if (const ActorId with = affiliationOn(*actor, article.info->published); !with.isNull())
            names.organization = m_run.project.actors().find(with)->name;
    }
    if (const Issue *issue = row.issue.isNull() ? nullptr : m_run.project.issues().find(row.issue)) {
        names.issue = issue->name;
        names.issueId = issue->id.toString();
    }
    return names;
}

QByteArray RowWriter::tableHead() const
{
    QByteArray head =
        "id,doc_id,title,source,date,text,start,end,fragments,actor,actor_id,organization,issue,issue_id,"
        "stance,stance_value,annotator,confidence,comment,context_before,context_after,split_group";
    for (const QString &name : m_attributeKeys)
        head += ',' + name.toLatin1();
    return head + '\n';
}

void RowWriter::append(const ExportedArticle &exported, QByteArray *lines, QByteArray *table) const
{
    const std::vector<ExportRow> rows = exportRows(m_run, exported);
    const QString group = rows.empty() ? QString() : m_groups.nameOf(exported.article.info->id);
    for (const ExportRow &row : rows) {
        if (lines)
            appendLine(exported, row, group, *lines);
        if (table)
            appendTableRow(exported, row, group, *table);
    }
}

void RowWriter::appendLine(
    const ExportedArticle &exported, const ExportRow &row, const QString &group, QByteArray &out) const
{
    const Article &article = exported.article;
    const Names names = namesOf(exported.article, row);
    out += '{';
    member(out, u"id", row.id);
    member(out, u"doc_id", article.info->id.toString());
    member(out, u"title", article.info->title);
    member(out, u"source", article.info->source);
    member(out, u"date", dateOf(article));
    member(out, u"text", wordsOf(article, row));
    key(out, u"evidence");
    out += '[';
    for (const TextSpan span : row.evidence) {
        out += out.endsWith('[') ? "{\"start\": " : ", {\"start\": ";
        out += QByteArray::number(exported.offsets.codePointFromUtf16(span.begin)) + ", \"end\": "
            + QByteArray::number(exported.offsets.codePointFromUtf16(span.end)) + ", \"text\": ";
        appendJsonString(out, QStringView(article.content()).mid(span.begin, span.length()));
        out += '}';
    }
    out += ']';
    member(out, u"actor", names.actor);
    member(out, u"actor_id", names.actorId);
    member(out, u"organization", names.organization);
    member(out, u"issue", names.issue);
    member(out, u"issue_id", names.issueId);
    member(out, u"stance", row.stance);
    key(out, u"stance_value");
    out += row.polarity ? decimal(*row.polarity) : QByteArray("null");
    member(out, u"annotator", names.annotator);
    key(out, u"confidence");
    const Annotation *annotation = row.annotation ? &*row.annotation : nullptr;
    out += annotation && annotation->hasConfidence() ? decimal(annotation->confidence) : QByteArray("null");
    member(out, u"comment", annotation ? annotation->note.orDefault() : QString());
    member(out, u"context_before", contextBefore(article, row, m_run.options.context));
    member(out, u"context_after", contextAfter(article, row, m_run.options.context));
    member(out, u"split_group", group);
    for (qsizetype i = 0; i < m_attributes.size(); ++i)
        member(out, m_attributeKeys[i],
            annotation ? readableAnswer(m_attributes[i], annotation->answer(m_attributes[i].id)) : QString());
    out += "}\n";
}

void RowWriter::appendTableRow(
    const ExportedArticle &exported, const ExportRow &row, const QString &group, QByteArray &out) const
{
    const Article &article = exported.article;
    const Names names = namesOf(exported.article, row);
    const auto point = [&](int position) {
        return QByteArray::number(exported.offsets.codePointFromUtf16(position));
    };
    cell(out, row.id);
    cell(out, article.info->id.toString());
    cell(out, article.info->title);
    cell(out, article.info->source);
    cell(out, dateOf(article));
    cell(out, wordsOf(article, row));
    numberCell(out, point(row.evidence.first().begin));
    numberCell(out, point(row.evidence.last().end));
    QByteArray fragments;
    for (const TextSpan span : row.evidence)
        fragments += (fragments.isEmpty() ? "" : ";") + point(span.begin) + '-' + point(span.end);
    cell(out, row.evidence.size() > 1 ? QString::fromLatin1(fragments) : QString());
    for (const QString &name :
        {names.actor, names.actorId, names.organization, names.issue, names.issueId, row.stance})
        cell(out, name);
    numberCell(out, row.polarity ? decimal(*row.polarity) : QByteArray());
    cell(out, names.annotator);
    const Annotation *annotation = row.annotation ? &*row.annotation : nullptr;
    numberCell(
        out, annotation && annotation->hasConfidence() ? decimal(annotation->confidence) : QByteArray());
    cell(out, annotation ? annotation->note.orDefault() : QString());
    cell(out, contextBefore(article, row, m_run.options.context));
    cell(out, contextAfter(article, row, m_run.options.context));
    cell(out, group);
    for (const Attribute &attribute : m_attributes)
        cell(out, annotation ? readableAnswer(attribute, annotation->answer(attribute.id)) : QString());
    out += '\n';
}

} // namespace standpoint
