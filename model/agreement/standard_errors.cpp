// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/standard_errors.h"

#include <cmath>
#include <functional>
#include <numeric>

namespace standpoint {

namespace {

double at(std::span<const double> sums, int place)
{
    return sums[static_cast<size_t>(place)];
}

void setError(std::optional<Figure> &figure, double squares, double items, double degrees)
{
    if (!figure || !figure->value || items < 2)
        return;
    const double error = std::sqrt(squares / (items * (items - 1)));
    const double reach = studentQuantile(0.975, degrees) * error;
    figure->standardError = error;
    figure->interval = Interval{*figure->value - reach, std::min(1.0, *figure->value + reach)};
}

/// Sums over items of squared deviations, pattern by pattern.
class Errors
{
public:
    Errors(const LabelTable &table, const Patterns &patterns, const CountLayout &layout,
        std::span<const double> sums, MeasureFigures &figures)
        : m_table(table)
        , m_patterns(patterns)
        , m_layout(layout)
        , m_sums(sums)
        , m_figures(figures)
        , m_computer(table, layout)
        , m_rated(at(sums, layout.rated()))
        , m_paired(at(sums, layout.paired()))
    {
    }

    void add()
    {
        if (m_paired <= 0)
            return;
        const auto nothing = [](std::span<const LabelCount>) { return 0.0; };
        addFor(Measure::PercentAgreement, Weighting::Identity, 0, nothing);
        addFor(Measure::FleissKappa, Weighting::Identity, m_computer.expectedFleiss(m_sums),
            [&](auto pattern) { return meanOver(pattern, [&](int k) { return share(k); }); });
        for (int w = 0; w < (m_layout.ordered > 0 ? weightingCount : 1); ++w) {
            const auto weighting = static_cast<Weighting>(w);
            const double q = m_computer.weights(weighting).size();
            const double factor = m_computer.weights(weighting).sum() / (q * (q - 1));
            addFor(static_cast<Measure>(static_cast<int>(Measure::GwetAc1) + w), weighting,
                q > 1 ? m_computer.expectedGwet(m_sums, weighting) : 0, [&](auto pattern) {
                    return factor * meanOver(pattern, [&](int k) { return 1 - share(k); });
                });
            if (weighting == Weighting::Ordinal)
                continue;
            const double expected = m_computer.expectedBrennanPrediger(weighting);
            addFor(static_cast<Measure>(static_cast<int>(Measure::BrennanPrediger) + w), weighting, expected,
                [&](std::span<const LabelCount>) { return expected; });
        }
        addAlpha(Measure::KrippendorffAlphaNominal, Weighting::Identity);
        if (m_layout.ordered > 0)
            addAlpha(Measure::KrippendorffAlphaInterval, Weighting::Quadratic);
        if (m_layout.byAnnotator)
            addConger();
    }

private:
    using OfPattern = std::function<double(std::span<const LabelCount>)>;

    double share(int k) const { return at(m_sums, m_layout.share(k)) / m_rated; }

    template <typename OfLabel>
    static double meanOver(std::span<const LabelCount> pattern, const OfLabel &ofLabel)
    {
        double sum = 0;
        for (const auto &[k, count] : pattern)
            sum += count * ofLabel(k);
        return sum / labelledBy(pattern);
    }

    double weightedPairs(std::span<const LabelCount> pattern, const WeightMatrix &weights) const
    {
        double pairs = 0;
        for (const auto &[k, count] : pattern) {
            double agreeing = -1;
            for (const auto &[l, other] : pattern)
                agreeing += weights(k, l) * other;
            pairs += count * agreeing;
        }
        return pairs;
    }

    /// The first of the two parts of an item's value: its agreement, as a share of the paired items.
    double observedPart(
        std::span<const LabelCount> pattern, const WeightMatrix &weights, double expected) const
    {
        const double labels = labelledBy(pattern);
        if (labels < 2)
            return 0;
        const double agreement = weightedPairs(pattern, weights) / (labels * (labels - 1));
        return m_rated / m_paired * (agreement - expected) / (1 - expected);
    }

    /// `expectedOf` an item: what its labels add to the expected agreement; without it the expected one is
    /// fixed.
    void addFor(Measure measure, Weighting weighting, double expected, const OfPattern &expectedOf)
    {
        std::optional<Figure> &figure = m_figures[measure];
        if (!figure || !figure->value)
            return;
        const WeightMatrix &weights = m_computer.weights(weighting);
        const double value = *figure->value;
        double squares = 0;
        for (qsizetype p = 0; p < m_patterns.size(); ++p) {
            const auto pattern = m_patterns.at(p);
            if (pattern.empty())
                continue;
            const double ofItem = observedPart(pattern, weights, expected)
                - 2 * (1 - value) * (expectedOf(pattern) - expected) / (1 - expected);
            squares += static_cast<double>(m_patterns.multiplicity[static_cast<size_t>(p)]) * (ofItem - value)
                * (ofItem - value);
        }
        setError(figure, squares, m_rated, m_rated - 1);
    }

    void addAlpha(Measure measure, Weighting weighting)
    {
        std::optional<Figure> &figure = m_figures[measure];
        if (!figure || !figure->value)
            return;
        const WeightMatrix &weights = m_computer.weights(weighting);
        const auto used =
            m_sums.subspan(static_cast<size_t>(m_layout.used(0)), static_cast<size_t>(weights.size()));
        const double meanLabels = std::accumulate(used.begin(), used.end(), 0.0) / m_paired;
        std::vector<double> weightedShare(used.size());
        double expected = 0;
        double observed = 0;
        for (size_t k = 0; k < used.size(); ++k) {
            for (size_t l = 0; l < used.size(); ++l) {
                if (!weights.isIdentity() || k == l)
                    weightedShare[k] +=
                        weights(static_cast<int>(k), static_cast<int>(l)) * used[l] / (m_paired * meanLabels);
            }
            expected += weightedShare[k] * used[k] / (m_paired * meanLabels);
        }
        const auto forPaired =
            [&](const std::function<void(std::span<const LabelCount>, double, double)> &visit) {
                for (qsizetype p = 0; p < m_patterns.size(); ++p) {
                    const auto pattern = m_patterns.at(p);
                    const double labels = labelledBy(pattern);
                    if (labels >= 2)
                        visit(pattern, labels,
                            static_cast<double>(m_patterns.multiplicity[static_cast<size_t>(p)]));
                }
            };
        forPaired([&](std::span<const LabelCount> pattern, double labels, double times) {
            observed += times * weightedPairs(pattern, weights) / (meanLabels * (labels - 1)) / m_paired;
        });
        const double value =
            (observed - expected) / (1 - expected); // without the correction for small samples
        double squares = 0;
        forPaired([&](std::span<const LabelCount> pattern, double labels, double times) {
            const double more = (labels - meanLabels) / meanLabels;
            const double agreement =
                weightedPairs(pattern, weights) / (meanLabels * (labels - 1)) - observed * more;
            double chance = -expected * more;
            for (const auto &[k, count] : pattern)
                chance += count * weightedShare[static_cast<size_t>(k)] / meanLabels;
            const double ofItem = (agreement - expected) / (1 - expected)
                - 2 * (1 - value) * (chance - expected) / (1 - expected);
            squares += times * (ofItem - value) * (ofItem - value);
        });
        // Over the paired items, but with the degrees of freedom of all that are labelled, as the reference
        // has it.
        setError(figure, squares, m_paired, m_rated - 1);
    }

    /// What each annotator's label, or that it is missing, adds to an item's part of the expected agreement;
    /// the missing one comes first.
    std::vector<double> congerTerms() const
    {
        const auto categories = static_cast<size_t>(m_layout.categories);
        const auto annotators = static_cast<size_t>(m_layout.annotators);
        std::vector<double> given(annotators);
        std::vector<double> total(categories);
        double active = 0;
        const auto shareOf = [&](size_t g, size_t k) {
            return at(m_sums, m_layout.given(static_cast<int>(g), static_cast<int>(k))) / given[g];
        };
        for (size_t g = 0; g < annotators; ++g) {
            for (size_t k = 0; k < categories; ++k)
                given[g] += at(m_sums, m_layout.given(static_cast<int>(g), static_cast<int>(k)));
            active += given[g] > 0 ? 1 : 0;
            for (size_t k = 0; given[g] > 0 && k < categories; ++k)
                total[k] += shareOf(g, k);
        }
        std::vector<double> terms(annotators * (categories + 1));
        for (size_t g = 0; g < annotators; ++g) {
            if (given[g] <= 0)
                continue;
            double *const term = &terms[g * (categories + 1)];
            const double labelled = given[g] / m_rated; // share of the items
            double chance = 0;
            for (size_t k = 0; k < categories; ++k) {
                const double others = (total[k] - shareOf(g, k)) / (active * (active - 1));
                chance += shareOf(g, k) * others;
                term[k + 1] = others / labelled;
            }
            term[0] = chance;
            for (size_t k = 0; k < categories; ++k)
                term[k + 1] += (labelled - 1) / labelled * chance;
        }
        return terms;
    }

    void addConger()
    {
        std::optional<Figure> &figure = m_figures[Measure::CongerKappa];
        if (!figure || !figure->value)
            return;
        int annotators = 0;
        const double expected = m_computer.expectedConger(m_sums, annotators);
        const WeightMatrix &weights = m_computer.weights(Weighting::Identity);
        std::vector<double> observed(static_cast<size_t>(m_patterns.size()));
        for (qsizetype p = 0; p < m_patterns.size(); ++p)
            observed[static_cast<size_t>(p)] = observedPart(m_patterns.at(p), weights, expected);
        const std::vector<double> terms = congerTerms();
        const double value = *figure->value;
        const double factor = 2 * (1 - value) / (1 - expected);
        double squares = 0;
        for (qsizetype i = 0; i < m_table.items(); ++i) {
            const qint32 pattern = m_patterns.ofItem[static_cast<size_t>(i)];
            if (m_patterns.at(pattern).empty())
                continue;
            double chance = 0;
            const double *term = terms.data() + 1;
            for (const qint32 label : m_table.item(i)) {
                chance += term[label];
                term += m_layout.categories + 1;
            }
            const double ofItem =
                observed[static_cast<size_t>(pattern)] - factor * (chance - expected) - value;
            squares += ofItem * ofItem;
        }
        setError(figure, squares, m_rated, m_rated - 1);
    }

    const LabelTable &m_table;
    const Patterns &m_patterns;
    const CountLayout &m_layout;
    std::span<const double> m_sums;
    MeasureFigures &m_figures;
    MeasureComputer m_computer;
    double m_rated;
    double m_paired;
};

} // namespace

void addStandardErrors(const LabelTable &table, const Patterns &patterns, const CountLayout &layout,
    std::span<const double> sums, MeasureFigures &figures)
{
    Errors(table, patterns, layout, sums, figures).add();
}

} // namespace standpoint
