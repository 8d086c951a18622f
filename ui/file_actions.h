// SPDX-License-Identifier: GPL-3.0-or-later
//
// New, open, save, import, export: what the File menu does with the open project.
#pragma once

#include "ui/exchange/export_settings.h"
#include "ui/shell.h"

#include <QAction>

#include <functional>

class QMenu;

namespace standpoint {

class FileActions : public QObject
{
    Q_OBJECT

public:
    FileActions(Shell &shell, ProjectDocument &document, QWidget *window);

    void fill(QMenu *menu);
    QAction *openAction() const { return m_open; }
    QAction *saveAction() const { return m_save; }
    QAction *importAction() const { return m_import; }
    QAction *exportAction() const { return m_export; }

    void importPaths(const QStringList &paths);
    /// Tells an export which articles are in sight.
    void setShownArticles(std::function<ShownArticles()> shown) { m_shown = std::move(shown); }
    /// Saves where the project is, or asks where. False: the user gave up, or it failed (and was said).
    bool saveAndWait();
    /// Asks where to save. False: the user gave up.
    bool saveAs();
    /// Asks about unsaved work. False: stay.
    bool mayLeave();

signals:
    void done(const QString &what); ///< in one sentence
    void aboutToSave(); ///< also before exporting or leaving: what is typed should become part of the project

private:
    QAction *add(const QString &text, const QString &id, const QString &icon);
    void fillRecent();
    void save();
    void chooseVersion();
    void refresh();
    template <typename Act> void sayWhatWasDone(const Act &act);

    Shell &m_shell;
    ProjectDocument &m_document;
    QWidget *m_window;
    QAction *m_new;
    QAction *m_open;
    QAction *m_save;
    QAction *m_saveAs;
    QAction *m_import;
    QAction *m_importFolder;
    QAction *m_export;
    QAction *m_handOut;
    QAction *m_merge;
    QAction *m_close;
    QAction *m_quit;
    QMenu *m_recent = nullptr;
    std::function<ShownArticles()> m_shown = [] { return ShownArticles(); };
};

} // namespace standpoint
