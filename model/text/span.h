// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stretch of an article's text: the unit in which sentences and evidence are kept.
#pragma once

#ifndef Q_MOC_RUN // moc 6.4 cannot parse <concepts>, which this includes
#include <compare>
#endif

namespace standpoint {

/// A stretch of a text, half open: [begin, end). Both ends count UTF-16 code units from 0, as QString and ICU
/// do; whatever leaves the program converts in its own file (see offsets.h). 32 bits are enough: the largest
/// text that can be imported has 200 MB.
struct TextSpan
{
    int begin = 0;
    int end = 0;

    constexpr int length() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(int position) const { return begin <= position && position < end; }
    constexpr bool contains(TextSpan other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(TextSpan other) const { return begin < other.end && other.begin < end; }
    constexpr auto operator<=>(const TextSpan &) const = default;
};

} // namespace standpoint
