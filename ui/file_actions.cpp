// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/file_actions.h"

#include "ui/exchange/export_dialog.h"
#include "ui/exchange/import_dialog.h"
#include "ui/exchange/import_files.h"
#include "ui/keys/key_map.h"
#include "ui/recovery/restore_dialog.h"
#include "ui/team/copy_dialog.h"
#include "ui/team/merge_dialog.h"
#include "ui/theme.h"
#include "ui/usable.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QStandardPaths>
#include <QUndoStack>

namespace standpoint {

FileActions::FileActions(Shell &shell, ProjectDocument &document, QWidget *window)
    : QObject(window)
    , m_shell(shell)
    , m_document(document)
    , m_window(window)
    , m_new(add(tr("&New project"), QStringLiteral("file.new"), QStringLiteral("new")))
    , m_open(add(tr("&Open…"), QStringLiteral("file.open"), QStringLiteral("open")))
    , m_save(add(tr("&Save"), QStringLiteral("file.save"), QStringLiteral("save")))
    , m_saveAs(add(tr("Save &as…"), QStringLiteral("file.saveAs"), QStringLiteral("save-as")))
    , m_import(add(tr("&Import files…"), QStringLiteral("file.import"), QStringLiteral("import")))
    , m_importFolder(
          add(tr("Import a &folder…"), QStringLiteral("file.importFolder"), QStringLiteral("import")))
    , m_export(add(tr("&Export…"), QStringLiteral("file.export"), QStringLiteral("export")))
    , m_handOut(add(tr("&Hand out to…"), QStringLiteral("file.handOut"), QStringLiteral("annotator")))
    , m_merge(add(tr("&Merge…"), QStringLiteral("file.merge"), QStringLiteral("group")))
    , m_close(add(tr("&Close project"), QStringLiteral("file.close"), QStringLiteral("close")))
    , m_quit(add(tr("&Quit"), QStringLiteral("file.quit"), QStringLiteral("quit")))
{
    connect(m_new, &QAction::triggered, &shell, &Shell::newEmpty);
    connect(m_open, &QAction::triggered, &shell, &Shell::chooseProject);
    connect(m_save, &QAction::triggered, this, &FileActions::save);
    connect(m_saveAs, &QAction::triggered, this, &FileActions::saveAs);
    connect(m_import, &QAction::triggered, this, [this] { importPaths(chooseFilesToImport(m_window)); });
    connect(
        m_importFolder, &QAction::triggered, this, [this] { importPaths(chooseFolderToImport(m_window)); });
    connect(m_export, &QAction::triggered, this, [this] {
        emit aboutToSave();
        exportByDialog(m_document, m_shown(), m_window);
    });
    connect(m_handOut, &QAction::triggered, this, [this] {
        emit aboutToSave();
        handOutByDialog(m_document, m_window);
    });
    connect(m_merge, &QAction::triggered, this, [this] {
        emit aboutToSave();
        sayWhatWasDone([this] { mergeByDialog(m_document, m_window); });
    });
    connect(m_close, &QAction::triggered, this, [this] {
        if (mayLeave())
            m_shell.leaveProject();
    });
    connect(m_quit, &QAction::triggered, m_window, &QWidget::close);
    connect(&document, &ProjectDocument::stateChanged, this, &FileActions::refresh);
    connect(&document, &ProjectDocument::changed, this, &FileActions::refresh);
    refresh();
}

/// An act that brings much in is seen at no place: the line at the bottom says what it was.
template <typename Act> void FileActions::sayWhatWasDone(const Act &act)
{
    const QUndoStack &steps = m_document.undoStack();
    const int before = steps.index();
    act();
    if (steps.index() > before)
        emit done(tr("Done: %1").arg(steps.undoText()));
}

QAction *FileActions::add(const QString &text, const QString &id, const QString &icon)
{
    auto *action = new QAction(text, this);
    action->setIcon(theme::icon(icon));
    KeyMap::instance().bind(action, id);
    return action;
}

void FileActions::fill(QMenu *menu)
{
    menu->addActions({m_new, m_open});
    m_recent = menu->addMenu(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
    menu->addAction(tr("Open the s&ample"), &m_shell, &Shell::openSample);
    menu->addSeparator();
    menu->addActions({m_save, m_saveAs});
    menu->addAction(tr("Earlier &versions…"), this, &FileActions::chooseVersion);
    menu->addSeparator();
    menu->addActions({m_import, m_importFolder, m_export});
    menu->addSeparator();
    menu->addActions({m_handOut, m_merge});
    menu->addSeparator();
    menu->addActions({m_close, m_quit});
}

void FileActions::fillRecent()
{
    m_recent->clear();
    for (const QString &path : Shell::recentProjects())
        m_recent->addAction(path, this, [this, path] { m_shell.openProject(path); });
    if (m_recent->isEmpty())
        setUsable(m_recent->addAction(tr("None yet")), false, tr("Projects that you open are listed here."));
}

void FileActions::refresh()
{
    setUsable(m_save, m_document.isModified(), tr("Nothing has changed since the project was saved."));
    setUsable(m_export, !m_document.project().articles().isEmpty(),
        tr("There is nothing to export yet: import articles first."));
    setUsable(m_handOut, !m_document.project().articles().isEmpty(),
        tr("There is nothing to hand out yet: import articles first."),
        tr("A copy for one annotator, without anybody else's labels"));
    setUsable(m_merge, !m_document.isReadOnly(), tr("Somebody else has this project open."),
        tr("Bring in what others tagged in copies of this project, or in projects of the same texts"));
}

void FileActions::importPaths(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    emit aboutToSave();
    sayWhatWasDone([&] { importByDialog(m_document, paths, m_window); });
}

void FileActions::save()
{
    emit aboutToSave();
    if (m_document.path().isEmpty())
        saveAs();
    else
        m_document.save(m_document.path());
}

bool FileActions::saveAs()
{
    emit aboutToSave();
    const QString ending = QStringLiteral(".stance");
    QString proposed = m_document.path();
    if (proposed.isEmpty()) {
        QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        if (!QFileInfo(folder).isDir())
            folder = QDir::homePath();
        proposed = folder + QLatin1Char('/')
            + m_document.displayName().replace(QLatin1Char('/'), QLatin1Char('-')) + ending;
    }
    QFileDialog dialog(
        m_window, tr("Save the project"), QFileInfo(proposed).path(), tr("Standpoint projects (*.stance)"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(ending.mid(1));
    dialog.selectFile(proposed);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    m_document.save(dialog.selectedFiles().first());
    return true;
}

bool FileActions::saveAndWait()
{
    if (m_document.path().isEmpty()) {
        if (!saveAs())
            return false;
    } else if (m_document.isModified()) {
        m_document.save(m_document.path());
    }
    return m_document.finishSaving();
}

void FileActions::chooseVersion()
{
    RestoreDialog dialog(m_document.path(), m_document.project(), m_window);
    if (dialog.exec() == QDialog::Accepted)
        m_shell.openVersion(dialog.chosen());
}

bool FileActions::mayLeave()
{
    emit aboutToSave();
    m_document.finishSaving();
    if (!m_document.isModified() || m_document.isReadOnly())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Save?"),
        tr("“%1” has changes that are not saved.").arg(m_document.displayName()),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, m_window);
    box.setTextFormat(Qt::PlainText);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return saveAndWait();
    case QMessageBox::Discard:
        m_document.discard();
        return true;
    default:
        return false;
    }
}

} // namespace standpoint
