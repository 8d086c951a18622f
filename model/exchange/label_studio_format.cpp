// SPDX-License-Identifier: GPL-3.0-or-later
//
// Label Studio: a list of tasks as JSON, or the labelling configuration that goes with it. Offsets are code
// points.
//
//     [{"data": {"text": …, article's description, "statements": {ID: everything of that annotation},
//                "fields": {control: attribute}},
//       "annotations": [{"result": [regions of one annotator]}]}]
//
// A region has the annotation's id and the controls span (label Statement), actor, issue, stance, comment,
// confidence, and one for each attribute. Further fragments are regions ID-2, ID-3 …, joined by the relation
// "part". What a control says counts; "statements" adds what no control shows.
#include "model/exchange/annotation_json.h"
#include "model/exchange/ascii_codes.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/label_studio_reader.h"
#include "model/exchange/number_text.h"

namespace standpoint {

namespace {

/// The names of controls that we write ourselves.
const QStringList controls =
    QStringLiteral("span text actor issue stance comment confidence label relation").split(u' ');

QString xmlEscaped(const QString &text)
{
    QString escaped = text.toHtmlEscaped();
    return escaped.replace(u'\n', QStringLiteral("&#10;")).replace(u'\t', QStringLiteral("&#9;"));
}

class LabelStudioWriter : public FormatWriter
{
public:
    explicit LabelStudioWriter(ExportRun &run)
        : m_run(run)
        , m_fields(run)
        , m_codes(controls)
        , m_isConfiguration(run.choice(QStringLiteral("part")) == QStringLiteral("configuration"))
    {
        for (const Attribute &attribute : run.project.attributes().inOrder())
            m_codes.of(attribute.name);
    }

    Status begin() override
    {
        m_run.file() += m_isConfiguration ? configuration().toUtf8() : QByteArray("[");
        return {};
    }
    Status add(const ExportedArticle &exported) override;
    Status end() override
    {
        if (!m_isConfiguration)
            m_run.file() += "\n]\n";
        return {};
    }

private:
    struct Region
    {
        QByteArray id;
        QByteArray place; ///< `"start": 0, "end": 5, `
        QStringView words;
    };

    QString configuration();
    void appendData(QByteArray &out, const ExportedArticle &exported);
    void appendStatement(QByteArray &out, const ExportedArticle &exported, const Annotation &annotation);
    static void appendResult(QByteArray &out, const Region &region, const QString &control, const char *type,
        const char *member, const QByteArray &value);
    void appendControls(QByteArray &out, const Region &region, const Annotation &annotation);

    ExportRun &m_run;
    ExportedFields m_fields;
    AsciiCodes m_codes; ///< of attributes
    bool m_isConfiguration;
    bool m_any = false;
};

QString LabelStudioWriter::configuration()
{
    const auto choices = [](const QString &name, const QStringList &values) -> QString {
        QString xml =
            QStringLiteral("  <Choices name=\"%1\" toName=\"text\" perRegion=\"true\">\n").arg(name);
        for (const QString &value : values)
            xml += QStringLiteral("    <Choice value=\"") + xmlEscaped(value) + QStringLiteral("\"/>\n");
        return xml + QStringLiteral("  </Choices>\n");
    };
    QStringList issues;
    for (const Issue &issue : m_run.project.issues().inOrder())
        issues.append(issue.name);
    QStringList stances;
    for (const StanceValue &stance : m_run.project.stances().inOrder())
        stances.append(stance.name);
    QString xml = QStringLiteral("<View>\n  <Labels name=\"span\" toName=\"text\">\n"
                                 "    <Label value=\"Statement\"/>\n  </Labels>\n"
                                 "  <Text name=\"text\" value=\"$text\"/>\n"
                                 "  <TextArea name=\"actor\" toName=\"text\" perRegion=\"true\"/>\n")
        + choices(QStringLiteral("issue"), issues) + choices(QStringLiteral("stance"), stances);
    for (const Attribute &attribute : m_run.project.attributes().inOrder()) {
        const QString code = m_codes.of(attribute.name);
        QStringList values;
        for (const Choice &choice : attribute.choices)
            values.append(choice.name);
        if (attribute.kind == Attribute::Kind::Flag)
            values.append(QStringLiteral("true"));
        xml += values.isEmpty()
            ? QStringLiteral("  <TextArea name=\"%1\" toName=\"text\" perRegion=\"true\"/>\n").arg(code)
            : choices(code, values);
    }
    return xml
        + QStringLiteral("  <Number name=\"confidence\" toName=\"text\" perRegion=\"true\" min=\"0\" "
                         "max=\"1\" step=\"0.05\"/>\n"
                         "  <TextArea name=\"comment\" toName=\"text\" perRegion=\"true\"/>\n"
                         "  <Relations>\n    <Relation value=\"part\"/>\n  </Relations>\n</View>\n");
}

void LabelStudioWriter::appendData(QByteArray &out, const ExportedArticle &exported)
{
    const Article &article = exported.article;
    out += R"({"data": {"text": )";
    appendJsonString(out, article.content());
    appendJsonMembers(out, articleFields(*article.info));
    appendStates(out, m_run, article);
    out += ", \"fields\": {";
    for (const Attribute &attribute : m_run.project.attributes().inOrder()) {
        appendJsonKey(out, m_codes.of(attribute.name));
        appendJsonString(out, QString(QStringLiteral("attribute:") + attribute.name));
    }
    out += "}, \"statements\": {";
    for (const Annotation *annotation : exported.annotations) {
        appendJsonKey(out, annotation->id.toString());
        out += '{';
        appendJsonMembers(out, m_fields.of(*annotation));
        out += '}';
    }
    out += "}}";
}

Status LabelStudioWriter::add(const ExportedArticle &exported)
{
    const Article &article = exported.article;
    if (m_isConfiguration)
        return {};
    if (article.content().trimmed().isEmpty()) {
        m_run.losses.add(Loss::Metadata, article, 1);
        return {};
    }
    QByteArray &out = m_run.file();
    out += m_any ? ",\n" : "\n";
    appendData(out, exported);
    out += ", \"annotations\": [";
    for (const AnnotatorId annotator : m_run.annotators()) {
        const qsizetype begin = out.size();
        out += out.endsWith('[') ? "{\"result\": [" : ", {\"result\": [";
        const qsizetype empty = out.size();
        for (const Annotation *annotation : layerOf(exported, annotator))
            appendStatement(out, exported, *annotation);
        if (out.size() == empty)
            out.truncate(begin);
        else
            out += "]}";
    }
    out += "]}";
    m_any = true;
    return {};
}

void LabelStudioWriter::appendResult(QByteArray &out, const Region &region, const QString &control,
    const char *type, const char *member, const QByteArray &value)
{
    out += out.endsWith('[') ? "\n" : ",\n";
    out += R"({"id": ")" + region.id + R"(", "from_name": ")" + control.toLatin1()
        + R"(", "to_name": "text", "type": ")" + type + R"(", "value": {)" + region.place;
    if (qstrcmp(type, "labels") == 0) {
        out += "\"text\": ";
        appendJsonString(out, region.words);
        out += ", ";
    }
    out += '"' + QByteArray(member) + "\": " + value + "}}";
}

void LabelStudioWriter::appendControls(QByteArray &out, const Region &region, const Annotation &annotation)
{
    const auto listOf = [](const QString &value) -> QByteArray {
        QByteArray list("[");
        appendJsonString(list, value);
        return list + ']';
    };
    const auto text = [&](const QString &control, const QString &value) {
        appendResult(out, region, control, "textarea", "text", listOf(value));
    };
    const auto choice = [&](const QString &control, const QString &value) {
        appendResult(out, region, control, "choices", "choices", listOf(value));
    };
    text(QStringLiteral("actor"), m_fields.actor(annotation).name);
    choice(QStringLiteral("issue"), m_fields.issue(annotation));
    choice(QStringLiteral("stance"), m_fields.stance(annotation));
    for (const AttributeValue &answer : annotation.attributes.orDefault()) {
        const Attribute &attribute = *m_run.project.attributes().find(answer.attribute);
        const QString code = m_codes.of(attribute.name);
        const QString value = readableAnswer(attribute, answer.value);
        if (attribute.kind == Attribute::Kind::Choice || attribute.kind == Attribute::Kind::Flag)
            choice(code, value);
        else
            text(code, value);
    }
    if (annotation.hasConfidence())
        appendResult(
            out, region, QStringLiteral("confidence"), "number", "number", numberText(annotation.confidence));
    if (annotation.note)
        text(QStringLiteral("comment"), *annotation.note);
}

void LabelStudioWriter::appendStatement(
    QByteArray &out, const ExportedArticle &exported, const Annotation &annotation)
{
    const QByteArray id = annotation.id.toString().toLatin1();
    for (int i = 0; i < annotation.evidence.count(); ++i) {
        const TextSpan span = annotation.evidence.at(i);
        const Region region{i == 0 ? id : id + '-' + QByteArray::number(i + 1),
            "\"start\": " + QByteArray::number(exported.offsets.codePointFromUtf16(span.begin))
                + ", \"end\": " + QByteArray::number(exported.offsets.codePointFromUtf16(span.end)) + ", ",
            QStringView(exported.article.content()).mid(span.begin, span.length())};
        appendResult(out, region, QStringLiteral("span"), "labels", "labels", "[\"Statement\"]");
        if (i == 0)
            appendControls(out, region, annotation);
        else
            out += ",\n{\"type\": \"relation\", \"from_id\": \"" + id + R"(", "to_id": ")" + region.id
                + R"(", "direction": "right", "labels": ["part"]})";
    }
}

std::unique_ptr<FormatWriter> labelStudioWriter(ExportRun &run)
{
    return std::make_unique<LabelStudioWriter>(run);
}

bool recognisesTasks(const FileHead &head)
{
    if (head.suffix != QStringLiteral("json"))
        return false;
    const QByteArray begin = head.begin.trimmed();
    return begin.startsWith('[')
        && ((begin.contains("\"data\"")
                && (begin.contains("\"annotations\"") || begin.contains("\"completions\"")
                    || begin.contains("\"result\"") || begin.contains("\"predictions\"")))
            || (begin.contains("\"annotation_id\"") && begin.contains("\"lead_time\"")));
}

} // namespace

extern const Format labelStudio;
const Format labelStudio{
    .id = QStringLiteral("label-studio"),
    .name = QT_TRANSLATE_NOOP("standpoint::Format", "Label Studio (JSON)"),
    .suffixes = {QStringLiteral("json")},
    .keeps = Field::Span | Field::Fragments | Field::Actor | Field::Issue | Field::Stance | Field::Annotator
        | Field::Attributes | Field::Confidence | Field::Note | Field::Times | Field::Ids | Field::Text
        | Field::Metadata | Field::States,
    .stage = Format::Stage::Texts,
    .recognises = recognisesTasks,
    .parse = parseLabelStudio,
    .writer = labelStudioWriter,
    .choices = {{QStringLiteral("part"), QT_TRANSLATE_NOOP("standpoint::Format", "What is written"),
        {{QStringLiteral("tasks"), QT_TRANSLATE_NOOP("standpoint::Format", "the tasks, to import there")},
            {QStringLiteral("configuration"),
                QT_TRANSLATE_NOOP("standpoint::Format", "the labelling configuration, to paste there")}}}},
};

} // namespace standpoint
