// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates as people, archives and spreadsheets write them, in English, German, French, Spanish, Italian,
// Portuguese and Dutch.
#pragma once

#include <QDate>
#include <QStringList>

#include <optional>

namespace standpoint {

/// How 08/03/2013 is meant.
enum class DateOrder
{
    Unknown,
    DayFirst,
    MonthFirst
};

/// The date that a text says, with nothing beside it but a weekday, a time or a time zone: 2013-08-30,
/// 2013-08-30T12:00:00Z, 20130830, 30.08.2013, 30 août 2013, August 30th, 2013, and with `order` 08/30/2013.
/// Numbers between slashes or hyphens need no order where one of them is above 12. Invalid for all other
/// text, and for years of two digits.
QDate dateOf(const QString &text, DateOrder order = DateOrder::Unknown);

/// Whether this is a date like 08/30/2013, whose order is not written.
bool needsOrder(const QString &text);

/// What the values of one column say of the order of day and month.
enum class ColumnOrder
{
    NotAsked, ///< no value needs one, or all of them that do mean the same day either way
    DayFirst,
    MonthFirst,
    Unclear, ///< some could be either
    Mixed    ///< some can only be one, others only the other
};
ColumnOrder orderOfColumn(const QStringList &values);

/// A date within a line.
struct FoundDate
{
    QDate date;
    qsizetype begin = 0; ///< the weekday in front included
    qsizetype end = 0;   ///< a weekday and a time behind included
};
/// The first date in a line whose month is a word, or that is written 2013-08-30 or 30.08.2013.
std::optional<FoundDate> findDate(const QString &line);

} // namespace standpoint
