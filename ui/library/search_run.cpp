// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_run.h"

#include <QtConcurrentRun>

#include <mutex>

namespace standpoint {

/// Shared with the threads that search.
struct SearchRun::State
{
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    SearchBatch pending;   ///< what the window has not taken yet
    bool isPosted = false; ///< the window was told that something waits
    bool isDone = false;
};

SearchRun::SearchRun(QObject *parent)
    : QObject(parent)
{
}

SearchRun::~SearchRun()
{
    cancel();
    for (QFuture<void> &future : m_futures)
        future.waitForFinished();
}

void SearchRun::start(const Project &project, const ArticleSearcher &searcher)
{
    cancel();
    m_futures.removeIf([](const QFuture<void> &future) { return future.isFinished(); });
    m_state = std::make_shared<State>();
    const auto tell = [this, state = m_state](const SearchBatch &batch, bool done) {
        const std::lock_guard lock(state->mutex);
        state->pending.articles.append(batch.articles);
        state->pending.searched = batch.searched;
        state->pending.all = batch.all;
        state->isDone = state->isDone || done;
        // One call for all that comes before the window gets to it: a slow window is not flooded.
        if (!std::exchange(state->isPosted, true))
            QMetaObject::invokeMethod(
                this, [this, state] { take(state); }, Qt::QueuedConnection);
    };
    m_futures.append(QtConcurrent::run([snapshot = project, searcher, state = m_state, tell]() mutable {
        SearchBatch last;
        const bool whole =
            searchProject(std::move(snapshot), searcher, state->cancelled, [&](const SearchBatch &batch) {
                tell(batch, false);
                last = {{}, batch.searched, batch.all};
            });
        if (whole)
            tell(last, true);
    }));
}

void SearchRun::cancel()
{
    if (m_state)
        m_state->cancelled = true;
    m_state.reset();
}

void SearchRun::take(const std::shared_ptr<State> &state)
{
    if (state != m_state)
        return;
    SearchBatch batch;
    bool done = false;
    {
        const std::lock_guard lock(state->mutex);
        batch = std::exchange(state->pending, {{}, state->pending.searched, state->pending.all});
        state->isPosted = false;
        done = state->isDone;
    }
    if (done)
        m_state.reset();
    emit found(batch);
    if (done)
        emit finished();
}

} // namespace standpoint
