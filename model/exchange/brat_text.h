// SPDX-License-Identifier: GPL-3.0-or-later
//
// The .txt beside an .ann file, and what its offsets count: whether a byte order mark and the carriage
// returns of Windows are characters of their own differs between brat's versions, and other tools count
// UTF-16 or bytes. The words that the .ann file says decide.
#pragma once

#include "model/exchange/brat_lines.h"

namespace standpoint::brat {

struct Text
{
    QString text; ///< without byte order mark
    bool hadMark = false;
    QString encoding;
};

/// Fails as readWholeFile() and decodeText() do.
Result<Text> readText(const QString &path);

/// Where the places of an .ann file are in a text.
class Places
{
public:
    /// May take the carriage returns before line feeds out of `text`, which has to stay where it is.
    Places(Text &text, const std::vector<Line> &lines);

    /// Nothing where one of the ranges is not in the text.
    std::optional<QList<TextSpan>> spansOf(const Line &place) const;
    /// Whether the line's words stand at these spans; an absent text does.
    bool fits(const Line &place, const QList<TextSpan> &spans) const;
    /// What the line says stands at its fragments, parted by " … "; as it stands there where that cannot be
    /// told.
    QString wordsOf(const Line &place, const QList<TextSpan> &spans) const;
    const OffsetMap &map() const { return m_offsets->map(); }
    OffsetUnit unit() const { return m_unit; }

private:
    struct Reading
    {
        bool isMarkCounted = false;
        bool isReturnCounted = true;
        OffsetUnit unit = OffsetUnit::CodePoint;
    };
    void take(const Reading &reading);
    qsizetype fitting(const std::vector<Line> &lines) const;

    QString m_raw;
    QString m_collapsed; ///< without those carriage returns; empty: there are none
    QStringView m_text;
    std::optional<ForeignOffsets> m_offsets;
    OffsetUnit m_unit = OffsetUnit::CodePoint;
    qint64 m_shift = 0;
};

} // namespace standpoint::brat
