// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/exported_fields.h"

#include "model/documents/decode.h"
#include "model/exchange/annotation_columns.h"
#include "model/exchange/annotation_json.h"
#include "model/exchange/evidence_check.h"
#include "model/exchange/instants.h"
#include "model/exchange/number_text.h"
#include "model/project/affiliations.h"
#include "model/project/check.h"

#include <QJsonArray>

namespace standpoint {

namespace {

const QString actorName = QStringLiteral("actor");
const QString actorIdName = QStringLiteral("actor_id");
const QString affiliationName = QStringLiteral("affiliation");
const QString issueName = QStringLiteral("issue");
const QString stanceName = QStringLiteral("stance");
const QString polarityName = QStringLiteral("polarity");
const QString annotatorField = QStringLiteral("annotator");
const QString attributePrefix = QStringLiteral("attribute:");
const QString confidenceName = QStringLiteral("confidence");
const QString noteName = QStringLiteral("note");
const QString provenanceField = QStringLiteral("provenance");
const QString createdName = QStringLiteral("created");
const QString modifiedName = QStringLiteral("modified");
const QString tagsName = QStringLiteral("tags");

QString instant(const QDateTime &time)
{
    const auto text = instantToText(time.toMSecsSinceEpoch());
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString cleaned(QString text, qsizetype longest)
{
    normalise(text);
    if (text.size() > longest)
        text.truncate(text[longest].isLowSurrogate() ? longest - 1 : longest);
    return text;
}

} // namespace

ExportedFields::ExportedFields(const ExportRun &run)
    : m_project(run.project)
    , m_run(run)
{
    for (const Shared<Actor> &actor : m_project.actors()) {
        m_actors.insert(actor->id, {{actorName, actor->name}, {actorIdName, actor->id.toString()}});
    }
    for (const Shared<StanceValue> &stance : m_project.stances()) {
        QList<ForeignField> fields{{stanceName, stance->name}};
        if (stance->polarity)
            fields.append({polarityName, QString::fromLatin1(numberText(*stance->polarity))});
        m_stances.insert(stance->id, fields);
    }
}

QList<ForeignField> ExportedFields::of(const Annotation &annotation) const
{
    QList<ForeignField> fields = m_actors.value(annotation.actor);
    if (const ActorId with =
            affiliationOn(actor(annotation), m_project.article(annotation.article)->info->published);
        !with.isNull())
        fields.append({affiliationName, m_project.actors().find(with)->name});
    fields.append({issueName, issue(annotation)});
    fields.append(m_stances.value(annotation.stance));
    fields.append({annotatorField, m_run.annotatorName(annotation.annotator)});
    for (const AttributeValue &answer : annotation.attributes.orDefault()) {
        const Attribute &attribute = *m_project.attributes().find(answer.attribute);
        fields.append({attributePrefix + attribute.name, readableAnswer(attribute, answer.value)});
    }
    if (annotation.hasConfidence())
        fields.append({confidenceName, QString::fromLatin1(numberText(annotation.confidence))});
    if (annotation.note)
        fields.append({noteName, *annotation.note});
    fields.append({provenanceField, provenanceName(annotation.provenance)});
    if (annotation.created.isValid())
        fields.append({createdName, instant(annotation.created)});
    if (annotation.modified.isValid())
        fields.append({modifiedName, instant(annotation.modified)});
    return fields;
}

void setVisible(ForeignAnnotation &annotation, const QString &name, const QString &value)
{
    if (annotation.field(name) == value)
        return;
    annotation.fields.removeIf([&](const ForeignField &field) {
        return field.name == name
            || (name == actorName && (field.name == actorIdName || field.name == affiliationName))
            || (name == stanceName && field.name == polarityName);
    });
    annotation.set(name, value);
}

QList<ForeignField> articleFields(const ArticleInfo &info)
{
    QList<ForeignField> fields{{QStringLiteral("article_id"), info.id.toString()}};
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            fields.append({name, value});
    };
    add(QStringLiteral("document"), info.document);
    add(QStringLiteral("title"), info.title);
    add(QStringLiteral("source"), info.source);
    add(QStringLiteral("author"), info.author);
    add(QStringLiteral("published"), info.published.toString(Qt::ISODate));
    add(QStringLiteral("url"), info.url);
    add(QStringLiteral("language"), info.language);
    add(tagsName, info.tags.join(tagSeparator));
    add(QStringLiteral("article_note"), info.note.orDefault());
    return fields;
}

bool setArticleField(ArticleInfo &info, const QString &name, const QString &value)
{
    static const QHash<QString, QString ArticleInfo::*> texts{
        {QStringLiteral("document"), &ArticleInfo::document}, {QStringLiteral("title"), &ArticleInfo::title},
        {QStringLiteral("source"), &ArticleInfo::source}, {QStringLiteral("author"), &ArticleInfo::author},
        {QStringLiteral("url"), &ArticleInfo::url}, {QStringLiteral("language"), &ArticleInfo::language}};
    if (const auto member = texts.find(name); member != texts.end()) {
        info.*(*member) =
            cleaned(value, name == QStringLiteral("title") ? maximumNameLength : maximumNoteLength);
        return true;
    }
    if (name == QStringLiteral("article_id")) {
        info.id = ArticleId::fromString(value).value_or(ArticleId());
        return !info.id.isNull();
    }
    if (name == QStringLiteral("published")) {
        info.published = QDate::fromString(value.left(10), Qt::ISODate);
        return info.published.isValid();
    }
    if (name == tagsName) {
        for (const QString &tag : value.split(tagSeparator, Qt::SkipEmptyParts))
            info.tags.append(cleaned(tag, maximumNoteLength));
        return true;
    }
    if (name == QStringLiteral("article_note")) {
        info.setNote(cleaned(value, maximumNoteLength));
        return true;
    }
    return false;
}

void appendJsonKey(QByteArray &out, QStringView name)
{
    if (!out.endsWith('{'))
        out += ", ";
    appendJsonString(out, name);
    out += ": ";
}

void appendJsonMembers(QByteArray &out, const QList<ForeignField> &fields)
{
    for (const ForeignField &field : fields) {
        appendJsonKey(out, field.name);
        if (field.name == polarityName || field.name == confidenceName) {
            out += field.value.toLatin1();
        } else if (field.name == tagsName) {
            out += '[';
            for (const QString &tag : field.value.split(tagSeparator)) {
                out += out.endsWith('[') ? "" : ", ";
                appendJsonString(out, tag);
            }
            out += ']';
        } else {
            appendJsonString(out, field.value);
        }
    }
}

void appendStates(QByteArray &out, const ExportRun &run, const Article &article)
{
    const qsizetype begin = out.size();
    out += ", \"states\": {";
    const qsizetype empty = out.size();
    for (const AnnotatorId annotator : run.annotators()) {
        if (article.stateOf(annotator) != ArticleState::State::Done)
            continue;
        appendJsonKey(out, run.annotatorName(annotator));
        out += "\"done\"";
    }
    if (out.size() == empty)
        out.truncate(begin);
    else
        out += '}';
}

bool setArticleMember(ForeignDocument &document, const QString &name, const QJsonValue &value)
{
    if (name == QStringLiteral("states") && value.isObject()) {
        const QJsonObject states = value.toObject();
        for (auto state = states.begin(); state != states.end(); ++state) {
            if (!cleanName(state.key()).isEmpty() && state.key().size() <= maximumNameLength)
                document.states.insert(state.key(), state.value().toString());
        }
        return true;
    }
    static const QHash<QString, QString> others{{QStringLiteral("lang"), QStringLiteral("language")},
        {QStringLiteral("doc_id"), QStringLiteral("document")}};
    if (const auto other = others.find(name); other != others.end())
        return setArticleField(document.info, *other, textOfJson(value));
    return setArticleField(document.info, name, textOfJson(value, tagSeparator));
}

QString textOfJson(const QJsonValue &value, QChar separator)
{
    if (value.isString())
        return value.toString();
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) {
        const double number = value.toDouble();
        const qint64 whole = value.toInteger();
        return static_cast<double>(whole) == number ? QString::number(whole)
                                                    : QString::fromLatin1(numberText(number));
    }
    QStringList lines;
    if (value.isArray()) {
        for (const QJsonValue one : value.toArray()) {
            if (one.isString() || one.isBool() || one.isDouble())
                lines.append(textOfJson(one));
        }
    }
    return lines.join(separator);
}

QString asciiCode(const QString &name)
{
    constexpr qsizetype longest = 60;
    QString code;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        const bool isPlain = c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_');
        if (isPlain)
            code += c;
        else if (!c.isMark() && !code.endsWith(u'_'))
            code += u'_';
    }
    code.truncate(longest);
    while (code.endsWith(u'_'))
        code.chop(1);
    while (code.startsWith(u'_') || code.startsWith(u'-'))
        code.remove(0, 1);
    return code.isEmpty() ? QStringLiteral("x") : code;
}

QString spansText(const OffsetMap &offsets, const QList<TextSpan> &spans)
{
    QString text;
    for (const TextSpan span : spans) {
        text += text.isEmpty() ? QString() : QStringLiteral(";");
        text += QString::number(offsets.codePointFromUtf16(span.begin)) + u'-'
            + QString::number(offsets.codePointFromUtf16(span.end));
    }
    return text;
}

std::optional<QList<TextSpan>> spansFromText(const OffsetMap &offsets, const QString &text)
{
    QList<TextSpan> spans;
    for (const QString &part : text.split(u';')) {
        const QStringList ends = part.split(u'-');
        bool isFirst = false;
        bool isSecond = false;
        const std::optional<int> begin =
            offsets.utf16FromCodePoint(ends.size() == 2 ? ends[0].toLongLong(&isFirst) : -1);
        const std::optional<int> end =
            offsets.utf16FromCodePoint(ends.size() == 2 ? ends[1].toLongLong(&isSecond) : -1);
        if (!isFirst || !isSecond || !begin || !end || *begin >= *end)
            return std::nullopt;
        spans.append({*begin, *end});
    }
    return spans;
}

void addStatesBesideNothing(ExportRun &run, const ExportedArticle &exported)
{
    for (const ArticleState &state : exported.article.states) {
        const bool isBeside = std::any_of(exported.annotations.begin(), exported.annotations.end(),
            [&](const Annotation *annotation) { return annotation->annotator == state.annotator; });
        if (!isBeside && run.annotators().contains(state.annotator))
            run.losses.add(Loss::States, exported.article, 1);
    }
}

TextSpan trimmedSpan(QStringView text, TextSpan span)
{
    TextSpan inner = span;
    while (inner.begin < inner.end && text[inner.begin].isSpace())
        ++inner.begin;
    while (inner.end > inner.begin && text[inner.end - 1].isSpace())
        --inner.end;
    return inner.isEmpty() ? span : inner;
}

} // namespace standpoint
