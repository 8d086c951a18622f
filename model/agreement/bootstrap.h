// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far measures vary when other articles, or other items, had been drawn.
// Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 11 and 13.
#pragma once

#include "model/agreement/measures.h"

namespace standpoint {

struct BootstrapOptions
{
    int resamples = 1000;
    quint64 seed = 1;
};

/// What the resamples gave for one measure.
struct Spread
{
    std::vector<std::optional<double>> values; ///< by resample; nothing where undefined
    int undefined = 0;                         ///< where this is not 0 the rest holds on condition of a value
    std::optional<Interval> interval;    ///< 2.5 and 97.5 percentiles of the values, linear between ranks
    std::optional<double> standardError; ///< their sample standard deviation
};

/// By measure; empty for those that the counts do not tell.
using Spreads = std::array<Spread, measureCount>;

/// Nothing of fewer than two groups. Draws as many groups as there are, with replacement: articles, or items
/// where counts are by item. The same seed gives the same result on any number of cores.
Spreads bootstrap(const LabelTable &table, const GroupedCounts &counts, const BootstrapOptions &options);

/// The same with what each resample draws given: places in GroupedCounts::groupOf.
Spreads bootstrapWith(
    const LabelTable &table, const GroupedCounts &counts, std::span<const std::vector<qint32>> resamples);

/// The standard error when each article, or item, is left out once; nothing where a measure is then
/// undefined.
std::array<std::optional<double>, measureCount> jackknifeErrors(
    const LabelTable &table, const GroupedCounts &counts);

/// The value below which a share `p` of sorted values lies, linear between ranks (type 7 of Hyndman & Fan
/// 1996).
double percentile(std::span<const double> sorted, double p);

} // namespace standpoint
