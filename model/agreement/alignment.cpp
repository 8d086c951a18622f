// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/alignment.h"

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace standpoint {

namespace {

/// So many tuples, and so many states of the search, are too many.
constexpr size_t maximumTuples = 2'000'000;
constexpr size_t maximumStates = 4'000'000;

double dissimilarity(const AlignedUnit &a, const AlignedUnit &b)
{
    const double apart =
        (std::abs(a.begin - b.begin) + std::abs(a.end - b.end)) / ((a.end - a.begin) + (b.end - b.begin));
    return apart * apart + (a.category == b.category ? 0 : 1);
}

/// A tuple of two units or more that costs less than its units alone, of which each costs 1.
struct Tuple
{
    quint64 others =
        0; ///< its units after the first: bit d is the unit d + 1 places later in the order of all
    double saving = 0;
};

struct Unit
{
    AlignedUnit unit;
    int annotator = 0;
};

/// Finds the tuples by their first unit in the order of all.
class TupleFinder
{
public:
    explicit TupleFinder(const std::vector<std::vector<AlignedUnit>> &units)
        : m_annotators(static_cast<int>(units.size()))
        , m_pairs(static_cast<double>(units.size()) * (static_cast<double>(units.size()) - 1) / 2)
    {
        for (size_t g = 0; g < units.size(); ++g) {
            for (const AlignedUnit &unit : units[g])
                m_units.push_back({unit, static_cast<int>(g)});
        }
        std::ranges::sort(m_units, [](const Unit &a, const Unit &b) {
            return a.unit.begin + a.unit.end < b.unit.begin + b.unit.end;
        });
        for (const Unit &unit : m_units)
            m_longest = std::max(m_longest, unit.unit.end - unit.unit.begin);
    }

    /// False where there are too many, or units that belong together stand too far apart in the order.
    bool find()
    {
        m_tuples.resize(m_units.size());
        for (size_t first = 0; first < m_units.size(); ++first) {
            m_first = first;
            if (!extend(first, 0, quint64{1} << m_units[first].annotator, 1, 0))
                return false;
        }
        return true;
    }
    const std::vector<std::vector<Tuple>> &tuples() const { return m_tuples; }

private:
    /// A tuple with `count` units and the sum of their dissimilarities costs that sum and 1 for each other
    /// pair.
    double savingOf(int count, double dissimilarities) const
    {
        const double real = count * (count - 1) / 2.0;
        return count - (dissimilarities + m_pairs - real) / m_pairs;
    }

    /// The most that a tuple may add up to and still save something, however many units join for free.
    double limit() const { return m_pairs * (m_annotators - 1) + m_pairs; }

    bool extend(size_t last, quint64 others, quint64 annotators, int count, double dissimilarities)
    {
        if (count == m_annotators)
            return true;
        const Unit &first = m_units[m_first];
        for (size_t next = last + 1; next < m_units.size(); ++next) {
            const Unit &unit = m_units[next];
            // Middles so far apart are too far for any length: |begins apart| + |ends apart| is at least
            // twice that.
            const double middles = unit.unit.begin + unit.unit.end - first.unit.begin - first.unit.end;
            const double reach = first.unit.end - first.unit.begin + m_longest;
            if (middles > reach && (middles / reach) * (middles / reach) >= limit())
                break;
            if (annotators >> unit.annotator & 1)
                continue;
            double sum = dissimilarities + dissimilarity(first.unit, unit.unit);
            for (quint64 rest = others; rest != 0; rest &= rest - 1)
                sum += dissimilarity(
                    m_units[m_first + 1 + static_cast<size_t>(std::countr_zero(rest))].unit, unit.unit);
            if (sum >= limit())
                continue;
            if (next - m_first > 63)
                return false;
            const quint64 with = others | quint64{1} << (next - m_first - 1);
            const double saving = savingOf(count + 1, sum);
            if (saving > 0) {
                m_tuples[m_first].push_back({with, saving});
                if (++m_count > maximumTuples)
                    return false;
            }
            if (!extend(next, with, annotators | quint64{1} << unit.annotator, count + 1, sum))
                return false;
        }
        return true;
    }

    int m_annotators;
    double m_pairs;
    double m_longest = 0;
    std::vector<Unit> m_units;
    std::vector<std::vector<Tuple>> m_tuples;
    size_t m_first = 0;
    size_t m_count = 0;
};

/// The greatest saving of tuples that share no unit, unit by unit in their order: a state is the place and
/// which of the next units are taken.
class BestPacking
{
public:
    explicit BestPacking(const std::vector<std::vector<Tuple>> &tuples)
        : m_tuples(tuples)
    {
    }

    std::optional<double> find()
    {
        // The states of one place all lead to places further on: going forward, only those within reach are
        // kept.
        std::vector<std::unordered_map<quint64, double>> states(m_tuples.size() + 1);
        states[0][0] = 0;
        size_t steps = 0;
        for (size_t at = 0; at < m_tuples.size(); ++at) {
            for (const auto &[taken, saving] : states[at]) {
                // Bit 0 of `taken` is the unit at this place.
                const auto reach = [&](quint64 then, double with) {
                    const auto [state, isNew] = states[at + 1].try_emplace(then >> 1, with);
                    if (!isNew)
                        state->second = std::max(state->second, with);
                };
                reach(taken, saving);
                if (taken & 1)
                    continue;
                for (const Tuple &tuple : m_tuples[at]) {
                    if ((taken >> 1 & tuple.others) == 0)
                        reach(taken | tuple.others << 1, saving + tuple.saving);
                }
                steps += 1 + m_tuples[at].size();
            }
            states[at].clear();
            if (steps > maximumStates)
                return std::nullopt;
        }
        double best = 0;
        for (const auto &[taken, saving] : states.back())
            best = std::max(best, saving);
        return best;
    }

private:
    const std::vector<std::vector<Tuple>> &m_tuples;
};

} // namespace

std::optional<double> leastDisorder(const std::vector<std::vector<AlignedUnit>> &units)
{
    const auto count = static_cast<double>(std::accumulate(units.begin(), units.end(), size_t{0},
        [](size_t sum, const std::vector<AlignedUnit> &own) { return sum + own.size(); }));
    if (count == 0)
        return 0.0;
    if (units.size() > 64)
        return std::nullopt;
    TupleFinder finder(units);
    if (!finder.find())
        return std::nullopt;
    const std::optional<double> saving = BestPacking(finder.tuples()).find();
    if (!saving)
        return std::nullopt;
    return (count - *saving) / (count / static_cast<double>(units.size()));
}

} // namespace standpoint
