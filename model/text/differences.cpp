// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/differences.h"

#include <QString>

#include <algorithm>

namespace standpoint {

namespace {

constexpr size_t mostCells = 4'000'000; ///< of the table of common words

using Tokens = std::vector<TextSpan>;

/// Whether words of this script stand without spaces between them, so that its characters are compared one by
/// one.
bool runsTogether(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

/// Runs of letters, digits and marks; every other code point alone.
Tokens tokensOf(QStringView text)
{
    Tokens tokens;
    bool inWord = false;
    for (int at = 0; at < text.size();) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        const int next = at + (pair ? 2 : 1);
        const bool mark = QChar::isMark(character);
        const bool word = mark || (QChar::isLetterOrNumber(character) && !runsTogether(character));
        if ((word && inWord) || (mark && !tokens.empty()))
            tokens.back().end = next;
        else
            tokens.push_back({at, next});
        inWord = word;
        at = next;
    }
    return tokens;
}

/// Two texts as words, with the question of whether one of each is the same.
struct Comparison
{
    QStringView before, after;
    Tokens old, fresh;

    bool same(size_t i, size_t j) const
    {
        return before.sliced(old[i].begin, old[i].length())
            == after.sliced(fresh[j].begin, fresh[j].length());
    }

    /// A word in common says more than a space.
    int weight(size_t i) const { return before[old[i].begin].isLetterOrNumber() ? 4 : 1; }
};

/// The common words between two ranges, as pairs of indexes, by the usual table of longest common
/// subsequences.
std::vector<std::pair<size_t, size_t>> commonWords(
    const Comparison &texts, size_t first, size_t oldEnd, size_t freshEnd)
{
    const size_t rows = oldEnd - first;
    const size_t columns = freshEnd - first;
    std::vector<std::pair<size_t, size_t>> common;
    if (rows == 0 || columns == 0 || rows * columns > mostCells)
        return common;
    std::vector<int> best((rows + 1) * (columns + 1), 0);
    const auto at = [&](size_t i, size_t j) -> int & { return best[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;)
            at(i, j) = std::max({at(i + 1, j), at(i, j + 1),
                texts.same(first + i, first + j) ? at(i + 1, j + 1) + texts.weight(first + i) : 0});
    }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (texts.same(first + i, first + j) && at(i, j) == at(i + 1, j + 1) + texts.weight(first + i))
            common.emplace_back(first + i++, first + j++);
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
    return common;
}

} // namespace

std::vector<Difference> differences(QStringView before, QStringView after)
{
    const Comparison texts{before, after, tokensOf(before), tokensOf(after)};
    size_t first = 0;
    size_t oldEnd = texts.old.size();
    size_t freshEnd = texts.fresh.size();
    while (first < oldEnd && first < freshEnd && texts.same(first, first))
        ++first;
    while (oldEnd > first && freshEnd > first && texts.same(oldEnd - 1, freshEnd - 1)) {
        --oldEnd;
        --freshEnd;
    }
    auto common = commonWords(texts, first, oldEnd, freshEnd);
    common.emplace_back(oldEnd, freshEnd);
    std::vector<Difference> result;
    const auto beginOf = [](const Tokens &tokens, size_t index, QStringView text) {
        return index < tokens.size() ? tokens[index].begin : static_cast<int>(text.size());
    };
    size_t i = first;
    size_t j = first;
    for (const auto &[nextOld, nextFresh] : common) {
        if (i < nextOld || j < nextFresh)
            result.push_back({{beginOf(texts.old, i, before), beginOf(texts.old, nextOld, before)},
                {beginOf(texts.fresh, j, after), beginOf(texts.fresh, nextFresh, after)}});
        i = nextOld + 1;
        j = nextFresh + 1;
    }
    return result;
}

/// By how much places move that lie behind all differences before this one.
int CarriedSpans::shiftBefore(size_t index) const
{
    return index == 0 ? 0 : m_differences[index - 1].after.end - m_differences[index - 1].before.end;
}

int CarriedSpans::begin(int position, Insertion insertion) const
{
    for (size_t i = 0; i < m_differences.size(); ++i) {
        const auto &[before, after] = m_differences[i];
        if (position < before.begin)
            return position + shiftBefore(i);
        if (position == before.begin && before.isEmpty())
            return insertion == Insertion::Inside ? after.begin : after.end;
        if (position < before.end)
            return after.begin;
    }
    return position + shiftBefore(m_differences.size());
}

int CarriedSpans::end(int position, Insertion insertion) const
{
    for (size_t i = 0; i < m_differences.size(); ++i) {
        const auto &[before, after] = m_differences[i];
        if (position == before.begin && before.isEmpty())
            return insertion == Insertion::Inside ? after.end : after.begin;
        if (position <= before.begin)
            return position + shiftBefore(i);
        if (position <= before.end)
            return after.end;
    }
    return position + shiftBefore(m_differences.size());
}

bool CarriedSpans::cuts(int position) const
{
    return std::any_of(m_differences.begin(), m_differences.end(), [position](const Difference &difference) {
        return difference.before.begin < position && position < difference.before.end;
    });
}

} // namespace standpoint
