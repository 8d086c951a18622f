// SPDX-License-Identifier: GPL-3.0-or-later
//
// Closed-form standard errors of the measures over items, and the 95 % t intervals that follow.
// Source: Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., without a correction for a finite
// population.
#pragma once

#include "model/agreement/measures.h"

namespace standpoint {

/// Adds standard error and interval to the figures that have a value and a closed form: observed agreement,
/// Fleiss, Conger (where the layout keeps annotators), alpha nominal and interval, Gwet, Brennan-Prediger.
/// None where only one item counts. An interval ends at 1.
void addStandardErrors(const LabelTable &table, const Patterns &patterns, const CountLayout &layout,
    std::span<const double> sums, MeasureFigures &figures);

/// The point below which a share `p` of Student's distribution lies; degrees > 0, 0 < p < 1.
double studentQuantile(double p, double degrees);

} // namespace standpoint
