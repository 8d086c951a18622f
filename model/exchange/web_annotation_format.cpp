// SPDX-License-Identifier: GPL-3.0-or-later
//
// W3C Web Annotation: one AnnotationCollection as JSON-LD, an annotation a line, without terms of our own, so
// that the vocabulary's plain context is enough. Offsets are code points.
//
// Bodies: the stance and the issue as SpecificResource (urn:codebook:…), "stance: …", "issue: …" and
// "actor: …" as tags, the note as comment, and everything of the annotation as a JSON text with the purpose
// "describing". A target for each fragment, with position and quotation. The article's text is not in it.
#include "model/exchange/annotation_json.h"
#include "model/exchange/exported_fields.h"
#include "model/exchange/web_annotation_reader.h"

#include <QUrl>

namespace standpoint {

namespace {

/// urn:uuid:00000000-0000-0005-0000-000000000001
QByteArray urn(const QString &id)
{
    QByteArray digits = id.toLatin1();
    for (const qsizetype at : {20, 16, 12, 8})
        digits.insert(at, '-');
    return "urn:uuid:" + digits;
}

QByteArray codebookUrn(const char *kind, const QString &name)
{
    return "urn:codebook:" + QByteArray(kind) + ':' + QUrl::toPercentEncoding(name);
}

class WebAnnotationWriter : public FormatWriter
{
public:
    explicit WebAnnotationWriter(ExportRun &run)
        : m_run(run)
        , m_fields(run)
    {
    }

    Status begin() override
    {
        QByteArray &out = m_run.file();
        const QByteArray id = urn(m_run.project.info().id.toString());
        out += R"({"@context": "http://www.w3.org/ns/anno.jsonld", "id": ")" + id
            + R"(", "type": "AnnotationCollection", "label": )";
        appendJsonString(out, m_run.project.info().title);
        out +=
            R"(, "first": {"id": ")" + id + R"(#1", "type": "AnnotationPage", "startIndex": 0, "items": [)";
        return {};
    }
    Status add(const ExportedArticle &exported) override
    {
        for (const Annotation *annotation : exported.annotations) {
            m_run.file() += m_count++ == 0 ? "\n" : ",\n";
            write(m_run.file(), exported, *annotation);
        }
        return {};
    }
    Status end() override
    {
        m_run.file() += "\n]}, \"total\": " + QByteArray::number(m_count) + "}\n";
        return {};
    }

private:
    void write(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation) const;
    void appendBodies(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation) const;
    static void appendTarget(QByteArray &out, const ExportedArticle &exported, TextSpan span);
    static void appendText(QByteArray &out, const char *purpose, const QString &value);

    ExportRun &m_run;
    ExportedFields m_fields;
    qint64 m_count = 0;
};

void WebAnnotationWriter::appendText(QByteArray &out, const char *purpose, const QString &value)
{
    out += R"(, {"type": "TextualBody", "purpose": ")" + QByteArray(purpose) + R"(", "value": )";
    appendJsonString(out, value);
    out += R"(, "format": "text/plain"})";
}

void WebAnnotationWriter::appendBodies(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation) const
{
    out += R"({"type": "SpecificResource", "purpose": "classifying", "source": ")"
        + codebookUrn("stance", m_fields.stance(annotation)) + '"' + '}';
    out += R"(, {"type": "SpecificResource", "purpose": "classifying", "source": ")"
        + codebookUrn("issue", m_fields.issue(annotation)) + '"' + '}';
    appendText(out, "tagging", QStringLiteral("actor: ") + m_fields.actor(annotation).name);
    appendText(out, "tagging", QStringLiteral("issue: ") + m_fields.issue(annotation));
    appendText(out, "tagging", QStringLiteral("stance: ") + m_fields.stance(annotation));
    if (annotation.note)
        appendText(out, "commenting", *annotation.note);
    QByteArray record("{");
    QList<ForeignField> fields{{QStringLiteral("id"), annotation.id.toString()}};
    fields.append(m_fields.of(annotation));
    appendJsonMembers(record, fields);
    record += ", \"article\": {";
    const ArticleInfo &info = *exported.article.info;
    ArticleInfo named; // what an article is found by
    named.id = info.id;
    named.document = info.document;
    named.title = info.title;
    named.url = info.url;
    appendJsonMembers(record, articleFields(named));
    record += "}}";
    out += R"(, {"type": "TextualBody", "purpose": "describing", "value": )";
    appendJsonString(out, QString::fromUtf8(record));
    out += R"(, "format": "application/json"})";
}

/// Words around a span that do not begin or end within a character.
void WebAnnotationWriter::appendTarget(QByteArray &out, const ExportedArticle &exported, TextSpan span)
{
    constexpr qsizetype around = 32;
    const QStringView text = exported.article.content();
    qsizetype from = std::max<qsizetype>(0, span.begin - around);
    if (from > 0 && text[from].isLowSurrogate())
        ++from;
    qsizetype to = std::min<qsizetype>(text.size(), span.end + around);
    if (to < text.size() && text[to].isLowSurrogate())
        --to;
    out += R"({"source": ")" + urn(exported.article.info->id.toString())
        + R"(", "selector": [{"type": "TextPositionSelector", "start": )"
        + QByteArray::number(exported.offsets.codePointFromUtf16(span.begin))
        + ", \"end\": " + QByteArray::number(exported.offsets.codePointFromUtf16(span.end))
        + R"(}, {"type": "TextQuoteSelector", "exact": )";
    appendJsonString(out, text.mid(span.begin, span.length()));
    out += ", \"prefix\": ";
    appendJsonString(out, text.sliced(from, span.begin - from));
    out += ", \"suffix\": ";
    appendJsonString(out, text.sliced(span.end, to - span.end));
    out += "}]}";
}

void WebAnnotationWriter::write(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation) const
{
    out += R"({"@context": "http://www.w3.org/ns/anno.jsonld", "id": ")" + urn(annotation.id.toString())
        + R"(", "type": "Annotation", "motivation": "classifying", "creator": {"id": ")"
        + urn(m_run.annotatorId(annotation.annotator).toString()) + R"(", "type": "Person", "name": )";
    appendJsonString(out, m_run.annotatorName(annotation.annotator));
    out += '}';
    for (const ForeignField &field : m_fields.of(annotation)) {
        if (field.name != QStringLiteral("created") && field.name != QStringLiteral("modified"))
            continue;
        appendJsonKey(out, field.name);
        appendJsonString(out, field.value);
    }
    out += ", \"body\": [";
    appendBodies(out, exported, annotation);
    out += "], \"target\": ";
    const QList<TextSpan> fragments = annotation.evidence.fragments();
    out += fragments.size() > 1 ? "[" : "";
    for (qsizetype i = 0; i < fragments.size(); ++i) {
        out += i > 0 ? ", " : "";
        appendTarget(out, exported, fragments[i]);
    }
    out += fragments.size() > 1 ? "]}" : "}";
}

std::unique_ptr<FormatWriter> webAnnotationWriter(ExportRun &run)
{
    return std::make_unique<WebAnnotationWriter>(run);
}

bool recognisesAnnotations(const FileHead &head)
{
    static const QStringList suffixes{
        QStringLiteral("json"), QStringLiteral("jsonld"), QStringLiteral("jsonl")};
    return suffixes.contains(head.suffix)
        && (head.begin.contains("www.w3.org/ns/anno.jsonld")
            || (head.begin.contains("\"TextQuoteSelector\"") && head.begin.contains("\"target\"")));
}

} // namespace

extern const Format webAnnotation;
const Format webAnnotation{
    .id = QStringLiteral("w3c"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "W3C Web Annotation (JSON-LD)"),
    .suffixes = {QStringLiteral("jsonld"), QStringLiteral("json"), QStringLiteral("jsonl")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids,
    .stage = Format::Stage::Texts,
    .recognises = recognisesAnnotations,
    .parse = parseWebAnnotations,
    .writer = webAnnotationWriter,
};

} // namespace standpoint
