// SPDX-License-Identifier: GPL-3.0-or-later
//
// A look at what other programs have done to an open project's file and lock. The disk may hang: look on a
// thread of its own.
#pragma once

#include "model/project/id.h"
#include "model/store/file_stamp.h"
#include "model/store/project_lock.h"

#include <memory>

namespace standpoint {

/// What is expected.
struct OutsideQuestion
{
    QString path;
    FileStamp stamp;    ///< of the file there
    Bits128 generation; ///< of the project in it
    std::shared_ptr<ProjectLock> lock;
};

struct OutsideAnswer
{
    FileStamp stamp;         ///< of the file now
    bool isReplaced = false; ///< by another content; a restored time, or a copy of the same, is none
    bool isTaken = false;    ///< somebody else has the lock

    bool isAsExpected() const { return !isReplaced && !isTaken; }
};

/// Waits for the disk. Puts a lock back that vanished, and takes one that could not be taken so far.
OutsideAnswer lookOutside(const OutsideQuestion &question);

} // namespace standpoint
