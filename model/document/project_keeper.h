// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an open project is on disk: its file and lock, the journal of what was done since (store/journal.h),
// the saves, and a look now and then at what other programs do there. Knows no undo stack and changes no
// project.
//
// Where the journal cannot be beside the project (a project that was never saved, a folder that takes no
// file, a lock or a file that was lost to another program), a copy of the project in the user's data folder
// takes its place: the home (homes.h). It goes when a save has reached the project's own path.
#pragma once

#include "model/document/homes.h"
#include "model/document/outside_look.h"
#include "model/project/project.h"
#include "model/store/journal_writer.h"
#include "model/store/keeping_save.h"
#include "model/store/project_lock.h"
#include "model/store/stored_project.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>

namespace standpoint {

/// Everything is said from one thread, and signals come there; disks are waited for on others.
class ProjectKeeper : public QObject
{
    Q_OBJECT

public:
    /// What a save writes.
    struct Snapshot
    {
        Project project;
        quint64 state = 0; ///< names the project's value
    };
    struct Opening
    {
        bool takeOver = false;   ///< also where somebody else has the lock
        bool upToDamage = false; ///< take a damaged journal as far as it can be read
    };
    /// A project that was found on disk, and the lock that was taken on it.
    struct Found
    {
        QString path; ///< links followed
        StoredProject stored;
        FileStamp stamp;                   ///< of the file, as it was read
        std::shared_ptr<ProjectLock> lock; ///< null where somebody else has it
        std::optional<LockHolder> otherHolder;
    };
    /// What of the acts is on the disk, in the project file or in the journal.
    enum class Disk
    {
        Kept,    ///< all of them
        Writing, ///< the last ones are on their way
        Failing  ///< the last ones are in memory only, for diskError() says why; it is tried again and again
    };

    /// Of a project that was never saved: nothing of it is on disk before keepSafe() or save(). `snapshot` is
    /// asked on this thread, for the project as it is then.
    explicit ProjectKeeper(std::function<Snapshot()> snapshot);
    ~ProjectKeeper() override; ///< waits for a save under way, and for the journal

    /// Takes the lock and reads what is there. Fails as readStored() does.
    static Result<Found> find(const QString &path, Opening opening);
    /// Goes on with what was found; its file has the project in that state.
    void begin(const Found &found, quint64 state);
    /// What is at the path is only a home: the project has no path of its own.
    void forgetPath();

    /// Keeps a project that has no path yet in the data folder from now on. Does nothing where it is kept.
    void keepSafe();
    /// What was just done to the project: on disk soon, in the journal.
    void keep(JournalEntry entry);
    /// What was done to the project and is on disk already. A save to path() is refused that would hold fewer
    /// annotations than all that is known here explains; one to another place is done and told of, and
    /// nothing that was on disk before is removed after it.
    void expect(const Change &change);
    void expectAnnotations(qsizetype count) { m_annotationsExpected = count; }
    /// Keeps all of the journal in a file of its own beside it, before anything of it is lost by a save.
    /// Returns the path; where it fails with Io, the journal is not replaced before it succeeds.
    Result<QString> keepJournalAside();
    /// What the user gave up is not offered again: the journal, and a home in the data folder, are put aside.
    void discard();

    /// Who else had the project open; then nothing can be changed here.
    const std::optional<LockHolder> &otherHolder() const { return m_otherHolder; }
    /// Empty for a project that was never saved.
    const QString &path() const { return m_path; }
    /// The state that the file at path() has; 0 where there is none.
    quint64 savedState() const { return m_saved.state; }
    /// The file in the data folder that holds the work where the project's own folder cannot; empty
    /// elsewhere.
    QString home() const { return m_home.path == m_path ? QString() : m_home.path; }

    Disk disk() const;
    Error diskError() const;
    /// How many acts were kept, and how many of them the disk has.
    quint64 actsDone() const { return m_acts; }
    quint64 actsOnDisk() const { return disk() == Disk::Kept ? m_acts : m_actsOnDisk; }
    /// Waits until the disk has everything, or does not take it. Returns whether it has.
    bool flushJournal();

    /// Saves a snapshot to `path` on another thread and makes that the project's path once it is there.
    /// One save runs at a time; those asked for meanwhile start when it has ended, one for each path.
    void save(const QString &path);
    bool isSaving() const { return m_isSaving && !m_current.isHome; }
    /// Of the save under way, from 0 to 1000.
    int saveProgress() const { return m_progress; }
    /// Waits for saves under way and asked for.
    void finishSaving();

signals:
    void failed(const standpoint::Error &error); ///< what was asked for was not done
    void stateChanged();                         ///< path, saved state or saving
    void saved(const QString &path);
    void diskChanged();
    void noticed(const QString &sentence); ///< something that the user should know and need not act on

private:
    struct Saving
    {
        QString path;
        quint64 state = 0;
        Generation generation;
        bool isHome = false;   ///< in the data folder, for the journal to build on
        qsizetype missing = 0; ///< annotations that nothing explains the loss of
    };
    /// Where the journal is.
    struct Home
    {
        QString path;
        std::shared_ptr<ProjectLock> lock;
        bool exists = false; ///< whether the project file is there yet
    };

    void startJournal(const Bits128 &base, qint64 soundBytes);
    void startSave(const QString &path, bool isHome);
    Status mayReplace(const QString &path, std::shared_ptr<ProjectLock> *lock) const;
    std::shared_ptr<ProjectLock> lockOfHome(const QString &path) const;
    void finishSave();
    void moveHome();
    void wantHome();
    void followDisk();
    void tellOfMissing();
    void watch();
    void hearOfLook();

    std::function<Snapshot()> m_snapshot;
    QString m_path;
    std::optional<LockHolder> m_otherHolder;

    Saving m_saved;          ///< what the file at `path` holds
    Saving m_current;        ///< what the save under way writes
    QStringList m_nextPaths; ///< saves asked for while one runs
    QFutureWatcher<SaveOutcome> m_saving;
    std::atomic<int> m_progress = 0;
    bool m_isSaving = false; ///< until finishSave() has run: the thread may be done long before

    Home m_home;
    std::shared_ptr<ProjectLock> m_nextLock;  ///< of the path that is being saved to
    Bits128 m_generation;                     ///< that the journal builds on
    std::unique_ptr<JournalWriter> m_journal; ///< null before the first act, and where it is read-only
    std::optional<Error> m_diskError;         ///< why there is no home
    QTimer m_watch; ///< looks after the file, and tries a home again that could not be made
    QThreadPool m_lookThread;
    QFutureWatcher<OutsideAnswer> m_look;
    bool m_isLooking = false;
    bool m_lookCounts = false; ///< no save began since the look did
    bool m_homeWanted = false;
    std::shared_ptr<ProjectLock> m_pathLock; ///< of the path, while the home is elsewhere
    FileStamp m_pathStamp;                   ///< of the file at the path, as it was read or saved last
    bool m_pathIsLost = false; ///< another program has replaced the file, or taken the lock: said once
    Disk m_toldDisk = Disk::Kept;
    quint64 m_acts = 0;
    quint64 m_actsOnDisk = 0;
    qsizetype m_annotationsExpected = 0; ///< by what was opened and every act since
};

} // namespace standpoint
