// SPDX-License-Identifier: GPL-3.0-or-later
//
// Replaces a file so that a crash, a full disk or a pulled plug leaves either the old content or the new.
// (QSaveFile ignores the result of its flush to disk and keeps no earlier generation.)
#pragma once

#include "model/project/error.h"
#include "model/store/file_stamp.h"

#include <QByteArrayView>

namespace standpoint {

/// Flushes the folder of the file at `path`, so that a new name in it outlives a crash. Returns whether the
/// disk says so; errno has the reason.
bool flushFolderOf(const QByteArray &path);

/// Makes the folder, and those above it that are missing; their names outlive a crash. Returns whether it is
/// there.
bool makeFolder(const QString &path);

/// Writes beside the target and takes its place on commit(). Without a commit the target stays as it was.
/// A symbolic link is followed: what it points to is replaced, and the link stays.
class DurableFile
{
public:
    explicit DurableFile(const QString &path);
    ~DurableFile(); ///< removes what was written and not committed
    DurableFile(const DurableFile &) = delete;
    DurableFile &operator=(const DurableFile &) = delete;

    /// Fails with Io: no such folder, no rights.
    [[nodiscard]] Status open();
    /// Fails with Io: disk full. After a failure only close and remove are left to do.
    [[nodiscard]] Status write(QByteArrayView bytes);
    /// Flushes to the disk, keeps the present content as `previous` (where there is any and the name is not
    /// empty), and takes its place. Fails with Io; the target is then unchanged.
    [[nodiscard]] Status commit(const QString &previous);
    /// Whether commit() got as far as to put the file into its place, even if it failed then.
    bool isInPlace() const { return m_isInPlace; }
    /// Of what was written and flushed, before it took its place.
    const FileStamp &stamp() const { return m_stamp; }

private:
    tl::unexpected<Error> ioError(const QString &sentence) const;
    Status keepPrevious(const QString &previous) const;

    QString m_path;
    QByteArray m_target;
    QByteArray m_beside;
    int m_descriptor = -1;
    bool m_isInPlace = false;
    FileStamp m_stamp;
};

} // namespace standpoint
