// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dawid and Skene's estimate of gold, as a suggestion beside the cases. It is made on another thread, and
// again a while after annotators say something else.
#pragma once

#include "model/agreement/gold_estimate.h"
#include "ui/workbench.h"

#include <QFutureWatcher>
#include <QSet>
#include <QTimer>

namespace standpoint {

class LikelyGold : public QObject
{
    Q_OBJECT

public:
    explicit LikelyGold(const Workbench &bench, QObject *parent = nullptr);

    /// Of the project as it is; what was estimated stays until then.
    void estimate(const Comparison &comparison);
    /// Null where there is none: not yet, or fewer than two annotators.
    const std::shared_ptr<const GoldEstimate> &current() const { return m_estimate; }
    bool isEstimating() const { return m_isEstimating; }

    /// Nothing where the case is not estimated, or annotators have said something else in its article since.
    /// Where names are hidden, only what more annotators say than anything else: whom else the estimate
    /// believes would tell them apart.
    std::optional<LikelyCase> of(const Case &one, bool namesAreHidden) const;
    /// Of gold and decisions nothing is estimated.
    void follow(const Change &change);

signals:
    void estimated();

private:
    using Estimated = std::shared_ptr<const GoldEstimate>;
    void take();

    const Workbench &m_bench;
    Comparison m_comparison;
    Estimated m_estimate;
    QSet<ArticleId> m_changed; ///< articles that the estimate does not know as they are
    QFutureWatcher<Estimated> m_watcher;
    QTimer m_again;
    bool m_isEstimating = false;
};

/// "likely: against (0.93)"; where the case has several units, what holds in each. Without the number where
/// names are hidden.
QString likelyText(const Project &project, const Case &one, const LikelyCase &likely, bool namesAreHidden);

} // namespace standpoint
