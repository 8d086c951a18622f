// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/span_f1.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace standpoint {

namespace {

using Place = std::tuple<qint64, qint64, int>; // begin, end, category

/// One annotator's units in several orders.
struct Layer
{
    std::vector<Place> exact;
    std::vector<Place> boundaries;                ///< distinct, category 0
    std::vector<std::vector<Place>> byCategory;   ///< in order of begin
    std::vector<std::vector<qint64>> furthestEnd; ///< of those up to each
    std::vector<std::vector<Place>> united;       ///< overlapping ones of a category as one
    double unitedLength = 0;
};

Layer layerOf(const std::vector<MarkedSpan> &units, int categories)
{
    Layer layer;
    layer.byCategory.resize(static_cast<size_t>(categories));
    layer.furthestEnd.resize(static_cast<size_t>(categories));
    layer.united.resize(static_cast<size_t>(categories));
    for (const MarkedSpan &unit : units) {
        layer.exact.emplace_back(unit.begin, unit.end, unit.category);
        layer.boundaries.emplace_back(unit.begin, unit.end, 0);
        layer.byCategory[static_cast<size_t>(unit.category)].push_back(layer.exact.back());
    }
    std::ranges::sort(layer.exact);
    std::ranges::sort(layer.boundaries);
    layer.boundaries.erase(
        std::unique(layer.boundaries.begin(), layer.boundaries.end()), layer.boundaries.end());
    for (size_t k = 0; k < layer.byCategory.size(); ++k) {
        std::ranges::sort(layer.byCategory[k]);
        std::vector<Place> &united = layer.united[k];
        for (const auto &[begin, end, category] : layer.byCategory[k]) {
            std::vector<qint64> &furthest = layer.furthestEnd[k];
            furthest.push_back(furthest.empty() ? end : std::max(furthest.back(), end));
            if (!united.empty() && begin < std::get<1>(united.back()))
                std::get<1>(united.back()) = std::max(std::get<1>(united.back()), end);
            else
                united.emplace_back(begin, end, category);
        }
        for (const auto &[begin, end, category] : united)
            layer.unitedLength += static_cast<double>(end - begin);
    }
    return layer;
}

double sharedShare(const std::vector<Place> &a, const std::vector<Place> &b)
{
    std::vector<Place> shared;
    std::ranges::set_intersection(a, b, std::back_inserter(shared));
    return 2 * static_cast<double>(shared.size()) / static_cast<double>(a.size() + b.size());
}

/// The share of a's units that overlap one of b's of the same category.
double metShare(const Layer &a, const Layer &b)
{
    double met = 0;
    for (size_t k = 0; k < a.byCategory.size(); ++k) {
        for (const auto &[begin, end, category] : a.byCategory[k]) {
            // Of b's units that begin before this one ends, does one end after it begins?
            const auto after = std::ranges::lower_bound(
                b.byCategory[k], end, {}, [](const Place &place) { return std::get<0>(place); });
            const auto before = static_cast<size_t>(after - b.byCategory[k].begin());
            met += before > 0 && b.furthestEnd[k][before - 1] > begin ? 1 : 0;
        }
    }
    return a.exact.empty() ? 0 : met / static_cast<double>(a.exact.size());
}

double characterShare(const Layer &a, const Layer &b)
{
    double shared = 0;
    for (size_t k = 0; k < a.united.size(); ++k) {
        const std::vector<Place> &one = a.united[k];
        const std::vector<Place> &other = b.united[k];
        for (size_t i = 0, j = 0; i < one.size() && j < other.size();) {
            const qint64 begin = std::max(std::get<0>(one[i]), std::get<0>(other[j]));
            const qint64 end = std::min(std::get<1>(one[i]), std::get<1>(other[j]));
            shared += static_cast<double>(std::max<qint64>(0, end - begin));
            const bool oneEndsFirst = std::get<1>(one[i]) <= std::get<1>(other[j]);
            (oneEndsFirst ? i : j) += 1;
        }
    }
    return 2 * shared / (a.unitedLength + b.unitedLength);
}

Figure meanOf(const std::vector<SpanF1Pair> &pairs, std::optional<double> SpanF1Pair::*value)
{
    double sum = 0;
    double defined = 0;
    for (const SpanF1Pair &pair : pairs) {
        sum += (pair.*value).value_or(0);
        defined += pair.*value ? 1 : 0;
    }
    return defined > 0 ? Figure::of(sum / defined) : Figure::none(Undefined::NoUnits);
}

SpanF1Pair compare(const Layer &one, const Layer &other)
{
    SpanF1Pair pair;
    pair.unitsOfFirst = std::ssize(one.exact);
    pair.unitsOfSecond = std::ssize(other.exact);
    if (one.exact.empty() && other.exact.empty())
        return pair;
    pair.exact = sharedShare(one.exact, other.exact);
    pair.boundary = sharedShare(one.boundaries, other.boundaries);
    const double precision = metShare(one, other);
    const double recall = metShare(other, one);
    pair.overlap = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    pair.character = characterShare(one, other);
    return pair;
}

} // namespace

SpanF1 spanF1(const SpanTable &table)
{
    std::vector<Layer> layers;
    for (const std::vector<MarkedSpan> &units : unitsByAnnotator(table))
        layers.push_back(layerOf(units, table.categories));
    SpanF1 f1;
    for (size_t a = 0; a < layers.size(); ++a) {
        for (size_t b = a + 1; b < layers.size(); ++b) {
            SpanF1Pair pair = compare(layers[a], layers[b]);
            pair.first = static_cast<int>(a);
            pair.second = static_cast<int>(b);
            f1.pairs.push_back(pair);
        }
    }
    f1.exact = meanOf(f1.pairs, &SpanF1Pair::exact);
    f1.boundary = meanOf(f1.pairs, &SpanF1Pair::boundary);
    f1.overlap = meanOf(f1.pairs, &SpanF1Pair::overlap);
    f1.character = meanOf(f1.pairs, &SpanF1Pair::character);
    return f1;
}

} // namespace standpoint
