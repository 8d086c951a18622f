// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work on another thread of which only the newest counts, as for a preview that follows what somebody types.
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace standpoint {

class LatestWork : public QObject
{
    Q_OBJECT

public:
    /// Told how much is done, from 0 to 1; false: give up.
    using MayGoOn = std::function<bool(double done)>;
    /// Shows what came of it, on the thread of the window. May be empty.
    using Deliver = std::function<void()>;

    explicit LatestWork(QObject *parent = nullptr);
    /// Nothing is delivered any more; what still runs is told to give up, and nobody waits for it.
    ~LatestWork() override;

    /// Gives up what was started before, and runs this. It works on copies of its own.
    void start(std::function<Deliver(const MayGoOn &mayGoOn)> work);
    void cancel();
    bool isRunning() const { return m_state != nullptr; }
    /// How much of it is done, from 0 to 1.
    double done() const;

private:
    struct State;

    std::shared_ptr<State> m_state; ///< null where nothing runs
};

} // namespace standpoint
