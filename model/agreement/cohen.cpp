// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/cohen.h"

#include "model/agreement/chance.h"

#include <cmath>
#include <numeric>

namespace standpoint {

namespace {

struct Margins
{
    std::vector<double> first;
    std::vector<double> second;
    double items = 0;
};

Margins marginsOf(std::span<const PairCell> cells, int categories)
{
    Margins margins{std::vector<double>(static_cast<size_t>(categories)),
        std::vector<double>(static_cast<size_t>(categories))};
    for (const PairCell &cell : cells) {
        margins.first[static_cast<size_t>(cell.first)] += static_cast<double>(cell.count);
        margins.second[static_cast<size_t>(cell.second)] += static_cast<double>(cell.count);
        margins.items += static_cast<double>(cell.count);
    }
    return margins;
}

double expectedAgreement(const PairSums &pair, const WeightMatrix &weights)
{
    double expected = 0;
    for (int k = 0; k < weights.size(); ++k) {
        const double first = pair.first[static_cast<size_t>(k)] / pair.items;
        if (weights.isIdentity()) {
            expected += first * (pair.second[static_cast<size_t>(k)] / pair.items);
            continue;
        }
        for (int l = 0; first > 0 && l < weights.size(); ++l)
            expected += weights(k, l) * first * (pair.second[static_cast<size_t>(l)] / pair.items);
    }
    return expected;
}

Figure withNormalInterval(Figure kappa, std::optional<double> standardError)
{
    if (!kappa.value || !standardError)
        return kappa;
    kappa.standardError = standardError;
    const double reach = 1.959963984540054 * *standardError;
    kappa.interval = Interval{*kappa.value - reach, std::min(1.0, *kappa.value + reach)};
    return kappa;
}

} // namespace

Figure cohenKappa(const PairSums &pair, const WeightMatrix &weights)
{
    if (pair.items <= 0)
        return Figure::none(Undefined::NoPairableItems);
    if (isOnlyOne(pair.first, pair.second))
        return Figure::none(Undefined::NoVariation);
    return chanceCorrected(pair.agreement / pair.items, expectedAgreement(pair, weights));
}

Figure scottPi(const PairSums &pair)
{
    if (pair.items <= 0)
        return Figure::none(Undefined::NoPairableItems);
    if (isOnlyOne(pair.first, pair.second))
        return Figure::none(Undefined::NoVariation);
    double expected = 0;
    for (size_t k = 0; k < pair.first.size(); ++k) {
        const double share = (pair.first[k] + pair.second[k]) / (2 * pair.items);
        expected += share * share;
    }
    return chanceCorrected(pair.agreement / pair.items, expected);
}

std::optional<double> cohenStandardError(std::span<const PairCell> cells, const WeightMatrix &weights)
{
    const Margins margins = marginsOf(cells, weights.size());
    PairSums pair{margins.items, 0, margins.first, margins.second};
    for (const PairCell &cell : cells)
        pair.agreement += static_cast<double>(cell.count) * weights(cell.first, cell.second);
    const Figure kappa = cohenKappa(pair, weights);
    if (!kappa.value)
        return std::nullopt;
    const auto size = static_cast<size_t>(weights.size());
    std::vector<double> ofFirst(size); // w_i. and w_.j
    std::vector<double> ofSecond(size);
    for (size_t k = 0; k < size; ++k) {
        if (weights.isIdentity()) {
            ofFirst[k] = margins.second[k] / margins.items;
            ofSecond[k] = margins.first[k] / margins.items;
            continue;
        }
        for (size_t l = 0; l < size; ++l) {
            const double weight = weights(static_cast<int>(k), static_cast<int>(l));
            ofFirst[k] += weight * margins.second[l] / margins.items;
            ofSecond[k] += weight * margins.first[l] / margins.items;
        }
    }
    const double expected = expectedAgreement(pair, weights);
    double squares = 0;
    for (const PairCell &cell : cells) {
        const double weight = weights(cell.first, cell.second);
        const double term = weight
            - (ofFirst[static_cast<size_t>(cell.first)] + ofSecond[static_cast<size_t>(cell.second)])
                * (1 - *kappa.value);
        squares += static_cast<double>(cell.count) / margins.items * term * term;
    }
    const double mean = *kappa.value - expected * (1 - *kappa.value);
    const double variance = (squares - mean * mean) / (margins.items * (1 - expected) * (1 - expected));
    return std::sqrt(std::max(0.0, variance));
}

PairAgreement pairAgreement(const LabelTable &table, int first, int second, std::span<const PairCell> cells)
{
    PairAgreement agreement;
    agreement.first = first;
    agreement.second = second;
    const Margins margins = marginsOf(cells, table.categories);
    agreement.items = static_cast<qint64>(margins.items);
    const bool onScale = std::ranges::all_of(cells,
        [&](const PairCell &cell) { return cell.first < table.ordered && cell.second < table.ordered; });
    const auto kappaBy = [&](Weighting weighting) {
        if (weighting != Weighting::Identity && !onScale)
            return Figure::none(Undefined::NotOrdered);
        const WeightMatrix weights(table, weighting);
        PairSums pair{margins.items, 0, margins.first, margins.second};
        for (const PairCell &cell : cells)
            pair.agreement += static_cast<double>(cell.count) * weights(cell.first, cell.second);
        return withNormalInterval(cohenKappa(pair, weights), cohenStandardError(cells, weights));
    };
    if (agreement.items > 0) {
        double equal = 0;
        for (const PairCell &cell : cells)
            equal += cell.first == cell.second ? static_cast<double>(cell.count) : 0;
        agreement.observed = Figure::of(equal / margins.items);
        agreement.pi = scottPi({margins.items, equal, margins.first, margins.second});
    }
    agreement.kappa = kappaBy(Weighting::Identity);
    agreement.kappaLinear = kappaBy(Weighting::Linear);
    agreement.kappaQuadratic = kappaBy(Weighting::Quadratic);
    return agreement;
}

} // namespace standpoint
