// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/foreign_offsets.h"

#include <array>

namespace standpoint {

namespace {

/// Whether these are the words, white space aside. So much white space as would hide them is nowhere, and a
/// file of a million wrong places in a long text would take long.
bool areWords(QStringView place, const QString &words)
{
    return place.size() <= 4 * words.size() + 1000 && place.toString().simplified() == words.simplified();
}

} // namespace

std::optional<TextSpan> ForeignOffsets::span(qint64 begin, qint64 end, OffsetUnit unit) const
{
    if (begin < 0 || begin >= end)
        return std::nullopt;
    const auto position = [&](qint64 offset) -> std::optional<int> {
        if (unit == OffsetUnit::CodePoint)
            return m_map.utf16FromCodePoint(offset);
        if (unit == OffsetUnit::Utf8)
            return m_map.utf16FromUtf8(offset);
        return offset <= m_text.size() ? std::optional(static_cast<int>(offset)) : std::nullopt;
    };
    const std::optional<int> from = position(begin);
    const std::optional<int> to = position(end);
    if (!from || !to)
        return std::nullopt;
    return TextSpan{*from, *to};
}

qsizetype ForeignOffsets::fitting(const QList<ForeignRange> &ranges, OffsetUnit unit) const
{
    return std::count_if(ranges.begin(), ranges.end(), [&](const ForeignRange &range) {
        const std::optional<TextSpan> found = span(range.begin, range.end, unit);
        return found && !range.covered.isEmpty()
            && areWords(m_text.mid(found->begin, found->length()), range.covered);
    });
}

OffsetUnit ForeignOffsets::unitOf(const QList<ForeignRange> &ranges, OffsetUnit usual) const
{
    if (m_map.codePoints() == m_text.size() && m_map.utf8Bytes() == m_text.size())
        return usual;
    OffsetUnit best = usual;
    qsizetype most = fitting(ranges, usual);
    for (const OffsetUnit unit : std::array{OffsetUnit::CodePoint, OffsetUnit::Utf16, OffsetUnit::Utf8}) {
        if (const qsizetype fit = fitting(ranges, unit); fit > most) {
            most = fit;
            best = unit;
        }
    }
    return best;
}

std::optional<TextSpan> ForeignOffsets::placeOf(const ForeignRange &range, OffsetUnit unit) const
{
    const std::optional<TextSpan> said = span(range.begin, range.end, unit);
    const auto isThere = [&](TextSpan place) {
        return areWords(m_text.mid(place.begin, place.length()), range.covered);
    };
    if (range.covered.trimmed().isEmpty() || (said && isThere(*said)))
        return said;
    const auto length = range.covered.size();
    QList<TextSpan> all;
    QList<TextSpan> withWordsAround;
    constexpr qsizetype most = 100; // of the same words: then they say nothing
    for (qsizetype at = m_text.indexOf(range.covered); at >= 0 && all.size() < most;
         at = m_text.indexOf(range.covered, at + 1)) {
        all.append({static_cast<int>(at), static_cast<int>(at + length)});
        if (m_text.first(at).endsWith(range.before) && m_text.sliced(at + length).startsWith(range.after))
            withWordsAround.append(all.last());
    }
    if (all.size() == 1)
        return all.first();
    return withWordsAround.size() == 1 && all.size() < most ? std::optional(withWordsAround.first()) : said;
}

} // namespace standpoint
