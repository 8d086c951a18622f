// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/prodigy_reader.h"

#include "model/exchange/foreign_file.h"
#include "model/exchange/foreign_places.h"
#include "model/exchange/labelled_texts.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Prodigy)
};

const QString labelName = QStringLiteral("label");

class ExampleReader
{
public:
    ExampleReader(QString where, ForeignCorpus &corpus)
        : m_where(std::move(where))
        , m_corpus(corpus)
    {
    }

    void read(const QJsonObject &example, const QString &file, qint64 number);
    /// spaCy's ["text", {"entities": [[0, 5, "Label"]]}]
    void readPair(const QJsonArray &pair, const QString &file, qint64 number);

private:
    bool isAnswered(const QJsonObject &example);
    void readSpan(const QJsonObject &span);
    void restoreEvidence(
        const ForeignOffsets &offsets, ForeignAnnotation &annotation, const QString &said) const;
    void readTriples(const QJsonArray &triples);
    void readCategories(const QJsonObject &categories);
    void readRelations(const QJsonArray &relations);
    void readRest(const QJsonObject &example);
    void finish(const QString &file, const QString &number);
    void skip(const QString &what) { m_corpus.skipped.add(what, m_where); }

    QString m_where;
    ForeignCorpus &m_corpus;
    ForeignDocument m_document;
    ForeignAnnotation m_ofText;
    QHash<QString, size_t> m_byId;
    QHash<QString, QString> m_exact; ///< exact places by id, where white space was cut
};

bool ExampleReader::isAnswered(const QJsonObject &example)
{
    const QString answer = example.value(QStringLiteral("answer")).toString(QStringLiteral("accept"));
    if (answer == QStringLiteral("accept"))
        return true;
    skip(answer == QStringLiteral("reject")
            ? Words::tr("The example was rejected, so its labels were not imported")
            : Words::tr("The example was ignored, so its labels were not imported"));
    return false;
}

void ExampleReader::readSpan(const QJsonObject &span)
{
    static const QStringList read{QStringLiteral("start"), QStringLiteral("end"), QStringLiteral("text"),
        QStringLiteral("id"), QStringLiteral("part"), QStringLiteral("evidence"),
        QStringLiteral("token_start"), QStringLiteral("token_end"), QStringLiteral("input_hash")};
    const std::optional<ForeignRange> range = rangeIn(span);
    if (!range || range->begin < 0) {
        skip(Words::tr("“%1” is no span with a place, so it was not imported").arg(fieldText(span).left(60)));
        return;
    }
    const QString id = textOfJson(span.value(QStringLiteral("id")));
    const auto known = span.contains(QStringLiteral("part")) ? m_byId.constFind(id) : m_byId.constEnd();
    if (known != m_byId.constEnd()) {
        m_document.annotations[*known].ranges.append(*range);
        return;
    }
    if (!id.isEmpty())
        m_byId.insert(id, m_document.annotations.size());
    ForeignAnnotation &annotation = m_document.annotations.emplace_back();
    annotation.where = m_where;
    annotation.id = id;
    annotation.ranges = {*range};
    setFields(annotation, span, read, m_corpus.skipped);
    if (const QString exact = span.value(QStringLiteral("evidence")).toString(); !exact.isEmpty())
        m_exact.insert(id, exact);
}

/// The evidence with its white space, where nobody moved the span.
void ExampleReader::restoreEvidence(
    const ForeignOffsets &offsets, ForeignAnnotation &annotation, const QString &said) const
{
    const auto spans = spansFromText(offsets.map(), said);
    if (!spans || spans->size() != annotation.ranges.size())
        return;
    QList<ForeignRange> exact;
    for (qsizetype i = 0; i < spans->size(); ++i) {
        const TextSpan span = spans->at(i);
        const auto shown =
            offsets.span(annotation.ranges[i].begin, annotation.ranges[i].end, OffsetUnit::CodePoint);
        if (!shown || trimmedSpan(m_document.text, span) != *shown)
            return;
        exact.append({offsets.map().codePointFromUtf16(span.begin),
            offsets.map().codePointFromUtf16(span.end), m_document.text.mid(span.begin, span.length())});
    }
    annotation.ranges = exact;
}

void ExampleReader::readTriples(const QJsonArray &triples)
{
    for (const QJsonValue one : triples) {
        const QJsonArray triple = one.toArray();
        const ForeignRange range{offsetIn(triple.at(0)), offsetIn(triple.at(1)), {}};
        if (range.begin < 0 || range.begin >= range.end) {
            skip(Words::tr("“%1” is no span with a place, so it was not imported")
                     .arg(fieldText(one).left(60)));
            continue;
        }
        ForeignAnnotation &annotation = m_document.annotations.emplace_back();
        annotation.where = m_where;
        annotation.ranges = {range};
        annotation.set(labelName, textOfJson(triple.at(2)));
    }
}

/// Those that are more likely than not.
void ExampleReader::readCategories(const QJsonObject &categories)
{
    for (auto category = categories.begin(); category != categories.end(); ++category) {
        if (category.value().toDouble(category.value().toBool() ? 1 : 0) >= 0.5
            && !m_ofText.add(labelName, category.key()))
            skip(Words::tr("The text has more categories than are read"));
    }
}

void ExampleReader::readRelations(const QJsonArray &relations)
{
    if (relations.isEmpty())
        return;
    QHash<QString, ForeignAnnotation *> byPlace;
    const auto key = [](const ForeignRange &range) -> QString {
        return QString::number(range.begin) + u'-' + QString::number(range.end);
    };
    for (ForeignAnnotation &annotation : m_document.annotations)
        byPlace.insert(key(annotation.ranges.first()), &annotation);
    const ForeignOffsets offsets(m_document.text);
    const auto wordsOf = [&](const ForeignAnnotation &annotation) -> QString {
        const ForeignRange &range = annotation.ranges.first();
        const auto span = offsets.span(range.begin, range.end, OffsetUnit::CodePoint);
        return span ? m_document.text.mid(span->begin, std::min(span->length(), 10'000)) : QString();
    };
    for (const QJsonValue one : relations) {
        const QJsonObject relation = one.toObject();
        const QString label = textOfJson(relation.value(labelName));
        const auto end = [&](const char *name) -> ForeignAnnotation * {
            const auto range = rangeIn(relation.value(QLatin1String(name)).toObject());
            return range ? byPlace.value(key(*range)) : nullptr;
        };
        ForeignAnnotation *head = end("head_span");
        ForeignAnnotation *child = end("child_span");
        if (!head || !child || label.isEmpty())
            skip(Words::tr("The relation “%1” has an end that is not there").arg(label.left(60)));
        else if (!head->add(label, wordsOf(*child))
            || !child->add(QStringLiteral("inverse:") + label, wordsOf(*head)))
            skip(Words::tr("The annotation has more fields, or longer ones, than are read"));
    }
}

void ExampleReader::readRest(const QJsonObject &example)
{
    static const QStringList read{QStringLiteral("text"), QStringLiteral("spans"), QStringLiteral("tokens"),
        QStringLiteral("relations"), QStringLiteral("meta"), QStringLiteral("answer"),
        QStringLiteral("options"), QStringLiteral("cats"), QStringLiteral("html"), QStringLiteral("image"),
        QStringLiteral("state"), QStringLiteral("config")};
    QStringList without = read;
    const QJsonObject meta = example.value(QStringLiteral("meta")).toObject();
    QStringList known;
    for (auto member = meta.begin(); member != meta.end(); ++member) {
        if (setArticleMember(m_document, member.key(), member.value()))
            known.append(member.key());
    }
    setFields(m_ofText, meta, known, m_corpus.skipped);
    for (auto member = example.begin(); member != example.end(); ++member) {
        if (member.key().startsWith(u'_')
            || (!known.contains(member.key()) && !read.contains(member.key())
                && setArticleMember(m_document, member.key(), member.value())))
            without.append(member.key());
    }
    setFields(m_ofText, example, without, m_corpus.skipped);
    QString annotator = example.value(QStringLiteral("_annotator_id")).toString();
    if (annotator.isEmpty())
        annotator = example.value(QStringLiteral("_session_id")).toString();
    m_ofText.set(QStringLiteral("annotator"), annotator);
    if (example.value(QStringLiteral("state")).toString() == QStringLiteral("done") && !annotator.isEmpty())
        m_document.states.insert(annotator, QStringLiteral("done"));
}

void ExampleReader::finish(const QString &file, const QString &number)
{
    if (!m_exact.isEmpty()) {
        const ForeignOffsets offsets(m_document.text);
        for (ForeignAnnotation &annotation : m_document.annotations) {
            if (const QString exact = m_exact.value(annotation.id); !exact.isEmpty())
                restoreEvidence(offsets, annotation, exact);
        }
    }
    const bool saysMore =
        !m_ofText.field(labelName).isEmpty() || !m_ofText.field(QStringLiteral("accept")).isEmpty();
    if (m_document.annotations.empty() && saysMore) {
        m_ofText.where = m_where;
        if (m_ofText.field(labelName).isEmpty())
            m_ofText.set(labelName, m_ofText.field(QStringLiteral("accept")));
        m_document.annotations.push_back(m_ofText);
    }
    setOnAll(m_document, m_ofText);
    m_document.where = m_where;
    nameDocument(m_document, file, number);
    m_corpus.documents.push_back(std::move(m_document));
}

void ExampleReader::read(const QJsonObject &example, const QString &file, qint64 number)
{
    if (!example.value(QStringLiteral("text")).isString()) {
        skip(Words::tr("The example has no text, so it was not imported"));
        return;
    }
    m_document.text = example.value(QStringLiteral("text")).toString();
    m_ofText.where = m_where;
    readRest(example);
    if (isAnswered(example)) {
        for (const QJsonValue span : example.value(QStringLiteral("spans")).toArray())
            readSpan(span.toObject());
        readRelations(example.value(QStringLiteral("relations")).toArray());
        readCategories(example.value(QStringLiteral("cats")).toObject());
    } else {
        m_ofText = {};
    }
    finish(file, QString::number(number));
}

void ExampleReader::readPair(const QJsonArray &pair, const QString &file, qint64 number)
{
    if (!pair.at(0).isString() || !pair.at(1).isObject()) {
        skip(Words::tr("The example has no text, so it was not imported"));
        return;
    }
    m_document.text = pair.at(0).toString();
    const QJsonObject said = pair.at(1).toObject();
    readTriples(said.value(QStringLiteral("entities")).toArray());
    const QJsonObject groups = said.value(QStringLiteral("spans")).toObject();
    for (auto group = groups.begin(); group != groups.end(); ++group)
        readTriples(group.value().toArray());
    readCategories(said.value(QStringLiteral("cats")).toObject());
    finish(file, QString::number(number));
}

} // namespace

Result<ForeignCorpus> parseProdigy(const InputFile &file)
{
    ForeignCorpus corpus;
    const Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QString name = QFileInfo(file.path).completeBaseName();
    qint64 number = 0;
    const qsizetype count = forEachJson(
        *bytes, {}, file.shown, corpus.skipped, [&](const QJsonValue &value, const QString &where) {
            ExampleReader reader(where, corpus);
            ++number;
            if (value.isArray())
                reader.readPair(value.toArray(), name, number);
            else
                reader.read(value.toObject(), name, number);
        });
    if (count == 0)
        return fail(
            Error::Kind::Malformed, Words::tr("There is no example of Prodigy in the file"), file.path);
    findPlaces(corpus, OffsetUnit::CodePoint, file.shown);
    return corpus;
}

} // namespace standpoint
