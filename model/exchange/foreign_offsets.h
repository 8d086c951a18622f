// SPDX-License-Identifier: GPL-3.0-or-later
//
// Offsets of other tools into a text, in the unit in which each counts.
#pragma once

#include "model/project/entities.h"
#include "model/text/offsets.h"

namespace standpoint {

enum class OffsetUnit
{
    CodePoint,
    Utf16,
    Utf8
};

/// An offset pair as a file says it, and the words that it says stand there.
struct ForeignRange
{
    qint64 begin = 0;    ///< -1: the file says words and no place
    qint64 end = 0;      ///< exclusive
    QString covered;     ///< empty: the file does not say
    QString before = {}; ///< words that stand before it, where the file says so
    QString after = {};
};

/// Turns ranges into spans of one text, which must stay alive and unchanged.
class ForeignOffsets
{
public:
    explicit ForeignOffsets(QStringView text)
        : m_text(text)
        , m_map(text)
    {
    }

    /// Nothing where the range is empty, reversed, or outside the text.
    std::optional<TextSpan> span(qint64 begin, qint64 end, OffsetUnit unit) const;
    /// How many ranges have words, and have them at their place in this unit.
    qsizetype fitting(const QList<ForeignRange> &ranges, OffsetUnit unit) const;
    /// The unit of all these ranges: `usual`, unless their words stand at their place more often in another
    /// one.
    OffsetUnit unitOf(const QList<ForeignRange> &ranges, OffsetUnit usual) const;

    /// The place of a range in that unit; where it has none, or other words stand there, the one place in all
    /// of the text that has its words, and the words around it where the file says those. Where there is no
    /// such one place: the place that it says, or nothing.
    std::optional<TextSpan> placeOf(const ForeignRange &range, OffsetUnit unit) const;

    const OffsetMap &map() const { return m_map; }

private:
    QStringView m_text;
    OffsetMap m_map;
};

} // namespace standpoint
