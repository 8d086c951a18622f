// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/sentence_rules.h"

#include "model/text/characters.h"
#include "model/text/line_scan.h"

#include <algorithm>

namespace standpoint {

namespace {

constexpr int longestToken = 24;   // an abbreviation, and what else is looked at before a full stop
constexpr int longestClosing = 32; // closing marks after a terminator; beyond that it is no text

/// Every run of letters is short, there is a dot between them: "U.S", "a.m", "Ph.D", "EE.UU".
bool isDotted(QStringView token)
{
    constexpr int longestRun = 3;
    int run = 0;
    bool hasDot = false;
    bool hasLongRun = false;
    bool hasCapital = false;
    for (const QChar c : token) {
        if (c == u'.' || c == u'-') {
            if (run == 0)
                return false;
            hasDot |= c == u'.';
            run = 0;
        } else if (!c.isLetter() || ++run > longestRun) {
            return false;
        }
        hasLongRun |= run > 1;
        hasCapital |= c.isUpper();
    }
    return hasDot && (!hasLongRun || hasCapital);
}

bool isRomanNumeral(QStringView token)
{
    return token.size() > 1 && std::all_of(token.begin(), token.end(), [](QChar c) {
        return c == u'I' || c == u'V' || c == u'X';
    });
}

bool isNumber(QStringView token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), isDigit);
}

bool isInitial(QStringView token)
{
    return token.size() == 1 && token.front().isUpper();
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c == u'-' || c == u'°' || c == u'№';
}

/// Nothing but a short number or letter and marks around it: "• 12", "(a". No sentence consists of that.
bool isListMark(QStringView sentence)
{
    constexpr qsizetype longest = 6;
    constexpr qsizetype mostDigits = 3;
    return sentence.size() <= longest && std::count_if(sentence.begin(), sentence.end(), [](QChar c) {
        return c.isLetterOrNumber();
    }) <= mostDigits;
}

/// Words between the begin of the sentence and its end, counted up to a limit.
int wordCount(QStringView text, int limit)
{
    int count = 0;
    bool inWord = false;
    for (const QChar c : text) {
        const bool isSpace = c.isSpace();
        count += !isSpace && !inWord ? 1 : 0;
        inWord = !isSpace;
        if (count > limit)
            break;
    }
    return count;
}

bool isFullStop(QChar c)
{
    return c == u'.' || c == u'․';
}

} // namespace

SentenceRules::SentenceRules(QStringView line, const SegmentationData &data)
    : m_line(line)
    , m_data(data)
{
    const LineScan scan(line);
    if (scan.hasListMarks() || scan.hasNumberAfterFullStop() || !data.extraTerminators().isEmpty())
        findExtraBreaks();
    if (scan.hasBrackets())
        m_brackets = shortBrackets(line);
}

void SentenceRules::findExtraBreaks()
{
    constexpr int fewestLetters = 3;
    const bool hasTerminators = !m_data.extraTerminators().isEmpty();
    const int size = static_cast<int>(m_line.size());
    const auto afterSpace = [&](int at) {
        while (at < size && m_line[at].isSpace())
            ++at;
        return at;
    };
    int marksEnd = 0; // reference marks are looked at once, from their begin
    for (int i = 1; i < size; ++i) {
        const QChar c = m_line[i];
        const bool isTerminator = hasTerminators && m_data.extraTerminators().contains(c);
        if (c.unicode() < 0x80 && c != u'[' && !isDigit(c) && !isTerminator)
            continue;
        const QChar before = m_line[i - 1];
        if (isBullet(c) && before.isSpace() && i + 1 < size) {
            m_extraBreaks.push_back(i);
        } else if (isDigit(c) && before.isSpace() && m_data.hasStarters()) {
            // ICU: a lower-case word after the number shows that the sentence goes on. So it does after an
            // abbreviation, hence only after a word in small letters.
            const int stop = endingBefore(std::max(0, i - longestClosing), i).end - 1;
            const bool isWord = stop >= fewestLetters && isFullStop(m_line[stop])
                && std::all_of(m_line.begin() + (stop - fewestLetters), m_line.begin() + stop,
                    [](QChar letter) { return letter.isLower(); });
            if (isWord)
                m_extraBreaks.push_back(i);
        } else if (c == u'[' && i >= marksEnd && !before.isSpace() && !isDigit(before)
            && !before.isLetter()) {
            const int end = referenceMarksEnd(m_line, i).value_or(0);
            const int next = afterSpace(end);
            if (end > 0 && next > end && next < size && !m_line[next].isLower())
                m_extraBreaks.push_back(next);
            marksEnd = std::max(marksEnd, end);
        } else if (c == u'…' || isTerminator) {
            const int next = i + 1 < size && m_line[i + 1].isSpace() ? afterSpace(i + 1) : size;
            if (next < size && before != u'[' && m_line[afterOpeners(next)].isUpper())
                m_extraBreaks.push_back(next);
        }
    }
}

bool SentenceRules::isInsideBrackets(int position)
{
    while (m_nextBracket < m_brackets.size() && m_brackets[m_nextBracket].end < position)
        ++m_nextBracket;
    return m_nextBracket < m_brackets.size() && m_brackets[m_nextBracket].begin < position;
}

int SentenceRules::adjusted(int sentenceBegin, int proposed) const
{
    int at = proposed;
    const auto isOpener = [](QChar c) {
        return c == u'[' || c == u'(' || c == u'„'
            || (c.unicode() > 0x7F
                && (c.category() == QChar::Punctuation_Open
                    || c.category() == QChar::Punctuation_InitialQuote));
    };
    while (at > sentenceBegin + 1 && proposed - at < longestClosing && isOpener(m_line[at - 1]))
        --at;
    return proposed < m_line.size() ? at : proposed;
}

SentenceRules::Ending SentenceRules::endingBefore(int sentenceBegin, int position) const
{
    Ending ending;
    int at = position;
    while (at > sentenceBegin && m_line[at - 1].isSpace())
        --at;
    ending.end = at;
    const int farthest = std::max(sentenceBegin, at - longestClosing);
    while (at > farthest) {
        const QChar c = m_line[at - 1];
        if (isQuotationMark(c) || c.isSpace() || isBidiControl(c)) { // a space: « French »
            ending.isQuoted |= isQuotationMark(c);
        } else if (c == u']') {
            int open = at - 2;
            while (open > farthest && isDigit(m_line[open]))
                --open;
            if (m_line[open] == u'[')
                at = open + 1;
        } else if (!isClosingBracket(c)) {
            break;
        }
        --at;
    }
    ending.terminator = at - 1;
    return ending;
}

/// What follows shows that the sentence goes on: a small letter, a comma, a closing mark, a dash after a
/// quotation.
bool SentenceRules::isContinued(const Ending &ending, int position) const
{
    const QChar next = m_line[position];
    const QChar afterNext = position + 1 < m_line.size() ? m_line[position + 1] : QChar(u' ');
    if (next.isLower() || isClosingBracket(next))
        return true;
    switch (next.unicode()) {
    case u',':
    case u';':
    case u':':
    case u'،':
    case u'؛':
    case u'，':
    case u'；':
    case u'：':
    case u'、':
        return true;
    case u'-':
    case u'–':
    case u'—':
        return ending.isQuoted;
    case u'«': // opens in French, where a space follows it
        return false;
    default:
        break;
    }
    if (isQuotationMark(next) && next.category() != QChar::Punctuation_InitialQuote && next != u'「'
        && next != u'『' && next != u'„' && (afterNext.isSpace() || afterNext.isPunct()))
        return afterNext.isSpace() || !isQuotationMark(afterNext);
    if (referenceMarksEnd(m_line, position))
        return true; // they go with this sentence; the break comes after them
    return ending.end == position && isContinuedWithoutSpace(ending, next);
}

/// ICU breaks within "a?b", "1.First" and "!Kung" too.
bool SentenceRules::isContinuedWithoutSpace(const Ending &ending, QChar next) const
{
    constexpr int longestMark = 2;
    if (m_line[ending.terminator].unicode() > 0x7F || isBullet(next) || next.script() == QChar::Script_Han)
        return false;
    const int begin = tokenBegin(0, ending.terminator);
    const QStringView token = m_line.sliced(begin, ending.terminator - begin);
    const bool isMark =
        isNumber(token) && token.size() <= longestMark && (begin == 0 || m_line[begin - 1].isSpace());
    const auto dot = token.lastIndexOf(u'.');
    const bool isAddress = (dot > 0 && dot + 1 < token.size()) || (begin > 0 && m_line[begin - 1] == u'/');
    return isMark || isAddress || token.isEmpty() || !(next.isUpper() || isQuotationMark(next));
}

/// “Why now?” Lavrov asked: the reporting verb stands among the first words after the quotation.
bool SentenceRules::isReportedAfter(const Ending &ending, int position) const
{
    constexpr int mostWords = 5;
    constexpr int mostUnits = 100;
    if (m_data.beginsWith(m_line.sliced(position), SegmentationData::Particle))
        return true;
    const bool isStatement = isFullStop(m_line[ending.terminator]);
    const int limit = static_cast<int>(std::min<qsizetype>(m_line.size(), position + mostUnits));
    int at = position;
    for (int words = 0; words < mostWords && at < limit; ++words) {
        const QStringView word = wordAt(at);
        const int wordEnd = at + static_cast<int>(word.size());
        if (m_data.word(word) & SegmentationData::Reporting) {
            // After a full stop only a clause that stops with its verb: “It is over.” Lavrov said.
            const bool clauseEnds = wordEnd >= m_line.size() || m_line[wordEnd].isPunct();
            return !isStatement || words == 0 || clauseEnds;
        }
        at = wordEnd;
        while (at < limit && !m_line[at].isLetterOrNumber()) {
            const QChar c = m_line[at];
            if (isQuotationMark(c) || c == u'?' || c == u'!' || c == u';'
                || (isFullStop(c) && !isInitial(word)
                    && !(m_data.abbreviation(word) & SegmentationData::Never)))
                return false;
            ++at;
        }
    }
    return false;
}

QStringView SentenceRules::wordAt(int position) const
{
    const int limit = static_cast<int>(std::min<qsizetype>(m_line.size(), position + longestToken));
    int end = position;
    while (end < limit && (m_line[end].isLetterOrNumber() || m_line[end].isMark()))
        ++end;
    return m_line.sliced(position, end - position);
}

/// Past quotation marks, brackets, ¿ and ¡ that open what comes next; the line's last position at most.
int SentenceRules::afterOpeners(int position) const
{
    constexpr int mostOpeners = 8;
    int at = position;
    const int last = static_cast<int>(std::min<qsizetype>(m_line.size() - 1, position + mostOpeners));
    while (at < last
        && (isQuotationMark(m_line[at]) || isOpeningBracket(m_line[at]) || m_line[at].isSpace()
            || m_line[at] == u'¿' || m_line[at] == u'¡'))
        ++at;
    return at;
}

/// The next-word test: a function word, a title, or a quotation that opens.
bool SentenceRules::beginsSentence(int position) const
{
    const int at = afterOpeners(position);
    if (at > position && isQuotationMark(m_line[at - 1]) && m_line[at].isUpper())
        return true;
    if (at > position && (m_line[at - 1] == u'¿' || m_line[at - 1] == u'¡'))
        return true;
    const QStringView word = wordAt(at);
    const qsizetype end = at + word.size();
    const bool hasDot = end < m_line.size() && isFullStop(m_line[end]);
    if (hasDot && word.size() == 1)
        return false; // an initial, even if it is "A."
    return (m_data.word(word) & SegmentationData::Starter)
        || (hasDot && (m_data.abbreviation(word) & SegmentationData::Title)) || isBullet(m_line[position]);
}

bool SentenceRules::isNumberNext(int position) const
{
    if (isDigit(m_line[position]) || m_line[position].isDigit())
        return true;
    return isRomanNumeral(wordAt(position));
}

/// Where the word before a full stop begins, at most longestToken back.
int SentenceRules::tokenBegin(int sentenceBegin, int end) const
{
    int begin = end;
    const int farthest = std::max(sentenceBegin, end - longestToken);
    while (begin > farthest && (isWordCharacter(m_line[begin - 1]) || isFullStop(m_line[begin - 1])))
        --begin;
    while (begin < end && (m_line[begin] == u'-' || isFullStop(m_line[begin])))
        ++begin;
    return begin;
}

/// The uses of the abbreviation at [begin, end); where it is written with spaces ("z. B."), of all its parts.
unsigned SentenceRules::usesOf(int begin, int end) const
{
    constexpr int mostParts = 4;
    constexpr int longestPart = 4;
    const QStringView token = m_line.sliced(begin, end - begin);
    unsigned uses = m_data.abbreviation(token);
    QString whole;
    for (int parts = 1; parts < mostParts && token.size() <= longestPart && begin > 2; ++parts) {
        if (!m_line[begin - 1].isSpace() || !isFullStop(m_line[begin - 2]))
            break;
        const int partEnd = begin - 2;
        begin = tokenBegin(0, partEnd);
        if (partEnd - begin > longestPart || partEnd == begin)
            break;
        if (whole.isEmpty())
            whole = token.toString();
        whole.prepend(m_line.sliced(begin, partEnd - begin) % u'.');
        uses |= m_data.abbreviation(whole);
    }
    const qsizetype hyphen = token.lastIndexOf(u'-');
    if (uses == 0 && hyphen > 0)
        uses = m_data.abbreviation(token.sliced(hyphen + 1));
    return uses;
}

/// 12. Juni, 2. Weltkrieg, and the marks of a list: "1. First".
bool SentenceRules::isNumberBreak(int sentenceBegin, QStringView number, int numberBegin, int position) const
{
    constexpr int longestNumber = 3;
    constexpr int longestOrdinal = 2;
    const auto numberEnd = numberBegin + static_cast<int>(number.size());
    if (isListMark(m_line.sliced(sentenceBegin, numberEnd - sentenceBegin)))
        return false;
    if (!m_data.hasOrdinals() || number.size() > longestNumber)
        return true;
    if (m_data.word(wordAt(position)) & SegmentationData::AfterOrdinal)
        return false;
    return number.size() > longestOrdinal || beginsSentence(position) || !m_line[position].isLetter();
}

/// Maria R. Lindqvist
bool SentenceRules::isInitialBreak(int initialBegin, int position) const
{
    int end = initialBegin;
    while (end > 0 && m_line[end - 1].isSpace())
        --end;
    if (m_data.word(m_line.sliced(tokenBegin(0, end), end - tokenBegin(0, end)))
        & SegmentationData::BeforeLetter)
        return true;
    return beginsSentence(position) || isDigit(m_line[position]);
}

bool SentenceRules::isAbbreviationBreak(int sentenceBegin, const Ending &ending, int position) const
{
    constexpr int fewWords = 3;
    int end = ending.terminator;
    while (end > sentenceBegin && isBidiControl(m_line[end - 1]))
        --end;
    const int begin = tokenBegin(sentenceBegin, end);
    const QStringView token = m_line.sliced(begin, end - begin);
    if (token.isEmpty() || (end > 0 && isFullStop(m_line[end - 1])))
        return true; // an ellipsis
    if (isNumber(token) || (m_data.hasOrdinals() && isRomanNumeral(token)))
        return isNumberBreak(sentenceBegin, token, begin, position);

    const unsigned uses = usesOf(begin, end);
    if ((uses & SegmentationData::BeforeNumber) && isNumberNext(position))
        return false;
    if (uses & SegmentationData::Ends)
        return true;
    if (uses & SegmentationData::Never)
        return false;
    if (isInitial(token)) {
        return !isListMark(m_line.sliced(sentenceBegin, end - sentenceBegin))
            && isInitialBreak(begin, position);
    }
    if (!(uses & SegmentationData::May) && !isDotted(token))
        return true;
    if (!beginsSentence(position))
        return false;
    // "At 5 a.m. Mr. Smith left": a title after a short beginning
    const bool isTitleNext = !(m_data.word(wordAt(position)) & SegmentationData::Starter);
    return !isTitleNext || isQuotationMark(m_line[position])
        || wordCount(m_line.sliced(sentenceBegin, begin - sentenceBegin), fewWords) >= fewWords;
}

bool SentenceRules::isBreak(int sentenceBegin, int proposed)
{
    if (isInsideBrackets(proposed))
        return false;
    const Ending ending = endingBefore(sentenceBegin, proposed);
    if (ending.end <= sentenceBegin || ending.terminator < sentenceBegin || isBullet(m_line[proposed]))
        return ending.end > sentenceBegin;
    if (isContinued(ending, proposed))
        return false;
    if (ending.isQuoted && isReportedAfter(ending, proposed))
        return false;
    const QChar terminator = m_line[ending.terminator];
    if (!m_data.hasStarters())
        return true;
    if (isFullStop(terminator))
        return isAbbreviationBreak(sentenceBegin, ending, proposed);
    if (terminator == u'!' || terminator == u'?') { // Yahoo! Inc.
        const int begin = tokenBegin(sentenceBegin, ending.terminator);
        const QStringView name = m_line.sliced(begin, ending.terminator + 1 - begin);
        return !(m_data.abbreviation(name) & SegmentationData::Never);
    }
    return terminator != u'…' || !m_data.hasCapitalNouns() || beginsSentence(proposed);
}

} // namespace standpoint
