// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/resampling.h"

#include "model/agreement/label_agreement.h"

namespace standpoint {

Resampling resampled(const LabelTable &table, const std::vector<qint32> &articleOf, int articles,
    const BootstrapOptions &options, bool byItem)
{
    Resampling result;
    result.options = options;
    result.byItem = byItem || articles == 0;
    const GroupedCounts counts = result.byItem
        ? countsByItem(table, itemBootstrapLayout(table))
        : countsByArticle(table, articleOf, articles, bootstrapLayout(table));
    result.spreads = bootstrap(table, counts, options);
    return result;
}

} // namespace standpoint
