// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/gamma.h"

#include "model/agreement/alignment.h"
#include "model/agreement/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace standpoint {

namespace {

struct Normal
{
    double mean = 0;
    double deviation = 0;

    explicit Normal(const std::vector<double> &values)
    {
        if (values.empty())
            return;
        const auto count = static_cast<double>(values.size());
        mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
        double squares = 0;
        for (const double value : values)
            squares += (value - mean) * (value - mean);
        deviation = std::sqrt(squares / count);
    }
    double draw(Random &random) const { return mean + deviation * random.normal(); }
};

/// Draws continua whose annotators have the habits of those of a table.
class Sampler
{
public:
    explicit Sampler(const SpanTable &table)
        : m_annotators(static_cast<size_t>(table.annotators))
        , m_counts({})
        , m_lengths({})
        , m_gaps({})
    {
        std::vector<double> counts;
        std::vector<double> lengths;
        std::vector<double> gaps{0}; // as the reference sampler has it: a single unit, too, leaves some gap
        for (const std::vector<MarkedSpan> &units : unitsByAnnotator(table)) {
            counts.push_back(static_cast<double>(units.size()));
            qint64 last = table.begin;
            for (const MarkedSpan &unit : units) {
                lengths.push_back(static_cast<double>(unit.length()));
                if (last != table.begin || unit.begin > table.begin)
                    gaps.push_back(static_cast<double>(unit.begin - last));
                last = unit.end;
                m_categories.push_back(unit.category);
            }
        }
        m_counts = Normal(counts);
        m_lengths = Normal(lengths);
        m_gaps = Normal(gaps);
    }

    std::vector<std::vector<AlignedUnit>> draw(Random &random) const
    {
        std::vector<std::vector<AlignedUnit>> units(m_annotators);
        bool isEmpty = true;
        for (std::vector<AlignedUnit> &own : units) {
            int count = std::abs(static_cast<int>(m_counts.draw(random)));
            if (isEmpty)
                count = std::max(1, count);
            isEmpty = false;
            double last = 0;
            for (int i = 0; i < count; ++i) {
                const double begin = last + m_gaps.draw(random);
                double length = std::abs(m_lengths.draw(random));
                while (length <= 0)
                    length = std::abs(m_lengths.draw(random));
                last = begin + length;
                own.push_back({begin, last, m_categories[random.below(m_categories.size())]});
            }
        }
        return units;
    }

private:
    size_t m_annotators;
    Normal m_counts;
    Normal m_lengths;
    Normal m_gaps;
    std::vector<int> m_categories; ///< of all units
};

} // namespace

Gamma gammaOf(const SpanTable &table, const GammaOptions &options)
{
    Gamma gamma;
    gamma.samples = options.samples;
    gamma.seed = options.seed;
    const auto undefined = [&](Undefined why) {
        gamma.gamma = gamma.observedDisorder = Figure::none(why);
        return gamma;
    };
    if (table.annotators < 2)
        return undefined(Undefined::OneAnnotator);
    if (table.units.empty())
        return undefined(Undefined::NoUnits);
    std::vector<std::vector<AlignedUnit>> units(static_cast<size_t>(table.annotators));
    for (const MarkedSpan &unit : table.units)
        units[static_cast<size_t>(unit.annotator)].push_back(
            {static_cast<double>(unit.begin), static_cast<double>(unit.end), unit.category});
    const std::optional<double> observed = leastDisorder(units);
    if (!observed)
        return undefined(Undefined::TooManyUnits);
    gamma.observedDisorder = Figure::of(*observed);
    const Sampler sampler(table);
    double sum = 0;
    double squares = 0;
    for (int sample = 0; sample < options.samples; ++sample) {
        Random random(options.seed, static_cast<quint64>(sample));
        const std::optional<double> disorder = leastDisorder(sampler.draw(random));
        if (!disorder) {
            gamma.gamma = Figure::none(Undefined::TooManyUnits);
            return gamma;
        }
        sum += *disorder;
        squares += *disorder * *disorder;
    }
    const double count = options.samples;
    gamma.expectedDisorder = sum / count;
    if (count > 1)
        gamma.expectedDisorderError = std::sqrt(
            std::max(0.0, squares / count - gamma.expectedDisorder * gamma.expectedDisorder) / (count - 1));
    if (gamma.expectedDisorder <= 0) {
        gamma.gamma = Figure::none(Undefined::NoVariation);
        return gamma;
    }
    gamma.precision = 1.959963984540054 * gamma.expectedDisorderError / gamma.expectedDisorder;
    gamma.gamma = Figure::of(1 - *observed / gamma.expectedDisorder);
    return gamma;
}

} // namespace standpoint
