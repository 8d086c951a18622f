// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many marked spans two annotators have in common: F1, which is the same in both directions.
#pragma once

#include "model/agreement/figure.h"
#include "model/agreement/span_table.h"

namespace standpoint {

/// From 0 to 1; nothing where neither has a unit.
struct SpanF1Pair
{
    int first = 0;
    int second = 0;
    qsizetype unitsOfFirst = 0;
    qsizetype unitsOfSecond = 0;
    std::optional<double> exact;     ///< units with equal ends and category
    std::optional<double> boundary;  ///< equal ends, whatever the category
    std::optional<double> overlap;   ///< units that overlap one of the same category
    std::optional<double> character; ///< length on which both have the same category
};

/// Means over the pairs of annotators for whom it is defined; NoUnits where there is no such pair.
struct SpanF1
{
    std::vector<SpanF1Pair> pairs; ///< (0, 1), (0, 2), …, (1, 2), …
    Figure exact;
    Figure boundary;
    Figure overlap;
    Figure character;
};
SpanF1 spanF1(const SpanTable &table);

} // namespace standpoint
