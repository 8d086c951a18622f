// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/read_file.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ReadFile)
};

Status openForReading(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (!info.exists())
        return fail(Error::Kind::Io, Words::tr("There is no such file"), file.fileName());
    if (info.isDir())
        return fail(Error::Kind::Io, Words::tr("This is a folder, not a file"), file.fileName());
    if (!info.isFile()) // a pipe would wait for ever
        return fail(Error::Kind::Io, Words::tr("This is a device or a pipe, not a file"), file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Io, Words::tr("The file cannot be read (%1)").arg(file.errorString()),
            file.fileName());
    return {};
}

struct Stamp
{
    explicit Stamp(const QString &path)
    {
        const QFileInfo info(path);
        size = info.exists() ? info.size() : -1;
        modified = info.lastModified();
    }
    bool operator==(const Stamp &) const = default;

    qint64 size;
    QDateTime modified;
};

} // namespace

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    const Stamp before(path);
    if (before.size > limit)
        return fail(Error::Kind::Invalid,
            Words::tr("The file is larger than %1 MB, the most that is read").arg(limit / 1'000'000), path);
    QFile file(path);
    if (Status opened = openForReading(file); !opened)
        return tl::unexpected(opened.error());
    QByteArray bytes = file.read(before.size + 1); // one more, to see whether it grows
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Kind::Io, Words::tr("The file cannot be read (%1)").arg(file.errorString()), path);
    if (bytes.size() != before.size || Stamp(path) != before)
        return fail(Error::Kind::Io,
            Words::tr("Another program changed the file while it was read; try again"), path);
    return bytes;
}

Result<QByteArray> readFileHead(const QString &path, qint64 count)
{
    QFile file(path);
    if (Status opened = openForReading(file); !opened)
        return tl::unexpected(opened.error());
    QByteArray bytes = file.read(count);
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Kind::Io, Words::tr("The file cannot be read (%1)").arg(file.errorString()), path);
    return bytes;
}

} // namespace standpoint
