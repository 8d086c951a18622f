// SPDX-License-Identifier: GPL-3.0-or-later
//
// Offsets of one text, counted three ways: UTF-16 code units (inside the program), Unicode code points
// (scripts, most exchange formats) and UTF-8 bytes (brat, some corpora).
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace standpoint {

/// Converts positions in one text. A position stands between two characters; 0 is before the first, and the
/// position after the last is allowed everywhere.
///
/// Made in one pass over the text. Pure ASCII keeps no table; otherwise one entry for every 256 code units,
/// and a conversion reads at most 256 code units of the text, which must stay alive and unchanged as long as
/// the map.
///
/// A surrogate without its partner is one code point. It has as many UTF-8 bytes as QString::toUtf8() gives
/// it: one, a question mark.
class OffsetMap
{
public:
    OffsetMap() = default;
    explicit OffsetMap(QStringView text);

    int utf16Units() const { return static_cast<int>(m_text.size()); }
    int codePoints() const { return m_codePoints; }
    qint64 utf8Bytes() const { return m_utf8Bytes; }

    /// How many code points begin before this position. Below 0 counts as 0, beyond the text as its end; a
    /// position within a surrogate pair gives the code point that it lies in, not the one after it.
    int codePointFromUtf16(int position) const;

    /// Nothing if there is no such position: negative, or more than codePoints().
    std::optional<int> utf16FromCodePoint(qint64 codePoint) const;

    /// How many UTF-8 bytes come before this position. Out of range, and within a pair, as
    /// codePointFromUtf16().
    qint64 utf8FromUtf16(int position) const;

    /// Nothing if the byte lies outside the text or within a character's bytes.
    std::optional<int> utf16FromUtf8(qint64 byte) const;

private:
    int clampedToCharacter(int position) const;

    QStringView m_text;
    std::vector<int>
        m_codePointsBefore;            ///< before each block of 256 code units; empty without surrogate pairs
    std::vector<qint64> m_bytesBefore; ///< likewise in UTF-8; empty if all is ASCII
    int m_codePoints = 0;
    qint64 m_utf8Bytes = 0;
};

} // namespace standpoint
