// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who gave which label to which item: what all measures on labels start from.
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace standpoint {

/// Labels are indexes into the categories that were declared, used or not.
struct LabelTable
{
    static constexpr qint32 missing = -1;

    int annotators = 0;
    int categories = 0;
    /// How many of the categories, the first ones, stand on a scale in their order; for the others only equal
    /// or not counts. 0: no measure that needs an order is computed.
    int ordered = 0;
    /// Places of the ordered categories on the scale, ascending; empty: 0, 1, 2, …
    std::vector<double> positions;
    std::vector<qint32> labels; ///< annotators × items, an item's labels beside each other

    qsizetype items() const { return annotators > 0 ? std::ssize(labels) / annotators : 0; }
    std::span<const qint32> item(qsizetype i) const
    {
        return std::span(labels).subspan(
            static_cast<size_t>(i * annotators), static_cast<size_t>(annotators));
    }
    double position(int category) const
    {
        return positions.empty() ? category : positions[static_cast<size_t>(category)];
    }
    bool operator==(const LabelTable &) const = default;
};

} // namespace standpoint
