// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best alignment of several annotators' units, for gamma.
#pragma once

#include <optional>
#include <vector>

namespace standpoint {

/// A unit at real places: samples are not whole numbers.
struct AlignedUnit
{
    double begin = 0;
    double end = 0;
    int category = 0;
};

/// The least disorder of any alignment, by units an annotator; exact. 0 where there are no units; nothing
/// where it takes more than some million steps to find.
std::optional<double> leastDisorder(const std::vector<std::vector<AlignedUnit>> &units);

} // namespace standpoint
