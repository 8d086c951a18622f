// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/import_files.h"

#include "model/exchange/format.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ImportFiles)
};

/// "*.txt *.csv …": of every format that can be read, and archives of such files.
QString patternsToImport()
{
    QStringList patterns{QStringLiteral("*.zip")};
    for (const Format *format : formats()) {
        for (const QString &suffix : format->suffixes) {
            const QString pattern = QStringLiteral("*.") + suffix;
            if (format->canRead() && !patterns.contains(pattern))
                patterns.append(pattern);
        }
    }
    patterns.sort();
    return patterns.join(u' ');
}

} // namespace

QStringList chooseFilesToImport(QWidget *parent)
{
    return QFileDialog::getOpenFileNames(parent, Words::tr("Import articles, actors or annotations"), {},
        Words::tr("Files that can be imported (%1)").arg(patternsToImport()) + QStringLiteral(";;")
            + Words::tr("All files (*)"));
}

QStringList chooseFolderToImport(QWidget *parent)
{
    const QString folder = QFileDialog::getExistingDirectory(parent, Words::tr("Import a folder"));
    return folder.isEmpty() ? QStringList() : QStringList(folder);
}

} // namespace standpoint
