// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/annotation_json.h"

#include "model/exchange/annotation_columns.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/exchange/record_lines.h"
#include "model/project/sentences_touched.h"

#include <QRegularExpression>

namespace standpoint {

void appendJsonString(QByteArray &out, QStringView text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    for (const char c : text.toUtf8()) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

namespace {

void key(QByteArray &out, const char *name)
{
    if (!out.endsWith('{'))
        out += ", ";
    out += '"';
    out += name;
    out += "\": ";
}

/// A number as the annotator wrote it where JSON allows that ("1.50", but not ".5" or "+5").
QByteArray jsonNumber(const QString &text)
{
    static const QRegularExpression allowed(
        QStringLiteral("^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?\\z"));
    return allowed.match(text).hasMatch() ? text.toLatin1() : numberText(text.toDouble());
}

void appendFragments(QByteArray &out, const OffsetMap &offsets, const Evidence &evidence)
{
    key(out, "fragments");
    out += '[';
    for (int i = 0; i < evidence.count(); ++i) {
        out += i > 0 ? ", [" : "[";
        out += QByteArray::number(offsets.codePointFromUtf16(evidence.at(i).begin));
        out += ", ";
        out += QByteArray::number(offsets.codePointFromUtf16(evidence.at(i).end));
        out += ']';
    }
    out += ']';
}

void appendInstant(QByteArray &out, const char *name, const QDateTime &time)
{
    if (!time.isValid())
        return;
    key(out, name);
    const auto text = instantToText(time.toMSecsSinceEpoch());
    out += '"';
    out.append(text.data(), static_cast<qsizetype>(text.size()));
    out += '"';
}

} // namespace

AnnotationJson::AnnotationJson(const Project &project)
    : AnnotationJson(project, [&project](AnnotatorId id) { return project.annotators().find(id)->name; })
{
}

AnnotationJson::AnnotationJson(const Project &project,
    const std::function<QString(AnnotatorId)> &annotatorName, Extent extent,
    const std::function<AnnotatorId(AnnotatorId)> &annotatorId)
    : m_extent(extent)
    , m_affiliations(project, [](const QString &name) {
        QByteArray part = ", \"affiliation\": ";
        appendJsonString(part, name);
        return part;
    })
{
    const auto putId = [extent](QByteArray &part, const char *name, const Bits128 &id) {
        if (extent == Extent::Readable)
            return;
        part += QByteArray(", \"") + name + "\": \"";
        appendId(part, id);
        part += '"';
    };
    for (const Shared<Actor> &actor : project.actors()) {
        QByteArray part;
        part += ", \"actor\": ";
        appendJsonString(part, actor->name);
        part += R"(, "actor_id": ")" + actor->id.toString().toLatin1() + '"';
        m_actors.insert(actor->id, part);
    }
    for (const Shared<Issue> &issue : project.issues()) {
        QByteArray part = ", \"issue\": ";
        appendJsonString(part, issue->name);
        putId(part, "issue_id", issue->id.bits);
        m_issues.insert(issue->id, part);
    }
    for (const Shared<StanceValue> &stance : project.stances()) {
        QByteArray part = ", \"stance\": ";
        appendJsonString(part, stance->name);
        if (stance->polarity) {
            part += ", \"polarity\": ";
            part += numberText(*stance->polarity);
        }
        putId(part, "stance_id", stance->id.bits);
        m_stances.insert(stance->id, part);
    }
    for (const Shared<Annotator> &annotator : project.annotators()) {
        QByteArray part = ", \"annotator\": ";
        appendJsonString(part, annotatorName(annotator->id));
        putId(part, "annotator_id", (annotatorId ? annotatorId(annotator->id) : annotator->id).bits);
        m_annotators.insert(annotator->id, part);
    }
    for (const Shared<Attribute> &attribute : project.attributes())
        m_attributes.insert(attribute->id, *attribute);
}

void AnnotationJson::append(
    QByteArray &out, const Article &article, const OffsetMap &offsets, const Annotation &a) const
{
    out += m_extent == Extent::Record ? R"({"record": "annotation", "id": ")" : R"({"id": ")";
    appendId(out, a.id.bits);
    out += R"(", "article": )";
    appendJsonString(out, article.info->title);
    out += R"(, "article_id": ")";
    appendId(out, a.article.bits);
    out += '"';
    if (!article.info->document.isEmpty()) {
        out += ", \"document\": ";
        appendJsonString(out, article.info->document);
    }
    if (const int sentence = firstSentenceOf(article, a.evidence); sentence >= 0) {
        out += ", \"sentence\": ";
        out += QByteArray::number(sentence);
    }
    out += ", \"start\": " + QByteArray::number(offsets.codePointFromUtf16(a.evidence.begin()));
    out += ", \"end\": " + QByteArray::number(offsets.codePointFromUtf16(a.evidence.end()));
    if (a.evidence.count() > 1)
        appendFragments(out, offsets, a.evidence);
    out += ", \"text\": ";
    if (a.evidence.count() == 1)
        appendJsonString(
            out, QStringView(article.content()).mid(a.evidence.begin(), a.evidence.hull().length()));
    else
        appendJsonString(out, article.evidenceText(a.evidence));
    out += m_actors.value(a.actor);
    out += m_affiliations.of(article, a);
    out += m_issues.value(a.issue);
    out += m_stances.value(a.stance);
    out += m_annotators.value(a.annotator);
    if (a.attributes)
        appendAttributes(out, *a.attributes);
    if (a.hasConfidence()) {
        out += ", \"confidence\": ";
        out += numberText(a.confidence);
    }
    if (a.note) {
        out += ", \"note\": ";
        if (m_extent == Extent::Record)
            appendRecordString(out, *a.note);
        else
            appendJsonString(out, *a.note);
    }
    out += R"(, "provenance": ")" + provenanceName(a.provenance).toLatin1() + '"';
    appendInstant(out, "created", a.created);
    appendInstant(out, "modified", a.modified);
    if (m_extent == Extent::Record)
        appendWhole(out, a);
    out += '}';
}

void AnnotationJson::appendAttributes(QByteArray &out, const QList<AttributeValue> &answers) const
{
    out += ", \"attributes\": {";
    for (const AttributeValue &value : answers) {
        const Attribute &attribute = *m_attributes.constFind(value.attribute);
        if (!out.endsWith('{'))
            out += ", ";
        appendJsonString(out, attribute.name);
        out += ": ";
        if (attribute.kind == Attribute::Kind::Flag)
            out += "true"; // the only answer that a flag has
        else if (attribute.kind == Attribute::Kind::Number)
            out += jsonNumber(value.value);
        else
            appendJsonString(out, readableAnswer(attribute, value.value));
    }
    out += '}';
}

/// What the readable object does not say to the last bit.
void AnnotationJson::appendWhole(QByteArray &out, const Annotation &a) const
{
    JsonFields whole(out);
    whole.things("answers", a.attributes);
    // Years before 0 have no usual form.
    if (a.created.isValid() && isBeforeYears(a.created))
        out += ", \"created_ms\": " + timeCell(a.created);
    if (a.modified.isValid() && isBeforeYears(a.modified))
        out += ", \"modified_ms\": " + timeCell(a.modified);
}

} // namespace standpoint
