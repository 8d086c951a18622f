// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the n-th system call that changes a folder fail, or ends the process at it. Link fault_points.cpp
// into an executable with ENABLE_EXPORTS: its open(), write(), pwrite(), fsync(), fdatasync(), ftruncate(),
// rename(), link() and unlink() come before those of the C library, for all code of the process.
#pragma once

namespace standpoint::faults {

enum class Mode
{
    Count,    ///< nothing fails
    Kill,     ///< the process ends before the call
    Torn,     ///< a write does half of its work, another call all of it; then the process ends
    Once,     ///< the call fails with an error, later ones do not
    ForEver,  ///< the call and all after it fail: the disk is full, or gone
    ShortOnce ///< a write takes half of its bytes and says so; another call does not fail
};

/// From now on calls on paths below `folder` count, from 1, and the `at`-th one is the fault.
void arm(Mode mode, int at, const char *folder);
/// How many calls were counted since arm().
int calls();
/// Each flush takes so long, in milliseconds: a slow disk.
void slowDown(int milliseconds);

} // namespace standpoint::faults
