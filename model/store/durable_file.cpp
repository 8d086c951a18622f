// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/durable_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::DurableFile)
};

/// The file that a chain of links ends at, also where that file is not there yet.
QString linkTarget(const QString &path)
{
    QString target = path;
    for (int depth = 0; depth < 40; ++depth) { // as many as the kernel follows
        const QFileInfo info(target);
        if (!info.isSymLink())
            break;
        target = info.symLinkTarget();
    }
    return QFileInfo(target).absoluteFilePath();
}

bool copyContent(const QByteArray &from, const QByteArray &to)
{
    const QString target = QFile::decodeName(to);
    QFile::remove(target);
    return QFile::copy(QFile::decodeName(from), target);
}

} // namespace

bool flushFolderOf(const QByteArray &path)
{
    const QByteArray folder = path.left(qMax(path.lastIndexOf('/'), qsizetype(1)));
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno == EACCES; // a folder that may be written but not read cannot be flushed by anybody
    const bool flushed = ::fsync(descriptor) == 0 || errno == EINVAL;
    ::close(descriptor);
    return flushed;
}

bool makeFolder(const QString &path)
{
    const QFileInfo folder(path);
    if (folder.isDir())
        return true;
    if (folder.path() == path || !makeFolder(folder.path()))
        return false;
    if (!QDir().mkdir(path))
        return QFileInfo(path).isDir(); // another program was quicker
    if (flushFolderOf(QFile::encodeName(path)))
        return true;
    QDir().rmdir(path); // so that the next try flushes it
    return false;
}

DurableFile::DurableFile(const QString &path)
    : m_path(path)
    , m_target(QFile::encodeName(linkTarget(path)))
{
}

DurableFile::~DurableFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_beside.isEmpty())
        ::unlink(m_beside.constData());
}

tl::unexpected<Error> DurableFile::ioError(const QString &sentence) const
{
    return fail(Error::Kind::Io, sentence.arg(QString::fromLocal8Bit(std::strerror(errno))), m_path);
}

Status DurableFile::open()
{
    struct stat present = {};
    const bool replaces = ::stat(m_target.constData(), &present) == 0;
    if (replaces && !S_ISREG(present.st_mode))
        return fail(Error::Kind::Io, Words::tr("This is not a file that can be replaced."), m_path);
    if (replaces && ::access(m_target.constData(), W_OK) != 0)
        return ioError(Words::tr("The file is write-protected (%1)."));
    m_beside = m_target + ".saving-XXXXXX";
    m_descriptor = ::mkostemp(m_beside.data(), O_CLOEXEC);
    if (m_descriptor < 0) {
        m_beside.clear();
        return ioError(Words::tr("The folder cannot be written to (%1)."));
    }
    mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(m_descriptor,
        replaces ? present.st_mode & 07777 : 0666 & ~mask); // as far as the file system knows modes
    return {};
}

Status DurableFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return ioError(
                Words::tr("The file could not be written (%1); what was there before is unchanged."));
        bytes = bytes.sliced(written);
    }
    return {};
}

Status DurableFile::keepPrevious(const QString &previous) const
{
    if (previous.isEmpty() || ::access(m_target.constData(), F_OK) != 0)
        return {};
    // A second name for the present content, moved into place: at no moment is either name missing.
    const QByteArray kept = QFile::encodeName(linkTarget(previous));
    const QByteArray step = kept + ".new";
    ::unlink(step.constData());
    if (::link(m_target.constData(), step.constData()) != 0
        && !copyContent(m_target, step)) // no links on FAT
        return ioError(Words::tr("The previous generation could not be kept (%1)."));
    if (::rename(step.constData(), kept.constData()) != 0) {
        const tl::unexpected<Error> failed =
            ioError(Words::tr("The previous generation could not be kept (%1)."));
        ::unlink(step.constData());
        return failed;
    }
    return {};
}

Status DurableFile::commit(const QString &previous)
{
    if (::fsync(m_descriptor) != 0)
        return ioError(
            Words::tr("The file could not be flushed to the disk (%1); what was there before is unchanged."));
    m_stamp = FileStamp::of(m_descriptor);
    const int closed = ::close(m_descriptor);
    m_descriptor = -1;
    if (closed != 0)
        return ioError(Words::tr("The file could not be written (%1); what was there before is unchanged."));
    if (Status kept = keepPrevious(previous); !kept)
        return kept;
    if (::rename(m_beside.constData(), m_target.constData()) != 0)
        return ioError(Words::tr("The file could not be put in its place (%1)."));
    m_beside.clear();
    m_isInPlace = true;
    if (!flushFolderOf(m_target))
        return ioError(Words::tr("The file was saved, but the disk does not confirm it (%1)."));
    return {};
}

} // namespace standpoint
