// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open project: what ui holds. The one way in which anything changes is push(); the one signal of it is
// changed(). Every act is journalled beside the project file (model/store/journal.h) until a save has it.
//
// Where the journal cannot be beside the project (a project that was never saved, a folder that takes no
// file, a lock or a file that was lost to another program), a copy of the project in the user's data folder
// takes its place: the home. It is offered at the next start, and goes when a save has reached the project's
// own path.
#pragma once

#include "model/project/project.h"
#include "model/store/journal_writer.h"
#include "model/store/keeping_save.h"
#include "model/store/project_lock.h"
#include "model/store/stored_project.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <atomic>
#include <memory>

namespace standpoint {

class ChangeCommand;

/// Where projects are kept that have no place of their own.
QString homesFolder();

class ProjectDocument : public QObject
{
    Q_OBJECT

public:
    struct Opening
    {
        bool takeOver = false;   ///< also where somebody else has the lock
        bool upToDamage = false; ///< take a damaged journal as far as it can be read
    };

    /// An open project that was never saved. Nothing of it is on disk before keepSafe() or save().
    explicit ProjectDocument(Project project, QObject *parent = nullptr);
    ~ProjectDocument() override; ///< waits for a save under way, and for the journal

    /// The project with all that its journal adds, which can be undone. Read-only where somebody else has it
    /// open. Fails as readStored() does.
    static Result<std::unique_ptr<ProjectDocument>> open(const QString &path, Opening opening);
    static Result<std::unique_ptr<ProjectDocument>> open(const QString &path) { return open(path, {}); }
    /// A project that keepSafe() kept in an earlier run: it has no path of its own. Fails as open() does.
    static Result<std::unique_ptr<ProjectDocument>> recover(const QString &home);

    /// Keeps a project that has no path yet in the user's data folder from now on.
    void keepSafe();
    /// What the user gave up is not offered again: the journal, and a home in the data folder, are put aside.
    void discard();

    /// Whether somebody else had the project open: then nothing can be changed here.
    bool isReadOnly() const { return m_otherHolder.has_value(); }
    const std::optional<LockHolder> &otherHolder() const { return m_otherHolder; }
    /// What was found at opening, in sentences.
    const QStringList &notices() const { return m_notices; }

    const Project &project() const { return m_project; }
    QUndoStack &undoStack() { return m_undoStack; }

    /// Applies the edits as one act of the present annotator, or refuses it and emits failed() with the
    /// reason. Returns whether it was done. An empty list is done without a trace.
    bool push(const QString &label, std::vector<AnyEdit> edits);
    bool push(const Change &change);

    /// Who tags here; null before a name was given. Somebody new is not in the project before the first act
    /// of theirs, so that looking at a project does not change it.
    AnnotatorId annotator() const { return m_annotator.id; }
    const QString &annotatorName() const { return m_annotator.name; }
    /// Makes the annotator of that name (white space simplified) the one who tags here. Returns false, and
    /// emits failed(), where the name is empty or gold's.
    bool setAnnotator(const QString &name);

    /// Empty for a project that was never saved.
    const QString &path() const { return m_path; }
    /// The project's title, or the file's name.
    QString displayName() const;
    bool isModified() const { return m_state != m_saved.state; }
    bool isSaving() const { return m_isSaving && !m_current.isHome; }
    /// Of the save under way, from 0 to 1000.
    int saveProgress() const { return m_progress; }

    /// What of the acts is on the disk, in the project file or in the journal.
    enum class Disk
    {
        Kept,    ///< all of them
        Writing, ///< the last ones are on their way
        Failing  ///< the last ones are in memory only, for diskError() says why; it is tried again and again
    };
    Disk disk() const;
    /// How many acts (with undo and redo) this window has done, and how many of them the disk has.
    quint64 actsDone() const { return m_acts; }
    quint64 actsOnDisk() const { return disk() == Disk::Kept ? m_acts : m_actsOnDisk; }
    Error diskError() const;
    /// The file in the data folder that holds the work where the project's own folder cannot; empty
    /// elsewhere.
    QString home() const { return m_home.path == m_path ? QString() : m_home.path; }
    /// Waits until the disk has everything, or does not take it. Returns whether it has.
    bool flushJournal();

    /// Saves a snapshot to `path` on another thread and makes that the project's path once it is there.
    /// One save runs at a time; those asked for meanwhile start when it has ended, one for each path.
    void save(const QString &path);
    /// Waits for saves under way and asked for. Returns whether nothing is left unsaved.
    bool finishSaving();

signals:
    void changed(const standpoint::Change &change); ///< after every push, undo and redo
    void failed(const standpoint::Error &error);    ///< what was asked for was not done
    void annotatorChanged();
    void stateChanged(); ///< path, modified or saving
    void saved(const QString &path);
    void diskChanged();
    void noticed(const QString &sentence); ///< something that the user should know and need not act on

private:
    friend class ChangeCommand;
    struct Saving
    {
        QString path;
        quint64 state = 0;
        Generation generation;
        bool isHome = false; ///< in the data folder, for the journal to build on
    };
    /// Where the journal is.
    struct Home
    {
        QString path;
        std::shared_ptr<ProjectLock> lock; ///< null where the folder takes none
        bool exists = false;               ///< whether the project file is there yet
    };

    bool perform(const Change &change, JournalEntry::Act act);
    Annotator presentAnnotator() const;
    void setState(quint64 state);
    void replay(StoredProject stored);
    void replayOne(const JournalEntry &entry);
    void startJournal(const Bits128 &base, qint64 soundBytes);
    void startSave(const QString &path, bool isHome);
    Status mayReplace(const QString &path, std::shared_ptr<ProjectLock> *lock) const;
    std::shared_ptr<ProjectLock> lockOfHome(const QString &path) const;
    void finishSave();
    void moveHome();
    void wantHome();
    void followDisk();
    void checkOutside();

    Project m_project;
    QUndoStack m_undoStack;
    Annotator m_annotator; ///< null id: nobody yet
    QString m_path;
    quint64 m_state = 1; ///< names the project's present value: undo brings an old number back
    quint64 m_nextState = 2;

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
    std::optional<LockHolder> m_otherHolder;
    QStringList m_notices;
    QTimer m_watch; ///< looks after the file, and tries a home again that could not be made
    bool m_homeWanted = false;
    bool m_isReplaying = false;
    std::shared_ptr<ProjectLock> m_pathLock; ///< of the path, while the home is elsewhere
    FileStamp m_pathStamp;                   ///< of the file at the path, as it was read or saved last
    bool m_pathIsLost = false; ///< another program has replaced the file, or taken the lock: said once
    Disk m_toldDisk = Disk::Kept;
    quint64 m_acts = 0;
    quint64 m_actsOnDisk = 0;
    qsizetype m_annotationsExpected = 0; ///< by what was opened and every act since
};

} // namespace standpoint
