// SPDX-License-Identifier: GPL-3.0-or-later
//
// A search of the project on other threads, whose hits come to the window as they are found.
#pragma once

#include "model/search/project_search.h"

#include <QFuture>
#include <QObject>

namespace standpoint {

class SearchRun : public QObject
{
    Q_OBJECT

public:
    explicit SearchRun(QObject *parent = nullptr);
    /// Waits for what still runs, which ends soon.
    ~SearchRun() override;

    /// Gives up the search before, and searches this snapshot.
    void start(const Project &project, const ArticleSearcher &searcher);
    /// Nothing comes any more.
    void cancel();
    bool isRunning() const { return m_state != nullptr; }

signals:
    /// What was found since the last time, in the articles' order, and how far the search is.
    void found(const standpoint::SearchBatch &batch);
    void finished();

private:
    struct State;
    void take(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state; ///< null where nothing runs
    QList<QFuture<void>> m_futures; ///< this search, and given up ones that have not ended yet
};

} // namespace standpoint
