// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/patterns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <unordered_map>

namespace standpoint {

namespace {

/// Numbers keys by first occurrence. Open addressing: it sits in the innermost loop over a million items.
class KeyIndex
{
public:
    KeyIndex() { resize(1 << 12); }

    /// The key's number; the next free one for a key not seen before.
    qint32 indexOf(quint64 key)
    {
        size_t slot = slotOf(key);
        while (m_numbers[slot] >= 0 && m_keys[slot] != key)
            slot = (slot + 1) & m_mask;
        if (m_numbers[slot] < 0) {
            m_keys[slot] = key;
            m_numbers[slot] = m_count++;
            const qint32 number = m_numbers[slot];
            if (static_cast<size_t>(m_count) * 2 > m_mask)
                grow();
            return number;
        }
        return m_numbers[slot];
    }
    qint32 count() const { return m_count; }

private:
    size_t slotOf(quint64 key) const { return static_cast<size_t>((key * 0x9E3779B97F4A7C15ULL) >> m_shift); }
    void resize(size_t capacity)
    {
        m_keys.assign(capacity, 0);
        m_numbers.assign(capacity, -1);
        m_mask = capacity - 1;
        m_shift = 64 - std::countr_zero(capacity);
    }
    void grow()
    {
        const std::vector<quint64> keys = std::move(m_keys);
        const std::vector<qint32> numbers = std::move(m_numbers);
        resize(keys.size() * 2);
        for (size_t i = 0; i < keys.size(); ++i) {
            if (numbers[i] < 0)
                continue;
            size_t slot = slotOf(keys[i]);
            while (m_numbers[slot] >= 0)
                slot = (slot + 1) & m_mask;
            m_keys[slot] = keys[i];
            m_numbers[slot] = numbers[i];
        }
    }

    std::vector<quint64> m_keys;
    std::vector<qint32> m_numbers;
    size_t m_mask = 0;
    int m_shift = 0;
    qint32 m_count = 0;
};

void addPattern(Patterns &patterns, std::span<const qint32> item, std::vector<qint32> &sorted)
{
    sorted.assign(item.begin(), item.end());
    std::erase(sorted, LabelTable::missing);
    std::ranges::sort(sorted);
    for (size_t i = 0; i < sorted.size(); ++i) {
        if (i > 0 && sorted[i] == sorted[i - 1])
            ++patterns.entries.back().count;
        else
            patterns.entries.push_back({sorted[i], 1});
    }
    patterns.starts.push_back(std::ssize(patterns.entries));
    patterns.multiplicity.push_back(0);
}

/// Counts of all labels fit into the bits of one number: `bits` for each label.
void packedPatterns(const LabelTable &table, int bits, Patterns &patterns)
{
    std::array<quint64, 65> one{}; // what a label adds to the key; first what is missing adds
    for (int k = 0; k < table.categories; ++k)
        one[static_cast<size_t>(k) + 1] = quint64{1} << (bits * k);
    KeyIndex index;
    std::vector<qint32> sorted;
    const auto annotators = static_cast<size_t>(table.annotators);
    const qint32 *label = table.labels.data();
    for (size_t i = 0; i < patterns.ofItem.size(); ++i, label += annotators) {
        quint64 key = 0;
        for (size_t g = 0; g < annotators; ++g)
            key += one[static_cast<size_t>(label[g]) + 1];
        const qint32 pattern = index.indexOf(key);
        if (pattern == patterns.size())
            addPattern(patterns, {label, annotators}, sorted);
        patterns.ofItem[i] = pattern;
        ++patterns.multiplicity[static_cast<size_t>(pattern)];
    }
}

struct SortedLabelsHash
{
    size_t operator()(const std::vector<qint32> &labels) const
    {
        quint64 hash = 0x9E3779B97F4A7C15ULL;
        for (const qint32 label : labels)
            hash = std::rotl((hash ^ static_cast<quint32>(label)) * 0xD6E8FEB86659FD93ULL, 29);
        return static_cast<size_t>(hash);
    }
};

void sortedPatterns(const LabelTable &table, Patterns &patterns)
{
    std::unordered_map<std::vector<qint32>, qint32, SortedLabelsHash> known;
    std::vector<qint32> sorted;
    std::vector<qint32> scratch;
    for (qsizetype i = 0; i < table.items(); ++i) {
        const std::span<const qint32> item = table.item(i);
        sorted.assign(item.begin(), item.end());
        std::ranges::sort(sorted);
        const auto [at, isNew] = known.try_emplace(sorted, static_cast<qint32>(patterns.size()));
        if (isNew)
            addPattern(patterns, item, scratch);
        patterns.ofItem[static_cast<size_t>(i)] = at->second;
        ++patterns.multiplicity[static_cast<size_t>(at->second)];
    }
}

} // namespace

Patterns patternsOf(const LabelTable &table)
{
    Patterns patterns;
    patterns.ofItem.resize(static_cast<size_t>(table.items()));
    const int bits = std::bit_width(static_cast<unsigned>(table.annotators));
    if (table.categories <= 64 && table.categories * bits <= 64)
        packedPatterns(table, bits, patterns);
    else
        sortedPatterns(table, patterns);
    return patterns;
}

int labelledBy(std::span<const LabelCount> pattern)
{
    int labels = 0;
    for (const LabelCount &entry : pattern)
        labels += entry.count;
    return labels;
}

std::vector<qint32> identicalItems(const LabelTable &table, qint32 &groups)
{
    std::vector<qint32> group(static_cast<size_t>(table.items()));
    const auto base = static_cast<quint64>(table.categories) + 1;
    quint64 largest = 1;
    for (int g = 0; g < table.annotators && largest > 0; ++g)
        largest = largest > (quint64{1} << 62) / base ? 0 : largest * base;
    KeyIndex index;
    for (qsizetype i = 0; i < table.items(); ++i) {
        quint64 key = largest > 0 ? 0 : static_cast<quint64>(i);
        if (largest > 0) {
            for (const qint32 label : table.item(i))
                key = key * base + static_cast<quint64>(label + 1);
        }
        group[static_cast<size_t>(i)] = index.indexOf(key);
    }
    groups = index.count();
    return group;
}

} // namespace standpoint
