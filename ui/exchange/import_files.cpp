// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/import_files.h"

#include "model/exchange/import.h"
#include "ui/shell.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QMessageBox>
#include <QProgressDialog>
#include <QTimer>
#include <QtConcurrentRun>

#include <atomic>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ImportFiles)
};

/// Runs importFiles() on a snapshot while the window stays alive.
Result<Import> importWatched(
    const Project &snapshot, const QStringList &paths, AnnotatorId author, QWidget *parent)
{
    std::atomic<int> permille = 0;
    std::atomic<bool> stopped = false;
    QFutureWatcher<Result<Import>> watcher;
    QProgressDialog progress(Words::tr("Reading…"), Words::tr("Stop"), 0, 1000, parent);
    progress.setWindowModality(Qt::WindowModal);
    progress.setMinimumDuration(400);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &progress, [&] {
        progress.setValue(qMin(permille.load(), 999));
        stopped = stopped || progress.wasCanceled();
    });
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcher<Result<Import>>::finished, &loop, &QEventLoop::quit);
    ImportOptions options;
    options.author = author;
    watcher.setFuture(QtConcurrent::run([&, options] {
        return importFiles(snapshot, paths, options, [&](double done) {
            permille = static_cast<int>(done * 1000);
            return !stopped;
        });
    }));
    timer.start(50);
    loop.exec();
    return watcher.result();
}

void showNotices(const Notices &notices, QWidget *parent)
{
    if (notices.count() == 0)
        return;
    QStringList lines;
    for (const Notice &notice : notices.list())
        lines.append(
            notice.where.isEmpty() ? notice.what : notice.where + QStringLiteral(": ") + notice.what);
    if (notices.further() > 0)
        lines.append(Words::tr("… and %1 more").arg(notices.further()));
    QMessageBox box(QMessageBox::Information, Words::tr("Imported, with remarks"),
        Words::tr("The files were imported; %1 things were left out or taken over otherwise.")
            .arg(notices.count()),
        QMessageBox::Ok, parent);
    if (lines.size() <= 3)
        box.setInformativeText(lines.join(QLatin1Char('\n')));
    else
        box.setDetailedText(lines.join(QLatin1Char('\n')));
    box.exec();
}

} // namespace

QStringList chooseFilesToImport(QWidget *parent)
{
    return QFileDialog::getOpenFileNames(parent, Words::tr("Import articles, actors or annotations"), {},
        Words::tr("Texts and tables (*.txt *.csv *.tsv *.jsonl *.md);;All files (*)"));
}

QStringList chooseFolderToImport(QWidget *parent)
{
    const QString folder = QFileDialog::getExistingDirectory(parent, Words::tr("Import a folder"));
    return folder.isEmpty() ? QStringList() : QStringList(folder);
}

bool importFilesInto(ProjectDocument &document, const QStringList &paths, QWidget *parent)
{
    const Result<Import> import = importWatched(document.project(), paths, document.annotator(), parent);
    if (!import) {
        showError(parent, import.error());
        return false;
    }
    if (!document.push(import->change))
        return false;
    showNotices(import->notices, parent);
    return true;
}

} // namespace standpoint
