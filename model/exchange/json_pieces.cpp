// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json_pieces.h"

#include "model/exchange/exported_fields.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Json)
};

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Behind the closing quotation mark; nothing where a line ends before, for JSON has no line breaks there.
std::optional<qsizetype> stringEnd(QByteArrayView bytes, qsizetype begin)
{
    for (qsizetype at = begin + 1; at < bytes.size(); ++at) {
        if (bytes[at] == '\\')
            ++at;
        else if (bytes[at] == '"')
            return at + 1;
        else if (bytes[at] == '\n')
            break;
    }
    return std::nullopt;
}

qsizetype afterSpace(QByteArrayView bytes, qsizetype at)
{
    while (at < bytes.size() && isSpace(bytes[at]))
        ++at;
    return at;
}

} // namespace

std::optional<qsizetype> jsonValueEnd(QByteArrayView bytes, qsizetype begin)
{
    qint64 depth = 0;
    for (qsizetype at = begin; at < bytes.size();) {
        const char c = bytes[at];
        if (c == '"') {
            const std::optional<qsizetype> end = stringEnd(bytes, at);
            if (!end || depth == 0)
                return end;
            at = *end;
            continue;
        }
        ++at;
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return at - 1 > begin ? std::optional(at - 1) : std::nullopt;
            if (--depth == 0)
                return at;
        } else if (depth == 0 && (isSpace(c) || c == ',')) {
            return at - 1 > begin ? std::optional(at - 1) : std::nullopt;
        }
    }
    return depth == 0 && begin < bytes.size() ? std::optional(bytes.size()) : std::nullopt;
}

JsonPieces::JsonPieces(QByteArrayView bytes, const QList<QByteArray> &lists)
    : m_bytes(bytes)
{
    skipSpace();
    if (m_at == m_bytes.size())
        return;
    if (m_bytes[m_at] == '{' && !lists.isEmpty()) {
        constexpr int levels = 2;
        if (const std::optional<qsizetype> list = findList(m_at, lists, levels)) {
            m_at = *list + 1;
            m_mode = Mode::List;
            return;
        }
    }
    const qsizetype lineFeed = m_bytes.indexOf('\n', m_at);
    const qsizetype lineEnd = lineFeed < 0 ? m_bytes.size() : lineFeed;
    const std::optional<qsizetype> end = jsonValueEnd(m_bytes.first(lineEnd), m_at);
    const qsizetype further = end ? afterSpace(m_bytes, *end) : m_bytes.size();
    const bool isFirstOfSeveral = further < m_bytes.size() && m_bytes[further] == '[';
    if (m_bytes[m_at] == '[' && !isFirstOfSeveral) {
        ++m_at;
        m_mode = Mode::List;
    } else if (end || lineFeed < 0) {
        m_mode = Mode::Lines;
    }
}

void JsonPieces::skipSpace()
{
    m_at = afterSpace(m_bytes, m_at);
}

/// The place of the bracket.
std::optional<qsizetype> JsonPieces::findList(
    qsizetype object, const QList<QByteArray> &lists, int levels) const
{
    for (qsizetype at = afterSpace(m_bytes, object + 1); at < m_bytes.size() && m_bytes[at] == '"';) {
        const std::optional<qsizetype> nameEnd = stringEnd(m_bytes, at);
        if (!nameEnd)
            break;
        const QByteArrayView name = m_bytes.sliced(at + 1, *nameEnd - at - 2);
        const qsizetype value = afterSpace(m_bytes, afterSpace(m_bytes, *nameEnd) + 1);
        if (value >= m_bytes.size())
            break;
        if (m_bytes[value] == '['
            && std::any_of(lists.begin(), lists.end(), [&](const QByteArray &list) { return name == list; }))
            return value;
        if (m_bytes[value] == '{' && levels > 1) {
            if (const std::optional<qsizetype> found = findList(value, lists, levels - 1))
                return found;
        }
        const std::optional<qsizetype> end = jsonValueEnd(m_bytes, value);
        if (!end)
            break;
        at = afterSpace(m_bytes, *end);
        if (at < m_bytes.size() && m_bytes[at] == ',')
            at = afterSpace(m_bytes, at + 1);
    }
    return std::nullopt;
}

JsonPiece JsonPieces::pieceTo(qsizetype end)
{
    m_line += std::count(m_bytes.begin() + m_counted, m_bytes.begin() + m_at, '\n');
    m_counted = m_at;
    const JsonPiece piece{m_bytes.sliced(m_at, end - m_at), m_line};
    m_at = end;
    return piece;
}

std::optional<JsonPiece> JsonPieces::next()
{
    skipSpace();
    while (m_mode == Mode::List && m_at < m_bytes.size() && m_bytes[m_at] == ',') {
        ++m_at;
        skipSpace();
    }
    if (m_at >= m_bytes.size() || (m_mode == Mode::List && m_bytes[m_at] == ']'))
        return std::nullopt;
    if (m_mode == Mode::Lines) {
        const qsizetype lineFeed = m_bytes.indexOf('\n', m_at);
        return pieceTo(lineFeed < 0 ? m_bytes.size() : lineFeed);
    }
    return pieceTo(jsonValueEnd(m_bytes, m_at).value_or(m_bytes.size()));
}

qsizetype forEachJson(QByteArrayView bytes, const QList<QByteArray> &lists, const QString &shown,
    Notices &skipped, const std::function<void(const QJsonValue &value, const QString &where)> &take)
{
    qsizetype given = 0;
    JsonPieces pieces(bytes, lists);
    while (const std::optional<JsonPiece> piece = pieces.next()) {
        const QString where = Words::tr("%1, line %2").arg(shown).arg(piece->line);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(
            QByteArray::fromRawData(piece->bytes.data(), piece->bytes.size()), &error);
        if (document.isObject()) {
            take(document.object(), where);
            ++given;
        } else if (document.isArray()) {
            take(document.array(), where);
            ++given;
        } else {
            skipped.add(
                Words::tr("This is no JSON (%1), so it was not imported").arg(error.errorString()), where);
        }
    }
    return given;
}

QString fieldText(const QJsonValue &value)
{
    if (value.isObject())
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    if (!value.isArray())
        return textOfJson(value);
    const QJsonArray list = value.toArray();
    QStringList parts;
    for (const QJsonValue one : list) {
        if (one.isArray() || one.isObject())
            return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
        parts.append(textOfJson(one));
    }
    return parts.join(QStringLiteral("; "));
}

void setFields(
    ForeignAnnotation &annotation, const QJsonObject &members, const QStringList &without, Notices &skipped)
{
    constexpr qsizetype most = 200;
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (without.contains(member.key()) || member.value().isNull())
            continue;
        if (annotation.fields.size() >= most) {
            skipped.add(
                Words::tr("The annotation has more than %1 fields; the others were not imported").arg(most),
                annotation.where);
            break;
        }
        annotation.set(member.key(), fieldText(member.value()));
    }
}

qint64 offsetIn(const QJsonValue &value)
{
    constexpr double most = 4'000'000'000; // beyond any text
    if (value.isString()) {
        bool isNumber = false;
        const qint64 number = value.toString().toLongLong(&isNumber);
        return isNumber && number >= 0 && static_cast<double>(number) <= most ? number : -1;
    }
    const double number = value.toDouble(-1);
    return value.isDouble() && number >= 0 && number <= most && number == std::floor(number)
        ? static_cast<qint64>(number)
        : -1;
}

} // namespace standpoint
