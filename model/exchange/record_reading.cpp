// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/record_reading.h"

#include "model/exchange/json_pieces.h"

#include <QCoreApplication>

#include <cmath>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectFiles)
};

} // namespace

void ObjectFields::lacks(QLatin1String name)
{
    if (m_flaw.isEmpty())
        m_flaw = Words::tr("“%1” is missing").arg(name);
}

void ObjectFields::isNone(QLatin1String name, const QString &written)
{
    if (m_flaw.isEmpty())
        m_flaw = Words::tr("“%1” is no value of “%2”").arg(written.left(40), name);
}

QString ObjectFields::noList(QLatin1String name)
{
    return Words::tr("“%1” is not a list of what it should hold").arg(name);
}

QString ObjectFields::textOf(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isString() && !value.isUndefined() && !value.isNull())
        isNone(name, fieldText(value));
    return value.toString();
}

QJsonArray ObjectFields::listOf(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (!value.isArray() && !value.isUndefined() && !value.isNull() && m_flaw.isEmpty())
        m_flaw = noList(name);
    return value.toArray();
}

qint64 ObjectFields::wholeNumber(QLatin1String name, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
        return 0;
    bool isNumber = value.isDouble();
    qint64 number = value.toInteger(std::numeric_limits<qint64>::min()); // of 1.5 that is what is given here
    if (value.isString())
        number = value.toString().toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    isNone(name, fieldText(value));
    return 0;
}

std::optional<double> ObjectFields::realNumber(QLatin1String name)
{
    const QJsonValue value = m_object.value(name);
    if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
        return std::nullopt;
    bool isNumber = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    if (isNumber && std::isfinite(number))
        return number;
    isNone(name, fieldText(value));
    return std::nullopt;
}

void ObjectFields::flag(const char *name, bool &flag)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    const QString written = value.toString();
    flag = value.toBool() || written == QStringLiteral("true");
    const bool isAbsent = value.isUndefined() || value.isNull() || (value.isString() && written.isEmpty());
    if (!flag && !isAbsent && !value.isBool() && written != QStringLiteral("false"))
        isNone(QLatin1String(name), fieldText(value));
}

void ObjectFields::real(const char *name, std::optional<double> &real)
{
    real = realNumber(QLatin1String(name));
}

void ObjectFields::confidence(const char *name, float &confidence)
{
    const std::optional<double> number = realNumber(QLatin1String(name));
    if (!number)
        return;
    if (*number >= 0 && *number <= 1)
        confidence = static_cast<float>(*number);
    else
        isNone(QLatin1String(name), QString::number(*number));
}

void ObjectFields::time(const char *name, QDateTime &time)
{
    // Annotations say years before 0 in a further member.
    const QJsonValue exact = m_object.value(QLatin1String(name) + QLatin1String("_ms"));
    const QJsonValue value = exact.isDouble() ? exact : m_object.value(QLatin1String(name));
    const QString written =
        value.isDouble() ? QString::number(value.toInteger()) : textOf(QLatin1String(name));
    if (written.isEmpty())
        return;
    if (const std::optional<QDateTime> read = timeFromCell(written))
        time = *read;
    else
        isNone(QLatin1String(name), written);
}

void ObjectFields::date(const char *name, QDate &date)
{
    const QString written = textOf(QLatin1String(name));
    if (written.isEmpty())
        return;
    if (const std::optional<QDate> read = dateFromCell(written))
        date = *read;
    else
        isNone(QLatin1String(name), written);
}

void ObjectFields::colour(const char *name, quint32 &colour)
{
    const QString written = textOf(QLatin1String(name));
    if (written.isEmpty())
        return;
    if (const std::optional<quint32> read = colourFromCell(written))
        colour = *read;
    else
        isNone(QLatin1String(name), written);
}

TextSpan ObjectFields::spanAt(qint64 begin, qint64 end, const OffsetMap &offsets)
{
    const std::optional<int> first = offsets.utf16FromCodePoint(begin);
    const std::optional<int> last = offsets.utf16FromCodePoint(end);
    if (first && last && *first < *last)
        return {*first, *last};
    if (m_flaw.isEmpty())
        m_flaw = Words::tr("the article has no place from %1 to %2").arg(begin).arg(end);
    return {};
}

void ObjectFields::place(TextSpan &span)
{
    if (!m_object.contains(QLatin1String("start")) || !m_object.contains(QLatin1String("end")))
        lacks(QLatin1String("start"));
    const qint64 most = std::numeric_limits<int>::max();
    if (m_offsets)
        span = spanAt(wholeNumber(QLatin1String("start"), 0, most),
            wholeNumber(QLatin1String("end"), 0, most), *m_offsets);
}

/// [[begin, end], …], [{"start": …, "end": …}, …], or "10-25;31-40" out of a cell.
QList<TextSpan> ObjectFields::spans(QLatin1String name, const OffsetMap &offsets)
{
    QList<TextSpan> found;
    const auto add = [&](qint64 begin, qint64 end) { found.append(spanAt(begin, end, offsets)); };
    if (const QString cell = m_object.value(name).toString(); !cell.isEmpty()) {
        for (const QString &written : cell.split(u';')) {
            const QStringList ends = written.split(u'-');
            bool areNumbers[] = {false, false};
            const qint64 begin = ends.value(0).toInt(&areNumbers[0]);
            const qint64 end = ends.value(1).toInt(&areNumbers[1]);
            add(areNumbers[0] && areNumbers[1] && ends.size() == 2 ? begin : -1, end);
        }
        return found;
    }
    for (const QJsonValue value : listOf(name)) {
        if (value.isArray())
            add(offsetIn(value.toArray().at(0)), offsetIn(value.toArray().at(1)));
        else
            add(offsetIn(value[QLatin1String("start")]), offsetIn(value[QLatin1String("end")]));
    }
    return found;
}

void ObjectFields::evidence(Evidence &evidence)
{
    TextSpan hull;
    place(hull);
    if (!m_offsets)
        return;
    const QList<TextSpan> fragments = spans(QLatin1String("fragments"), *m_offsets);
    evidence = fragments.isEmpty() ? Evidence(hull) : Evidence(fragments);
    if (!fragments.isEmpty() && evidence.hull() != hull && m_flaw.isEmpty())
        m_flaw = Words::tr("start and end are not those of the fragments");
}

void ObjectFields::sentences(const QString &text, QList<TextSpan> &sentences)
{
    sentences = spans(QLatin1String("sentences"), OffsetMap(text));
}

void ObjectFields::texts(const char *list, const char *name, QStringList &texts)
{
    for (const QJsonValue value : listOf(QLatin1String(list))) {
        const QJsonValue text = value.isObject() ? value[QLatin1String(name)] : value;
        if (!text.isString() && !(value.isObject() && text.isUndefined()) && m_flaw.isEmpty())
            m_flaw = noList(QLatin1String(list));
        texts.append(text.toString());
    }
}

} // namespace standpoint
