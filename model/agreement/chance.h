// SPDX-License-Identifier: GPL-3.0-or-later
//
// What every chance-corrected measure shares.
#pragma once

#include "model/agreement/figure.h"

#include <algorithm>
#include <span>

namespace standpoint {

/// (observed - expected) / (1 - expected), undefined where chance alone gives full agreement. Expected
/// agreement that short of 1 is 1 up to rounding: with any variation in fewer than 10^7 items it stays
/// further away.
inline Figure chanceCorrected(double observed, double expected)
{
    if (1 - expected < 1e-15)
        return Figure::none(Undefined::NoVariation);
    return Figure::of((observed - expected) / (1 - expected));
}

/// Whether only one category was ever used. Counts and shares of what does not occur are exactly 0.
inline bool isOnlyOne(std::span<const double> used)
{
    return std::ranges::count_if(used, [](double count) { return count > 0; }) <= 1;
}

inline bool isOnlyOne(std::span<const double> first, std::span<const double> second)
{
    int used = 0;
    for (size_t k = 0; k < first.size(); ++k)
        used += first[k] > 0 || second[k] > 0 ? 1 : 0;
    return used <= 1;
}

} // namespace standpoint
