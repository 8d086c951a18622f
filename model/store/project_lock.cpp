// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/project_lock.h"

#include "model/project/id.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSysInfo>
#include <QThread>

#include <cerrno>
#include <fcntl.h>
#include <vector>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ProjectLock)
};

constexpr int lockLines =
    5; // process, program, machine, the machine's id, the id of its start: as QLockFile has them

/// What stands in a lock file; nothing where it cannot be read, and `vanished` is set where there is none.
std::optional<QByteArray> contentOf(const QString &path, bool *vanished = nullptr)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (vanished)
        *vanished = descriptor < 0 && errno == ENOENT;
    QFile file;
    if (descriptor < 0 || !file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return {};
    QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return {};
    return content;
}

/// Whether a lock file was not written to its end.
bool isCut(const QString &path)
{
    const std::optional<QByteArray> content = contentOf(path);
    return content && content->count('\n') < lockLines;
}

constexpr int takeOverTries = 3;
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
    if (m_file->isLocked() && !holds())
        lost->push_back(std::move(m_file));
}

ProjectLock::Outcome ProjectLock::tryTake()
{
    const std::lock_guard guard(m_mutex);
    return take();
}

ProjectLock::Outcome ProjectLock::take()
{
    if (m_isLost || m_file->isLocked())
        return holds() ? Outcome::Taken : Outcome::HeldByAnother;
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
    if (m_file->isLocked() && !markAsOurs())
        m_file->unlock();
    return outcome();
}

ProjectLock::Outcome ProjectLock::takeOver()
{
    const std::lock_guard guard(m_mutex);
    // Whoever has it may just then find it gone and make it anew, once.
    for (int n = 0; n < takeOverTries && take() == Outcome::HeldByAnother; ++n) {
        // Moved away first, not removed: two that take over at the same moment do not remove each other's new
        // lock.
        const QString aside = m_path + QStringLiteral("-lost-%1").arg(QCoreApplication::applicationPid());
        if (QFile::rename(m_path, aside))
            QFile::remove(aside);
    }
    return take();
}

ProjectLock::Outcome ProjectLock::outcome()
{
    if (m_file->isLocked())
        return Outcome::Taken;
    return m_file->error() == QLockFile::LockFailedError ? Outcome::HeldByAnother : Outcome::Impossible;
}

/// Adds a number that no other lock has. Where the disk takes no more, what is there has to do.
bool ProjectLock::markAsOurs()
{
    QFile file(m_path);
    if (file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::ExistingOnly))
        file.write(Bits128::random().toString().toLatin1() + '\n');
    file.close();
    m_content = contentOf(m_path).value_or(QByteArray());
    return !m_content.isEmpty();
}

bool ProjectLock::isTaken() const
{
    const std::lock_guard guard(m_mutex);
    return m_file->isLocked() && !m_isLost;
}

std::optional<LockHolder> ProjectLock::holder() const
{
    const std::lock_guard guard(m_mutex);
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

bool ProjectLock::isStillOurs()
{
    const std::lock_guard guard(m_mutex);
    if (!m_isLost && !m_file->isLocked())
        m_isLost = take() == Outcome::HeldByAnother;
    return holds();
}

bool ProjectLock::holds()
{
    if (m_isLost || !m_file->isLocked())
        return !m_isLost;
    bool vanished = false;
    std::optional<QByteArray> content = contentOf(m_path, &vanished);
    if (vanished) {
        makeAnew();
        content = contentOf(m_path);
    }
    m_isLost = content && *content != m_content; // where it cannot be read, nobody says that it is lost
    return !m_isLost;
}

/// Puts our lock file back, unless somebody else comes first. A folder that takes none is no reason to give
/// the lock up.
void ProjectLock::makeAnew()
{
    QFile file(m_path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return;
    if (file.write(m_content) != m_content.size() || !file.flush())
        file.remove();
}

} // namespace standpoint
