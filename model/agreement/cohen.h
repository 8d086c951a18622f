// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two annotators: Cohen's kappas and Scott's pi.
#pragma once

#include "model/agreement/figure.h"
#include "model/agreement/pair_cells.h"
#include "model/agreement/weights.h"

namespace standpoint {

/// What two annotators gave to the items that both labelled.
struct PairSums
{
    double items = 0;
    double agreement = 0;          ///< sum of the weights of their labels
    std::span<const double> first; ///< how often the first gave each category, and the second
    std::span<const double> second;
};

/// Cohen's kappa: the mean weight of two labels, corrected by what the two annotators' own shares would give
/// by chance. Source: Cohen 1960, Educational and Psychological Measurement 20(1); weighted: Cohen 1968.
Figure cohenKappa(const PairSums &pair, const WeightMatrix &weights);

/// Scott's pi: the same with the shares of both annotators pooled. Source: Scott 1955, Public Opinion
/// Quarterly 19(3).
Figure scottPi(const PairSums &pair);

/// The standard error of Cohen's kappa for large samples; nothing where kappa is undefined.
/// Source: Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72(5).
std::optional<double> cohenStandardError(std::span<const PairCell> cells, const WeightMatrix &weights);

/// The kappas of two annotators, with the standard errors for large samples and the normal 95 % intervals.
struct PairAgreement
{
    int first = 0;
    int second = 0;
    qint64 items = 0; ///< that both labelled
    Figure observed;  ///< share of equal labels
    Figure kappa;
    Figure kappaLinear; ///< NotOrdered where a label has no place on the scale
    Figure kappaQuadratic;
    Figure pi; ///< Scott's
};

PairAgreement pairAgreement(const LabelTable &table, int first, int second, std::span<const PairCell> cells);

} // namespace standpoint
