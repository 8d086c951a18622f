// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/graphemes.h"

#include "model/text/characters.h"

#include <algorithm>
#include <optional>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace standpoint {

namespace {

using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;

/// An iterator of ICU's root locale, opened once a thread: opening costs more than most texts.
Iterator opened(UBreakIteratorType type)
{
    UErrorCode status = U_ZERO_ERROR;
    Iterator iterator(ubrk_open(type, "", nullptr, 0, &status), &ubrk_close);
    if (U_FAILURE(status))
        qFatal(
            "ICU has no break rules: %s", u_errorName(status)); // its data is missing: a broken installation
    return iterator;
}

int clusterBreak(char32_t c)
{
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
}

bool isPictograph(char32_t c)
{
    return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0;
}

/// A letter or a sign of the scripts in which ICU's rule 9.3 joins consonants: Devanagari, Bengali, Gujarati,
/// Oriya, Telugu, Malayalam.
bool isOfIndic(char32_t c, int category)
{
    if (c < 0x900 || c > 0x11FFF)
        return false;
    const int script = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SCRIPT);
    return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_INDIC_SYLLABIC_CATEGORY) == category
        && (script == USCRIPT_DEVANAGARI || script == USCRIPT_BENGALI || script == USCRIPT_GUJARATI
            || script == USCRIPT_ORIYA || script == USCRIPT_TELUGU || script == USCRIPT_MALAYALAM);
}

bool isVirama(char32_t c)
{
    return isOfIndic(c, U_INSC_VIRAMA);
}

/// What may stand between a consonant and its virama, and between that and the next consonant.
bool isLinkedOver(char32_t c)
{
    const int kind = clusterBreak(c);
    return kind == U_GCB_ZWJ || (kind == U_GCB_EXTEND && u_getCombiningClass(static_cast<UChar32>(c)) != 0);
}

bool isFlagHalf(char32_t c)
{
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

char32_t characterBefore(QStringView text, int position)
{
    const QChar unit = text[position - 1];
    if (position > 1 && unit.isLowSurrogate() && text[position - 2].isHighSurrogate())
        return QChar::surrogateToUcs4(text[position - 2], unit);
    return unit.unicode();
}

char32_t characterAt(QStringView text, int position)
{
    const QChar unit = text[position];
    if (position + 1 < text.size() && unit.isHighSurrogate() && text[position + 1].isLowSurrogate())
        return QChar::surrogateToUcs4(unit, text[position + 1]);
    return unit.unicode();
}

/// Rules GB3 to GB9b of UAX 29: what two neighbours tell by themselves. Nothing where GB11 to GB13 look
/// further.
std::optional<bool> neighboursJoin(char32_t before, char32_t after)
{
    const int left = clusterBreak(before);
    const int right = clusterBreak(after);
    const auto isBreak = [](int kind) {
        return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF;
    };
    if (left == U_GCB_CR && right == U_GCB_LF)
        return true;
    if (isBreak(left) || isBreak(right))
        return false;
    if (right == U_GCB_EXTEND || right == U_GCB_ZWJ || right == U_GCB_SPACING_MARK || left == U_GCB_PREPEND)
        return true;
    switch (left) {
    case U_GCB_L:
        return right == U_GCB_L || right == U_GCB_V || right == U_GCB_LV || right == U_GCB_LVT;
    case U_GCB_LV:
    case U_GCB_V:
        return right == U_GCB_V || right == U_GCB_T;
    case U_GCB_LVT:
    case U_GCB_T:
        return right == U_GCB_T;
    case U_GCB_ZWJ:
        return isPictograph(after) ? std::nullopt : std::optional(false);
    case U_GCB_REGIONAL_INDICATOR:
        return right == U_GCB_REGIONAL_INDICATOR ? std::nullopt : std::optional(false);
    default:
        return false;
    }
}

/// Cased letters, digits, and ASCII: nothing that joins what stands before it or, bar CR, what comes after
/// it.
bool isPlain(QChar character)
{
    if (character.unicode() < 0x300)
        return true;
    const QChar::Category category = character.category();
    return category == QChar::Letter_Uppercase || category == QChar::Letter_Lowercase
        || category == QChar::Punctuation_Other || category == QChar::Punctuation_InitialQuote
        || category == QChar::Punctuation_FinalQuote || category == QChar::Punctuation_Dash;
}

/// The stretch in which the words around a position can be told: its line, or what of it lies within reach,
/// cut where a space stands if there is one.
TextSpan neighbourhood(QStringView text, int position)
{
    constexpr int reach = 256;
    const int size = static_cast<int>(text.size());
    const int farthestBegin = std::max(0, position - 2 * reach);
    const int farthestEnd = size - position > 2 * reach ? position + 2 * reach : size;
    TextSpan around{position, position};
    while (around.begin > farthestBegin && !isLineEnd(text[around.begin - 1])
        && !(position - around.begin > reach && text[around.begin - 1].isSpace()))
        --around.begin;
    while (around.end < farthestEnd && !isLineEnd(text[around.end])
        && !(around.end - position > reach && text[around.end].isSpace()))
        ++around.end;
    if (around.begin > 0 && text[around.begin].isLowSurrogate() && text[around.begin - 1].isHighSurrogate())
        ++around.begin;
    return around;
}

/// The word, space or mark that the code unit at this position belongs to.
TextSpan wordAt(QStringView text, int position)
{
    if (isLineEnd(text[position]))
        return {position, position + 1};
    static thread_local const Iterator iterator = opened(UBRK_WORD);
    const TextSpan around = neighbourhood(text, position);
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator.get(), text.utf16() + around.begin, around.length(), &status);
    const int end = ubrk_following(iterator.get(), position - around.begin);
    const int begin = ubrk_previous(iterator.get());
    ubrk_setText(iterator.get(), nullptr, 0, &status); // the text may be gone at the next call
    if (U_FAILURE(status) || end == UBRK_DONE || begin == UBRK_DONE)
        return {position, position + 1};
    return {around.begin + begin, around.begin + end};
}

} // namespace

/// Where the run of characters that belong together begins that goes up to this position.
template <typename Belongs> int GraphemeBoundaries::runBegin(Runs &runs, int position, Belongs belongs) const
{
    constexpr int longRun = 64;
    const auto after = runs.upper_bound(position);
    if (after != runs.begin() && std::prev(after)->second >= position)
        return std::prev(after)->first;
    const auto units = [](char32_t c) { return QChar::requiresSurrogates(c) ? 2 : 1; };
    int begin = position;
    while (begin > 0 && belongs(characterBefore(m_text, begin)))
        begin -= units(characterBefore(m_text, begin));
    if (position - begin >= longRun) {
        int end = position;
        while (end < m_text.size() && belongs(characterAt(m_text, end)))
            end += units(characterAt(m_text, end));
        runs.emplace(begin, end);
    }
    return begin;
}

/// ICU's rule 9.3: consonant, virama, consonant are one, whatever signs stand between them.
bool GraphemeBoundaries::linksConsonants(int position)
{
    const int behindVirama =
        runBegin(m_signs, position, [](char32_t c) { return isLinkedOver(c) && !isVirama(c); });
    if (behindVirama == 0 || !isVirama(characterBefore(m_text, behindVirama)))
        return false;
    const int signs =
        runBegin(m_linkers, behindVirama, [](char32_t c) { return isLinkedOver(c) || isVirama(c); });
    return signs > 0 && isOfIndic(characterBefore(m_text, signs), U_INSC_CONSONANT);
}

/// Whether a cluster goes on over this position, which is inside the text.
bool GraphemeBoundaries::joins(int position)
{
    if (m_text[position].isLowSurrogate() && m_text[position - 1].isHighSurrogate())
        return true;
    const char32_t before = characterBefore(m_text, position);
    const char32_t at = characterAt(m_text, position);
    if (isOfIndic(at, U_INSC_CONSONANT) && (isVirama(before) || isLinkedOver(before)))
        return linksConsonants(position);
    const std::optional<bool> told = neighboursJoin(before, at);
    if (told)
        return *told;
    if (isFlagHalf(before)) // GB12 and GB13: two and two from where they begin, each of two code units
        return (position - runBegin(m_flags, position, isFlagHalf)) / 2 % 2 == 1;
    // GB11: a pictograph, marks on it, and a joiner before the next.
    const int marks =
        runBegin(m_marks, position - 1, [](char32_t c) { return clusterBreak(c) == U_GCB_EXTEND; });
    return marks > 0 && isPictograph(characterBefore(m_text, marks));
}

bool GraphemeBoundaries::isBoundary(int position)
{
    if (position <= 0 || position >= m_text.size())
        return position == 0 || position == m_text.size();
    const QChar before = m_text[position - 1];
    const QChar after = m_text[position];
    if (isPlain(before) && isPlain(after))
        return before != u'\r' || after != u'\n';
    return !joins(position);
}

int GraphemeBoundaries::boundaryBefore(int position)
{
    int boundary = std::clamp(position, 0, static_cast<int>(m_text.size()));
    while (!isBoundary(boundary))
        --boundary;
    return boundary;
}

int GraphemeBoundaries::boundaryAfter(int position)
{
    int boundary = std::clamp(position, 0, static_cast<int>(m_text.size()));
    while (!isBoundary(boundary))
        ++boundary;
    return boundary;
}

TextSpan GraphemeBoundaries::snapped(TextSpan span)
{
    const int begin = boundaryBefore(span.begin);
    return {begin, span.isEmpty() ? begin : std::max(begin, boundaryAfter(span.end))};
}

QString shortened(const QString &text, int most)
{
    if (text.size() <= most)
        return text;
    return text.left(GraphemeBoundaries(text).boundaryBefore(most)) + QStringLiteral("…");
}

TextSpan snappedToWords(QStringView text, TextSpan span)
{
    const int size = static_cast<int>(text.size());
    const int begin = std::clamp(span.begin, 0, size);
    const int end = std::clamp(span.end, begin, size);
    if (begin == size)
        return {begin, begin};
    TextSpan words{wordAt(text, begin).begin, wordAt(text, end > begin ? end - 1 : begin).end};
    while (words.begin < words.end && text[words.end - 1].isSpace())
        --words.end;
    while (words.begin < words.end && text[words.begin].isSpace())
        ++words.begin;
    return GraphemeBoundaries(text).snapped(words);
}

std::optional<int> wordBorderAfter(QStringView text, int position, WordSide side)
{
    const int size = static_cast<int>(text.size());
    GraphemeBoundaries boundaries(text);
    for (int at = std::max(position, 0); at < size;) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        const TextSpan word = wordAt(text, at);
        const int border = side == WordSide::Begin ? boundaries.boundaryBefore(word.begin)
                                                   : boundaries.boundaryAfter(word.end);
        if (border > position)
            return border;
        at = std::max(word.end, at + 1);
    }
    return std::nullopt;
}

std::optional<int> wordBorderBefore(QStringView text, int position, WordSide side)
{
    GraphemeBoundaries boundaries(text);
    for (int at = std::min(position, static_cast<int>(text.size())); at > 0;) {
        if (text[at - 1].isSpace()) {
            --at;
            continue;
        }
        const TextSpan word = wordAt(text, at - 1);
        const int border = side == WordSide::Begin ? boundaries.boundaryBefore(word.begin)
                                                   : boundaries.boundaryAfter(word.end);
        if (border < position)
            return border;
        at = std::min(word.begin, at - 1);
    }
    return std::nullopt;
}

} // namespace standpoint
