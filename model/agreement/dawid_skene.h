// SPDX-License-Identifier: GPL-3.0-or-later
//
// How reliable each annotator is, and what the likely gold of each item is, estimated from their labels
// alone: Dawid & Skene 1979, Applied Statistics 28(1), 20-28, by expectation and maximisation. Maximum
// likelihood without smoothing; begins with the shares of votes of each item; the same labels give the same
// estimates to the bit.
#pragma once

#include "model/agreement/label_table.h"
#include "model/project/error.h"

namespace standpoint {

struct DawidSkeneOptions
{
    /// At most. Annotators who are hardly better than chance need thousands.
    int steps = 100'000;
    double tolerance = 1e-9; ///< ends where the log likelihood of a label rises by less
    /// At most so many steps × distinct items × annotators × categories: some ten seconds.
    double work = 2e10;
};

struct DawidSkene
{
    int annotators = 0;
    int categories = 0;
    std::vector<double> prior;         ///< share of each category
    std::vector<double> confusion;     ///< annotator × true category × label: chances, each row sums to 1
    std::vector<double> posterior;     ///< item × category; an item without labels has the prior
    std::vector<double> reliability;   ///< of each annotator: chance that a label is right, 0 to 1
    std::vector<double> logLikelihood; ///< after each step; never falls
    /// Whether it came to its end. If not, likely labels may still change, and nothing should be decided by
    /// them.
    bool hasConverged = false;

    double chance(int annotator, int truth, int label) const
    {
        const auto row = static_cast<qsizetype>(annotator) * categories + truth;
        return confusion[static_cast<size_t>(row * categories + label)];
    }
    std::span<const double> item(qsizetype i) const
    {
        return std::span(posterior).subspan(
            static_cast<size_t>(i * categories), static_cast<size_t>(categories));
    }
};

/// A category that an annotator's items never have keeps the row that the annotator's labels have in all.
/// Fails with Invalid where there is no label, or fewer than two annotators.
Result<DawidSkene> dawidSkene(const LabelTable &table, const DawidSkeneOptions &options = {});

/// The likely category of an item: the first of those that are as likely as any.
struct LikelyLabel
{
    int category = 0;
    double chance = 0;  ///< 0 to 1
    bool isTie = false; ///< another is as likely, but for 1e-9
};
LikelyLabel likelyLabel(const DawidSkene &estimate, qsizetype item);

/// How unsure an item is, from 0 to 1: the entropy of its posterior, as a share of the greatest there is.
double doubtOn(const DawidSkene &estimate, qsizetype item);

} // namespace standpoint
