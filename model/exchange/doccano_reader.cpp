// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/doccano_reader.h"

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
    Q_DECLARE_TR_FUNCTIONS(standpoint::Doccano)
};

const QString labelName = QStringLiteral("label");

QString rangeKey(const ForeignRange &range)
{
    return QStringLiteral("%1-%2:").arg(range.begin).arg(range.end);
}

/// [[0, 5, "label"], …]
bool isListOfPlaces(const QJsonValue &value)
{
    const QJsonArray first = value.toArray().at(0).toArray();
    return first.size() == 3 && offsetIn(first.at(0)) >= 0 && offsetIn(first.at(1)) >= 0
        && first.at(2).isString();
}

/// One line.
class LineReader
{
public:
    LineReader(const QJsonObject &line, QString where, ForeignCorpus &corpus)
        : m_line(line)
        , m_where(std::move(where))
        , m_corpus(corpus)
    {
    }

    void read(const QString &file, qint64 number, const QString &usualText);

private:
    struct Place
    {
        ForeignRange range;
        QString label;
        QString id;
        bool isTaken = false; ///< by a statement, or as a further fragment
        qsizetype annotation = -1;
    };

    void readPlaces(const QJsonValue &list);
    void readObjects(const QString &name, const QJsonArray &list);
    void readObject(const QString &name, const QJsonObject &object);
    bool readEvidence(ForeignAnnotation &annotation, const QJsonObject &object, QStringList &without);
    QString wordsAt(const QList<ForeignRange> &ranges);
    void readStatements();
    void readStatement(const QJsonObject &statement);
    Place *placeOf(qint64 begin, qint64 end, const QString &label);
    void addPlaces();
    void readRelations();
    void readRest(const QStringList &readAlready);
    void skip(const QString &what) { m_corpus.skipped.add(what, m_where); }

    const QJsonObject &m_line;
    QString m_where;
    ForeignCorpus &m_corpus;
    ForeignDocument m_document;
    ForeignAnnotation m_ofText;
    std::deque<Place> m_places;
    QHash<QString, QList<Place *>> m_byRange; ///< and by range and label
    std::optional<ForeignOffsets> m_offsets;  ///< made when first needed
    bool m_isUtf16 = false;
};

void LineReader::readPlaces(const QJsonValue &list)
{
    for (const QJsonValue one : list.toArray()) {
        Place place;
        if (one.isString()) { // of the whole text
            m_ofText.add(labelName, one.toString());
            continue;
        }
        if (one.isArray()) {
            const QJsonArray triple = one.toArray();
            place.range = {offsetIn(triple.at(0)), offsetIn(triple.at(1)), {}};
            place.label = textOfJson(triple.at(2));
        } else {
            const QJsonObject object = one.toObject();
            place.range = rangeIn(object).value_or(ForeignRange{-1, -1, {}});
            place.label = textOfJson(object.value(labelName));
            place.id = textOfJson(object.value(QStringLiteral("id")));
        }
        if (place.range.begin < 0 || place.range.begin >= place.range.end) {
            skip(Words::tr("“%1” is no label with a place, so it was not imported")
                     .arg(fieldText(one).left(60)));
            continue;
        }
        Place &kept = m_places.emplace_back(std::move(place));
        m_byRange[rangeKey(kept.range)].append(&kept);
        m_byRange[rangeKey(kept.range) + kept.label].append(&kept);
    }
}

/// The first that no statement has taken, with that label or any.
LineReader::Place *LineReader::placeOf(qint64 begin, qint64 end, const QString &label)
{
    const QString range = rangeKey({begin, end, {}});
    for (const QString &key : {QString(range + label), range}) {
        const auto there = m_byRange.find(key);
        if (there == m_byRange.end())
            continue;
        while (!there->isEmpty() && there->first()->isTaken)
            there->removeFirst();
        if (!there->isEmpty())
            return there->first();
    }
    return nullptr;
}

void LineReader::readStatement(const QJsonObject &statement)
{
    const QString label = statement.value(labelName).toString();
    const OffsetMap &map = m_offsets->map();
    const auto spans = spansFromText(map, statement.value(QStringLiteral("spans")).toString());
    ForeignAnnotation annotation;
    annotation.where = m_where;
    annotation.id = statement.value(QStringLiteral("id")).toString();
    setFields(annotation, statement, {QStringLiteral("id"), QStringLiteral("spans"), QStringLiteral("words")},
        m_corpus.skipped);
    for (const TextSpan span : spans.value_or(QList<TextSpan>())) {
        const qint64 begin = m_isUtf16 ? span.begin : map.codePointFromUtf16(span.begin);
        const qint64 end = m_isUtf16 ? span.end : map.codePointFromUtf16(span.end);
        Place *place = placeOf(begin, end, label);
        if (!place)
            continue;
        place->isTaken = true;
        place->annotation = static_cast<qsizetype>(m_document.annotations.size());
        annotation.ranges.append(place->range);
        if (place->label != label && annotation.ranges.size() == 1) { // somebody relabelled it
            annotation.set(labelName, place->label);
            const QString issue = annotation.field(QStringLiteral("issue")) + QStringLiteral(": ");
            setVisible(annotation, QStringLiteral("stance"),
                place->label.startsWith(issue) ? place->label.sliced(issue.size()) : place->label);
        }
    }
    if (annotation.ranges.isEmpty()) {
        m_corpus.remarks.add(
            Words::tr("A statement's label is not there any more, so the statement was left out"), m_where);
        return;
    }
    if (annotation.ranges.size() == spans->size())
        annotation.covered = statement.value(QStringLiteral("words")).toString();
    m_document.annotations.push_back(std::move(annotation));
}

void LineReader::readStatements()
{
    const QJsonArray statements = m_line.value(QStringLiteral("statements")).toArray();
    if (statements.isEmpty())
        return;
    m_offsets.emplace(m_document.text);
    for (const QJsonValue statement : statements)
        readStatement(statement.toObject());
}

void LineReader::addPlaces()
{
    for (Place &place : m_places) {
        if (place.isTaken)
            continue;
        place.annotation = static_cast<qsizetype>(m_document.annotations.size());
        ForeignAnnotation &annotation = m_document.annotations.emplace_back();
        annotation.where = m_where;
        annotation.ranges = {place.range};
        annotation.set(labelName, place.label);
    }
}

void LineReader::readRelations()
{
    const QJsonArray relations = m_line.value(QStringLiteral("relations")).toArray();
    if (relations.isEmpty())
        return;
    QHash<QString, const Place *> byId;
    for (const Place &place : m_places)
        byId.insert(place.id, &place);
    const auto annotationOf = [&](const QJsonValue &id) -> ForeignAnnotation * {
        const Place *place = byId.value(textOfJson(id));
        return place && place->annotation >= 0
            ? &m_document.annotations[static_cast<size_t>(place->annotation)]
            : nullptr;
    };
    for (const QJsonValue one : relations) {
        const QJsonObject relation = one.toObject();
        const QString type = textOfJson(relation.value(QStringLiteral("type")));
        ForeignAnnotation *from = annotationOf(relation.value(QStringLiteral("from_id")));
        ForeignAnnotation *to = annotationOf(relation.value(QStringLiteral("to_id")));
        if (!from || !to || type.isEmpty())
            skip(Words::tr("The relation “%1” has an end that is not there").arg(type.left(60)));
        else if (from != to
            && (!from->add(type, wordsAt(to->ranges))
                || !to->add(QStringLiteral("inverse:") + type, wordsAt(from->ranges))))
            skip(Words::tr("The annotation has more fields, or longer ones, than are read"));
    }
}

QString LineReader::wordsAt(const QList<ForeignRange> &ranges)
{
    if (!m_offsets)
        m_offsets.emplace(m_document.text);
    QStringList words;
    for (const ForeignRange &range : ranges) {
        constexpr int longest = 10'000;
        const auto span =
            m_offsets->span(range.begin, range.end, m_isUtf16 ? OffsetUnit::Utf16 : OffsetUnit::CodePoint);
        if (span)
            words.append(m_document.text.mid(span->begin, std::min(span->length(), longest)));
    }
    return words.join(QStringLiteral(" … "));
}

/// Where the object says what it is about: its offsets, or a list of pairs, of several the one that is called
/// like evidence.
bool LineReader::readEvidence(ForeignAnnotation &annotation, const QJsonObject &object, QStringList &without)
{
    QStringList names;
    if (const std::optional<ForeignRange> range = rangeIn(object, &names)) {
        without += names;
        annotation.ranges = {*range};
        return range->begin >= 0;
    }
    QString best;
    for (auto member = object.begin(); member != object.end(); ++member) {
        static const QStringList usual{QStringLiteral("evidence"), QStringLiteral("fragments"),
            QStringLiteral("quote"), QStringLiteral("span"), QStringLiteral("spans")};
        if (pairsIn(member.value()) && (best.isEmpty() || usual.contains(member.key())))
            best = member.key();
    }
    if (best.isEmpty())
        return false;
    without.append(best);
    annotation.ranges = *pairsIn(object.value(best));
    return true;
}

void LineReader::readObject(const QString &name, const QJsonObject &object)
{
    ForeignAnnotation annotation;
    annotation.where = m_where;
    QStringList without;
    if (!readEvidence(annotation, object, without)) {
        skip(Words::tr("An element of “%1” has no place in the text, so it was not imported")
                 .arg(name.left(60)));
        return;
    }
    annotation.set(labelName, name);
    for (auto member = object.begin(); member != object.end(); ++member) {
        const auto pairs = without.contains(member.key()) ? std::nullopt : pairsIn(member.value());
        if (!pairs)
            continue;
        without.append(member.key());
        if (!annotation.add(member.key(), wordsAt(*pairs)))
            skip(Words::tr("The annotation has more fields, or longer ones, than are read"));
    }
    setFields(annotation, object, without, m_corpus.skipped);
    m_document.annotations.push_back(std::move(annotation));
}

void LineReader::readObjects(const QString &name, const QJsonArray &list)
{
    for (const QJsonValue one : list) {
        if (one.isObject())
            readObject(name, one.toObject());
    }
}

/// What is neither the text nor labels: the article's description, further places, and fields for all.
void LineReader::readRest(const QStringList &readAlready)
{
    static const QStringList read{QStringLiteral("relations"), QStringLiteral("statements"),
        QStringLiteral("offset_unit"), QStringLiteral("sentences"), QStringLiteral("tokens")};
    QStringList without = read + readAlready;
    for (auto member = m_line.begin(); member != m_line.end(); ++member) {
        if (without.contains(member.key()))
            continue;
        const QJsonArray list = member.value().toArray();
        if (list.at(0).isObject()) {
            readObjects(member.key(), list);
            without.append(member.key());
        } else if (member.key() == QStringLiteral("meta") && member.value().isObject()) {
            const QJsonObject meta = member.value().toObject();
            QStringList known;
            for (auto inner = meta.begin(); inner != meta.end(); ++inner) {
                if (setArticleMember(m_document, inner.key(), inner.value()))
                    known.append(inner.key());
            }
            setFields(m_ofText, meta, known, m_corpus.skipped);
            without.append(member.key());
        } else if (member.key() == QStringLiteral("id")
            || setArticleMember(m_document, member.key(), member.value())) {
            without.append(member.key());
        }
    }
    setFields(m_ofText, m_line, without + QStringList{QStringLiteral("state")}, m_corpus.skipped);
}

void LineReader::read(const QString &file, qint64 number, const QString &usualText)
{
    const QString textKey = textKeyOf(m_line, usualText);
    if (textKey.isEmpty()) {
        skip(Words::tr("The line has no text, so it was not imported"));
        return;
    }
    m_document.text = m_line.value(textKey).toString();
    m_document.where = m_where;
    m_isUtf16 = m_line.value(QStringLiteral("offset_unit")).toString() == QStringLiteral("utf16");
    m_ofText.where = m_where;
    QStringList lists{labelName, QStringLiteral("labels"), QStringLiteral("entities")};
    for (auto member = m_line.begin(); member != m_line.end(); ++member) { // and what others call so
        if (!lists.contains(member.key()) && isListOfPlaces(member.value()))
            lists.append(member.key());
    }
    for (const QString &name : std::as_const(lists)) {
        if (m_line.value(name).isString())
            m_ofText.add(labelName, m_line.value(name).toString());
        else
            readPlaces(m_line.value(name));
    }
    readStatements();
    addPlaces();
    readRelations();
    readRest(lists + QStringList{textKey});
    const QJsonValue id = m_line.value(QStringLiteral("id"));
    if (id.isString() && m_document.info.document.isEmpty())
        setArticleField(m_document.info, QStringLiteral("document"), id.toString());
    nameDocument(m_document, file, id.isDouble() ? textOfJson(id) : QString::number(number));
    if (m_document.annotations.empty() && !m_ofText.field(labelName).isEmpty())
        m_document.annotations.push_back(m_ofText);
    setOnAll(m_document, m_ofText);
    const QString annotator = m_line.value(QStringLiteral("annotator")).toString();
    if (m_line.value(QStringLiteral("state")).toString() == QStringLiteral("done") && !annotator.isEmpty())
        m_document.states.insert(annotator, QStringLiteral("done"));
    if (m_isUtf16) { // one line at a time, for the others may count otherwise
        ForeignCorpus one;
        m_offsets.reset();
        one.documents.push_back(std::move(m_document));
        findPlaces(one, OffsetUnit::Utf16, m_where);
        m_document = std::move(one.documents.front());
        for (const Notice &notice : one.skipped.list())
            m_corpus.skipped.add(notice.what, notice.where);
    }
    m_corpus.documents.push_back(std::move(m_document));
}

} // namespace

Result<ForeignCorpus> parseDoccano(const InputFile &file)
{
    ForeignCorpus corpus;
    const Result<QByteArray> bytes = readForeignText(file, corpus.remarks);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const QString name = QFileInfo(file.path).completeBaseName();
    const QString usualText = usualTextKey(*bytes);
    qint64 number = 0;
    const qsizetype count = forEachJson(
        *bytes, {}, file.shown, corpus.skipped, [&](const QJsonValue &value, const QString &where) {
            const QJsonObject line = value.toObject();
            ++number;
            LineReader(line, where, corpus).read(name, number, usualText);
        });
    if (count == 0)
        return fail(Error::Kind::Malformed, Words::tr("There is no text with labels in the file"), file.path);
    findPlaces(corpus, OffsetUnit::CodePoint, file.shown);
    return corpus;
}

} // namespace standpoint
