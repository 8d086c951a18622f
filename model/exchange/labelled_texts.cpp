// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/labelled_texts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace standpoint {

QString spanLabel(const ExportRun &run, const ExportedFields &fields, const Annotation &annotation)
{
    const QString &stance = fields.stance(annotation);
    if (run.choice(QStringLiteral("label")) == QStringLiteral("issue-stance"))
        return fields.issue(annotation) + QStringLiteral(": ") + stance;
    return stance;
}

FormatChoice spanLabelChoice()
{
    return {QStringLiteral("label"), QT_TRANSLATE_NOOP("standpoint::Format", "Label of a place"),
        {{QStringLiteral("stance"), QT_TRANSLATE_NOOP("standpoint::Format", "the stance")},
            {QStringLiteral("issue-stance"),
                QT_TRANSLATE_NOOP("standpoint::Format", "the issue and the stance")}}};
}

QString textKeyOf(const QJsonObject &object, const QString &usual)
{
    for (const QString &name : {QStringLiteral("text"), QStringLiteral("data"), usual}) {
        if (object.value(name).isString())
            return name;
    }
    QString best;
    qsizetype longest = 0;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.value().isString() && member.value().toString().size() > longest) {
            best = member.key();
            longest = member.value().toString().size();
        }
    }
    return best;
}

/// As ids, addresses and codes are; other scripts than Latin may write sentences without spaces.
static bool isOneWord(const QString &value)
{
    return std::none_of(
        value.begin(), value.end(), [](QChar c) { return c.isSpace() || c.unicode() > 0x250; });
}

QString usualTextKey(QByteArrayView json)
{
    constexpr int most = 1000;
    QMap<QString, qsizetype> lengths;
    JsonPieces pieces(json);
    int looked = 0;
    for (auto piece = pieces.next(); piece && looked < most; piece = pieces.next(), ++looked) {
        const QJsonObject object = QJsonDocument::fromJson(piece->bytes.toByteArray()).object();
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (const QString value = member.value().toString(); !isOneWord(value))
                lengths[member.key()] += value.size();
        }
    }
    const auto longest = std::max_element(lengths.begin(), lengths.end());
    return longest == lengths.end() ? QString() : longest.key();
}

void setOnAll(ForeignDocument &document, const ForeignAnnotation &ofText)
{
    for (ForeignAnnotation &annotation : document.annotations) {
        for (const ForeignField &field : ofText.fields) {
            if (annotation.field(field.name).isEmpty())
                annotation.set(field.name, field.value);
        }
    }
}

std::optional<ForeignRange> rangeIn(const QJsonObject &object, QStringList *names)
{
    static const std::array<std::pair<QString, QString>, 4> known{
        {{QStringLiteral("start"), QStringLiteral("end")}, {QStringLiteral("begin"), QStringLiteral("end")},
            {QStringLiteral("start_offset"), QStringLiteral("end_offset")},
            {QStringLiteral("from"), QStringLiteral("to")}}};
    for (const auto &[begin, end] : known) {
        if (!object.contains(begin) || !object.contains(end))
            continue;
        if (names)
            *names = {begin, end};
        ForeignRange range{offsetIn(object.value(begin)), offsetIn(object.value(end)), {}};
        if (range.end <= range.begin)
            range.begin = -1;
        for (const QString &words : {QStringLiteral("text"), QStringLiteral("mention")}) {
            if (range.covered.isEmpty())
                range.covered = object.value(words).toString();
        }
        return range;
    }
    return std::nullopt;
}

std::optional<QList<ForeignRange>> pairsIn(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    QList<ForeignRange> ranges;
    for (const QJsonValue one : list) {
        const QJsonArray pair = one.toArray();
        const qint64 begin = offsetIn(pair.at(0));
        const qint64 end = offsetIn(pair.at(1));
        if (pair.size() != 2 || begin < 0 || begin >= end)
            return std::nullopt;
        ranges.append({begin, end, {}});
    }
    return ranges.isEmpty() ? std::nullopt : std::optional(ranges);
}

namespace {

bool isPlace(const ForeignRange &range, qsizetype length)
{
    return range.begin >= 0 && range.begin < range.end && range.end <= length;
}

/// Whether the element of a list is a label with its place in a text of that length.
bool isLabelledPlace(const QJsonValue &element, qsizetype length)
{
    if (element.isArray()) {
        const QJsonArray triple = element.toArray();
        return triple.size() == 3 && triple.at(2).isString()
            && isPlace({offsetIn(triple.at(0)), offsetIn(triple.at(1)), {}}, length);
    }
    const QJsonObject object = element.toObject();
    if (const std::optional<ForeignRange> range = rangeIn(object))
        return isPlace(*range, length);
    return std::any_of(object.begin(), object.end(), [&](const QJsonValue &member) {
        const auto pairs = pairsIn(member);
        return pairs && std::all_of(pairs->begin(), pairs->end(), [&](const ForeignRange &range) {
            return isPlace(range, length);
        });
    });
}

bool hasLabelledPlaces(const QJsonObject &object)
{
    const QString text = textKeyOf(object);
    const qsizetype length = object.value(text).toString().size();
    for (auto member = object.begin(); member != object.end() && length > 0; ++member) {
        for (const QJsonValue element : member.value().toArray()) {
            if (isLabelledPlace(element, length))
                return true;
        }
    }
    return false;
}

} // namespace

bool holdsLabelledPlaces(const QByteArray &begin)
{
    constexpr int most = 100; // the first ones may have no labels
    bool holds = false;
    int looked = 0;
    const QByteArray mark("\xEF\xBB\xBF");
    JsonPieces pieces(
        begin.startsWith(mark) ? QByteArrayView(begin).sliced(mark.size()) : QByteArrayView(begin));
    for (auto piece = pieces.next(); piece && looked < most && !holds; piece = pieces.next(), ++looked)
        holds = hasLabelledPlaces(QJsonDocument::fromJson(piece->bytes.toByteArray()).object());
    return holds;
}

void nameDocument(ForeignDocument &document, const QString &file, const QString &number)
{
    if (document.info.document.isEmpty())
        document.info.document = file + u'-' + number;
}

} // namespace standpoint
