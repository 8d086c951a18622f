// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/graphemes.h"

#include "model/text/characters.h"

#include <algorithm>
#include <unicode/ubrk.h>

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

UBreakIterator *clonedCharacterIterator(QStringView text)
{
    static thread_local const Iterator original = opened(UBRK_CHARACTER);
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *copy = ubrk_clone(original.get(), &status);
    ubrk_setText(copy, text.utf16(), static_cast<int32_t>(text.size()), &status);
    if (U_FAILURE(status))
        qFatal("ICU cannot iterate: %s", u_errorName(status)); // out of memory
    return copy;
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

void GraphemeBoundaries::CloseIterator::operator()(UBreakIterator *iterator) const
{
    ubrk_close(iterator);
}

GraphemeBoundaries::GraphemeBoundaries(QStringView text)
    : m_text(text)
{
}

GraphemeBoundaries::~GraphemeBoundaries() = default;
GraphemeBoundaries::GraphemeBoundaries(GraphemeBoundaries &&other) noexcept = default;
GraphemeBoundaries &GraphemeBoundaries::operator=(GraphemeBoundaries &&other) noexcept = default;

UBreakIterator *GraphemeBoundaries::iterator()
{
    if (!m_iterator)
        m_iterator.reset(clonedCharacterIterator(m_text));
    return m_iterator.get();
}

bool GraphemeBoundaries::isBoundary(int position)
{
    if (position <= 0 || position >= m_text.size())
        return position == 0 || position == m_text.size();
    const QChar before = m_text[position - 1];
    const QChar after = m_text[position];
    if (isPlain(before) && isPlain(after))
        return before != u'\r' || after != u'\n';
    return ubrk_isBoundary(iterator(), position) != 0;
}

int GraphemeBoundaries::boundaryBefore(int position)
{
    const int clamped = std::clamp(position, 0, static_cast<int>(m_text.size()));
    if (isBoundary(clamped))
        return clamped;
    if (m_text[clamped].isLowSurrogate() && m_text[clamped - 1].isHighSurrogate())
        return boundaryBefore(clamped - 1); // ICU would go on to the boundary before that
    return std::max(0, ubrk_preceding(iterator(), clamped));
}

int GraphemeBoundaries::boundaryAfter(int position)
{
    const int size = static_cast<int>(m_text.size());
    const int clamped = std::clamp(position, 0, size);
    if (isBoundary(clamped))
        return clamped;
    const int following = ubrk_following(iterator(), clamped);
    return following == UBRK_DONE ? size : following;
}

TextSpan GraphemeBoundaries::snapped(TextSpan span)
{
    const int begin = boundaryBefore(span.begin);
    return {begin, span.isEmpty() ? begin : std::max(begin, boundaryAfter(span.end))};
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

} // namespace standpoint
