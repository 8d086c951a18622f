// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gamma: agreement of marked spans by their best alignment, against what random annotators with the same
// habits reach. Source: Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3).
//
// Two units differ by ((|begins apart| + |ends apart|) / (both lengths))² and 1 more if their categories
// differ; a unit and none differ by 1. A tuple of at most one unit an annotator costs the mean over all pairs
// of annotators. An alignment covers each unit once; its disorder is the sum of its tuples' costs by units an
// annotator.
#pragma once

#include "model/agreement/figure.h"
#include "model/agreement/span_table.h"

namespace standpoint {

struct GammaOptions
{
    int samples = 30;
    quint64 seed = 1;
};

/// Expected disorder is a mean over samples, so gamma has an error of its own.
struct Gamma
{
    Figure gamma;
    Figure observedDisorder; ///< of the best alignment; exact
    int samples = 0;
    quint64 seed = 0;
    double expectedDisorder = 0;
    double expectedDisorderError = 0; ///< standard error of that mean
    /// Half the 95 % interval of the expected disorder, as a share of it: 0.02 is a precision of 2 %.
    double precision = 0;
};

/// Samples draw, for each annotator, the number of units, their lengths and the gaps between them from normal
/// distributions with the means and deviations found, and categories by their shares.
/// OneAnnotator, NoUnits, TooManyUnits where the best alignment takes too many steps.
Gamma gammaOf(const SpanTable &table, const GammaOptions &options = {});

} // namespace standpoint
