// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/text_pattern.h"

#include "model/text/characters.h"
#include "model/text/folding.h"
#include "model/text/graphemes.h"

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
    if (m_units.empty())
        return;
    m_first.resize(planeSize);
    for (qsizetype unit = 0; unit < planeSize; ++unit) {
        const auto code = static_cast<char16_t>(unit);
        const Folded &one = foldedUnit(code);
        m_first[static_cast<size_t>(unit)] =
            QChar::isHighSurrogate(code) || (one.count > 0 && one.units[0] == m_units.front());
    }
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
    if (isEmpty())
        return std::nullopt;
    const char16_t *units = text.utf16();
    const quint8 *first = m_first.data();
    const int size = static_cast<int>(text.size());
    for (int begin = std::max(0, from); begin < size; ++begin) {
        while (begin < size && first[units[begin]] == 0)
            ++begin;
        if (begin == size)
            break;
        const std::optional<int> found = matchEnd(text, begin);
        if (!found)
            continue;
        GraphemeBoundaries boundaries(text);
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
    for (std::optional<TextSpan> match = next(text); match; match = next(text, match->end))
        matches.push_back(*match);
}

} // namespace standpoint
