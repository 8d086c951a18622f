// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/unitizing.h"

#include <algorithm>

namespace standpoint {

namespace {

/// A unit, or a gap between units.
struct Section
{
    double begin = 0;
    double end = 0;
    bool isUnit = false;

    double length() const { return end - begin; }
};

std::vector<Section> sectionsOf(const std::vector<MarkedSpan> &units, const SpanTable &table)
{
    std::vector<Section> sections;
    qint64 at = table.begin;
    const auto addGap = [&](qint64 until) {
        if (at < until)
            sections.push_back({static_cast<double>(at), static_cast<double>(until), false});
    };
    for (const MarkedSpan &unit : units) {
        addGap(unit.begin);
        sections.push_back({static_cast<double>(unit.begin), static_cast<double>(unit.end), true});
        at = unit.end;
    }
    addGap(table.begin + table.length);
    return sections;
}

double differenceOf(const Section &a, const Section &b)
{
    const auto square = [](double x) { return x * x; };
    if (a.isUnit && b.isUnit)
        return square(a.begin - b.begin) + square(a.end - b.end);
    if (a.isUnit && b.begin <= a.begin && a.end <= b.end)
        return square(a.length());
    if (b.isUnit && a.begin <= b.begin && b.end <= a.end)
        return square(b.length());
    return 0;
}

double observedOf(const std::vector<Section> &a, const std::vector<Section> &b)
{
    double observed = 0;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        observed += differenceOf(a[i], b[j]);
        const double end = std::min(a[i].end, b[j].end);
        i += a[i].end <= end ? 1 : 0;
        j += b[j].end <= end ? 1 : 0;
    }
    return observed;
}

struct Disagreement
{
    double observed = 0;
    double expected = 0;
};

Disagreement disagreementIn(const SpanTable &table, const std::vector<std::vector<MarkedSpan>> &units)
{
    std::vector<std::vector<Section>> sections;
    std::vector<double> unitLengths;
    std::vector<double> gaps;
    for (const std::vector<MarkedSpan> &own : units) {
        sections.push_back(sectionsOf(own, table));
        for (const Section &section : sections.back())
            (section.isUnit ? unitLengths : gaps).push_back(section.length());
    }
    const auto length = static_cast<double>(table.length);
    const auto annotators = static_cast<double>(table.annotators);
    Disagreement disagreement;
    for (size_t b = 1; b < sections.size(); ++b) {
        for (size_t a = 0; a < b; ++a)
            disagreement.observed += observedOf(sections[a], sections[b]);
    }
    disagreement.observed *= 2 / (annotators * (annotators - 1) * length * length);

    std::ranges::sort(gaps);
    std::vector<double> gapsFrom(gaps.size() + 1); // summed lengths from each on
    for (size_t i = gaps.size(); i-- > 0;)
        gapsFrom[i] = gapsFrom[i + 1] + gaps[i];
    const auto units1 = static_cast<double>(unitLengths.size()) - 1;
    double expected = 0;
    double own = 0;
    for (const double l : unitLengths) {
        const auto first = static_cast<size_t>(std::ranges::lower_bound(gaps, l) - gaps.begin());
        const auto count = static_cast<double>(gaps.size() - first);
        expected +=
            units1 / 3 * (2 * l * l * l - 3 * l * l + l) + l * l * (gapsFrom[first] - count * (l - 1));
        own += l * (l - 1);
    }
    const double total = annotators * length;
    const double places = total * (total - 1) - own;
    disagreement.expected = places > 0 ? 2 / length * expected / places : 0;
    return disagreement;
}

} // namespace

AlphaU alphaU(const SpanTable &table)
{
    AlphaU alpha;
    if (table.annotators < 2) {
        alpha.all = Figure::none(Undefined::OneAnnotator);
        return alpha;
    }
    alpha.byCategory.resize(static_cast<size_t>(table.categories));
    if (table.units.empty()) {
        alpha.all = Figure::none(Undefined::NoUnits);
        return alpha;
    }
    Disagreement sum;
    for (int category = 0; category < table.categories; ++category) {
        const auto units = unitsByAnnotator(table, category);
        if (std::ranges::any_of(units, anyOverlap)) {
            alpha.all = Figure::none(Undefined::SameAnnotatorUnitsOverlap);
            alpha.byCategory.assign(static_cast<size_t>(table.categories), std::nullopt);
            return alpha;
        }
        if (std::ranges::all_of(units, [](const auto &own) { return own.empty(); }))
            continue;
        const Disagreement one = disagreementIn(table, units);
        if (one.expected > 0)
            alpha.byCategory[static_cast<size_t>(category)] = 1 - one.observed / one.expected;
        sum.observed += one.observed;
        sum.expected += one.expected;
    }
    alpha.all =
        sum.expected > 0 ? Figure::of(1 - sum.observed / sum.expected) : Figure::none(Undefined::NoVariation);
    return alpha;
}

} // namespace standpoint
