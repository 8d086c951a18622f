// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/differences.h"

#include <QHash>
#include <QString>

#include <algorithm>

namespace standpoint {

namespace {

constexpr size_t mostCells = 4'000'000; ///< of a table of common words

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

/// A stretch of each text, as indexes of its words.
struct Stretch
{
    size_t old = 0, oldEnd = 0;
    size_t fresh = 0, freshEnd = 0;
};

using Pairs = std::vector<std::pair<size_t, size_t>>;

/// The common words of a stretch by the usual table of longest common subsequences.
void addByTable(const Comparison &texts, const Stretch &part, Pairs &common)
{
    const size_t rows = part.oldEnd - part.old;
    const size_t columns = part.freshEnd - part.fresh;
    std::vector<int> best((rows + 1) * (columns + 1), 0);
    const auto at = [&](size_t i, size_t j) -> int & { return best[i * (columns + 1) + j]; };
    for (size_t i = rows; i-- > 0;) {
        for (size_t j = columns; j-- > 0;)
            at(i, j) = std::max({at(i + 1, j), at(i, j + 1),
                texts.same(part.old + i, part.fresh + j) ? at(i + 1, j + 1) + texts.weight(part.old + i)
                                                         : 0});
    }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        if (texts.same(part.old + i, part.fresh + j)
            && at(i, j) == at(i + 1, j + 1) + texts.weight(part.old + i))
            common.emplace_back(part.old + i++, part.fresh + j++);
        else if (at(i + 1, j) >= at(i, j + 1))
            ++i;
        else
            ++j;
    }
}

/// Words that stand once in each stretch and in the same order in both: where a long stretch can be divided.
/// Source: Cohen 2010, "Patience diff"; the longest ascending row by Fredman 1975, Discrete Mathematics
/// 11(1).
Pairs anchorsIn(const Comparison &texts, const Stretch &part)
{
    struct Places
    {
        size_t old = 0, fresh = 0;
        int inOld = 0, inFresh = 0;
    };
    QHash<QStringView, Places> words;
    for (size_t i = part.old; i < part.oldEnd; ++i) {
        Places &places = words[texts.before.sliced(texts.old[i].begin, texts.old[i].length())];
        places.old = i;
        ++places.inOld;
    }
    for (size_t j = part.fresh; j < part.freshEnd; ++j) {
        Places &places = words[texts.after.sliced(texts.fresh[j].begin, texts.fresh[j].length())];
        places.fresh = j;
        ++places.inFresh;
    }
    Pairs once;
    for (const Places &places : std::as_const(words)) {
        if (places.inOld == 1 && places.inFresh == 1)
            once.emplace_back(places.old, places.fresh);
    }
    std::sort(once.begin(), once.end());
    std::vector<size_t> tails; // of the ascending rows of each length, the one that ends lowest
    std::vector<size_t> before(once.size(), once.size());
    for (size_t k = 0; k < once.size(); ++k) {
        const auto place = std::lower_bound(tails.begin(), tails.end(), once[k].second,
            [&](size_t tail, size_t fresh) { return once[tail].second < fresh; });
        if (place != tails.begin())
            before[k] = *(place - 1);
        if (place == tails.end())
            tails.push_back(k);
        else
            *place = k;
    }
    Pairs anchors;
    for (size_t k = tails.empty() ? once.size() : tails.back(); k < once.size(); k = before[k])
        anchors.push_back(once[k]);
    std::reverse(anchors.begin(), anchors.end());
    return anchors;
}

/// The common words of a stretch, as pairs of indexes in order.
void addCommon(const Comparison &texts, Stretch part, Pairs &common)
{
    while (part.old < part.oldEnd && part.fresh < part.freshEnd && texts.same(part.old, part.fresh))
        common.emplace_back(part.old++, part.fresh++);
    Pairs atEnd;
    while (part.oldEnd > part.old && part.freshEnd > part.fresh
        && texts.same(part.oldEnd - 1, part.freshEnd - 1))
        atEnd.emplace_back(--part.oldEnd, --part.freshEnd);
    const size_t rows = part.oldEnd - part.old;
    const size_t columns = part.freshEnd - part.fresh;
    if (rows > 0 && columns > 0 && rows <= mostCells / columns) {
        addByTable(texts, part, common);
    } else if (rows > 0 && columns > 0) {
        for (const auto &[old, fresh] : anchorsIn(texts, part)) {
            addCommon(texts, {part.old, old, part.fresh, fresh}, common);
            common.emplace_back(old, fresh);
            part.old = old + 1;
            part.fresh = fresh + 1;
        }
        // Behind the last one; without any, the stretch is one difference.
        if (part.oldEnd - part.old < rows)
            addCommon(texts, part, common);
    }
    common.insert(common.end(), atEnd.rbegin(), atEnd.rend());
}

} // namespace

std::vector<Difference> differences(QStringView before, QStringView after)
{
    const Comparison texts{before, after, tokensOf(before), tokensOf(after)};
    Pairs common;
    addCommon(texts, {0, texts.old.size(), 0, texts.fresh.size()}, common);
    common.emplace_back(texts.old.size(), texts.fresh.size());
    std::vector<Difference> result;
    const auto beginOf = [](const Tokens &tokens, size_t index, QStringView text) {
        return index < tokens.size() ? tokens[index].begin : static_cast<int>(text.size());
    };
    size_t i = 0;
    size_t j = 0;
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
