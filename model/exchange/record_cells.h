// SPDX-License-Identifier: GPL-3.0-or-later
//
// Single values as files of whole projects write them, without loss: a time or a day that ISO 8601 has no
// usual form for is a number.
#pragma once

#include "model/project/id.h"

#include <QDateTime>

#include <optional>

namespace standpoint {

/// "2013-08-30T12:00:00.000Z", or milliseconds since 1970 for years before 0. The time must be valid.
QByteArray timeCell(const QDateTime &time);
/// Whether timeCell() is a number.
bool isBeforeYears(const QDateTime &time);
/// Nothing for any other text; times are in UTC.
std::optional<QDateTime> timeFromCell(const QString &text);

/// "2013-08-30", or "J" and the Julian day for years before 1. The day must be valid.
QByteArray dateCell(QDate date);
std::optional<QDate> dateFromCell(const QString &text);

/// "#1f77b4".
QByteArray colourCell(quint32 colour);
std::optional<quint32> colourFromCell(const QString &text);

/// The 32 digits, for files with millions of them.
void appendId(QByteArray &out, const Bits128 &id);

} // namespace standpoint
