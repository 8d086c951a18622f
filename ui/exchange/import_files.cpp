// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/import_files.h"

#include "model/exchange/import.h"
#include "ui/exchange/watched_work.h"
#include "ui/shell.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

#include <optional>

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
    ImportOptions options;
    options.author = author;
    std::optional<Result<Import>> import;
    runWatched(Words::tr("Reading…"), parent, [&, snapshot](const WorkProgress &progress) {
        import = importFiles(snapshot, paths, options, progress);
    });
    return std::move(*import);
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
    box.setTextFormat(Qt::PlainText);
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
        Words::tr("Texts and tables (*.txt *.csv *.tsv *.jsonl *.ndjson *.json *.md);;All files (*)"));
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
