// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which window is open: the start page, or a project. One project at a time; opening another one closes the
// first.
#pragma once

#include "model/document/project_document.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QMainWindow;

namespace standpoint {

class MainWindow;

class Shell : public QObject
{
    Q_OBJECT

public:
    explicit Shell(QObject *parent = nullptr);

    void showStart();
    /// Opens a project beside or in place of what is open. On failure what was open stays, and a message says
    /// why.
    bool openProject(const QString &path, const QString &article = {});
    /// Opens a project that somebody else has open, after asking whether they really do not work on it.
    void takeOver(const QString &path);
    /// Opens what an earlier window had to keep in the data folder.
    bool recover(const QString &home);
    /// Opens an earlier version as a project that is not saved yet.
    bool openVersion(const QString &path);
    bool openSample();
    /// A project of these files and folders, not saved yet; asks for the annotator's name where nobody gave
    /// one.
    bool newFromFiles(const QStringList &paths);
    bool newEmpty();
    /// Asks with a file dialog first.
    void chooseProject();
    void chooseFilesForNew();

    /// Projects opened before, newest first, without those that are gone.
    static QStringList recentProjects();
    static void rememberProject(const QString &path);

    /// Who tags: as given on the command line, else as remembered.
    QString annotatorName() const;
    /// Remembers the name, and gives it to the open project.
    void setAnnotatorName(const QString &name);
    /// Asks for the name, and gives it to the open project.
    void askAnnotatorName();
    /// From the open project, which may be left, back to the start page.
    void leaveProject();
    void overrideAnnotator(const QString &name) { m_givenName = name; }

    QWidget *window() const;

private:
    using OpeningFunction = std::function<Result<std::unique_ptr<ProjectDocument>>(
        const QString &path, ProjectDocument::Opening opening)>;
    std::unique_ptr<ProjectDocument> opened(
        const QString &path, ProjectDocument::Opening opening, const OpeningFunction &how);
    bool openWith(const QString &path, const QString &article, ProjectDocument::Opening opening);
    bool show(std::unique_ptr<ProjectDocument> document, const QString &article = {});
    void replaceWindow(QMainWindow *window);

    QPointer<QMainWindow> m_window;
    QPointer<MainWindow> m_main;
    QString m_givenName;
};

/// The one place that shows an error of the model.
void showError(QWidget *parent, const Error &error);

} // namespace standpoint
