// SPDX-License-Identifier: GPL-3.0-or-later
//
// doccano: JSON lines, a text and one annotator's labels in each.
//
//     {"text": …, "label": [[start, end, label]], article's description, "annotator": …,
//      "statements": [{"id": …, "spans": "0-12;15-30", "label": …, everything of that annotation}]}
//
// With the choice kind=relations `entities` and `relations` stand in place of `label`, and "part" relates the
// fragments of an annotation. doccano keeps what it does not know as metadata of the text, and gives its own
// ids; so a statement is known again by its places (always in code points) and its label.
#include "model/exchange/annotation_json.h"
#include "model/exchange/doccano_reader.h"
#include "model/exchange/labelled_texts.h"

namespace standpoint {

namespace {

class DoccanoWriter : public FormatWriter
{
public:
    explicit DoccanoWriter(ExportRun &run)
        : m_run(run)
        , m_fields(run)
        , m_hasRelations(run.choice(QStringLiteral("kind")) == QStringLiteral("relations"))
        , m_isUtf16(run.choice(QStringLiteral("offsets")) == QStringLiteral("utf16"))
    {
    }

    Status add(const ExportedArticle &exported) override
    {
        if (exported.article.content().trimmed().isEmpty()) {
            m_run.losses.add(Loss::Metadata, exported.article, 1);
            return {};
        }
        addStatesBesideNothing(m_run, exported);
        if (exported.annotations.empty()) // to be labelled there
            writeLine(exported, {});
        for (const AnnotatorId annotator : m_run.annotators()) {
            if (const auto layer = layerOf(exported, annotator); !layer.empty())
                writeLine(exported, layer);
        }
        return {};
    }

private:
    void writeLine(const ExportedArticle &exported, const std::vector<const Annotation *> &layer);
    void appendPlaces(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation);
    void appendStatement(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation);

    ExportRun &m_run;
    ExportedFields m_fields;
    bool m_hasRelations;
    bool m_isUtf16;
    qint64 m_entity = 0; ///< ids are unique in the file: doccano looks for them in all of it
    qint64 m_relation = 0;
    QByteArray m_relations;
};

void DoccanoWriter::appendPlaces(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation)
{
    const QString label = spanLabel(m_run, m_fields, annotation);
    const qint64 first = m_entity + 1;
    for (const TextSpan span : annotation.evidence.fragments()) {
        const QByteArray begin =
            QByteArray::number(m_isUtf16 ? span.begin : exported.offsets.codePointFromUtf16(span.begin));
        const QByteArray end =
            QByteArray::number(m_isUtf16 ? span.end : exported.offsets.codePointFromUtf16(span.end));
        out += out.endsWith('[') ? "" : ", ";
        if (!m_hasRelations) {
            out += '[' + begin + ", " + end + ", ";
            appendJsonString(out, label);
            out += ']';
            continue;
        }
        out += "{\"id\": " + QByteArray::number(++m_entity) + ", \"label\": ";
        appendJsonString(out, label);
        out += ", \"start_offset\": " + begin + ", \"end_offset\": " + end + '}';
        if (m_entity == first)
            continue;
        m_relations += m_relations.isEmpty() ? "" : ", ";
        m_relations += "{\"id\": " + QByteArray::number(++m_relation)
            + ", \"from_id\": " + QByteArray::number(first) + ", \"to_id\": " + QByteArray::number(m_entity)
            + R"(, "type": "part"})";
    }
}

void DoccanoWriter::appendStatement(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation)
{
    out += out.endsWith('[') ? "{" : ", {";
    QList<ForeignField> fields{{QStringLiteral("id"), annotation.id.toString()},
        {QStringLiteral("spans"), spansText(exported.offsets, annotation.evidence.fragments())},
        {QStringLiteral("label"), spanLabel(m_run, m_fields, annotation)},
        {QStringLiteral("words"), exported.article.evidenceText(annotation.evidence)}};
    fields.append(m_fields.of(annotation));
    appendJsonMembers(out, fields);
    out += '}';
}

void DoccanoWriter::writeLine(const ExportedArticle &exported, const std::vector<const Annotation *> &layer)
{
    const Article &article = exported.article;
    QByteArray &out = m_run.file();
    out += '{';
    appendJsonKey(out, u"text");
    appendJsonString(out, article.content());
    appendJsonKey(out, m_hasRelations ? u"entities" : u"label");
    out += '[';
    m_relations.clear();
    for (const Annotation *annotation : layer)
        appendPlaces(out, exported, *annotation);
    out += ']';
    if (m_hasRelations)
        out += ", \"relations\": [" + m_relations + ']';
    appendJsonMembers(out, articleFields(*article.info));
    if (m_isUtf16)
        out += R"(, "offset_unit": "utf16")";
    if (!layer.empty()) {
        appendJsonKey(out, u"annotator");
        appendJsonString(out, m_run.annotatorName(layer.front()->annotator));
        if (article.stateOf(layer.front()->annotator) == ArticleState::State::Done)
            out += R"(, "state": "done")";
    }
    out += ", \"statements\": [";
    for (const Annotation *annotation : layer)
        appendStatement(out, exported, *annotation);
    out += "]}\n";
}

std::unique_ptr<FormatWriter> doccanoWriter(ExportRun &run)
{
    return std::make_unique<DoccanoWriter>(run);
}

bool recognisesLabels(const FileHead &head)
{
    const auto has = [&](const char *name) { return head.keys.contains(QLatin1String(name)); };
    if ((has("text") || has("data"))
        && (has("label") || has("labels") || has("entities") || has("attributions")))
        return true;
    // What other tools write, and data sets of the same kind. Formats behind this one know their own.
    static const QStringList suffixes{
        QStringLiteral("jsonl"), QStringLiteral("ndjson"), QStringLiteral("json")};
    const bool isOfOthers = has("spans") || head.begin.contains("\"_input_hash\"")
        || head.begin.contains("\"TextQuoteSelector\"") || head.begin.contains("www.w3.org/ns/anno.jsonld")
        || head.begin.contains("\"TextPositionSelector\"");
    return suffixes.contains(head.suffix) && !isOfOthers && holdsLabelledPlaces(head.begin);
}

} // namespace

extern const Format doccano;
const Format doccano{
    .id = QStringLiteral("doccano"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "doccano, and other texts with labels (JSON lines)"),
    .suffixes = {QStringLiteral("jsonl"), QStringLiteral("ndjson"), QStringLiteral("json")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognisesLabels,
    .parse = parseDoccano,
    .writer = doccanoWriter,
    .choices = {spanLabelChoice(),
        {QStringLiteral("kind"), QT_TRANSLATE_NOOP("standpoint::Format", "Kind of doccano project"),
            {{QStringLiteral("sequence"), QT_TRANSLATE_NOOP("standpoint::Format", "sequence labelling")},
                {QStringLiteral("relations"),
                    QT_TRANSLATE_NOOP("standpoint::Format", "sequence labelling with relations")}}},
        {QStringLiteral("offsets"), QT_TRANSLATE_NOOP("standpoint::Format", "Offsets count"),
            {{QStringLiteral("code-points"),
                 QT_TRANSLATE_NOOP("standpoint::Format", "code points, as Python does")},
                {QStringLiteral("utf16"),
                    QT_TRANSLATE_NOOP(
                        "standpoint::Format", "UTF-16 code units, as doccano's window shows them")}}}},
};

} // namespace standpoint
