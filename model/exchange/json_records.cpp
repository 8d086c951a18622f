// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/json_records.h"

#include "model/exchange/number_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::JsonRecords)
};

constexpr qsizetype longestObject = 500'000'000; // bytes; a text ends far below

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype behindSpace(const QByteArray &bytes, qsizetype at)
{
    while (at < bytes.size() && isSpace(bytes[at]))
        ++at;
    return at;
}

/// Behind the string that begins here; -1: nothing closes it.
qsizetype behindString(const QByteArray &bytes, qsizetype at)
{
    for (++at; at < bytes.size(); ++at) {
        if (bytes[at] == '\\')
            ++at;
        else if (bytes[at] == '"')
            return at + 1;
    }
    return -1;
}

/// Behind the value that begins here; -1: the bytes end within it.
qsizetype behindValue(const QByteArray &bytes, qsizetype at)
{
    qsizetype depth = 0;
    while (at < bytes.size()) {
        const char c = bytes[at];
        if (c == '"') {
            at = behindString(bytes, at);
            if (at < 0)
                return -1;
        } else {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            if (depth < 0) // of what the value stands in
                return at;
            ++at;
        }
        if (depth == 0) {
            const bool ends = c == '"' || c == '}' || c == ']' || at >= bytes.size() || bytes[at] == ','
                || bytes[at] == ']' || bytes[at] == '}' || isSpace(bytes[at]);
            if (ends)
                return at;
        }
    }
    return -1;
}

/// Behind the bracket of the first array of objects that is a member of the object here; -1: there is none.
qsizetype memberArray(const QByteArray &bytes, qsizetype object)
{
    qsizetype at = behindSpace(bytes, object + 1);
    while (at < bytes.size() && bytes[at] == '"') {
        at = behindString(bytes, at);
        if (at < 0)
            return -1;
        at = behindSpace(bytes, at);
        if (at >= bytes.size() || bytes[at] != ':')
            return -1;
        at = behindSpace(bytes, at + 1);
        if (at >= bytes.size())
            return -1;
        if (bytes[at] == '[') {
            const qsizetype first = behindSpace(bytes, at + 1);
            if (first < bytes.size() && bytes[first] == '{')
                return at + 1;
        }
        at = behindValue(bytes, at);
        if (at < 0)
            return -1;
        at = behindSpace(bytes, at);
        if (at < bytes.size() && bytes[at] == ',')
            at = behindSpace(bytes, at + 1);
    }
    return -1;
}

/// Whether the object here is alone in the file, so that its articles are in it and it is none itself.
bool isAlone(const QByteArray &bytes, qsizetype object)
{
    const qsizetype end = behindValue(bytes, object);
    return end < 0 || behindSpace(bytes, end) >= bytes.size();
}

QString plainCell(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble()) {
        const qint64 whole = value.toInteger();
        return static_cast<double>(whole) == value.toDouble()
            ? QString::number(whole)
            : QString::fromLatin1(numberText(value.toDouble()));
    }
    return value.toString();
}

void flatten(const QJsonObject &object, const QString &prefix, QStringList *leftOut,
    QList<std::pair<QString, QString>> &cells)
{
    for (auto member = object.begin(); member != object.end(); ++member) { // the parser limits the depth
        const QString name = prefix + member.key();
        const QJsonValue value = member.value();
        if (value.isObject()) {
            flatten(value.toObject(), name + u'.', leftOut, cells);
            continue;
        }
        if (!value.isArray()) {
            cells.append({name, plainCell(value)});
            continue;
        }
        QStringList list;
        const QJsonArray array = value.toArray();
        const bool isPlain = std::all_of(array.begin(), array.end(),
            [](const QJsonValue &one) { return !one.isObject() && !one.isArray(); });
        for (const QJsonValue one : array)
            list.append(plainCell(one));
        if (isPlain)
            cells.append({name, list.join(u'|')});
        else if (leftOut && !leftOut->contains(name))
            leftOut->append(name);
    }
}

/// Members of an object that may be cut: what was complete of it is read.
QStringList namesOfCut(const QByteArray &bytes, qsizetype object)
{
    QStringList names;
    qsizetype at = behindSpace(bytes, object + 1);
    while (at < bytes.size() && bytes[at] == '"') {
        const qsizetype end = behindString(bytes, at);
        if (end < 0)
            break;
        names.append(QString::fromUtf8(bytes.sliced(at + 1, end - at - 2)));
        at = behindSpace(bytes, end);
        if (at >= bytes.size() || bytes[at] != ':')
            break;
        at = behindValue(bytes, behindSpace(bytes, at + 1));
        if (at < 0)
            break;
        at = behindSpace(bytes, at);
        if (at < bytes.size() && bytes[at] == ',')
            at = behindSpace(bytes, at + 1);
    }
    return names;
}

} // namespace

JsonRecords::JsonRecords(const QByteArray &bytes, bool isLines)
    : m_bytes(bytes)
    , m_isLines(isLines)
{
    if (!m_isLines)
        findArray();
    rewind();
}

void JsonRecords::findArray()
{
    const qsizetype first = behindSpace(m_bytes, 0);
    if (first >= m_bytes.size())
        return;
    if (m_bytes[first] == '[') {
        m_isArray = true;
        m_begin = first + 1;
    } else if (m_bytes[first] == '{' && isAlone(m_bytes, first)) {
        if (const qsizetype array = memberArray(m_bytes, first); array >= 0) {
            m_isArray = true;
            m_begin = array;
        }
    }
}

void JsonRecords::rewind()
{
    m_at = m_begin;
    m_isOpen = m_isArray;
    m_counted = 0;
    m_line = 1;
}

void JsonRecords::skipTo(qsizetype at)
{
    m_line += std::count(m_bytes.cbegin() + m_counted, m_bytes.cbegin() + at, '\n');
    m_counted = at;
}

JsonRecords::Step JsonRecords::parse(qsizetype begin, qsizetype end)
{
    if (end - begin > longestObject) {
        m_problem = Words::tr("The entry is larger than %1 MB, so it was not imported")
                        .arg(longestObject / 1'000'000);
        return Step::Bad;
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(m_bytes.sliced(begin, end - begin), &error);
    if (document.isObject()) {
        m_object = document.object();
        return Step::Object;
    }
    m_problem = error.error == QJsonParseError::NoError
        ? Words::tr("The entry is no JSON object, so it was not imported")
        : Words::tr("The entry is no JSON (%1), so it was not imported").arg(error.errorString());
    return Step::Bad;
}

JsonRecords::Step JsonRecords::nextLine()
{
    while (m_at < m_bytes.size()) {
        const qsizetype lineEnd = m_bytes.indexOf('\n', m_at);
        const qsizetype begin = behindSpace(m_bytes, m_at);
        const qsizetype end = lineEnd < 0 ? m_bytes.size() : lineEnd;
        skipTo(m_at);
        m_at = lineEnd < 0 ? m_bytes.size() : lineEnd + 1;
        if (begin < end)
            return parse(begin, end);
    }
    return Step::End;
}

JsonRecords::Step JsonRecords::next()
{
    if (m_isLines)
        return nextLine();
    m_at = behindSpace(m_bytes, m_at);
    while (m_isOpen && m_at < m_bytes.size() && m_bytes[m_at] == ',')
        m_at = behindSpace(m_bytes, m_at + 1);
    skipTo(m_at);
    if (m_at >= m_bytes.size()) {
        if (!m_isOpen)
            return Step::End;
        m_isOpen = false; // said once
        m_problem = Words::tr("The file ends before its list does; it may have been cut");
        return Step::Bad;
    }
    if (m_isOpen && m_bytes[m_at] == ']') {
        m_at = m_bytes.size();
        m_isOpen = false;
        return Step::End;
    }
    const qsizetype begin = m_at;
    const qsizetype end = behindValue(m_bytes, begin);
    m_at = end < 0 || end == begin ? m_bytes.size() : end;
    if (end < 0 || end == begin) {
        m_isOpen = false;
        m_problem =
            Words::tr("The file ends within this entry, so it was not imported; it may have been cut");
        return Step::Bad;
    }
    return parse(begin, end);
}

QStringList JsonRecords::firstNames(const QByteArray &begin)
{
    qsizetype at = behindSpace(begin, 0);
    if (at < begin.size() && begin[at] == '{' && isAlone(begin, at)) {
        if (const qsizetype array = memberArray(begin, at); array >= 0)
            at = behindSpace(begin, array);
    } else if (at < begin.size() && begin[at] == '[') {
        at = behindSpace(begin, at + 1);
    }
    if (at >= begin.size() || begin[at] != '{')
        return {};
    const qsizetype end = behindValue(begin, at);
    if (end < 0)
        return namesOfCut(begin, at);
    QStringList names;
    for (const auto &[name, cell] : flattened(QJsonDocument::fromJson(begin.sliced(at, end - at)).object()))
        names.append(name);
    return names;
}

QList<std::pair<QString, QString>> flattened(const QJsonObject &object, QStringList *leftOut)
{
    QList<std::pair<QString, QString>> cells;
    flatten(object, {}, leftOut, cells);
    return cells;
}

} // namespace standpoint
