// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/instants.h"

#include <algorithm>
#include <chrono>

namespace standpoint {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr qint64 dayLength = 86'400'000;

void putDigits(char *at, int count, qint64 value)
{
    for (int i = count - 1; i >= 0; --i, value /= 10)
        at[i] = static_cast<char>('0' + value % 10);
}

int digits(std::string_view text, size_t at, size_t count)
{
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9')
            return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool hasShape(std::string_view text)
{
    return text.size() == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':'
        && text[16] == ':' && text[19] == '.' && text[23] == 'Z';
}

} // namespace

std::array<char, 24> instantToText(qint64 millisecondsSinceEpoch)
{
    const qint64 earliest = -62'167'219'200'000;
    const qint64 latest = 253'402'300'799'999;
    const qint64 time = std::clamp(millisecondsSinceEpoch, earliest, latest);
    const qint64 day = time >= 0 ? time / dayLength : -((-time + dayLength - 1) / dayLength);
    const qint64 rest = time - day * dayLength;
    const year_month_day date{sys_days(days(static_cast<int>(day)))};
    std::array<char, 24> text{};
    std::string_view("0000-00-00T00:00:00.000Z").copy(text.data(), text.size());
    putDigits(text.data(), 4, static_cast<int>(date.year()));
    putDigits(text.data() + 5, 2, static_cast<unsigned>(date.month()));
    putDigits(text.data() + 8, 2, static_cast<unsigned>(date.day()));
    putDigits(text.data() + 11, 2, rest / 3'600'000);
    putDigits(text.data() + 14, 2, rest / 60'000 % 60);
    putDigits(text.data() + 17, 2, rest / 1000 % 60);
    putDigits(text.data() + 20, 3, rest % 1000);
    return text;
}

QDateTime instantFromText(std::string_view text)
{
    if (hasShape(text)) {
        const int year = digits(text, 0, 4);
        const int month = digits(text, 5, 2);
        const int day = digits(text, 8, 2);
        const int hour = digits(text, 11, 2);
        const int minute = digits(text, 14, 2);
        const int second = digits(text, 17, 2);
        const int rest = digits(text, 20, 3);
        const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
            std::chrono::day(static_cast<unsigned>(day))};
        const bool fits = year >= 0 && month >= 0 && day >= 0 && date.ok() && hour >= 0 && hour < 24
            && minute >= 0 && minute < 60 && second >= 0 && second < 60 && rest >= 0;
        if (!fits)
            return {};
        const qint64 day0 = sys_days(date).time_since_epoch().count();
        return QDateTime::fromMSecsSinceEpoch(
            day0 * dayLength + ((hour * 60LL + minute) * 60 + second) * 1000 + rest, Qt::UTC);
    }
    QDateTime read = QDateTime::fromString(
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODateWithMs);
    if (read.timeSpec() == Qt::LocalTime)
        read.setTimeSpec(Qt::UTC);
    return read.toUTC();
}

} // namespace standpoint
