// SPDX-License-Identifier: GPL-3.0-or-later
//
// NAME.stance-lock: says who has a project open, so that two windows, or two machines on one shared folder,
// do not write over each other's work.
#pragma once

#include "model/project/error.h"

#include <QDateTime>
#include <QLockFile>

#include <memory>
#include <mutex>

namespace standpoint {

/// Who has a project open.
struct LockHolder
{
    QString user;    ///< the account's name; empty where the file system does not say
    QString machine; ///< its host name
    qint64 process = 0;
    QDateTime since;
    bool here = false; ///< on this machine

    bool operator==(const LockHolder &) const = default;
};

/// "Anna has this project open on the computer pc7 since …": why it cannot be changed.
QString sentenceAbout(const LockHolder &holder);

/// NAME.stance-lock for NAME.stance.
QString lockPath(const QString &projectPath);

/// Held from tryTake() or takeOver() on, until it is destroyed. May be asked from any thread.
///
/// A lock is known by what stands in its file, with a number of its own: file systems of a network may give
/// one file another inode at any time.
class ProjectLock
{
public:
    enum class Outcome
    {
        Taken,
        HeldByAnother,
        Impossible ///< the folder takes no file at present; nobody else can have it that way either
    };

    explicit ProjectLock(const QString &projectPath);
    ~ProjectLock();
    ProjectLock(const ProjectLock &) = delete;
    ProjectLock &operator=(const ProjectLock &) = delete;

    /// Takes the lock, or says that it is held already. One that a process of this machine left behind when
    /// it died is taken without asking. One that was lost to somebody else is not taken back.
    Outcome tryTake();
    /// Takes it also where somebody has it: for a lock that was left behind on another machine. Whoever does
    /// have it finds it lost before the next write, and keeps that work elsewhere.
    Outcome takeOver();
    bool isTaken() const;
    /// Who has it; nothing where nobody does.
    std::optional<LockHolder> holder() const;
    /// False once somebody else has it. A lock file that vanished is made anew, and a lock that was
    /// Impossible is tried again: where the folder still takes no file, nobody else has the project.
    bool isStillOurs();

private:
    Outcome take();
    Outcome outcome();
    bool markAsOurs();
    bool holds();
    void makeAnew();

    QString m_path;
    mutable std::mutex m_mutex;
    std::unique_ptr<QLockFile> m_file;
    QByteArray m_content; ///< of the lock file, while it is ours
    bool m_isLost = false;
};

} // namespace standpoint
