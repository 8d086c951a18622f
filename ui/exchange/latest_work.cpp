// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/latest_work.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

#include <atomic>

namespace standpoint {

/// Shared with the thread that works.
struct LatestWork::State
{
    std::atomic<bool> isStopped = false;
    std::atomic<double> done = 0;
};

LatestWork::LatestWork(QObject *parent)
    : QObject(parent)
{
}

LatestWork::~LatestWork()
{
    cancel();
}

void LatestWork::start(std::function<Deliver(const MayGoOn &mayGoOn)> work)
{
    cancel();
    m_state = std::make_shared<State>();
    auto *watcher = new QFutureWatcher<Deliver>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, state = m_state] {
        watcher->deleteLater();
        if (state != m_state)
            return;
        m_state.reset();
        if (const Deliver deliver = watcher->result())
            deliver();
    });
    watcher->setFuture(QtConcurrent::run([work = std::move(work), state = m_state]() -> Deliver {
        if (state->isStopped)
            return {};
        return work([&state](double done) {
            state->done = done;
            return !state->isStopped;
        });
    }));
}

void LatestWork::cancel()
{
    if (m_state)
        m_state->isStopped = true;
    m_state.reset();
}

double LatestWork::done() const
{
    return m_state ? m_state->done.load() : 1;
}

} // namespace standpoint
