// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/journal_remains.h"

#include "model/store/durable_file.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace standpoint {

QString freeNameBeside(const QString &path, const QString &word)
{
    const QString stem = path + QLatin1Char('-') + word + QLatin1Char('-')
        + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = stem;
    for (int n = 2; QFileInfo::exists(name); ++n)
        name = stem + QLatin1Char('-') + QString::number(n);
    return name;
}

Result<QString> keepJournalFrom(const QString &journal, qint64 from)
{
    if (!QFileInfo::exists(journal))
        return QString();
    QFile file(journal);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return fail(Error::Kind::Io, file.errorString(), journal);
    QString name = freeNameBeside(journal, from > 0 ? QStringLiteral("torn") : QStringLiteral("kept"));
    DurableFile kept(name);
    Status done = kept.open();
    if (done)
        done = kept.write(file.readAll());
    if (done)
        done = kept.commit({});
    if (!done)
        return tl::unexpected(done.error());
    return name;
}

} // namespace standpoint
