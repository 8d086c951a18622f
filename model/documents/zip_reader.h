// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading zip archives that anybody may have made: nothing is unpacked to disk, and nothing is believed
// before it is checked.
#pragma once

#include "model/project/error.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <memory>

class QIODevice;
class QuaZip;

namespace standpoint {

/// How much an archive may ask for. Sizes are bytes after unpacking.
struct ZipLimits
{
    qint64 entries = 100'000;
    qint64 entrySize = 2'000'000'000;
    qint64 totalSize = 2'000'000'000;
    /// What unpacks to more than `freeSize` may be at most `ratio` times its packed size.
    qint64 ratio = 200;
    qint64 freeSize = 16'000'000;
};

/// A zip archive, open for reading. Move-only; one thread at a time.
class ZipReader
{
public:
    /// Fails with Malformed where this is no zip archive, it is cut off, or a name in it is absolute, leads
    /// out of the archive ("..", "C:"), has a backslash or a control character, or is there twice; with
    /// Invalid where an entry is encrypted or a limit is passed. `where` goes into errors.
    static Result<ZipReader> open(
        const QByteArray &bytes, const QString &where, const ZipLimits &limits = {});
    /// The same for a file, which is read piece by piece. Fails with Io where it cannot be read.
    static Result<ZipReader> openFile(const QString &path, const ZipLimits &limits = {});

    ZipReader(ZipReader &&) noexcept;
    ZipReader &operator=(ZipReader &&) noexcept;
    ~ZipReader();

    /// The names of the files in the archive, in its order; folders are left out. Slashes part folders.
    const QStringList &names() const { return m_names; }
    bool contains(const QString &name) const { return m_entries.contains(name); }
    /// In bytes, as the archive says; reading gives just that or fails. -1 where there is no such file.
    qint64 size(const QString &name) const;

    /// Fails with Malformed where there is no such file, its bytes are damaged or packed in a way that nobody
    /// uses; with Invalid where all that was read so far passes the limit of the whole.
    Result<QByteArray> read(const QString &name);
    /// What this archive is called in errors.
    const QString &where() const { return m_where; }

private:
    struct Entry
    {
        quint64 place = 0;
        quint64 number = 0;
        qint64 size = 0;
    };
    ZipReader();
    static Result<ZipReader> openDevice(
        std::unique_ptr<QIODevice> device, const QString &where, const ZipLimits &limits);
    Status readDirectory();
    Status readEntry(quint64 number);
    QString placeOf(const QString &name) const;
    tl::unexpected<Error> damaged(const QString &name) const;

    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<QuaZip> m_zip;
    QString m_where;
    ZipLimits m_limits;
    QStringList m_names;
    QHash<QString, Entry> m_entries;
    qint64 m_total = 0; ///< of all entries, as the archive says
    qint64 m_read = 0;
};

/// Whether these bytes begin as a zip archive does, an empty one too.
bool looksLikeZip(QByteArrayView bytes);

} // namespace standpoint
