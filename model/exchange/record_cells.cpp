// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/record_cells.h"

#include "model/exchange/instants.h"
#include "model/project/check.h"

namespace standpoint {

namespace {

constexpr qint64 yearZero = -62'167'219'200'000; ///< in milliseconds since 1970

} // namespace

bool isBeforeYears(const QDateTime &time)
{
    return time.toMSecsSinceEpoch() < yearZero;
}

QByteArray timeCell(const QDateTime &time)
{
    if (isBeforeYears(time))
        return QByteArray::number(time.toMSecsSinceEpoch());
    const auto text = instantToText(time.toMSecsSinceEpoch());
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::optional<QDateTime> timeFromCell(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    bool isNumber = false;
    const qint64 number = utf8.toLongLong(&isNumber);
    QDateTime time;
    if (!isNumber)
        time = instantFromText({utf8.constData(), static_cast<size_t>(utf8.size())});
    else if (number >= -latestTime && number <= latestTime)
        time = QDateTime::fromMSecsSinceEpoch(number, Qt::UTC);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

QByteArray dateCell(QDate date)
{
    if (date.year() < 1)
        return 'J' + QByteArray::number(date.toJulianDay());
    return date.toString(Qt::ISODate).toLatin1();
}

std::optional<QDate> dateFromCell(const QString &text)
{
    QDate date;
    if (text.startsWith(u'J')) {
        bool isNumber = false;
        const qint64 day = QStringView(text).mid(1).toLongLong(&isNumber);
        if (isNumber && day > 0 && day <= latestDay)
            date = QDate::fromJulianDay(day);
    } else {
        date = QDate::fromString(text, Qt::ISODate);
    }
    return date.isValid() ? std::optional(date) : std::nullopt;
}

QByteArray colourCell(quint32 colour)
{
    return '#' + QByteArray::number(colour, 16).rightJustified(6, '0');
}

std::optional<quint32> colourFromCell(const QString &text)
{
    bool isNumber = false;
    const quint32 colour = QStringView(text).mid(1).toUInt(&isNumber, 16);
    constexpr qsizetype length = 7;
    return text.startsWith(u'#') && text.size() == length && isNumber ? std::optional(colour) : std::nullopt;
}

void appendId(QByteArray &out, const Bits128 &id)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::array<char, 32> text{};
    for (size_t i = 0; i < text.size(); ++i) {
        const quint64 half = i < 16 ? id.high : id.low;
        text[i] = digits[half >> (60 - 4 * (i % 16)) & 15];
    }
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace standpoint
