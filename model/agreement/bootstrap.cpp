// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/bootstrap.h"

#include "model/agreement/random.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <numeric>
#include <thread>

namespace standpoint {

namespace {

/// So many resamples are summed at once: each count is read once for all of them.
constexpr int batchSize = 8;

/// How often each group was drawn in each resample of a batch: groups × batchSize.
using Weights = std::vector<double>;
using Draw = std::function<void(int resample, int column, Weights &weights)>;

void drawGroups(const GroupedCounts &counts, Random &random, int column, Weights &weights)
{
    const auto groups = static_cast<size_t>(counts.size());
    const qint64 draws = counts.drawable();
    if (counts.drawable() == counts.size()) { // each group stands for itself
        for (qint64 i = 0; i < draws; ++i)
            ++weights[random.below(groups) * batchSize + static_cast<size_t>(column)];
        return;
    }
    qint64 left = draws;
    qint64 leftOf = draws;
    for (size_t g = 0; g < groups && left > 0; ++g) {
        const qint64 multiplicity = counts.multiplicity[g];
        const qint64 drawn = multiplicity == leftOf
            ? left
            : random.binomial(left, static_cast<double>(multiplicity) / static_cast<double>(leftOf));
        weights[g * batchSize + static_cast<size_t>(column)] = static_cast<double>(drawn);
        left -= drawn;
        leftOf -= multiplicity;
    }
}

/// The sums of all resamples of a batch: places × batchSize.
void sumUp(const GroupedCounts &counts, const Weights &weights, std::vector<double> &sums)
{
    std::ranges::fill(sums, 0.0);
    for (size_t g = 0; g < static_cast<size_t>(counts.size()); ++g) {
        const double *const weight = &weights[g * batchSize];
        if (std::all_of(weight, weight + batchSize, [](double w) { return w == 0; }))
            continue;
        for (qsizetype i = counts.starts[g]; i < counts.starts[g + 1]; ++i) {
            const double value = counts.values[static_cast<size_t>(i)];
            double *const sum = &sums[static_cast<size_t>(counts.places[static_cast<size_t>(i)]) * batchSize];
            for (int r = 0; r < batchSize; ++r)
                sum[r] += weight[r] * value;
        }
    }
}

std::vector<MeasureFigures> resample(
    const LabelTable &table, const GroupedCounts &counts, int resamples, const Draw &draw)
{
    std::vector<MeasureFigures> figures(static_cast<size_t>(resamples));
    const MeasureComputer computer(table, counts.layout);
    std::atomic<int> next = 0;
    const auto work = [&] {
        Weights weights(static_cast<size_t>(counts.size()) * batchSize);
        std::vector<double> sums(static_cast<size_t>(counts.layout.size()) * batchSize);
        std::vector<double> one(static_cast<size_t>(counts.layout.size()));
        for (int first = next.fetch_add(batchSize); first < resamples; first = next.fetch_add(batchSize)) {
            std::ranges::fill(weights, 0.0);
            const int count = std::min(batchSize, resamples - first);
            for (int r = 0; r < count; ++r)
                draw(first + r, r, weights);
            sumUp(counts, weights, sums);
            for (int r = 0; r < count; ++r) {
                for (size_t place = 0; place < one.size(); ++place)
                    one[place] = sums[place * batchSize + static_cast<size_t>(r)];
                figures[static_cast<size_t>(first) + static_cast<size_t>(r)] = computer.figures(one);
            }
        }
    };
    const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1U, 64U);
    std::vector<std::thread> threads;
    for (unsigned core = 1; core < cores && static_cast<int>(core) * batchSize < resamples; ++core)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    return figures;
}

Spreads spreadsOf(const std::vector<MeasureFigures> &figures)
{
    Spreads spreads;
    for (size_t m = 0; m < spreads.size(); ++m) {
        Spread &spread = spreads[m];
        std::vector<double> defined;
        for (const MeasureFigures &one : figures) {
            const std::optional<Figure> &figure = one[static_cast<Measure>(m)];
            if (!figure)
                break;
            spread.values.push_back(figure->value);
            if (figure->value)
                defined.push_back(*figure->value);
            else
                ++spread.undefined;
        }
        if (defined.empty())
            continue;
        std::ranges::sort(defined);
        spread.interval = Interval{percentile(defined, 0.025), percentile(defined, 0.975)};
        if (defined.size() < 2)
            continue;
        const auto count = static_cast<double>(defined.size());
        const double mean = std::accumulate(defined.begin(), defined.end(), 0.0) / count;
        double squares = 0;
        for (const double value : defined)
            squares += (value - mean) * (value - mean);
        spread.standardError = std::sqrt(squares / (count - 1));
    }
    return spreads;
}

void addGroup(const GroupedCounts &counts, size_t group, double times, std::vector<double> &sums)
{
    for (qsizetype i = counts.starts[group]; i < counts.starts[group + 1]; ++i)
        sums[static_cast<size_t>(counts.places[static_cast<size_t>(i)])] +=
            times * counts.values[static_cast<size_t>(i)];
}

} // namespace

Spreads bootstrap(const LabelTable &table, const GroupedCounts &counts, const BootstrapOptions &options)
{
    if (counts.drawable() < 2 || options.resamples <= 0)
        return {}; // one group is drawn as it is each time: that is no interval of no width
    return spreadsOf(
        resample(table, counts, options.resamples, [&](int number, int column, Weights &weights) {
            Random random(options.seed, static_cast<quint64>(number));
            drawGroups(counts, random, column, weights);
        }));
}

Spreads bootstrapWith(
    const LabelTable &table, const GroupedCounts &counts, std::span<const std::vector<qint32>> resamples)
{
    return spreadsOf(resample(
        table, counts, static_cast<int>(resamples.size()), [&](int number, int column, Weights &weights) {
            for (const qint32 drawn : resamples[static_cast<size_t>(number)]) {
                const auto group = static_cast<size_t>(counts.groupOf[static_cast<size_t>(drawn)]);
                ++weights[group * batchSize + static_cast<size_t>(column)];
            }
        }));
}

std::array<std::optional<double>, measureCount> jackknifeErrors(
    const LabelTable &table, const GroupedCounts &counts)
{
    const MeasureComputer computer(table, counts.layout);
    const auto groups = static_cast<size_t>(counts.size());
    const auto width = static_cast<size_t>(counts.layout.size());
    // Sums without a group are those before and after it: taking it away from all would leave rounding where
    // nothing is left.
    std::vector<std::vector<double>> after(groups + 1, std::vector<double>(width));
    for (size_t g = groups; g-- > 0;) {
        after[g] = after[g + 1];
        addGroup(counts, g, static_cast<double>(counts.multiplicity[g]), after[g]);
    }
    std::vector<double> before(width);
    std::vector<MeasureFigures> figures;
    for (size_t g = 0; g < groups; ++g) {
        std::vector<double> without = before;
        for (size_t place = 0; place < width; ++place)
            without[place] += after[g + 1][place];
        addGroup(counts, g, static_cast<double>(counts.multiplicity[g] - 1), without);
        figures.push_back(computer.figures(without));
        addGroup(counts, g, static_cast<double>(counts.multiplicity[g]), before);
    }
    std::array<std::optional<double>, measureCount> errors;
    const auto drawable = static_cast<double>(counts.drawable());
    for (size_t m = 0; m < errors.size(); ++m) {
        double sum = 0;
        bool defined = groups > 0;
        for (size_t g = 0; g < groups && defined; ++g) {
            const std::optional<Figure> &figure = figures[g][static_cast<Measure>(m)];
            defined = figure && figure->value;
            sum += defined ? static_cast<double>(counts.multiplicity[g]) * *figure->value : 0;
        }
        if (!defined)
            continue;
        double squares = 0;
        for (size_t g = 0; g < groups; ++g) {
            const double apart = *figures[g][static_cast<Measure>(m)]->value - sum / drawable;
            squares += static_cast<double>(counts.multiplicity[g]) * apart * apart;
        }
        errors[m] = std::sqrt((drawable - 1) / drawable * squares);
    }
    return errors;
}

double percentile(std::span<const double> sorted, double p)
{
    const double rank = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<size_t>(rank);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (rank - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

} // namespace standpoint
