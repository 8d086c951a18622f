// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bootstrap of one table, by articles or by items.
#pragma once

#include "model/agreement/bootstrap.h"

namespace standpoint {

/// What resamples drew, and how.
struct Resampling
{
    Spreads spreads;
    BootstrapOptions options;
    bool byItem = false;
    bool isInterval = true; ///< whether its percentiles are the 95 % intervals, instead of the closed form

    /// The 95 % interval of a measure: of the resamples or of the closed form.
    std::optional<Interval> interval(Measure measure, const Figure &figure) const
    {
        return isInterval ? spreads[static_cast<size_t>(measure)].interval : figure.interval;
    }
};

/// Draws articles; items where `byItem` says so or there is no article. `articleOf` as in countsByArticle().
Resampling resampled(const LabelTable &table, const std::vector<qint32> &articleOf, int articles,
    const BootstrapOptions &options, bool byItem = false);

} // namespace standpoint
