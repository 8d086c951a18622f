// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a corrected text differs from what it was, and where a place of the old text is in the new one.
#pragma once

#include "model/text/span.h"

#include <QStringView>

#include <vector>

namespace standpoint {

/// A stretch of the old text, and what stands there in the new one; either may be empty, not both.
struct Difference
{
    TextSpan before;
    TextSpan after;

    bool operator==(const Difference &) const = default;
};

/// What differs, in order, by whole words: outside of these stretches both texts are the same. Words are
/// compared as in the longest common subsequence. A changed part of more than some thousand words is first
/// divided at words that stand once in each text; without any it is one difference.
std::vector<Difference> differences(QStringView before, QStringView after);

/// Carries the ends of spans from the old text into the new one.
class CarriedSpans
{
public:
    explicit CarriedSpans(std::vector<Difference> differences)
        : m_differences(std::move(differences))
    {
    }

    /// What is inserted just at the end of a span stays outside of it, or belongs to it.
    enum class Insertion
    {
        Outside,
        Inside
    };

    int begin(int position, Insertion insertion) const;
    int end(int position, Insertion insertion) const;
    /// Whether an end of a span lies within replaced words, so that it can only be carried to their border.
    bool cuts(int position) const;

private:
    int shiftBefore(size_t index) const;

    std::vector<Difference> m_differences;
};

} // namespace standpoint
