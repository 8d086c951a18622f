// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many marked spans two annotators have in common: F1, which is the same in both directions.
#pragma once

#include "model/agreement/figure.h"
#include "model/agreement/span_table.h"

namespace standpoint {

/// From 0 to 1.
struct SpanF1Pair
{
    int first = 0;
    int second = 0;
    qsizetype unitsOfFirst = 0;
    qsizetype unitsOfSecond = 0;
    double exact = 0;     ///< units with equal ends and category
    double boundary = 0;  ///< equal ends, whatever the category
    double overlap = 0;   ///< units that overlap one of the same category
    double character = 0; ///< length on which both have the same category
};

/// Means over the pairs of annotators of whom one has a unit; NoUnits where there is no such pair.
struct SpanF1
{
    std::vector<SpanF1Pair> pairs; ///< those pairs: (0, 1), (0, 2), …
    Figure exact;
    Figure boundary;
    Figure overlap;
    Figure character;
};
SpanF1 spanF1(const SpanTable &table);

} // namespace standpoint
