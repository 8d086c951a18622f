// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sample_project.h"

#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::SampleProject)
};

QString samplePath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/Syria 2013 (sample).stance");
}

/// The files out of the program, as importFiles() wants them: on disk.
QStringList unpackInto(const QString &folder)
{
    const QString root = QStringLiteral(":/sample");
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString from = files.next();
        if (from.endsWith(QStringLiteral(".md")))
            continue;
        const QString to = folder + from.mid(root.size());
        QDir().mkpath(QFileInfo(to).path());
        QFile::copy(from, to);
    }
    return {folder};
}

} // namespace

Result<Project> sampleProject()
{
    const QTemporaryDir folder;
    if (!folder.isValid())
        return fail(
            Error::Kind::Io, Words::tr("The sample could not be unpacked: %1").arg(folder.errorString()));
    Result<Project> project = newProject(Words::tr("Syria 2013 (sample)"), defaultCodebook());
    if (!project)
        return project;
    const Result<Import> import = importFiles(*project, unpackInto(folder.path()));
    if (!import)
        return tl::unexpected(import.error());
    if (Status applied = project->apply(import->change); !applied)
        return tl::unexpected(applied.error());
    return project;
}

bool isSampleProject(const QString &path)
{
    return !path.isEmpty() && QFileInfo(path) == QFileInfo(samplePath());
}

Result<QString> sampleProjectFile()
{
    const QString path = samplePath();
    const QString folder = QFileInfo(path).path();
    if (QFileInfo::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        return fail(Error::Kind::Io, Words::tr("The folder for the sample could not be made."), folder);
    const Result<Project> project = sampleProject();
    if (!project)
        return tl::unexpected(project.error());
    if (Status saved = saveProject(*project, path); !saved)
        return tl::unexpected(saved.error());
    return path;
}

} // namespace standpoint
