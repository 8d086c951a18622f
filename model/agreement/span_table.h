// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who marked which stretches of a continuum with which label: what measures on spans start from.
#pragma once

#include <QtGlobal>

#include <vector>

namespace standpoint {

/// A stretch [begin, end) that an annotator marked.
struct MarkedSpan
{
    int annotator = 0;
    qint64 begin = 0;
    qint64 end = 0; ///< > begin
    int category = 0;

    qint64 length() const { return end - begin; }
    auto operator<=>(const MarkedSpan &) const = default;
};

/// All units lie inside [begin, begin + length). Annotators without a unit count too: they left one long gap.
struct SpanTable
{
    qint64 begin = 0;
    qint64 length = 0;
    int annotators = 0;
    int categories = 0;
    std::vector<MarkedSpan> units;

    bool operator==(const SpanTable &) const = default;
};

/// The units of each annotator, in order of place; `category` -1: all of them.
std::vector<std::vector<MarkedSpan>> unitsByAnnotator(const SpanTable &table, int category = -1);

/// Whether units of one list in order overlap.
bool anyOverlap(const std::vector<MarkedSpan> &units);

} // namespace standpoint
