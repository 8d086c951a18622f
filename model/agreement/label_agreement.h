// SPDX-License-Identifier: GPL-3.0-or-later
//
// All measures of a table of labels at once.
#pragma once

#include "model/agreement/bootstrap.h"
#include "model/agreement/cohen.h"

namespace standpoint {

struct LabelAgreement
{
    qsizetype items = 0;
    qsizetype rated = 0;    ///< items with a label
    qsizetype paired = 0;   ///< with two labels or more
    qsizetype complete = 0; ///< with labels of all annotators
    CountLayout layout;
    std::vector<double> sums; ///< for coincidence()
    MeasureFigures measures;
    std::vector<LabelFigures> labels; ///< by category
    std::vector<PairAgreement> pairs; ///< (0, 1), (0, 2), …, (1, 2), …
};

LabelAgreement labelAgreement(const LabelTable &table);

/// What a bootstrap by article keeps: all measures for two annotators, for more of them all but Cohen's
/// kappas, which have their own standard errors.
CountLayout bootstrapLayout(const LabelTable &table);
/// By item: as by article where items of equal labels are few enough to keep annotators apart, else without
/// Conger's kappa.
CountLayout itemBootstrapLayout(const LabelTable &table);

} // namespace standpoint
