// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/unitizing.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace standpoint {

namespace {

/// Lengths on which annotators coincide. Value 0 is the gap, value k + 1 category k.
struct Coincidences
{
    size_t values = 0;
    std::vector<double> equal;   ///< l_kk
    std::vector<double> withGap; ///< l_k0
    std::vector<double> length;  ///< l_k: of all units of a value, or all gaps
    std::vector<double> squares; ///< s_k: squared lengths of the units; of gaps the lengths
    std::vector<double>
        intersections; ///< S_k: squared overlap of each unit with the units of each other annotator
};

/// A stretch on which an annotator has one value.
struct Stretch
{
    qint64 end = 0;
    size_t value = 0;
};

std::vector<Stretch> stretchesOf(const std::vector<MarkedSpan> &units, const SpanTable &table)
{
    std::vector<Stretch> stretches;
    qint64 at = table.begin;
    for (const MarkedSpan &unit : units) {
        if (at < unit.begin)
            stretches.push_back({unit.begin, 0});
        stretches.push_back({unit.end, static_cast<size_t>(unit.category) + 1});
        at = unit.end;
    }
    if (at < table.begin + table.length)
        stretches.push_back({table.begin + table.length, 0});
    return stretches;
}

/// Adds the pair (a, b) as seen from a; the coincidences are symmetric, and b's turn comes too.
void addPair(const std::vector<Stretch> &a, const std::vector<Stretch> &b, qint64 begin, double others,
    Coincidences &sums)
{
    double withUnits = 0; // of a's stretch
    qint64 at = begin;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const qint64 end = std::min(a[i].end, b[j].end);
        const auto shared = static_cast<double>(end - at);
        if (a[i].value == b[j].value)
            sums.equal[a[i].value] += shared / others;
        if (b[j].value == 0)
            sums.withGap[a[i].value] += shared / others;
        else
            withUnits += shared;
        if (a[i].end <= end) {
            sums.intersections[a[i].value] += withUnits * withUnits;
            withUnits = 0;
            ++i;
        }
        j += b[j].end <= end ? 1 : 0;
        at = end;
    }
}

Coincidences coincidencesOf(const SpanTable &table, const std::vector<std::vector<MarkedSpan>> &units)
{
    const size_t values = static_cast<size_t>(table.categories) + 1;
    const std::vector<double> zeros(values);
    Coincidences sums{values, zeros, zeros, zeros, zeros, zeros};
    std::vector<std::vector<Stretch>> stretches;
    for (const std::vector<MarkedSpan> &own : units) {
        stretches.push_back(stretchesOf(own, table));
        qint64 at = table.begin;
        for (const Stretch &stretch : stretches.back()) {
            const auto length = static_cast<double>(stretch.end - at);
            sums.length[stretch.value] += length;
            sums.squares[stretch.value] += stretch.value > 0 ? length * length : length;
            at = stretch.end;
        }
    }
    for (size_t a = 0; a < stretches.size(); ++a) {
        for (size_t b = 0; b < stretches.size(); ++b) {
            if (a != b)
                addPair(
                    stretches[a], stretches[b], table.begin, static_cast<double>(table.annotators) - 1, sums);
        }
    }
    return sums;
}

int usedOf(std::span<const double> lengths)
{
    return static_cast<int>(std::ranges::count_if(lengths, [](double length) { return length > 0; }));
}

void addWithGaps(const Coincidences &sums, UnitizedAlphas &alphas)
{
    const double total = std::accumulate(sums.length.begin(), sums.length.end(), 0.0);
    const double places = total * total - std::accumulate(sums.squares.begin(), sums.squares.end(), 0.0);
    double equal = 0;
    double expectedEqual = 0;
    for (size_t k = 0; k < sums.values; ++k) {
        equal += sums.equal[k];
        expectedEqual += total * (sums.length[k] * sums.length[k] - sums.squares[k]) / places;
    }
    alphas.nominal = usedOf(sums.length) < 2 ? Figure::none(Undefined::NoVariation)
                                             : Figure::of(1 - (total - equal) / (total - expectedEqual));
    const double gaps = sums.length[0];
    const double expectedDifferent = total * gaps * (total - gaps) / places;
    if (gaps <= 0)
        alphas.binary = Figure::none(Undefined::NoGaps);
    else if (gaps >= total)
        alphas.binary = Figure::none(Undefined::NoVariation);
    else
        alphas.binary = Figure::of(1 - (gaps - sums.equal[0]) / expectedDifferent);
}

void addOverlapping(const Coincidences &sums, double others, UnitizedAlphas &alphas)
{
    std::vector<double> length(sums.values); // l'_k; a value that never meets another unit is exactly 0
    double total = 0;
    double squares = 0;
    for (size_t k = 1; k < sums.values; ++k) {
        if (sums.intersections[k] > 0)
            length[k] = sums.length[k] - sums.withGap[k];
        total += length[k];
        squares += sums.intersections[k];
    }
    alphas.coverage = total / std::accumulate(sums.length.begin(), sums.length.end(), 0.0);
    alphas.byCategory.resize(sums.values - 1);
    if (total <= 0) {
        alphas.coding = Figure::none(Undefined::NoIntersections);
        return;
    }
    if (usedOf(length) < 2) {
        alphas.coding = Figure::none(Undefined::NoVariation);
        return;
    }
    const double places = total - squares / (total * others);
    double equal = 0;
    double expectedEqual = 0;
    for (size_t k = 1; k < sums.values; ++k) {
        if (length[k] <= 0)
            continue;
        const double expectedSame = (length[k] * length[k] - sums.intersections[k] / others) / places;
        const double expectedOther = length[k] * (total - length[k]) / places;
        equal += sums.equal[k];
        expectedEqual += expectedSame;
        if (expectedOther > 0)
            alphas.byCategory[k - 1] =
                1 - (expectedSame + expectedOther) / length[k] * (length[k] - sums.equal[k]) / expectedOther;
    }
    alphas.coding = Figure::of(1 - (total - equal) / (total - expectedEqual));
}

} // namespace

UnitizedAlphas unitizedAlphas(const SpanTable &table)
{
    const auto undefined = [](Undefined why) {
        return UnitizedAlphas{Figure::none(why), Figure::none(why), Figure::none(why), {}, {}};
    };
    if (table.annotators < 2)
        return undefined(Undefined::OneAnnotator);
    const auto units = unitsByAnnotator(table);
    if (std::ranges::any_of(units, anyOverlap))
        return undefined(Undefined::SameAnnotatorUnitsOverlap);
    const Coincidences sums = coincidencesOf(table, units);
    UnitizedAlphas alphas;
    addWithGaps(sums, alphas);
    addOverlapping(sums, static_cast<double>(table.annotators) - 1, alphas);
    return alphas;
}

} // namespace standpoint
