// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/counts.h"

#include "model/agreement/cell.h"

#include <array>

namespace standpoint {

namespace {

/// Adds items to rows of sums.
class Counter
{
public:
    Counter(const LabelTable &table, const CountLayout &layout)
        : m_table(table)
        , m_layout(layout)
    {
        for (int w = 0; w < weightingCount; ++w)
            m_weights.emplace_back(table, static_cast<Weighting>(w));
    }

    /// Adds `times` items of a pattern: all sums that do not ask who labelled.
    void addPattern(std::span<const LabelCount> pattern, double times, double *sums) const
    {
        const int labels = labelledBy(pattern);
        if (labels == 0)
            return;
        sums[m_layout.rated()] += times;
        for (const LabelCount &entry : pattern)
            sums[m_layout.share(entry.label)] += times * entry.count / labels;
        if (labels >= 2)
            addPaired(pattern, labels, times, sums);
        if (labels == m_table.annotators)
            addComplete(pattern, times, sums);
    }

    /// Adds an item: the sums that ask who labelled.
    void addIdentity(std::span<const qint32> item, double times, double *sums) const
    {
        for (size_t g = 0; m_layout.byAnnotator && g < item.size(); ++g) {
            if (item[g] >= 0)
                sums[m_layout.given(static_cast<int>(g), item[g])] += times;
        }
        for (size_t b = 1; m_layout.byPair && b < item.size(); ++b) {
            for (size_t a = 0; a < b && item[b] >= 0; ++a) {
                if (item[a] >= 0)
                    addPair(static_cast<int>(a), static_cast<int>(b), item[a], item[b], times, sums);
            }
        }
    }

    void addPair(int a, int b, int labelA, int labelB, double times, double *sums) const
    {
        double *pair = sums + m_layout.pairStart(a, b);
        for (int w = 0; w < 3; ++w)
            pair[w] += times * weight(static_cast<Weighting>(w), labelA, labelB);
        pair[3 + labelA] += times;
        pair[3 + m_table.categories + labelB] += times;
    }

private:
    double weight(Weighting weighting, int a, int b) const
    {
        const WeightMatrix &matrix = m_weights[static_cast<size_t>(weighting)];
        return a < matrix.size() && b < matrix.size() ? matrix(a, b) : 0;
    }

    void addPaired(std::span<const LabelCount> pattern, int labels, double times, double *sums) const
    {
        sums[m_layout.paired()] += times;
        std::array<double, weightingCount> agreeing{};
        const int weightings = m_layout.ordered > 0 ? weightingCount : 1;
        for (size_t i = 0; i < pattern.size(); ++i) {
            const auto [k, count] = pattern[i];
            const double withItself = static_cast<double>(count) * (count - 1);
            sums[m_layout.used(k)] += times * count;
            sums[m_layout.agreed(k)] += times * withItself / (labels - 1);
            for (double &agreement : agreeing)
                agreement += withItself;
            for (size_t j = 0; j < i && weightings > 1; ++j) {
                const auto [l, other] = pattern[j];
                const double pairs = static_cast<double>(count) * other;
                for (int w = 1; w < weightings; ++w)
                    agreeing[static_cast<size_t>(w)] += 2 * pairs * weight(static_cast<Weighting>(w), l, k);
                if (k < m_layout.ordered)
                    sums[m_layout.coincidence(l, k)] += times * pairs / (labels - 1);
            }
        }
        const double pairs = static_cast<double>(labels) * (labels - 1);
        for (int w = 0; w < weightings; ++w)
            sums[m_layout.agreement(static_cast<Weighting>(w))] +=
                times * agreeing[static_cast<size_t>(w)] / pairs;
    }

    void addComplete(std::span<const LabelCount> pattern, double times, double *sums) const
    {
        sums[m_layout.complete()] += times;
        if (pattern.size() == 1)
            sums[m_layout.unanimous()] += times;
        for (const auto &[k, count] : pattern) {
            sums[m_layout.completeUsed(k)] += times * count;
            sums[m_layout.completeSplit(k)] += times * count * (m_table.annotators - count);
        }
    }

    const LabelTable &m_table;
    const CountLayout &m_layout;
    std::vector<WeightMatrix> m_weights;
};

/// A row of sums that knows which of its places are not zero.
class SparseRow
{
public:
    explicit SparseRow(int size)
        : m_sums(static_cast<size_t>(size))
    {
    }
    double *data() { return m_sums.data(); }
    void moveTo(GroupedCounts &counts)
    {
        for (size_t place = 0; place < m_sums.size(); ++place) {
            if (m_sums[place] == 0)
                continue;
            counts.places.push_back(static_cast<qint32>(place));
            counts.values.push_back(m_sums[place]);
            m_sums[place] = 0;
        }
        counts.starts.push_back(std::ssize(counts.places));
    }

private:
    std::vector<double> m_sums;
};

/// The items of each group, beside each other.
struct Grouping
{
    std::vector<qsizetype> starts;
    std::vector<qint32> items;
};

Grouping groupItems(const std::vector<qint32> &groupOf, qsizetype groups)
{
    Grouping grouping;
    grouping.starts.assign(static_cast<size_t>(groups) + 1, 0);
    for (const qint32 group : groupOf)
        ++grouping.starts[static_cast<size_t>(group) + 1];
    for (size_t g = 1; g < grouping.starts.size(); ++g)
        grouping.starts[g] += grouping.starts[g - 1];
    std::vector<qsizetype> next = grouping.starts;
    grouping.items.resize(groupOf.size());
    for (size_t i = 0; i < groupOf.size(); ++i)
        grouping.items[static_cast<size_t>(next[static_cast<size_t>(groupOf[i])]++)] = static_cast<qint32>(i);
    return grouping;
}

} // namespace

std::vector<double> totalsOf(const LabelTable &table, const Patterns &patterns, const CountLayout &layout)
{
    std::vector<double> sums(static_cast<size_t>(layout.size()));
    const Counter counter(table, layout);
    for (qsizetype p = 0; p < patterns.size(); ++p) {
        const auto times = static_cast<double>(patterns.multiplicity[static_cast<size_t>(p)]);
        counter.addPattern(patterns.at(p), times, sums.data());
    }
    if (layout.byAnnotator) {
        std::vector<qint64> given(cellAt(table.annotators, 0, table.categories + 1));
        for (qsizetype i = 0; i < table.items(); ++i) {
            qint64 *counts = given.data() + 1;
            for (const qint32 label : table.item(i)) {
                ++counts[label];
                counts += table.categories + 1;
            }
        }
        for (int g = 0; g < table.annotators; ++g) {
            for (int k = 0; k < table.categories; ++k)
                sums[static_cast<size_t>(layout.given(g, k))] =
                    static_cast<double>(given[cellAt(g, k + 1, table.categories + 1)]);
        }
    }
    return sums;
}

GroupedCounts countsByArticle(
    const LabelTable &table, const std::vector<qint32> &articleOf, int articles, const CountLayout &layout)
{
    GroupedCounts counts;
    counts.layout = layout;
    counts.multiplicity.assign(static_cast<size_t>(articles), 1);
    for (qint32 article = 0; article < articles; ++article)
        counts.groupOf.push_back(article);
    const Patterns patterns = patternsOf(table);
    const Grouping grouping = groupItems(articleOf, articles);
    const Counter counter(table, layout);
    SparseRow row(layout.size());
    std::vector<qint32> times(static_cast<size_t>(patterns.size()));
    std::vector<qint32> seen;
    for (size_t article = 0; article < static_cast<size_t>(articles); ++article) {
        for (qsizetype i = grouping.starts[article]; i < grouping.starts[article + 1]; ++i) {
            const qint32 item = grouping.items[static_cast<size_t>(i)];
            const qint32 pattern = patterns.ofItem[static_cast<size_t>(item)];
            if (times[static_cast<size_t>(pattern)]++ == 0)
                seen.push_back(pattern);
            counter.addIdentity(table.item(item), 1, row.data());
        }
        for (const qint32 pattern : seen) {
            counter.addPattern(patterns.at(pattern), times[static_cast<size_t>(pattern)], row.data());
            times[static_cast<size_t>(pattern)] = 0;
        }
        seen.clear();
        row.moveTo(counts);
    }
    return counts;
}

GroupedCounts countsByItem(const LabelTable &table, const CountLayout &layout)
{
    GroupedCounts counts;
    counts.layout = layout;
    const Patterns patterns = patternsOf(table);
    const bool identity = layout.byAnnotator || layout.byPair;
    auto groups = static_cast<qint32>(patterns.size());
    counts.groupOf = identity ? identicalItems(table, groups) : patterns.ofItem;
    const Grouping grouping = groupItems(counts.groupOf, groups);
    const Counter counter(table, layout);
    SparseRow row(layout.size());
    for (size_t g = 0; g < static_cast<size_t>(groups); ++g) {
        const qint32 item = grouping.items[static_cast<size_t>(grouping.starts[g])];
        counter.addPattern(patterns.at(patterns.ofItem[static_cast<size_t>(item)]), 1, row.data());
        counter.addIdentity(table.item(item), 1, row.data());
        row.moveTo(counts);
        counts.multiplicity.push_back(grouping.starts[g + 1] - grouping.starts[g]);
    }
    return counts;
}

} // namespace standpoint
