// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prodigy: JSON lines, a text and one annotator's spans in each. Offsets are code points.
//
//     {"text": …, "spans": [{"start": 2, "end": 20, "label": …, "id": …, everything of that annotation}],
//      "meta": {article's description}, "answer": "accept", "_annotator_id": …, "_session_id": …,
//      "_view_id": "spans_manual"}
//
// Prodigy keeps what it does not know of a span. Further fragments are spans with the same id and `part` 2,
// 3, …. spaCy takes no span with white space at its ends: where that was cut, `evidence` says the exact
// places.
#include "model/exchange/annotation_json.h"
#include "model/exchange/labelled_texts.h"
#include "model/exchange/prodigy_reader.h"

namespace standpoint {

namespace {

class ProdigyWriter : public FormatWriter
{
public:
    explicit ProdigyWriter(ExportRun &run)
        : m_run(run)
        , m_fields(run)
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
    void appendSpans(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation);

    ExportRun &m_run;
    ExportedFields m_fields;
};

void ProdigyWriter::appendSpans(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation)
{
    const QList<TextSpan> fragments = annotation.evidence.fragments();
    QList<TextSpan> shown;
    for (const TextSpan span : fragments)
        shown.append(trimmedSpan(exported.article.content(), span));
    for (qsizetype i = 0; i < shown.size(); ++i) {
        out += out.endsWith('[') ? "{" : ", {";
        out += "\"start\": " + QByteArray::number(exported.offsets.codePointFromUtf16(shown[i].begin))
            + ", \"end\": " + QByteArray::number(exported.offsets.codePointFromUtf16(shown[i].end));
        QList<ForeignField> fields{
            {QStringLiteral("text"), exported.article.content().mid(shown[i].begin, shown[i].length())},
            {QStringLiteral("label"), spanLabel(m_run, m_fields, annotation)},
            {QStringLiteral("id"), annotation.id.toString()}};
        if (i == 0) {
            fields.append(m_fields.of(annotation));
            if (shown != fragments)
                fields.append({QStringLiteral("evidence"), spansText(exported.offsets, fragments)});
        }
        appendJsonMembers(out, fields);
        if (i > 0)
            out += ", \"part\": " + QByteArray::number(i + 1);
        out += '}';
    }
    if (shown != fragments)
        m_run.losses.add(Loss::Trimmed, exported.article, annotation);
}

void ProdigyWriter::writeLine(const ExportedArticle &exported, const std::vector<const Annotation *> &layer)
{
    QByteArray &out = m_run.file();
    out += "{\"text\": ";
    appendJsonString(out, exported.article.content());
    out += ", \"spans\": [";
    for (const Annotation *annotation : layer)
        appendSpans(out, exported, *annotation);
    out += "], \"meta\": {";
    appendJsonMembers(out, articleFields(*exported.article.info));
    out += '}';
    if (!layer.empty()) {
        const QString annotator = m_run.annotatorName(layer.front()->annotator);
        if (exported.article.stateOf(layer.front()->annotator) == ArticleState::State::Done)
            out += R"(, "state": "done")";
        out += R"(, "answer": "accept")";
        appendJsonMembers(
            out, {{QStringLiteral("_annotator_id"), annotator}, {QStringLiteral("_session_id"), annotator}});
    }
    out += ", \"_view_id\": \"spans_manual\"}\n";
}

std::unique_ptr<FormatWriter> prodigyWriter(ExportRun &run)
{
    return std::make_unique<ProdigyWriter>(run);
}

bool recognisesExamples(const FileHead &head)
{
    const auto has = [&](const char *name) { return head.keys.contains(QLatin1String(name)); };
    return has("text")
        && (has("spans") || has("_input_hash") || has("_task_hash") || has("_view_id")
            || (has("answer") && (has("label") || has("accept"))));
}

} // namespace

extern const Format prodigy;
const Format prodigy{
    .id = QStringLiteral("prodigy"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Prodigy and spaCy (JSON lines)"),
    .suffixes = {QStringLiteral("jsonl")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognisesExamples,
    .parse = parseProdigy,
    .writer = prodigyWriter,
    .choices = {spanLabelChoice()},
};

} // namespace standpoint
