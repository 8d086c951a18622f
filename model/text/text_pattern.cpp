// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/text_pattern.h"

#include "model/text/characters.h"
#include "model/text/folding.h"
#include "model/text/graphemes.h"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace standpoint {

namespace {

constexpr qsizetype planeSize = 0x10000;

int unitsOf(char32_t character)
{
    return QChar::requiresSurrogates(character) ? 2 : 1;
}

/// The character at a position as it is compared; `units` is how many code units it takes.
Folded foldedAt(QStringView text, int position, int &units)
{
    const QChar unit = text[position];
    if (!unit.isSurrogate()) {
        units = 1;
        return foldedUnit(unit.unicode());
    }
    const char32_t character = characterAt(text, position);
    units = unitsOf(character);
    return folded(character);
}

char16_t withoutLineEnd(char16_t unit)
{
    return isLineEnd(QChar(unit)) ? u' ' : unit;
}

WordPart partBefore(QStringView text, int position)
{
    while (position > 0) {
        --position;
        if (position > 0 && text[position].isLowSurrogate() && text[position - 1].isHighSurrogate())
            --position;
        int units = 0;
        const Folded before = foldedAt(text, position, units);
        if (before.count > 0)
            return before.part;
    }
    return WordPart::None;
}

WordPart partAfter(QStringView text, int position)
{
    while (position < text.size()) {
        int units = 0;
        const Folded after = foldedAt(text, position, units);
        if (after.count > 0)
            return after.part;
        position += units;
    }
    return WordPart::None;
}

bool isBorder(WordPart before, WordPart after)
{
    return before != WordPart::Letter || after != WordPart::Letter;
}

} // namespace

TextPattern::TextPattern(QStringView words, MatchBorders borders)
    : m_borders(borders)
{
    for (int i = 0; i < words.size();) {
        int units = 0;
        const Folded one = foldedAt(words, i, units);
        i += units;
        for (quint8 unit = 0; unit < one.count; ++unit) {
            const char16_t plain = withoutLineEnd(one.units[unit]);
            if (plain != u' ' || (!m_units.empty() && m_units.back() != u' '))
                m_units.push_back(plain);
        }
    }
    while (!m_units.empty() && m_units.back() == u' ')
        m_units.pop_back();
    if (!m_units.empty())
        learnUnits();
}

void TextPattern::learnUnits()
{
    constexpr char16_t firstSurrogate = 0xD800;
    std::vector<char16_t> begins;
    m_roles.resize(planeSize);
    for (qsizetype unit = 0; unit < planeSize; ++unit) {
        const auto code = static_cast<char16_t>(unit);
        const Folded &one = foldedUnit(code);
        quint8 role = 0;
        if (QChar::isSurrogate(code))
            role = First | Second;
        else if (one.count > 0 && one.units[0] == m_units.front())
            role = one.count == 1 ? First | WholeFirst : First;
        if (m_units.size() > 1
            && (one.count == 0 || one.units[0] == m_units[1] || withoutLineEnd(one.units[0]) == m_units[1]))
            role |= Second;
        m_roles[static_cast<size_t>(unit)] = role;
        if ((role & First) != 0 && begins.size() <= m_begins.size())
            begins.push_back(code);
    }
    m_begins.fill(begins.front());
    for (size_t i = 0; i < std::min(m_begins.size(), begins.size()); ++i)
        m_begins[i] = begins[i];
    m_beginsFrom = std::min(firstSurrogate, begins.size() > m_begins.size() ? begins.back() : firstSurrogate);
}

/// The first position from `from` on at which a match may begin: one in a dozen is looked at closely.
int TextPattern::nextCandidate(const char16_t *units, int from, int size) const
{
    const quint8 *roles = m_roles.data();
    const auto isCandidate = [&](int at) {
        const quint8 role = roles[units[at]];
        return (role & First) != 0
            && ((role & WholeFirst) == 0 || m_units.size() == 1 || at + 1 == size
                || (roles[units[at + 1]] & Second) != 0);
    };
    int at = from;
#ifdef __SSE2__
    constexpr int step = 8;
    const auto all = [](char16_t unit) { return _mm_set1_epi16(static_cast<short>(unit)); };
    const __m128i begins[] = {all(m_begins[0]), all(m_begins[1]), all(m_begins[2]), all(m_begins[3])};
    const __m128i below = all(static_cast<char16_t>(m_beginsFrom - 1));
    for (; at + step <= size; at += step) {
        const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i *>(units + at)); // NOLINT
        const __m128i pairs =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi16(here, begins[0]), _mm_cmpeq_epi16(here, begins[1])),
                _mm_or_si128(_mm_cmpeq_epi16(here, begins[2]), _mm_cmpeq_epi16(here, begins[3])));
        const __m128i under = _mm_cmpeq_epi16(_mm_subs_epu16(here, below), _mm_setzero_si128());
        unsigned found = static_cast<unsigned>(_mm_movemask_epi8(pairs))
            | (~static_cast<unsigned>(_mm_movemask_epi8(under)) & 0xFFFFU);
        for (; found != 0; found &= ~(3U << std::countr_zero(found))) {
            const int candidate = at + std::countr_zero(found) / 2;
            if (isCandidate(candidate))
                return candidate;
        }
    }
#endif
    while (at < size && !isCandidate(at))
        ++at;
    return at;
}

/// Where the text from `begin` on has spelled out all that is looked for; at a whole character, or nowhere.
std::optional<int> TextPattern::matchEnd(QStringView text, int begin) const
{
    size_t matched = 0;
    int position = begin;
    while (matched < m_units.size()) {
        if (position >= text.size())
            return std::nullopt;
        int units = 0;
        const Folded one = foldedAt(text, position, units);
        position += units;
        for (quint8 unit = 0; unit < one.count; ++unit) {
            const char16_t plain = withoutLineEnd(one.units[unit]);
            if (plain == u' ' && matched > 0 && m_units[matched - 1] == u' ')
                continue;
            if (matched == m_units.size() || m_units[matched] != plain)
                return std::nullopt;
            ++matched;
        }
        if (matched == 0)
            return std::nullopt; // begins with nothing that counts
    }
    return position;
}

bool TextPattern::bordersFit(QStringView text, TextSpan match) const
{
    if (m_borders == MatchBorders::Anywhere)
        return true;
    if (!isBorder(partBefore(text, match.begin), partAfter(text, match.begin)))
        return false;
    return m_borders == MatchBorders::WordBeginnings
        || isBorder(partBefore(text, match.end), partAfter(text, match.end));
}

std::optional<TextSpan> TextPattern::next(QStringView text, int from) const
{
    GraphemeBoundaries boundaries(text);
    return next(text, from, boundaries);
}

std::optional<TextSpan> TextPattern::next(QStringView text, int from, GraphemeBoundaries &boundaries) const
{
    if (isEmpty())
        return std::nullopt;
    const int size = static_cast<int>(text.size());
    for (int begin = std::max(0, from); begin < size; ++begin) {
        begin = nextCandidate(text.utf16(), begin, size);
        if (begin == size)
            break;
        const std::optional<int> found = matchEnd(text, begin);
        if (!found)
            continue;
        // Accents and joiners belong to what they stand on; anything that counts is another character.
        int end = *found;
        int step = 0;
        while (end < size && !boundaries.isBoundary(end) && foldedAt(text, end, step).count == 0)
            end += step;
        const TextSpan match{begin, end};
        if (boundaries.isBoundary(begin) && boundaries.isBoundary(end) && bordersFit(text, match))
            return match;
    }
    return std::nullopt;
}

void TextPattern::appendAll(QStringView text, std::vector<TextSpan> &matches) const
{
    GraphemeBoundaries boundaries(text);
    for (auto match = next(text, 0, boundaries); match; match = next(text, match->end, boundaries))
        matches.push_back(*match);
}

} // namespace standpoint
