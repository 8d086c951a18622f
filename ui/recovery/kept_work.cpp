// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recovery/kept_work.h"

#include "model/document/project_document.h"
#include "model/store/journal.h"
#include "model/store/project_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::KeptWork)
};

} // namespace

QList<VersionSummary> keptWork()
{
    QList<VersionSummary> all;
    const QDir folder(homesFolder());
    for (const QString &name : folder.entryList({QStringLiteral("*.stance")}, QDir::Files, QDir::Time)) {
        const QString path = folder.filePath(name);
        ProjectLock lock(path);
        if (lock.tryTake() != ProjectLock::Outcome::Taken)
            continue;
        Result<VersionSummary> summary = summariseVersion(path);
        if (!summary) // it is told of, and stays where it is
            summary =
                VersionSummary{path, summary.error().what, QFileInfo(path).lastModified(), 0, 0, {}, {}};
        if (const QFileInfo journal(journalPath(path)); journal.exists())
            summary->written = qMax(summary->written, journal.lastModified());
        all.append(*summary);
    }
    std::stable_sort(all.begin(), all.end(),
        [](const VersionSummary &a, const VersionSummary &b) { return a.written > b.written; });
    return all;
}

QString sentenceAbout(const VersionSummary &version)
{
    const QString articles =
        version.articles == 1 ? Words::tr("1 article") : Words::tr("%1 articles").arg(version.articles);
    const QString annotations = version.annotations == 1
        ? Words::tr("1 annotation")
        : Words::tr("%1 annotations").arg(version.annotations);
    QString counts = Words::tr("%1, %2").arg(articles, annotations);
    if (!version.lastChange.isValid())
        return counts;
    const QString when = QLocale().toString(version.lastChange.toLocalTime(), QLocale::ShortFormat);
    return version.by.isEmpty() ? Words::tr("%1, last changed %2").arg(counts, when)
                                : Words::tr("%1, last changed %2 by %3").arg(counts, when, version.by);
}

} // namespace standpoint
