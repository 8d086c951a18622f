// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes the n-th system call that changes a folder fail, or ends the process at it. Link fault_points.cpp and
// power_cut.cpp into an executable with ENABLE_EXPORTS: its open(), write(), pwrite(), fsync(), fdatasync(),
// ftruncate(), rename(), renameat2(), link(), unlink() and mkdir() come before those of the C library, for
// all code of the process.
#pragma once

#include <functional>

namespace standpoint::faults {

enum class Mode
{
    Count,     ///< nothing fails
    Kill,      ///< the process ends before the call
    Torn,      ///< a write does half of its work, another call all of it; then the process ends
    Once,      ///< the call fails with an error, later ones do not
    ForEver,   ///< the call and all after it fail: the disk is full, or gone
    ShortOnce, ///< a write takes half of its bytes and says so; another call does not fail
    PowerCut,  ///< the process ends before the call, and the folder has only what was flushed: a file's bytes
               ///< by a flush of the file, its name by one of its folder
    PowerCutOfBytes ///< the same where the names reach the disk at once, and only bytes wait for a flush
};

/// Whether the folder is left as a flush, and nothing else, would have it.
constexpr bool isPowerCut(Mode mode)
{
    return mode == Mode::PowerCut || mode == Mode::PowerCutOfBytes;
}

enum class Call
{
    Open, ///< for writing
    MakeTemporary,
    Write,
    Flush,
    Truncate,
    Rename,
    RenameAt2, ///< what QFile::rename() calls
    Link,
    Unlink,
    MakeFolder,
    Count
};

/// From now on calls on paths below `folder` count, from 1, and the `at`-th one is the fault.
void arm(Mode mode, int at, const char *folder);
void disarm();
/// The session is over: where a power cut was asked for that did not come yet, it comes now.
void end();
/// How many calls were counted since arm(), of all kinds or of one.
int calls();
int calls(Call call);
/// How often something below the folder was looked at (a stat, an open for reading) since arm(), by the
/// thread that armed, and by all others.
int looksOfThisThread();
int looksOfOthers();
/// Each flush takes so long, in milliseconds: a slow disk.
void slowDown(int milliseconds);
/// Called once, right after the next rename() in the folder: what another program does just then.
void afterNextRename(std::function<void()> then);

} // namespace standpoint::faults
