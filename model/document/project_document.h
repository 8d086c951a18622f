// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open project: what ui holds. The one way in which anything changes is push(); the one signal of it is
// changed(). What of it is on disk, and where, is ProjectKeeper's.
#pragma once

#include "model/document/project_keeper.h"

#include <QUndoStack>

namespace standpoint {

class ChangeCommand;

class ProjectDocument : public QObject
{
    Q_OBJECT

public:
    using Opening = ProjectKeeper::Opening;
    using Disk = ProjectKeeper::Disk;

    /// An open project that was never saved. Nothing of it is on disk before keepSafe() or save().
    /// Its end waits for a save under way, and for the journal.
    explicit ProjectDocument(Project project, QObject *parent = nullptr);

    /// The project with all that its journal adds, which can be undone. Read-only where somebody else has it
    /// open. Fails as readStored() does.
    static Result<std::unique_ptr<ProjectDocument>> open(const QString &path, Opening opening);
    static Result<std::unique_ptr<ProjectDocument>> open(const QString &path) { return open(path, {}); }
    /// A project that keepSafe() kept in an earlier run: it has no path of its own. Fails as open() does.
    static Result<std::unique_ptr<ProjectDocument>> recover(const QString &home, Opening opening);
    static Result<std::unique_ptr<ProjectDocument>> recover(const QString &home) { return recover(home, {}); }

    /// Keeps a project that has no path yet in the user's data folder from now on.
    void keepSafe() { m_keeper.keepSafe(); }
    /// What the user gave up is not offered again: the journal, and a home in the data folder, are put aside.
    void discard() { m_keeper.discard(); }

    /// Whether somebody else had the project open: then nothing can be changed here.
    bool isReadOnly() const { return otherHolder().has_value(); }
    const std::optional<LockHolder> &otherHolder() const { return m_keeper.otherHolder(); }
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
    const QString &path() const { return m_keeper.path(); }
    /// The project's title, or the file's name.
    QString displayName() const;
    bool isModified() const { return m_state != m_keeper.savedState(); }
    bool isSaving() const { return m_keeper.isSaving(); }
    /// Of the save under way, from 0 to 1000.
    int saveProgress() const { return m_keeper.saveProgress(); }

    /// What of the acts is on the disk, in the project file or in the journal; and why where that fails.
    Disk disk() const { return m_keeper.disk(); }
    Error diskError() const { return m_keeper.diskError(); }
    /// How many acts (with undo and redo) this window has done, and how many of them the disk has.
    quint64 actsDone() const { return m_keeper.actsDone(); }
    quint64 actsOnDisk() const { return m_keeper.actsOnDisk(); }
    /// The file in the data folder that holds the work where the project's own folder cannot; empty
    /// elsewhere.
    QString home() const { return m_keeper.home(); }
    /// Waits until the disk has everything, or does not take it. Returns whether it has.
    bool flushJournal() { return m_keeper.flushJournal(); }

    /// Saves a snapshot to `path` on another thread and makes that the project's path once it is there.
    /// One save runs at a time; those asked for meanwhile start when it has ended, one for each path.
    void save(const QString &path) { m_keeper.save(path); }
    /// Waits for saves under way and asked for. Returns whether nothing is left unsaved.
    bool finishSaving();

signals:
    void changed(const standpoint::Change &change); ///< after every push, undo and redo
    void failed(const standpoint::Error &error);    ///< what was asked for was not done
    void annotatorAboutToChange(); ///< setAnnotator(): what the one before has typed is still theirs
    void annotatorChanged();
    void stateChanged(); ///< path, modified or saving
    void saved(const QString &path);
    void diskChanged();
    void noticed(const QString &sentence); ///< something that the user should know and need not act on

private:
    friend class ChangeCommand;

    bool perform(const Change &change, JournalEntry::Act act);
    Annotator presentAnnotator() const;
    void setState(quint64 state);
    void replay(const StoredProject &stored);
    void replayOne(const JournalEntry &entry);

    Project m_project;
    QUndoStack m_undoStack;
    Annotator m_annotator; ///< null id: nobody yet
    quint64 m_state = 1;   ///< names the project's present value: undo brings an old number back
    quint64 m_nextState = 2;

    QStringList m_notices;
    bool m_isReplaying = false;
    qsizetype m_refusals = 0; ///< Changes that did not fit
    ProjectKeeper m_keeper;   ///< last: it asks for the project until it ends
};

} // namespace standpoint
