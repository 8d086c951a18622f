// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/near_duplicates.h"

#include "model/text/folding.h"

#include <algorithm>
#include <limits>

namespace standpoint {

namespace {

constexpr size_t shingleWords = 5;
constexpr size_t bands = 32;
constexpr size_t bandSize = TextSketch::size / bands;
constexpr quint32 noValue = std::numeric_limits<quint32>::max();

/// Spreads all bits over all bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
constexpr quint64 mixed(quint64 value)
{
    value += 0x9e3779b97f4a7c15U;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

/// Hands the hash of each shingle to take(), one after another, with repetitions.
template <typename Take> class Shingles
{
public:
    explicit Shingles(Take take)
        : m_take(take)
    {
    }

    void read(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            const char16_t unit = text[i].unicode();
            if (!QChar::isSurrogate(unit)) {
                addCharacter(foldedUnit(unit));
                continue;
            }
            const char32_t character = characterAt(text, i);
            i += QChar::requiresSurrogates(character);
            addCharacter(folded(character));
        }
        endWord();
        if (m_words > 0 && m_words < shingleWords)
            m_take(shingle());
    }

private:
    void addCharacter(const Folded &character)
    {
        if (character.part == WordPart::None) {
            if (character.count > 0) // an accent ends no word
                endWord();
            return;
        }
        if (character.part == WordPart::Whole)
            endWord();
        for (size_t i = 0; i < character.count; ++i)
            m_word = m_word * 0x100000001b3U + character.units[i] + 1;
        if (character.part == WordPart::Whole)
            endWord();
    }

    void endWord()
    {
        if (m_word == 0)
            return;
        m_last[m_words % shingleWords] = mixed(m_word);
        ++m_words;
        m_word = 0;
        if (m_words >= shingleWords)
            m_take(shingle());
    }

    quint64 shingle() const
    {
        quint64 hash = 0;
        const size_t count = std::min(m_words, shingleWords);
        for (size_t i = m_words - count; i < m_words; ++i)
            hash = hash * 0xd6e8feb86659fd93U + m_last[i % shingleWords];
        return mixed(hash);
    }

    Take m_take;
    std::array<quint64, shingleWords> m_last{};
    size_t m_words = 0;
    quint64 m_word = 0;
};

template <typename Take> void forEachShingle(QStringView text, Take take)
{
    Shingles<Take>(take).read(text);
}

std::vector<quint64> shingleSet(QStringView text)
{
    std::vector<quint64> all;
    forEachShingle(text, [&](quint64 shingle) { all.push_back(shingle); });
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

quint64 bandOf(const TextSketch &sketch, size_t band)
{
    quint64 hash = band + 1;
    for (size_t i = 0; i < bandSize; ++i)
        hash = mixed(hash ^ (quint64(sketch.values()[band * bandSize + i]) << 8U));
    return hash;
}

} // namespace

TextSketch::TextSketch(QStringView text)
{
    std::array<bool, size> filled{};
    m_values.fill(noValue);
    forEachShingle(text, [&](quint64 shingle) {
        const size_t bin = shingle >> 57U; // of 128
        m_values[bin] = std::min(m_values[bin], static_cast<quint32>(shingle));
        filled[bin] = true;
        m_isEmpty = false;
    });
    if (m_isEmpty)
        return;
    for (size_t bin = 0; bin < size; ++bin) {
        for (quint64 attempt = 1; !filled[bin]; ++attempt) {
            const size_t from = mixed(bin * 1'000'003U + attempt) % size;
            if (!filled[from])
                continue;
            m_values[bin] = m_values[from];
            break;
        }
    }
}

double TextSketch::estimatedResemblance(const TextSketch &other) const
{
    if (m_isEmpty || other.m_isEmpty)
        return 0;
    size_t same = 0;
    for (size_t i = 0; i < size; ++i)
        same += m_values[i] == other.m_values[i];
    return static_cast<double>(same) / static_cast<double>(size);
}

double resemblance(QStringView a, QStringView b)
{
    const std::vector<quint64> first = shingleSet(a);
    const std::vector<quint64> second = shingleSet(b);
    size_t both = 0;
    for (auto i = first.begin(), j = second.begin(); i != first.end() && j != second.end();) {
        both += *i == *j;
        const bool goFirst = *i <= *j;
        const bool goSecond = *j <= *i;
        i += goFirst;
        j += goSecond;
    }
    const size_t all = first.size() + second.size() - both;
    return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

void SketchIndex::add(const TextSketch &sketch)
{
    const auto number = static_cast<quint32>(m_sketches.size());
    m_sketches.push_back(sketch);
    if (sketch.isEmpty())
        return;
    for (size_t band = 0; band < bands; ++band) {
        const quint64 key = bandOf(sketch, band);
        const qint32 before = m_last.value(key, -1);
        m_last.insert(key, static_cast<qint32>(m_entries.size()));
        m_entries.push_back({number, before});
    }
}

std::vector<size_t> SketchIndex::alike(const TextSketch &sketch) const
{
    constexpr int longestChain = 32; // so that a thousand equal texts are not compared each with each
    constexpr size_t most = 8;
    constexpr double least = nearDuplicateShare - 0.15; // more than three standard errors
    std::vector<std::pair<double, size_t>> found;
    if (sketch.isEmpty())
        return {};
    std::vector<quint32> seen;
    for (size_t band = 0; band < bands; ++band) {
        int looked = 0;
        for (qint32 at = m_last.value(bandOf(sketch, band), -1); at >= 0 && looked < longestChain; ++looked) {
            const Entry &entry = m_entries[static_cast<size_t>(at)];
            seen.push_back(entry.number);
            at = entry.before;
        }
    }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const quint32 number : seen) {
        const double estimate = m_sketches[number].estimatedResemblance(sketch);
        if (estimate >= least)
            found.emplace_back(estimate, number);
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<size_t> numbers;
    for (size_t i = 0; i < std::min(most, found.size()); ++i)
        numbers.push_back(found[i].second);
    return numbers;
}

} // namespace standpoint
