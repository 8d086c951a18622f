// SPDX-License-Identifier: GPL-3.0-or-later
//
// An open project: what ui holds. The one way in which anything changes is push(); the one signal of it is
// changed().
#pragma once

#include "model/project/project.h"

#include <QFutureWatcher>
#include <QObject>
#include <QUndoStack>

#include <memory>

namespace standpoint {

class ChangeCommand;

class ProjectDocument : public QObject
{
    Q_OBJECT

public:
    /// An open project that was never saved.
    explicit ProjectDocument(Project project, QObject *parent = nullptr);
    ~ProjectDocument() override; ///< waits for a save under way

    /// Fails as loadProject() does.
    static Result<std::unique_ptr<ProjectDocument>> open(const QString &path);

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
    bool isSaving() const { return m_isSaving; }

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

private:
    friend class ChangeCommand;
    bool perform(const Change &change);
    Annotator presentAnnotator() const;
    void setState(quint64 state);
    void startSave(const QString &path);
    void finishSave();

    Project m_project;
    QUndoStack m_undoStack;
    Annotator m_annotator; ///< null id: nobody yet
    QString m_path;
    quint64 m_state = 1; ///< names the project's present value: undo brings an old number back
    quint64 m_nextState = 2;

    struct Saving
    {
        QString path;
        quint64 state = 0;
    };
    Saving m_saved;          ///< what the file at `path` holds
    Saving m_current;        ///< what the save under way writes
    QStringList m_nextPaths; ///< saves asked for while one runs
    QFutureWatcher<Status> m_saving;
    bool m_isSaving = false; ///< until finishSave() has run: the thread may be done long before
};

} // namespace standpoint
