// SPDX-License-Identifier: GPL-3.0-or-later
//
// NAME.stance-lock: says who has a project open, so that two windows, or two machines on one shared folder,
// do not write over each other's work.
#pragma once

#include "model/project/error.h"

#include <QDateTime>
#include <QLockFile>

#include <memory>

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

/// Held from tryTake() or takeOver() on, until it is destroyed.
class ProjectLock
{
public:
    enum class Outcome
    {
        Taken,
        HeldByAnother,
        Impossible ///< the folder takes no file; nobody else can have it that way either
    };

    explicit ProjectLock(const QString &projectPath);
    ~ProjectLock();
    ProjectLock(const ProjectLock &) = delete;
    ProjectLock &operator=(const ProjectLock &) = delete;

    /// Takes the lock. One that a process of this machine left behind when it died is taken without asking.
    Outcome tryTake();
    /// Takes it also where somebody has it: for a lock that was left behind on another machine. Whoever does
    /// have it finds it lost before the next write, and keeps that work elsewhere.
    Outcome takeOver();
    /// Who has it; nothing where nobody does.
    std::optional<LockHolder> holder() const;
    /// Whether the lock that was taken is still the one in the folder. May be asked from any thread.
    bool isStillOurs() const;

private:
    Outcome outcome();

    QString m_path;
    std::unique_ptr<QLockFile> m_file;
    quint64 m_device = 0;
    quint64 m_inode = 0;
};

} // namespace standpoint
