// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/label_agreement.h"

#include "model/agreement/standard_errors.h"

#include <algorithm>
#include <cmath>
#include <future>

namespace standpoint {

namespace {

/// What the pairs say goes among the measures: of two annotators as it is, of more as the mean of the defined
/// ones.
void addPairMeasures(
    const LabelTable &table, const std::vector<PairAgreement> &pairs, MeasureFigures &measures)
{
    if (table.annotators == 2) {
        measures[Measure::CohenKappa] = pairs.front().kappa;
        measures[Measure::CohenKappaLinear] = pairs.front().kappaLinear;
        measures[Measure::CohenKappaQuadratic] = pairs.front().kappaQuadratic;
        measures[Measure::ScottPi] = pairs.front().pi;
    } else {
        const auto meanOf = [&](Figure PairAgreement::*kappa) {
            double sum = 0;
            int defined = 0;
            for (const PairAgreement &pair : pairs) {
                sum += (pair.*kappa).value.value_or(0);
                defined += (pair.*kappa).value ? 1 : 0;
            }
            return defined > 0 ? Figure::of(sum / defined) : Figure::none(Undefined::NoDefinedPair);
        };
        measures[Measure::CohenKappaMeanPairwise] = meanOf(&PairAgreement::kappa);
        measures[Measure::CohenKappaLinearMeanPairwise] = meanOf(&PairAgreement::kappaLinear);
        measures[Measure::CohenKappaQuadraticMeanPairwise] = meanOf(&PairAgreement::kappaQuadratic);
    }
    for (const Measure measure :
        {Measure::CohenKappa, Measure::CohenKappaLinear, Measure::CohenKappaQuadratic, Measure::ScottPi}) {
        if (table.annotators < 2)
            measures[measure] = Figure::none(Undefined::NoPairableItems);
    }
    for (int m = 0; m < measureCount; ++m) {
        if (table.ordered == 0 && isOrdered(static_cast<Measure>(m)))
            measures[static_cast<Measure>(m)].reset();
    }
}

std::vector<PairAgreement> pairsOf(const LabelTable &table)
{
    std::vector<PairAgreement> pairs;
    forEachPair(table, [&](int a, int b, std::span<const PairCell> cells) {
        pairs.push_back(pairAgreement(table, a, b, cells));
    });
    std::ranges::sort(pairs, [](const PairAgreement &one, const PairAgreement &other) {
        return std::pair(one.first, one.second) < std::pair(other.first, other.second);
    });
    return pairs;
}

} // namespace

LabelAgreement labelAgreement(const LabelTable &table)
{
    LabelAgreement agreement;
    agreement.items = table.items();
    agreement.layout = {table.annotators, table.categories, table.ordered, true, false};
    std::future<std::vector<PairAgreement>> pairs = std::async(
        table.items() > 100'000 ? std::launch::async : std::launch::deferred, pairsOf, std::cref(table));
    const Patterns patterns = patternsOf(table);
    agreement.sums = totalsOf(table, patterns, agreement.layout);
    const auto count = [&](int place) {
        return static_cast<qsizetype>(std::llround(agreement.sums[static_cast<size_t>(place)]));
    };
    agreement.rated = count(agreement.layout.rated());
    agreement.paired = count(agreement.layout.paired());
    agreement.complete = count(agreement.layout.complete());
    agreement.measures = MeasureComputer(table, agreement.layout).figures(agreement.sums);
    addStandardErrors(table, patterns, agreement.layout, agreement.sums, agreement.measures);
    agreement.labels = labelFigures(agreement.layout, agreement.sums);
    agreement.pairs = pairs.get();
    addPairMeasures(table, agreement.pairs, agreement.measures);
    return agreement;
}

CountLayout bootstrapLayout(const LabelTable &table)
{
    return {table.annotators, table.categories, table.ordered, true, table.annotators == 2};
}

CountLayout itemBootstrapLayout(const LabelTable &table)
{
    CountLayout layout = bootstrapLayout(table);
    const double rows = std::pow(table.categories + 1.0, table.annotators);
    if (rows > 20'000 && table.items() > 20'000)
        layout.byAnnotator = layout.byPair = false;
    return layout;
}

} // namespace standpoint
