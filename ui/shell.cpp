// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell.h"

#include "model/project/codebook.h"
#include "model/store/stored_project.h"
#include "ui/exchange/import_dialog.h"
#include "ui/exchange/import_files.h"
#include "ui/main_window.h"
#include "ui/sample_project.h"
#include "ui/start_page.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>
#include <QWindow>

namespace standpoint {

namespace {

constexpr qsizetype keptRecent = 10;
constexpr int leastErrorWidth = 360;
constexpr int showAgainAfter = 1000; // milliseconds
const QString recentKey = QStringLiteral("recentProjects");
const QString annotatorKey = QStringLiteral("annotator");
const QString geometryKey = QStringLiteral("window/geometry");

} // namespace

void showError(QWidget *parent, const Error &error)
{
    QMessageBox box(
        QMessageBox::Warning, QApplication::applicationDisplayName(), error.what, QMessageBox::Ok, parent);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(error.where);
    if (auto *grid = qobject_cast<QGridLayout *>(box.layout())) // a short sentence makes too narrow a box
        grid->addItem(new QSpacerItem(leastErrorWidth, 0), grid->rowCount(), 0, 1, grid->columnCount());
    box.exec();
}

Shell::Shell(QObject *parent)
    : QObject(parent)
{
}

QWidget *Shell::window() const
{
    return m_window;
}

void Shell::replaceWindow(QMainWindow *window)
{
    QMainWindow *old = m_window;
    m_window = window;
    window->setAttribute(Qt::WA_DeleteOnClose);
    if (old) {
        window->restoreGeometry(old->saveGeometry());
    } else if (!window->restoreGeometry(QSettings().value(geometryKey).toByteArray())) {
        window->resize(QSize(1360, 860).boundedTo(window->screen()->availableSize() - QSize(8, 40)));
    }
    window->show();
    // A window manager that begins at the same moment can lose the request to show the first window: ask once
    // more.
    QTimer::singleShot(showAgainAfter, window, [window] {
        if (window->isVisible() && !window->isMinimized() && !window->windowHandle()->isExposed()) {
            window->hide();
            window->show();
        }
        // Or it puts its frame around a window that was there before, with the title bar above the screen.
        const QPoint corner = window->screen()->availableGeometry().topLeft();
        if (window->isVisible() && window->frameGeometry().top() < corner.y())
            window->move(window->frameGeometry().left(), corner.y());
    });
    if (old) {
        old->disconnect(this);
        old->close();
        old->deleteLater();
    }
}

void Shell::showStart()
{
    m_main = nullptr;
    replaceWindow(new StartPage(*this));
}

bool Shell::show(std::unique_ptr<ProjectDocument> document, const QString &article)
{
    if (m_main && !m_main->mayClose())
        return false;
    const Project &project = document->project();
    // A copy that was handed out is one annotator's, whoever sat here last.
    const Annotator *own = project.annotators().find(project.info().handedOut.to);
    if (const QString name = own && m_givenName.isEmpty() ? own->name : annotatorName(); !name.isEmpty())
        document->setAnnotator(name);
    if (!document->path().isEmpty())
        rememberProject(document->path());
    if (m_main)
        m_main->rememberLook();
    auto *window = new MainWindow(*this, std::move(document));
    if (m_main)
        m_main->setClosing();
    m_main = window;
    replaceWindow(window);
    if (!window->openArticle(article))
        showError(window, {Error::Kind::Invalid, tr("The project has no such article."), article});
    return true;
}

bool Shell::openProject(const QString &path, const QString &article)
{
    // A second copy of the open project would be read-only, for this very window has it.
    const QString wanted = QFileInfo(path).canonicalFilePath();
    const bool isOpen = m_main && !wanted.isEmpty() && !m_main->document().isReadOnly()
        && wanted == QFileInfo(m_main->document().path()).canonicalFilePath();
    if (isOpen) {
        m_main->say(tr("This project is open already."));
        return article.isEmpty() || m_main->openArticle(article);
    }
    return openWith(QFileInfo(path).absoluteFilePath(), article, {});
}

/// Opens by `how`; where only the journal is damaged, asks whether to take what stands before the damage.
/// Null, and told why, where the project is not opened.
std::unique_ptr<ProjectDocument> Shell::opened(
    const QString &path, ProjectDocument::Opening opening, const OpeningFunction &how)
{
    const auto open = [&] {
        QApplication::setOverrideCursor(Qt::WaitCursor);
        auto document = how(path, opening);
        QApplication::restoreOverrideCursor();
        return document;
    };
    auto document = open();
    const bool isJournal = !document && document.error().kind == Error::Kind::Malformed
        && document.error().where.startsWith(journalPath(realPath(path)));
    if (isJournal) { // the project itself is well: offer all that can be read
        QMessageBox box(QMessageBox::Warning, QApplication::applicationDisplayName(), document.error().what,
            QMessageBox::Cancel, m_window);
        box.setTextFormat(Qt::PlainText);
        box.setInformativeText(document.error().where);
        QPushButton *anyway = box.addButton(tr("Open with what can be read"), QMessageBox::AcceptRole);
        box.setDefaultButton(anyway);
        box.exec();
        if (box.clickedButton() != anyway)
            return nullptr;
        opening.upToDamage = true;
        document = open();
    }
    if (document)
        return std::move(*document);
    if (!m_window) // an error alone on the screen would leave nothing to go on with
        showStart();
    showError(m_window, document.error());
    return nullptr;
}

bool Shell::openWith(const QString &path, const QString &article, ProjectDocument::Opening opening)
{
    auto document = opened(path, opening,
        [](const QString &file, ProjectDocument::Opening how) { return ProjectDocument::open(file, how); });
    return document && show(std::move(document), article);
}

void Shell::takeOver(const QString &path)
{
    QMessageBox box(QMessageBox::Question, tr("Take over?"),
        tr("Take the project over only where nobody works on it any more, after a crash of another computer "
           "for example."),
        QMessageBox::Cancel, m_window);
    box.setInformativeText(
        tr("Whoever does have it open keeps their work, but has to save it under another name."));
    QPushButton *take = box.addButton(tr("Take over"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() == take)
        openWith(path, {}, {.takeOver = true});
}

bool Shell::recover(const QString &home)
{
    auto document = opened(home, {}, [](const QString &file, ProjectDocument::Opening how) {
        return ProjectDocument::recover(file, how);
    });
    return document && show(std::move(document));
}

bool Shell::openVersion(const QString &path)
{
    QStringList notices;
    Result<Project> project = loadWithJournal(path, &notices);
    if (!project) {
        showError(m_window, project.error());
        return false;
    }
    if (!show(std::make_unique<ProjectDocument>(std::move(*project))))
        return false;
    if (!notices.isEmpty())
        showError(m_window, {Error::Kind::Conflict, notices.join(QLatin1Char(' ')), path});
    return true;
}

bool Shell::openSample()
{
    const Result<QString> path = sampleProjectFile();
    if (!path) {
        if (!m_window)
            showStart();
        showError(m_window, path.error());
        return false;
    }
    return openProject(*path);
}

bool Shell::newEmpty()
{
    Result<Project> project = newProject(tr("New project"), defaultCodebook());
    if (!project) {
        showError(m_window, project.error());
        return false;
    }
    return show(std::make_unique<ProjectDocument>(std::move(*project)));
}

bool Shell::newFromFiles(const QStringList &paths)
{
    const QString title = paths.size() == 1 ? QFileInfo(paths.first()).completeBaseName() : tr("New project");
    Result<Project> project = newProject(title.isEmpty() ? tr("New project") : title, defaultCodebook());
    if (!project) {
        showError(m_window, project.error());
        return false;
    }
    auto document = std::make_unique<ProjectDocument>(std::move(*project));
    if (!importByDialog(*document, paths, m_window, true))
        return false;
    return show(std::move(document));
}

void Shell::chooseProject()
{
    const QString path = QFileDialog::getOpenFileName(
        m_window, tr("Open a project"), {}, tr("Standpoint projects (*.stance *.stance~);;All files (*)"));
    if (!path.isEmpty())
        openProject(path);
}

void Shell::chooseFilesForNew()
{
    const QStringList paths = chooseFilesToImport(m_window);
    if (!paths.isEmpty())
        newFromFiles(paths);
}

QStringList Shell::recentProjects()
{
    QStringList paths = QSettings().value(recentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void Shell::rememberProject(const QString &path)
{
    QStringList paths = QSettings().value(recentKey).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(recentKey, paths.mid(0, keptRecent));
}

QString Shell::annotatorName() const
{
    return m_givenName.isEmpty() ? QSettings().value(annotatorKey).toString() : m_givenName;
}

void Shell::setAnnotatorName(const QString &name)
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty())
        return;
    m_givenName.clear();
    QSettings().setValue(annotatorKey, wanted);
    if (m_main)
        m_main->document().setAnnotator(wanted);
}

void Shell::askAnnotatorName()
{
    bool ok = false;
    const QString now = annotatorName().isEmpty() ? suggestedAnnotatorName() : annotatorName();
    const QString name = QInputDialog::getText(m_window, tr("Who tags?"),
        tr("Your name stands with every label that you make:"), QLineEdit::Normal, now, &ok);
    if (ok)
        setAnnotatorName(name);
}

void Shell::leaveProject()
{
    if (m_main)
        m_main->setClosing();
    showStart();
}

} // namespace standpoint
