// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/sentences.h"

#include "model/text/characters.h"
#include "model/text/graphemes.h"
#include "model/text/sentence_rules.h"

#include <memory>
#include <unicode/ubrk.h>

namespace standpoint {

namespace {

struct CloseIterator
{
    void operator()(UBreakIterator *iterator) const { ubrk_close(iterator); }
};

/// ICU's plain sentence iterator, opened once a thread. Its rules are the same for every language but Greek,
/// so the root locale's will do; and it must never be asked for `ss=standard`, which joins sentences.
UBreakIterator *sentenceIterator()
{
    static thread_local const std::unique_ptr<UBreakIterator, CloseIterator> iterator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UBreakIterator, CloseIterator> opened(
            ubrk_open(UBRK_SENTENCE, "", nullptr, 0, &status));
        if (U_FAILURE(status))
            qFatal("ICU has no sentence rules: %s", u_errorName(status)); // its data is missing
        return opened;
    }();
    return iterator.get();
}

int lineEnd(QStringView text, int begin)
{
    constexpr int block = 32;
    const char16_t *units = text.utf16();
    const int size = static_cast<int>(text.size());
    int at = begin;
    const auto mayEnd = [](char16_t unit) {
        return (static_cast<char16_t>(unit - 0x0A) < 4) | (unit == 0x85) | ((unit & 0xFFFE) == 0x2028);
    };
    while (at + block <= size && !anyUnit(units + at, block, mayEnd))
        at += block;
    while (at < size && !isLineEnd(text[at]))
        ++at;
    return at;
}

/// Gathers sentences: trims them and keeps grapheme clusters whole.
class Collector
{
public:
    explicit Collector(QStringView text)
        : m_text(text)
        , m_graphemes(text)
    {
    }

    void add(TextSpan sentence)
    {
        const TextSpan whole = trimmed(sentence);
        if (!whole.isEmpty())
            m_sentences.append(whole);
    }

    QList<TextSpan> take() { return std::move(m_sentences); }

private:
    /// A space that carries an accent, or that a prefix mark joins, is no white space: it stays.
    TextSpan trimmed(TextSpan span)
    {
        while (span.begin < span.end && m_text[span.begin].isSpace() && isBoundary(span.begin + 1))
            ++span.begin;
        while (span.begin < span.end && m_text[span.end - 1].isSpace() && isBoundary(span.end - 1))
            --span.end;
        return span;
    }

    bool isBoundary(int position)
    {
        // Mostly a space beside a letter or a full stop: no need to ask ICU.
        const auto joins = [this](int at) {
            if (at < 0 || at >= m_text.size() || m_text[at].unicode() < 0x300)
                return false;
            const QChar::Category category = m_text[at].category();
            return category != QChar::Letter_Uppercase && category != QChar::Letter_Lowercase
                && category != QChar::Punctuation_Other && category != QChar::Punctuation_FinalQuote
                && category != QChar::Punctuation_InitialQuote;
        };
        return (!joins(position - 1) && !joins(position)) || m_graphemes.isBoundary(position);
    }

    QStringView m_text;
    GraphemeBoundaries m_graphemes;
    QList<TextSpan> m_sentences;
};

void addLine(QStringView text, TextSpan line, const SegmentationData &data, Collector &collector)
{
    const QStringView content = text.sliced(line.begin, line.length());
    UBreakIterator *icu = sentenceIterator();
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(icu, content.utf16(), line.length(), &status);
    if (U_FAILURE(status))
        qFatal("ICU cannot iterate: %s", u_errorName(status)); // out of memory

    SentenceRules rules(content, data);
    GraphemeBoundaries graphemes(content);
    int begin = 0;
    const auto consider = [&](int proposed) {
        const int at = rules.adjusted(begin, proposed);
        if (at <= begin || at >= line.length() || !rules.isBreak(begin, at) || !graphemes.isBoundary(at))
            return;
        collector.add({line.begin + begin, line.begin + at});
        begin = at;
    };
    auto extra = rules.extraBreaks().begin();
    for (int32_t proposed = ubrk_next(icu); proposed != UBRK_DONE; proposed = ubrk_next(icu)) {
        for (; extra != rules.extraBreaks().end() && *extra <= proposed; ++extra)
            consider(*extra);
        consider(proposed);
    }
    collector.add({line.begin + begin, line.end});
}

} // namespace

QList<TextSpan> sentences(QStringView text, const QString &language)
{
    const SegmentationData &data = segmentationData(language);
    const int size = static_cast<int>(text.size());
    Collector collector(text);
    for (int begin = 0; begin < size;) {
        const int end = lineEnd(text, begin);
        if (end > begin)
            addLine(text, {begin, end}, data, collector);
        begin = end + 1;
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(sentenceIterator(), nullptr, 0, &status); // the text may be gone at the next call
    return collector.take();
}

} // namespace standpoint
