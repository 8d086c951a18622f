// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/web_annotation_reader.h"

#include "model/exchange/exported_fields.h"
#include "model/exchange/foreign_file.h"
#include "model/exchange/json_pieces.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::WebAnnotation)
};

/// One value is as good as a list of it.
QJsonArray listOf(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    return value.isUndefined() || value.isNull() ? QJsonArray() : QJsonArray{value};
}

/// An IRI, or an object that has one.
QString iriOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    return object.value(QStringLiteral("id")).toString(object.value(QStringLiteral("@id")).toString());
}

/// The 32 digits of urn:uuid:…; anything else as it is.
QString idOf(const QString &iri)
{
    const QString start = QStringLiteral("urn:uuid:");
    return iri.startsWith(start) ? iri.sliced(start.size()).remove(u'-').toLower() : iri;
}

class AnnotationReader
{
public:
    AnnotationReader(const QJsonObject &object, QString where, ForeignCorpus &corpus)
        : m_object(object)
        , m_corpus(corpus)
    {
        annotation.where = std::move(where);
    }

    /// False: it is no annotation.
    bool read();
    ForeignAnnotation annotation;
    ArticleInfo article; ///< what the target is known by
    QString source;      ///< the target's IRI

private:
    void readBody(const QJsonValue &body);
    void readText(const QString &purpose, const QString &text);
    void readRecord(const QString &json);
    void readSource(const QString &purpose, const QString &iri);
    bool readTarget(const QJsonValue &target);
    void add(const QString &name, const QString &value);
    void skip(const QString &what) { m_corpus.skipped.add(what, annotation.where); }

    const QJsonObject &m_object;
    ForeignCorpus &m_corpus;
    ForeignDocument m_document;
    ForeignAnnotation m_record; ///< as it was when we wrote it
    bool m_hasNote = false;
};

void AnnotationReader::add(const QString &name, const QString &value)
{
    if (!annotation.add(name, value))
        skip(Words::tr("The annotation has more fields, or longer ones, than are read"));
}

void AnnotationReader::readRecord(const QString &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
    const QJsonObject record = document.object();
    if (!record.contains(QStringLiteral("actor_id"))) {
        add(QStringLiteral("describing"), json);
        return;
    }
    setFields(m_record, record, {QStringLiteral("id"), QStringLiteral("article")}, m_corpus.skipped);
    const QJsonObject of = record.value(QStringLiteral("article")).toObject();
    for (auto member = of.begin(); member != of.end(); ++member)
        setArticleMember(m_document, member.key(), member.value());
}

void AnnotationReader::readText(const QString &purpose, const QString &text)
{
    if (purpose == QStringLiteral("tagging")) {
        for (const QString &name :
            {QStringLiteral("actor"), QStringLiteral("issue"), QStringLiteral("stance")}) {
            if (text.startsWith(name + QStringLiteral(": "))) {
                annotation.set(name, text.sliced(name.size() + 2));
                return;
            }
        }
        add(QStringLiteral("tag"), text);
    } else if (purpose == QStringLiteral("commenting") || purpose == QStringLiteral("replying")
        || purpose.isEmpty()) {
        const QString note = annotation.field(QStringLiteral("note"));
        constexpr qsizetype longest = 1'000'000;
        if (note.size() + text.size() < longest)
            annotation.set(QStringLiteral("note"), note.isEmpty() ? text : note + u'\n' + text);
        else
            skip(Words::tr("The annotation has more fields, or longer ones, than are read"));
    } else {
        add(purpose, text);
    }
}

/// What we write as a tag too is left alone.
void AnnotationReader::readSource(const QString &purpose, const QString &iri)
{
    if (!iri.startsWith(QStringLiteral("urn:codebook:"))) {
        add(purpose == QStringLiteral("classifying") || purpose.isEmpty() ? QStringLiteral("class") : purpose,
            iri);
        return;
    }
    const QString kind = iri.section(u':', 2, 2);
    const QString name = QUrl::fromPercentEncoding(iri.section(u':', 3).toUtf8());
    if (annotation.field(kind).isEmpty())
        annotation.set(kind, name);
}

void AnnotationReader::readBody(const QJsonValue &body)
{
    if (body.isString()) {
        readSource({}, body.toString());
        return;
    }
    const QJsonObject object = body.toObject();
    const QString purpose = textOfJson(object.value(QStringLiteral("purpose")));
    if (object.value(QStringLiteral("format")).toString() == QStringLiteral("application/json"))
        readRecord(object.value(QStringLiteral("value")).toString());
    else if (object.value(QStringLiteral("value")).isString() && !object.contains(QStringLiteral("source")))
        readText(purpose, object.value(QStringLiteral("value")).toString());
    else if (object.contains(QStringLiteral("items"))) {
        for (const QJsonValue one : listOf(object.value(QStringLiteral("items")))) {
            if (!one.toObject().contains(QStringLiteral("items"))) // no deeper
                readBody(one);
        }
    } else {
        const QString iri = iriOf(object.value(QStringLiteral("source")));
        readSource(purpose, iri.isEmpty() ? iriOf(body) : iri);
    }
}

/// False where its selectors are of a kind that is not about text.
bool AnnotationReader::readTarget(const QJsonValue &target)
{
    const QJsonObject object = target.toObject();
    const QString iri = target.isString() || !object.contains(QStringLiteral("source"))
        ? iriOf(target)
        : iriOf(object.value(QStringLiteral("source")));
    if (source.isEmpty())
        source = iri;
    else if (source != iri) {
        skip(Words::tr("An annotation of several articles is read for the first of them"));
        return true;
    }
    const QJsonArray selectors = listOf(object.value(QStringLiteral("selector")));
    if (selectors.isEmpty())
        return true; // the whole article
    ForeignRange range{-1, -1, {}};
    for (const QJsonValue one : selectors) {
        const QJsonObject selector = one.toObject();
        const QString type = textOfJson(selector.value(QStringLiteral("type")));
        if (type == QStringLiteral("TextPositionSelector")) {
            range.begin = offsetIn(selector.value(QStringLiteral("start")));
            range.end = offsetIn(selector.value(QStringLiteral("end")));
        } else if (type == QStringLiteral("TextQuoteSelector")) {
            range.covered = selector.value(QStringLiteral("exact")).toString();
            range.before = selector.value(QStringLiteral("prefix")).toString();
            range.after = selector.value(QStringLiteral("suffix")).toString();
        }
    }
    if (range.begin < 0 && range.covered.trimmed().isEmpty()) {
        skip(Words::tr("The target's selector is none of a place in a text, so it was not imported"));
        return false;
    }
    annotation.ranges.append(range);
    return true;
}

bool AnnotationReader::read()
{
    const QJsonArray types = listOf(m_object.value(QStringLiteral("type")));
    if (!types.contains(QStringLiteral("Annotation"))
        && !(types.isEmpty() && m_object.contains(QStringLiteral("target")))) {
        skip(Words::tr("This is no annotation of a W3C collection, so it was not imported"));
        return false;
    }
    annotation.id = idOf(iriOf(m_object));
    for (const QJsonValue body : listOf(m_object.value(QStringLiteral("body"))))
        readBody(body);
    if (m_object.value(QStringLiteral("bodyValue")).isString())
        readText(QStringLiteral("commenting"), m_object.value(QStringLiteral("bodyValue")).toString());
    const QJsonArray targets = listOf(m_object.value(QStringLiteral("target")));
    if (targets.isEmpty()) {
        skip(Words::tr("The annotation has no target, so it was not imported"));
        return false;
    }
    for (const QJsonValue target : targets) {
        if (!readTarget(target))
            return false;
    }
    add(QStringLiteral("label"), fieldText(m_object.value(QStringLiteral("motivation"))));
    const QJsonValue creator = listOf(m_object.value(QStringLiteral("creator"))).at(0);
    const QString name = textOfJson(creator.toObject().value(QStringLiteral("name")));
    annotation.set(QStringLiteral("annotator"), name.isEmpty() ? iriOf(creator) : name);
    for (const QString &time : {QStringLiteral("created"), QStringLiteral("modified")})
        annotation.set(time, m_object.value(time).toString());
    // What no body or member shows comes from the record; ids only where the name is still the same.
    ForeignAnnotation whole = m_record;
    for (const ForeignField &field : std::as_const(annotation.fields))
        setVisible(whole, field.name, field.value);
    if (!m_record.fields.isEmpty() && annotation.field(QStringLiteral("note")).isEmpty())
        setVisible(whole, QStringLiteral("note"), {}); // it was taken away
    annotation.fields = whole.fields;
    article = m_document.info;
    if (article.id.isNull())
        article.id = ArticleId::fromString(idOf(source)).value_or(ArticleId());
    if (article.url.isEmpty() && !source.startsWith(QStringLiteral("urn:")))
        article.url = source;
    if (article.document.isEmpty())
        article.document = source.startsWith(QStringLiteral("urn:doc:")) ? source.sliced(8) : source;
    return true;
}

} // namespace

Result<ForeignCorpus> parseWebAnnotations(const InputFile &file)
{
    ForeignCorpus corpus;
    const Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    QHash<QString, ForeignDocument *> documents; // by the target's IRI
    const qsizetype count = forEachJson(
        *bytes, {"items"}, file.shown, corpus.skipped, [&](const QJsonValue &value, const QString &where) {
            const QJsonObject object = value.toObject();
            AnnotationReader reader(object, where, corpus);
            if (!reader.read())
                return;
            ForeignDocument *&document = documents[reader.source];
            if (!document) {
                document = &corpus.documents.emplace_back();
                document->hasText = false;
                document->info = reader.article;
                document->where = where;
            }
            document->annotations.push_back(std::move(reader.annotation));
        });
    if (count == 0)
        return fail(
            Error::Kind::Malformed, Words::tr("There is no W3C Web Annotation in the file"), file.path);
    return corpus;
}

} // namespace standpoint
