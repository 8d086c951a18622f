// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/keeping_save.h"

#include "model/store/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::KeepingSave)
};

constexpr qsizetype keptDays = 10;
constexpr qint64 copyAfter = qint64(30) * 60; // seconds
constexpr qint64 piece = qint64(1) << 20;
const QString ending = QStringLiteral(".stance");

/// "NAME (changed elsewhere 2026-01-31 2359).stance", with a number where that is taken.
QString nameForOther(const QString &path)
{
    const QFileInfo info(path);
    const QString stem = info.path() + QLatin1Char('/') + info.completeBaseName() + QLatin1Char(' ')
        + Words::tr("(changed elsewhere %1)")
              .arg(info.lastModified().toString(QStringLiteral("yyyy-MM-dd hhmm")));
    QString name = stem + ending;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = stem + QLatin1Char(' ') + QString::number(n) + ending;
    return name;
}

bool keepOther(const QString &path, const QString &name)
{
    return ::link(QFile::encodeName(path).constData(), QFile::encodeName(name).constData()) == 0
        || QFile::copy(path, name); // no links on FAT
}

} // namespace

SaveOutcome saveKeeping(const Project &project, const SaveOrder &order, std::atomic<int> *progress)
{
    SaveOutcome outcome;
    const auto mayReplace = [&]() -> Status {
        if (Status may = order.mayReplace ? order.mayReplace() : Status(); !may)
            return may;
        const FileStamp present = FileStamp::of(order.path);
        if (!order.expected || !present.exists() || present == *order.expected
            || isGeneration(order.path, order.generation.parent))
            return {};
        const QString other = nameForOther(order.path);
        if (!keepOther(order.path, other))
            return fail(Error::Kind::Io,
                Words::tr("Another program has changed the file, and that version could not be kept; save "
                          "the project under "
                          "another name."),
                order.path);
        outcome.otherVersion = other;
        return {};
    };
    outcome.status = saveProject(project, order.path, order.generation, progress, mayReplace, &outcome.stamp);
    if (outcome.status && order.datedCopy)
        (void)keepDatedCopy(
            order.path, project.info().id, QDateTime::currentDateTime()); // the save itself is done
    return outcome;
}

bool isGeneration(const QString &path, const Bits128 &generation)
{
    const Result<ProjectIdentity> identity = readIdentity(path);
    return identity && identity->generation.id == generation;
}

QString datedCopiesFolder(ProjectId project)
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/copies/")
        + project.toString();
}

QStringList datedCopies(ProjectId project)
{
    const QDir folder(datedCopiesFolder(project));
    QStringList paths;
    for (const QString &name :
        folder.entryList({QStringLiteral("*-*-*") + ending}, QDir::Files, QDir::Name | QDir::Reversed))
        paths.append(folder.filePath(name));
    return paths;
}

Status keepDatedCopy(const QString &path, ProjectId project, const QDateTime &now)
{
    const QString folder = datedCopiesFolder(project);
    const QString copy = folder + QLatin1Char('/') + now.date().toString(Qt::ISODate) + ending;
    const QFileInfo present(copy);
    if (present.exists() && present.lastModified().secsTo(now) < copyAfter)
        return {};
    if (!makeFolder(folder))
        return fail(
            Error::Kind::Io, Words::tr("The folder for the copies of each day could not be made."), folder);
    QFile from(path);
    if (!from.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io,
            Words::tr("The project could not be copied (%1).").arg(from.errorString()), path);
    DurableFile to(copy);
    Status done = to.open();
    while (done && !from.atEnd()) {
        const QByteArray bytes = from.read(piece);
        if (bytes.isEmpty())
            return fail(Error::Kind::Io,
                Words::tr("The project could not be copied (%1).").arg(from.errorString()), path);
        done = to.write(bytes);
    }
    if (done)
        done = to.commit({});
    if (!done)
        return done;
    for (const QString &old : datedCopies(project).mid(keptDays))
        QFile::remove(old);
    return {};
}

} // namespace standpoint
