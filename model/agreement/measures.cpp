// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/measures.h"

#include "model/agreement/chance.h"
#include "model/agreement/cohen.h"

#include <numeric>

namespace standpoint {

namespace {

double at(std::span<const double> sums, int place)
{
    return sums[static_cast<size_t>(place)];
}

std::span<const double> part(std::span<const double> sums, int start, int count)
{
    return sums.subspan(static_cast<size_t>(start), static_cast<size_t>(count));
}

/// Squared distance of two ordered categories for alpha: ordinal by how many labels lie between them,
/// interval by their places.
class Distance
{
public:
    Distance(const LabelTable &shape, std::span<const double> used, bool ordinal)
        : m_shape(shape)
        , m_ordinal(ordinal)
    {
        m_before.reserve(used.size() + 1);
        m_before.push_back(0);
        for (const double count : used)
            m_before.push_back(m_before.back() + count);
    }
    double operator()(int k, int l) const // k < l
    {
        if (!m_ordinal) {
            const double apart = m_shape.position(l) - m_shape.position(k);
            return apart * apart;
        }
        const auto first = static_cast<size_t>(k);
        const auto last = static_cast<size_t>(l);
        const double between = m_before[last + 1] - m_before[first];
        const double ends = (m_before[first + 1] - m_before[first]) + (m_before[last + 1] - m_before[last]);
        const double apart = between - ends / 2;
        return apart * apart;
    }

private:
    const LabelTable &m_shape;
    bool m_ordinal;
    std::vector<double> m_before;
};

} // namespace

MeasureComputer::MeasureComputer(const LabelTable &table, const CountLayout &layout)
    : m_shape{table.annotators, table.categories, table.ordered, table.positions, {}}
    , m_layout(layout)
{
    for (int w = 0; w < weightingCount; ++w) {
        m_weights.emplace_back(m_shape, static_cast<Weighting>(w));
        m_weightSums[static_cast<size_t>(w)] = m_weights.back().sum();
    }
}

MeasureFigures MeasureComputer::figures(std::span<const double> sums) const
{
    MeasureFigures figures;
    addObserved(sums, figures);
    addChanceCorrected(sums, figures);
    if (m_layout.byPair)
        addPairs(sums, figures);
    for (int m = 0; m < measureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        if (isOrdered(measure) && m_shape.ordered == 0)
            figures[measure].reset();
    }
    return figures;
}

void MeasureComputer::addObserved(std::span<const double> sums, MeasureFigures &figures) const
{
    const double paired = at(sums, m_layout.paired());
    const double complete = at(sums, m_layout.complete());
    const Figure unpaired = Figure::none(Undefined::NoPairableItems);
    figures[Measure::PercentAgreement] =
        paired > 0 ? Figure::of(at(sums, m_layout.agreement(Weighting::Identity)) / paired) : unpaired;
    const auto agreed = part(sums, m_layout.agreed(0), m_layout.categories);
    const auto used = part(sums, m_layout.used(0), m_layout.categories);
    figures[Measure::PercentAgreementPooled] = paired > 0
        ? Figure::of(std::accumulate(agreed.begin(), agreed.end(), 0.0)
            / std::accumulate(used.begin(), used.end(), 0.0))
        : unpaired;
    figures[Measure::PercentAgreementAll] = complete > 0 && m_layout.annotators > 1
        ? Figure::of(at(sums, m_layout.unanimous()) / complete)
        : Figure::none(Undefined::NoFullyRatedItems);
}

void MeasureComputer::addChanceCorrected(std::span<const double> sums, MeasureFigures &figures) const
{
    const bool unpaired = at(sums, m_layout.paired()) <= 0;
    const auto shares = part(sums, m_layout.share(0), m_layout.categories);
    const double observed =
        unpaired ? 0 : at(sums, m_layout.agreement(Weighting::Identity)) / at(sums, m_layout.paired());
    const auto orElse = [&](auto &&compute) {
        return unpaired ? Figure::none(Undefined::NoPairableItems) : compute();
    };
    figures[Measure::FleissKappa] = orElse([&] {
        return isOnlyOne(shares) ? Figure::none(Undefined::NoVariation)
                                 : chanceCorrected(observed, expectedFleiss(sums));
    });
    figures[Measure::FleissKappaComplete] = fleissComplete(sums);
    if (m_layout.byAnnotator) {
        figures[Measure::CongerKappa] = orElse([&] {
            int annotators = 0;
            return isOnlyOne(shares) ? Figure::none(Undefined::NoVariation)
                                     : chanceCorrected(observed, expectedConger(sums, annotators));
        });
    }
    for (const Measure measure : {Measure::KrippendorffAlphaNominal, Measure::KrippendorffAlphaOrdinal,
             Measure::KrippendorffAlphaInterval})
        figures[measure] = orElse([&] { return alpha(sums, measure); });
    const bool onScale = isOnScale(shares);
    for (int w = 0; w < weightingCount; ++w) {
        const auto weighting = static_cast<Weighting>(w);
        const auto gwetMeasure = static_cast<Measure>(static_cast<int>(Measure::GwetAc1) + w);
        const auto brennanPrediger = static_cast<Measure>(static_cast<int>(Measure::BrennanPrediger) + w);
        const bool placed = onScale || weighting == Weighting::Identity;
        figures[gwetMeasure] =
            orElse([&] { return placed ? gwet(sums, weighting) : Figure::none(Undefined::NotOrdered); });
        if (weighting == Weighting::Ordinal)
            continue;
        figures[brennanPrediger] = orElse([&] {
            return placed
                ? chanceCorrected(at(sums, m_layout.agreement(weighting)) / at(sums, m_layout.paired()),
                    expectedBrennanPrediger(weighting))
                : Figure::none(Undefined::NotOrdered);
        });
    }
}

double MeasureComputer::expectedFleiss(std::span<const double> sums) const
{
    double expected = 0;
    for (const double share : part(sums, m_layout.share(0), m_layout.categories)) {
        const double mean = share / at(sums, m_layout.rated());
        expected += mean * mean;
    }
    return expected;
}

double MeasureComputer::expectedGwet(std::span<const double> sums, Weighting weighting) const
{
    double varying = 0;
    for (const double share : part(sums, m_layout.share(0), m_layout.categories)) {
        const double mean = share / at(sums, m_layout.rated());
        varying += mean * (1 - mean);
    }
    const double q = weights(weighting).size();
    return m_weightSums[static_cast<size_t>(weighting)] / (q * (q - 1)) * varying;
}

double MeasureComputer::expectedBrennanPrediger(Weighting weighting) const
{
    const double q = weights(weighting).size();
    return m_weightSums[static_cast<size_t>(weighting)] / (q * q);
}

double MeasureComputer::expectedConger(std::span<const double> sums, int &annotators) const
{
    annotators = 0;
    std::vector<double> total(static_cast<size_t>(m_layout.categories));
    double own = 0; // of each annotator with themselves
    for (int g = 0; g < m_layout.annotators; ++g) {
        const auto given = part(sums, m_layout.given(g, 0), m_layout.categories);
        const double labels = std::accumulate(given.begin(), given.end(), 0.0);
        if (labels <= 0)
            continue;
        ++annotators;
        for (size_t k = 0; k < total.size(); ++k) {
            const double share = given[k] / labels;
            total[k] += share;
            own += share * share;
        }
    }
    double all = 0;
    for (const double share : total)
        all += share * share;
    return (all - own) / (static_cast<double>(annotators) * (annotators - 1));
}

Figure MeasureComputer::fleissComplete(std::span<const double> sums) const
{
    const double complete = at(sums, m_layout.complete());
    const double annotators = m_layout.annotators;
    if (complete <= 0 || annotators < 2)
        return Figure::none(Undefined::NoFullyRatedItems);
    const auto used = part(sums, m_layout.completeUsed(0), m_layout.categories);
    const auto split = part(sums, m_layout.completeSplit(0), m_layout.categories);
    if (isOnlyOne(used))
        return Figure::none(Undefined::NoVariation);
    double expected = 0;
    for (const double count : used) {
        const double share = count / (complete * annotators);
        expected += share * share;
    }
    const double disagreeing = std::accumulate(split.begin(), split.end(), 0.0);
    return chanceCorrected(1 - disagreeing / (complete * annotators * (annotators - 1)), expected);
}

Figure MeasureComputer::alpha(std::span<const double> sums, Measure measure) const
{
    const auto used = part(sums, m_layout.used(0), m_layout.categories);
    const double total = std::accumulate(used.begin(), used.end(), 0.0);
    double observed = 0;
    double expected = 0;
    if (measure == Measure::KrippendorffAlphaNominal) {
        for (int k = 0; k < m_layout.categories; ++k) {
            const double count = used[static_cast<size_t>(k)];
            observed += count - at(sums, m_layout.agreed(k));
            expected += count * (total - count);
        }
    } else if (!isOnScale(used)) {
        return Figure::none(Undefined::NotOrdered);
    } else {
        const Distance distance(m_shape, used, measure == Measure::KrippendorffAlphaOrdinal);
        for (int l = 1; l < m_layout.ordered; ++l) {
            for (int k = 0; k < l; ++k) {
                const double apart = distance(k, l);
                observed += at(sums, m_layout.coincidence(k, l)) * apart;
                expected += used[static_cast<size_t>(k)] * used[static_cast<size_t>(l)] * apart;
            }
        }
    }
    if (isOnlyOne(used) || expected <= 0)
        return Figure::none(Undefined::NoVariation);
    return Figure::of(1 - (total - 1) * observed / expected);
}

Figure MeasureComputer::gwet(std::span<const double> sums, Weighting weighting) const
{
    if (weights(weighting).size() < 2)
        return Figure::none(Undefined::OneCategory);
    return chanceCorrected(
        at(sums, m_layout.agreement(weighting)) / at(sums, m_layout.paired()), expectedGwet(sums, weighting));
}

void MeasureComputer::addPairs(std::span<const double> sums, MeasureFigures &figures) const
{
    std::array<double, 3> total{};
    std::array<int, 3> defined{};
    for (int b = 1; b < m_layout.annotators; ++b) {
        for (int a = 0; a < b; ++a) {
            const int start = m_layout.pairStart(a, b);
            PairSums pair;
            pair.first = part(sums, start + 3, m_layout.categories);
            pair.second = part(sums, start + 3 + m_layout.categories, m_layout.categories);
            pair.items = std::accumulate(pair.first.begin(), pair.first.end(), 0.0);
            const bool onScale = isOnScale(pair.first) && isOnScale(pair.second);
            for (int w = 0; w < 3; ++w) {
                const auto weighting = static_cast<Weighting>(w);
                pair.agreement = at(sums, start + w);
                const Figure kappa = onScale || w == 0 ? cohenKappa(pair, weights(weighting))
                                                       : Figure::none(Undefined::NotOrdered);
                if (m_layout.annotators == 2)
                    figures[static_cast<Measure>(static_cast<int>(Measure::CohenKappa) + w)] = kappa;
                total[static_cast<size_t>(w)] += kappa.value.value_or(0);
                defined[static_cast<size_t>(w)] += kappa.value ? 1 : 0;
            }
            pair.agreement = at(sums, start);
            if (m_layout.annotators == 2)
                figures[Measure::ScottPi] = scottPi(pair);
        }
    }
    for (const Measure measure :
        {Measure::CohenKappa, Measure::CohenKappaLinear, Measure::CohenKappaQuadratic, Measure::ScottPi}) {
        if (m_layout.annotators < 2)
            figures[measure] = Figure::none(Undefined::NoPairableItems);
    }
    for (int w = 0; w < 3 && m_layout.annotators != 2; ++w) {
        const auto i = static_cast<size_t>(w);
        figures[static_cast<Measure>(static_cast<int>(Measure::CohenKappaMeanPairwise) + w)] =
            defined[i] > 0 ? Figure::of(total[i] / defined[i]) : Figure::none(Undefined::NoDefinedPair);
    }
}

bool MeasureComputer::isOnScale(std::span<const double> used) const
{
    return std::ranges::all_of(
        used.subspan(static_cast<size_t>(m_shape.ordered)), [](double count) { return count <= 0; });
}

std::vector<LabelFigures> labelFigures(const CountLayout &layout, std::span<const double> sums)
{
    std::vector<LabelFigures> figures(static_cast<size_t>(layout.categories));
    const auto used = part(sums, layout.used(0), layout.categories);
    const double total = std::accumulate(used.begin(), used.end(), 0.0);
    const double complete = at(sums, layout.complete());
    const double annotators = layout.annotators;
    for (int k = 0; k < layout.categories; ++k) {
        LabelFigures &figure = figures[static_cast<size_t>(k)];
        figure.used = used[static_cast<size_t>(k)];
        const double others = total - figure.used;
        const double agreed = at(sums, layout.agreed(k));
        if (figure.used > 0) {
            figure.specificAgreement = agreed / figure.used;
            if (others > 0)
                figure.alpha = 1 - (total - 1) * (figure.used - agreed) / (figure.used * others);
        }
        const double share = at(sums, layout.completeUsed(k)) / (complete * annotators);
        if (complete > 0 && annotators > 1 && share > 0 && share < 1)
            figure.fleissComplete = 1
                - at(sums, layout.completeSplit(k))
                    / (complete * annotators * (annotators - 1) * share * (1 - share));
    }
    return figures;
}

double coincidence(const CountLayout &layout, std::span<const double> sums, int k, int l)
{
    if (k == l)
        return at(sums, layout.agreed(k));
    return at(sums, layout.coincidence(std::min(k, l), std::max(k, l)));
}

} // namespace standpoint
