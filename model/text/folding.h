// SPDX-License-Identifier: GPL-3.0-or-later
//
// How names and searched words are compared: without case, diacritics and the many shapes of apostrophes,
// quotation marks, hyphens and spaces.
#pragma once

#include <QStringView>

#include <array>
#include <string>
#include <vector>

namespace standpoint {

/// What a character is for the borders of words. A name may begin and end anywhere but between two Letters.
enum class WordPart : quint8
{
    None,   ///< spaces, punctuation, signs
    Letter, ///< letters, digits and marks of scripts that part words by spaces
    Whole   ///< of scripts that do not: Han, kana, Thai, Lao, Khmer, Burmese
};

/// One character as it is compared: no code unit at all (accents, soft hyphens, marks of writing direction),
/// or one, or several ("ß" is "ss").
struct Folded
{
    std::array<char16_t, 4> units{};
    quint8 count = 0;
    WordPart part = WordPart::None;
};

/// Accents and other marks that do not count, and invisible characters.
bool isIgnored(char32_t character);

/// White space is a space, but for line ends, which stay themselves: no name goes over them.
Folded folded(char32_t character);

/// The same for a code unit that is a character of its own, from a table; surrogates are themselves.
const Folded &foldedUnit(char16_t unit);

/// The character that begins at a position; a surrogate without its partner is one.
char32_t characterAt(QStringView text, qsizetype position);

/// A name as it is compared, with single spaces between its words and none at its ends; and what each of its
/// code units is.
struct FoldedName
{
    std::u16string units;
    std::vector<WordPart> parts;
};
FoldedName foldedName(QStringView name);

} // namespace standpoint
