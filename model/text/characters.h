// SPDX-License-Identifier: GPL-3.0-or-later
//
// Classes of characters that segmentation asks for again and again.
#pragma once

#include <QChar>
#include <QStringView>

#include <optional>

namespace standpoint {

/// LF, VT, FF, CR, NEL, LINE SEPARATOR, PARAGRAPH SEPARATOR.
inline bool isLineEnd(QChar character)
{
    const char16_t unit = character.unicode();
    return (unit >= 0x0A && unit <= 0x0D) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
}

inline bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

/// Invisible marks of writing direction, left behind where right-to-left text was copied.
inline bool isBidiControl(QChar character)
{
    const char16_t unit = character.unicode();
    return unit == 0x200E || unit == 0x200F || (unit >= 0x202A && unit <= 0x202E)
        || (unit >= 0x2066 && unit <= 0x2069);
}

/// Marks that stand at either end of a quotation, depending on the language: ”Swedish”, »Danish«, „German“.
inline bool isQuotationMark(QChar character)
{
    switch (character.unicode()) {
    case u'"':
    case u'\'':
        return true;
    default:
        return character.unicode() >= 0xAB
            && (character.category() == QChar::Punctuation_InitialQuote
                || character.category() == QChar::Punctuation_FinalQuote || character == u'„'
                || character == u'‚' || character == u'「' || character == u'」' || character == u'『'
                || character == u'』');
    }
}

inline bool isOpeningBracket(QChar character)
{
    return character == u'(' || character == u'['
        || (character.unicode() > 0x7F && character.category() == QChar::Punctuation_Open
            && !isQuotationMark(character));
}

inline bool isClosingBracket(QChar character)
{
    return character == u')' || character == u']'
        || (character.unicode() > 0x7F && character.category() == QChar::Punctuation_Close
            && !isQuotationMark(character));
}

/// Signs that begin an item of a list which was run into one line.
inline bool isBullet(QChar character)
{
    const char16_t unit = character.unicode();
    return unit == 0x2022 || unit == 0x2023 || unit == 0x2043 || unit == 0x25E6 || unit == 0x25AA
        || unit == 0x25CF || unit == 0x25A0;
}

/// Whether a test of single code units holds anywhere in a text. The test must be made of comparisons alone:
/// the loop then becomes vector instructions, some ten times as fast as one that stops early.
template <typename Test> bool anyUnit(const char16_t *units, qsizetype count, Test test)
{
    quint16 found = 0;
    for (qsizetype i = 0; i < count; ++i)
        found = static_cast<quint16>(found | (test(units[i]) ? quint16(1) : quint16(0)));
    return found != 0;
}

/// The end of the reference marks "[12][3]" that begin at this position; nothing if there is none.
inline std::optional<int> referenceMarksEnd(QStringView text, int position)
{
    constexpr int mostDigits = 3;
    std::optional<int> end;
    int at = position;
    while (at < text.size() && text[at] == u'[') {
        int digit = at + 1;
        while (digit < text.size() && digit <= at + mostDigits && isDigit(text[digit]))
            ++digit;
        if (digit == at + 1 || digit >= text.size() || text[digit] != u']')
            break;
        at = digit + 1;
        end = at;
    }
    return end;
}

} // namespace standpoint
