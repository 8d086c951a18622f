// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finding words in a text as a reader would: without regard to case, accents and the shapes of quotation
// marks, apostrophes, hyphens and spaces (see folding.h), and only whole characters.
#pragma once

#include "model/text/span.h"

#include <QStringView>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace standpoint {

class GraphemeBoundaries;

/// Where a match may begin and end.
enum class MatchBorders
{
    Anywhere,
    WordBeginnings, ///< begins where a word does
    WholeWords      ///< begins and ends where words do
};

/// Some words to look for. Reads texts in place, without a copy; safe to use in several threads at once.
///
/// A match is a span [b, e) of whole grapheme clusters that folds to what the words fold to, where any white
/// space, line ends too, counts as one space. It begins with a character that counts, and is the shortest
/// from there: so no half of "ß" is an "s", and no part of an emoji family a man.
class TextPattern
{
public:
    TextPattern() = default; ///< matches nothing
    /// White space at the ends is left out.
    explicit TextPattern(QStringView words, MatchBorders borders = MatchBorders::Anywhere);

    /// Nothing in it that could be found.
    bool isEmpty() const { return m_units.empty(); }
    /// Length of what is compared, in code units: longer ones are rarer.
    qsizetype length() const { return static_cast<qsizetype>(m_units.size()); }

    /// The first match that begins at `from` or after it; nothing where there is none. Time is linear in the
    /// text for all but the most repetitive of words.
    std::optional<TextSpan> next(QStringView text, int from = 0) const;
    /// Appends all matches that do not overlap, from the left.
    void appendAll(QStringView text, std::vector<TextSpan> &matches) const;

private:
    /// What a code unit can be in a match.
    enum Role : quint8
    {
        First = 1,      ///< the beginning
        WholeFirst = 2, ///< the beginning, and all of the first unit that is compared and no more
        Second = 4      ///< what comes right after such a beginning
    };

    void learnUnits();
    int nextCandidate(const char16_t *units, int from, int size) const;
    std::optional<TextSpan> next(QStringView text, int from, GraphemeBoundaries &boundaries) const;
    std::optional<int> matchEnd(QStringView text, int begin) const;
    bool bordersFit(QStringView text, TextSpan match) const;

    std::u16string m_units;             ///< folded, single spaces
    std::vector<quint8> m_roles;        ///< of each code unit
    std::array<char16_t, 4> m_begins{}; ///< the first units that a match may begin with …
    char16_t m_beginsFrom = 0;          ///< … and from here on any may
    MatchBorders m_borders = MatchBorders::Anywhere;
};

} // namespace standpoint
