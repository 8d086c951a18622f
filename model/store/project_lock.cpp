// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/project_lock.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSysInfo>
#include <QThread>

#include <sys/stat.h>
#include <vector>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectLock)
};

constexpr int lockLines =
    5; // process, program, machine, the machine's id, the id of its start: as QLockFile has them

/// Whether a lock file was not written to its end.
bool isCut(const QString &path)
{
    QFile file(path);
    const QByteArray content = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return file.isOpen() && content.count('\n') < lockLines;
}

constexpr int namelessTries = 10;
constexpr unsigned long namelessWait = 20; // milliseconds

} // namespace

QString sentenceAbout(const LockHolder &holder)
{
    const QString who = holder.user.isEmpty() ? Words::tr("Somebody") : holder.user;
    const QString since = QLocale().toString(holder.since, QLocale::ShortFormat);
    return holder.here
        ? Words::tr("%1 has this project open in another window since %2, so it cannot be changed here.")
              .arg(who, since)
        : Words::tr("%1 has this project open on the computer %2 since %3, so it cannot be changed here.")
              .arg(who, holder.machine, since);
}

QString lockPath(const QString &projectPath)
{
    return projectPath + QStringLiteral("-lock");
}

ProjectLock::ProjectLock(const QString &projectPath)
    : m_path(lockPath(projectPath))
    , m_file(std::make_unique<QLockFile>(m_path))
{
    m_file->setStaleLockTime(0); // weeks of work on one machine are no reason to call a lock stale
}

ProjectLock::~ProjectLock()
{
    // QLockFile removes whatever lies at its path, so also the lock of somebody who took this one over.
    // NOLINTNEXTLINE(bugprone-unhandled-exception-at-new): without memory nothing goes on
    static auto *const lost = new std::vector<std::unique_ptr<QLockFile>>;
    if (m_file->isLocked() && !isStillOurs())
        lost->push_back(std::move(m_file));
}

ProjectLock::Outcome ProjectLock::tryTake()
{
    // One that is cut short was left by a process that ended, or whose disk was full, between making the file
    // and writing into it: a living one needs microseconds for that.
    for (int n = 0; !m_file->tryLock(0) && outcome() == Outcome::HeldByAnother && isCut(m_path); ++n) {
        if (n == namelessTries) {
            QFile::remove(m_path);
            m_file->tryLock(0);
            break;
        }
        QThread::msleep(namelessWait);
    }
    return outcome();
}

ProjectLock::Outcome ProjectLock::takeOver()
{
    if (tryTake() == Outcome::HeldByAnother) {
        // Moved away first, not removed: two that take over at the same moment do not remove each other's new
        // lock.
        const QString aside = m_path + QStringLiteral("-lost-%1").arg(QCoreApplication::applicationPid());
        if (QFile::rename(m_path, aside))
            QFile::remove(aside);
    }
    return tryTake();
}

ProjectLock::Outcome ProjectLock::outcome()
{
    if (m_file->isLocked()) {
        struct stat made = {};
        if (::stat(QFile::encodeName(m_path).constData(), &made) == 0) {
            m_device = made.st_dev;
            m_inode = made.st_ino;
        }
        return Outcome::Taken;
    }
    return m_file->error() == QLockFile::LockFailedError ? Outcome::HeldByAnother : Outcome::Impossible;
}

std::optional<LockHolder> ProjectLock::holder() const
{
    LockHolder holder;
    QString program;
    if (!m_file->getLockInfo(&holder.process, &holder.machine, &program))
        return {};
    const QFileInfo info(m_path);
    holder.user = info.owner();
    holder.since = info.lastModified();
    holder.here = holder.machine == QSysInfo::machineHostName();
    return holder;
}

bool ProjectLock::isStillOurs() const
{
    struct stat there = {};
    return m_file->isLocked() && ::stat(QFile::encodeName(m_path).constData(), &there) == 0
        && there.st_dev == m_device && there.st_ino == m_inode;
}

} // namespace standpoint
