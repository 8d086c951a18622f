// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/span_table.h"

#include <algorithm>
#include <tuple>

namespace standpoint {

std::vector<std::vector<MarkedSpan>> unitsByAnnotator(const SpanTable &table, int category)
{
    std::vector<std::vector<MarkedSpan>> units(static_cast<size_t>(table.annotators));
    for (const MarkedSpan &unit : table.units) {
        if (category < 0 || unit.category == category)
            units[static_cast<size_t>(unit.annotator)].push_back(unit);
    }
    for (std::vector<MarkedSpan> &own : units)
        std::ranges::sort(own);
    return units;
}

bool anyOverlap(const std::vector<MarkedSpan> &units)
{
    for (size_t i = 1; i < units.size(); ++i) {
        if (units[i].begin < units[i - 1].end)
            return true;
    }
    return false;
}

} // namespace standpoint
