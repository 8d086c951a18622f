// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/folding.h"

#include "model/text/characters.h"

#include <QString>

namespace standpoint {

namespace {

/// Letters that Unicode does not take apart, but that typists without the right keyboard do.
QStringView spelledOut(char32_t c)
{
    switch (c) {
    case U'ß':
    case U'ẞ':
        return u"ss";
    case U'æ':
    case U'Æ':
        return u"ae";
    case U'œ':
    case U'Œ':
        return u"oe";
    case U'ø':
    case U'Ø':
        return u"o";
    case U'ł':
    case U'Ł':
        return u"l";
    case U'đ':
    case U'Đ':
    case U'ð':
    case U'Ð':
        return u"d";
    case U'ħ':
    case U'Ħ':
        return u"h";
    case U'ı':
        return u"i";
    case U'\u0649': // alef maksura, and the Persian yeh: one letter in most hands
    case U'\u06CC':
        return u"\u064A";
    case U'\u0629': // teh marbuta
        return u"\u0647";
    case U'\u06A9': // the Persian kaf
        return u"\u0643";
    default:
        return {};
    }
}

bool isApostrophe(char32_t c)
{
    return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u201B' || c == U'\u02BC'
        || c == U'\u02B9' || c == U'\u00B4' || c == U'`' || c == U'\u2032' || c == U'\uFF07';
}

bool isHyphen(char32_t c)
{
    return c == U'-' || (c >= U'\u2010' && c <= U'\u2013') || c == U'\u2212' || c == U'\uFF0D'
        || c == U'\uFE63';
}

/// Marks that only open or close quotations, whatever the language. Single ones are apostrophes.
bool isDoubleQuote(char32_t c)
{
    return c == U'"' || (c >= U'\u201C' && c <= U'\u201F') || c == U'\u00AB' || c == U'\u00BB'
        || c == U'\u2033' || c == U'\uFF02';
}

WordPart partOf(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c) ? WordPart::Whole : WordPart::None;
    default:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c)
                || QChar::category(c) == QChar::Punctuation_Connector
            ? WordPart::Letter
            : WordPart::None;
    }
}

/// Whether the parts that Unicode takes a character apart into are how it is compared: "é", "ﬁ", "Ａ", but
/// neither the letters of a Korean syllable nor "½".
bool isTakenApart(char32_t c)
{
    if (c >= 0xAC00 && c <= 0xD7A3)
        return false;
    switch (QChar::decompositionTag(c)) {
    case QChar::Canonical:
    case QChar::Wide:
    case QChar::Narrow:
    case QChar::Initial:
    case QChar::Medial:
    case QChar::Final:
    case QChar::Isolated:
        return true;
    case QChar::Compat:
        return QChar::isLetter(c);
    default:
        return false;
    }
}

void append(Folded &to, char32_t c)
{
    const char32_t small = QChar::toCaseFolded(c);
    const qsizetype units = QChar::requiresSurrogates(small) ? 2 : 1;
    if (to.count + units > static_cast<qsizetype>(to.units.size()))
        return;
    if (units == 2) {
        to.units[to.count++] = QChar::highSurrogate(small);
        to.units[to.count++] = QChar::lowSurrogate(small);
    } else {
        to.units[to.count++] = static_cast<char16_t>(small);
    }
}

/// Takes the character apart as often as it goes, without what is ignored.
void appendParts(Folded &to, char32_t c, int depth)
{
    constexpr int deepest = 8;
    if (isIgnored(c))
        return;
    if (const QStringView spelled = spelledOut(c); !spelled.isEmpty()) {
        for (const QChar unit : spelled)
            append(to, unit.unicode());
        return;
    }
    if (depth == deepest || !isTakenApart(c)) {
        append(to, c);
        return;
    }
    const QString parts = QChar::decomposition(c);
    if (parts.contains(QLatin1Char(' '))) { // whole phrases in one sign
        append(to, c);
        return;
    }
    for (qsizetype i = 0; i < parts.size();) {
        const char32_t part = characterAt(parts, i);
        appendParts(to, part, depth + 1);
        i += QChar::requiresSurrogates(part) ? 2 : 1;
    }
}

std::vector<Folded> madeTable()
{
    constexpr char32_t surrogatesBegin = 0xD800;
    constexpr char32_t surrogatesEnd = 0xE000;
    constexpr char32_t planeEnd = 0x10000;
    std::vector<Folded> table(planeEnd);
    for (char32_t c = 0; c < planeEnd; ++c) {
        if (c >= surrogatesBegin && c < surrogatesEnd)
            table[c] = {{static_cast<char16_t>(c)}, 1, WordPart::None};
        else
            table[c] = folded(c);
    }
    return table;
}

} // namespace

bool isIgnored(char32_t c)
{
    if (c < 0x300)
        return c == 0xAD;
    return c <= 0x36F || (c >= 0x591 && c <= 0x5BD) || (c >= 0x610 && c <= 0x61A) || c == 0x61C || c == 0x640
        || (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x1AB0 && c <= 0x1AFF)
        || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x2069) || (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0xFEFF;
}

Folded folded(char32_t c)
{
    Folded result;
    if (isIgnored(c))
        return result;
    if (c < 0x10000 && isLineEnd(QChar(static_cast<char16_t>(c))))
        append(result, c);
    else if (QChar::isSpace(c))
        append(result, U' ');
    else if (isApostrophe(c))
        append(result, U'\'');
    else if (isDoubleQuote(c))
        append(result, U'"');
    else if (isHyphen(c))
        append(result, U'-');
    else
        appendParts(result, c, 0);
    result.part = isApostrophe(c) || isHyphen(c) ? WordPart::None : partOf(c);
    return result;
}

const Folded &foldedUnit(char16_t unit)
{
    static const std::vector<Folded> table = madeTable();
    return table[unit];
}

char32_t characterAt(QStringView text, qsizetype position)
{
    const QChar first = text[position];
    if (first.isHighSurrogate() && position + 1 < text.size() && text[position + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[position + 1]);
    return first.unicode();
}

FoldedName foldedName(QStringView name)
{
    FoldedName result;
    const QStringView trimmed = name.trimmed();
    for (qsizetype i = 0; i < trimmed.size();) {
        const char32_t c = characterAt(trimmed, i);
        i += QChar::requiresSurrogates(c) ? 2 : 1;
        const Folded one = folded(c);
        for (quint8 unit = 0; unit < one.count; ++unit) {
            if (one.units[unit] == u' ' && (result.units.empty() || result.units.back() == u' '))
                continue;
            result.units.push_back(one.units[unit]);
            result.parts.push_back(one.part);
        }
    }
    while (!result.units.empty() && result.units.back() == u' ') {
        result.units.pop_back();
        result.parts.pop_back();
    }
    return result;
}

} // namespace standpoint
