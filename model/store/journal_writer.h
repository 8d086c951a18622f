// SPDX-License-Identifier: GPL-3.0-or-later
//
// Brings records to the disk on a thread of its own, so that no key waits for a disk.
#pragma once

#include "model/store/journal.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <variant>

namespace standpoint {

/// The open end of a journal. Everything is said from one thread (the one that made it); signals come there
/// too.
///
/// What cannot be written is kept in memory and tried again every second, in its order, until it can be;
/// nothing that was not flushed to the disk is ever called durable.
class JournalWriter : public QObject
{
    Q_OBJECT

public:
    /// Where a journal goes on.
    struct Place
    {
        QString path;
        Bits128 base; ///< for a journal that begins here
        qint64 soundBytes =
            0; ///< keep so much of what is there; 0: begin anew. The file is made with the first record
        /// What stands from here on is kept aside before it is cut, replaced or removed.
        std::optional<qint64> keepFrom = {};
    };

    /// `mayWrite` is asked on the writing thread before each write: whether the project is still ours.
    explicit JournalWriter(Place place, std::function<Status()> mayWrite = {}, QObject *parent = nullptr);
    ~JournalWriter() override; ///< tries once more to write what is left

    /// Takes a record over and returns its number; numbers count up from 1.
    quint64 append(JournalEntry entry);
    /// A save of that generation begins with exactly the records appended so far.
    void beginSnapshot(const Bits128 &generation);
    /// The last snapshot is a project file now: goes on in a new journal at `path`, which builds on that
    /// generation and has only the records since. Records before it count as durable. `path` may be the one
    /// of before; another old journal is removed, unless `keepOld`. Where the new journal cannot be written,
    /// an old one at the same path goes on: it stays valid.
    void endSnapshot(const QString &path, std::function<Status()> mayWrite = {}, bool keepOld = false,
        const QStringList &thenRemove = {});
    /// Nothing that is in the journal from that byte on is cut, replaced or removed before it is kept aside.
    void keepAside(qint64 from);
    /// Tries again now what could not be written.
    void retry();
    /// Waits until everything is durable, or cannot be written at the moment. Returns whether it is.
    bool flush();

    quint64 lastAppended() const { return m_appended; }
    /// Everything up to this number is on the disk.
    quint64 lastDurable() const;
    /// Why writing fails at present; nothing where it does not.
    std::optional<Error> failure() const;

signals:
    void durable(quint64 number);
    void failed(const standpoint::Error &error); ///< writing has begun to fail
    void recovered();                            ///< and goes on again

private:
    struct Record
    {
        quint64 number = 0;
        JournalEntry entry;
        QByteArray bytes;           ///< made on the writing thread
        std::optional<Error> error; ///< why there are none: the record would be too large; a save helps
    };
    struct Restart
    {
        Place place;
        std::function<Status()> mayWrite;
        bool keepOld = false;
        QStringList thenRemove;
    };
    struct KeepAside
    {
        qint64 from = 0;
    };
    using Task = std::variant<Record, Restart, KeepAside>;

    // On the writing thread.
    void run();
    void work(std::unique_lock<std::mutex> &lock);
    void take(Task task);
    void restart(Restart begin);
    Status keepRest();
    Status beginAnew(const Place &place, const std::deque<Record> &records, bool *inPlace) const;
    Status writeAll();
    Status openFile();
    Status checkFile() const;
    Status writeAtEnd(const QByteArray &bytes);
    void closeFile();
    tl::unexpected<Error> ioError(const QString &sentence) const;
    void report(const Status &status);

    // Shared, under the mutex.
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_rested;
    std::deque<Task> m_tasks;
    quint64 m_durable = 0;
    std::optional<Error> m_failure;
    bool m_stop = false;
    bool m_retryNow = false;
    bool m_busy = false;

    // The owner's.
    quint64 m_appended = 0;
    Bits128 m_snapshot;

    // The writing thread's.
    Place m_place;
    std::function<Status()> m_mayWrite;
    std::deque<Record> m_unwritten;
    std::deque<Record> m_sinceSnapshot; ///< written or not: a new journal needs them
    bool m_keepsSince = false;
    quint64 m_taken = 0; ///< number of the last record taken over
    int m_descriptor = -1;
    bool m_folderIsUnsure = false; ///< a new journal is there, but the disk did not confirm its name
    bool m_made = false;           ///< the file at the place is ours, though nothing of it may be sound yet

    std::thread m_thread; ///< last: everything is there when it begins
};

} // namespace standpoint
