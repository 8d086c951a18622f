// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/folder_fingerprint.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <zlib.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Export)
};

constexpr qint64 atOnce = 1 << 20; // bytes

} // namespace

void FolderFingerprint::add(const QString &name, const QByteArray &bytes)
{
    Sum &sum = m_files[name];
    sum.crc = static_cast<quint32>(crc32_z(
        sum.crc, reinterpret_cast<const Bytef *>(bytes.constData()), static_cast<z_size_t>(bytes.size())));
    sum.size += bytes.size();
}

QString FolderFingerprint::text() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, sum] : m_files)
        hash.addData(
            QStringLiteral("%1/%2 %3\n").arg(name).arg(sum.size).arg(sum.crc).toUtf8()); // no name ends in a
                                                                                         // slash
    return QString::fromLatin1(hash.result().toHex().first(32));
}

Result<FolderFingerprint> FolderFingerprint::of(const QString &folder, const QString &except)
{
    FolderFingerprint fingerprint;
    const QDir root(folder);
    constexpr auto all = QDir::Files | QDir::Dirs | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
    for (QDirIterator it(folder, all, QDirIterator::Subdirectories); it.hasNext();) {
        const QString path = it.next();
        const QString name = root.relativeFilePath(path);
        const QFileInfo info = it.fileInfo();
        if (name == except)
            continue;
        if (info.isDir() && !info.isSymLink())
            continue;
        QFile file(path);
        if (info.isSymLink() || !info.isFile() || !file.open(QIODevice::ReadOnly)) {
            if (info.isFile() && !info.isSymLink())
                return fail(Error::Kind::Io,
                    Words::tr("A file could not be read (%1)").arg(file.errorString()), path);
            fingerprint.add(name, "a link or a device"); // no export writes one
            continue;
        }
        fingerprint.add(name, {}); // also where it is empty
        while (!file.atEnd()) {
            const QByteArray part = file.read(atOnce);
            if (part.isEmpty())
                return fail(Error::Kind::Io,
                    Words::tr("A file could not be read (%1)").arg(file.errorString()), path);
            fingerprint.add(name, part);
        }
    }
    return fingerprint;
}

} // namespace standpoint
