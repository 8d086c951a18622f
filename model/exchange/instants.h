// SPDX-License-Identifier: GPL-3.0-or-later
//
// Points of time as text, "2013-08-30T12:00:00.000Z", for files with a million of them.
#pragma once

#include <QDateTime>

#include <array>
#include <string_view>

namespace standpoint {

/// Always UTC with milliseconds, 24 characters. Years outside 0 to 9999 are brought inside.
std::array<char, 24> instantToText(qint64 millisecondsSinceEpoch);

/// Reads that quickly, and whatever else ISO 8601 allows slowly. Without a time zone it is UTC. Invalid for
/// other text.
QDateTime instantFromText(std::string_view text);

} // namespace standpoint
