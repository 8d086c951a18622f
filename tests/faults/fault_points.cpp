// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_points.h"

#include "tests/faults/power_cut.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <mutex>
#include <sys/stat.h>
#include <sys/types.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace standpoint::faults {

namespace {

constexpr int exitCode = 137;
constexpr size_t mostDescriptors = 1024;

std::atomic<bool> armed = false;
std::atomic<int> counted = 0;
std::atomic<int> delay = 0;
Mode chosen = Mode::Count;
int faultAt = 0;
std::array<char, 4096> watched{};
std::array<std::atomic<bool>, mostDescriptors> isWatched{};
std::array<std::atomic<int>, static_cast<size_t>(Call::Count)> countedOf{};
std::atomic<int> ownLooks = 0;
std::atomic<int> otherLooks = 0;
std::thread::id armedBy;
std::function<void()> foreign; ///< see afterNextRename()
FlushedDisk disk;
std::recursive_mutex diskMutex; ///< held for each call in the modes of a power cut, and for ever by the cut

bool concerns(const char *path)
{
    return armed && path && std::strncmp(path, watched.data(), std::strlen(watched.data())) == 0;
}

bool concerns(int descriptor)
{
    return armed && descriptor >= 0 && static_cast<size_t>(descriptor) < mostDescriptors
        && isWatched[static_cast<size_t>(descriptor)];
}

void follow(int descriptor, bool watch)
{
    if (descriptor >= 0 && static_cast<size_t>(descriptor) < mostDescriptors)
        isWatched[static_cast<size_t>(descriptor)] = watch;
}

enum class Fate
{
    Pass,
    Fail,
    Half,
    DieAfter
};

/// What is on the disk does not change while a power cut looks at it.
std::unique_lock<std::recursive_mutex> diskGuard()
{
    return isPowerCut(chosen) ? std::unique_lock(diskMutex) : std::unique_lock<std::recursive_mutex>();
}

[[noreturn]] void cutPower()
{
    armed = false; // for this thread; all others wait for the mutex
    disk.cut(chosen == Mode::PowerCutOfBytes);
    ::_exit(exitCode);
}

void noteLook(const char *path)
{
    if (concerns(path))
        ++(std::this_thread::get_id() == armedBy ? ownLooks : otherLooks);
}

Fate nextFate(Call kind)
{
    const int number = ++counted;
    ++countedOf[static_cast<size_t>(kind)];
    if (number < faultAt || (number > faultAt && chosen != Mode::ForEver))
        return Fate::Pass;
    switch (chosen) {
    case Mode::Count:
        return Fate::Pass;
    case Mode::Kill:
        ::_exit(exitCode);
    case Mode::PowerCut:
    case Mode::PowerCutOfBytes:
        cutPower();
    case Mode::Torn:
        return Fate::DieAfter;
    case Mode::Once:
    case Mode::ForEver:
        return Fate::Fail;
    case Mode::ShortOnce:
        return Fate::Half;
    }
    return Fate::Pass;
}

template <typename Function> Function *real(const char *name)
{
    return reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, name));
}

/// A call that does all or nothing.
template <typename Do> int whole(Call kind, bool isConcerned, int error, Do call)
{
    const auto guard = diskGuard();
    if (!isConcerned)
        return call();
    const Fate fate = nextFate(kind);
    if (fate == Fate::Fail) {
        errno = error;
        return -1;
    }
    const int result = call();
    if (fate == Fate::DieAfter)
        ::_exit(exitCode);
    return result;
}

template <typename Do> ssize_t partly(int descriptor, size_t size, Do call)
{
    const auto guard = diskGuard();
    if (!concerns(descriptor))
        return call(size);
    const Fate fate = nextFate(Call::Write);
    if (fate == Fate::Fail) {
        errno = ENOSPC;
        return -1;
    }
    const ssize_t result = call(fate == Fate::Pass || size < 2 ? size : size / 2);
    if (fate == Fate::DieAfter)
        ::_exit(exitCode);
    return result;
}

int flushed(int descriptor)
{
    if (const int wait = delay; wait > 0) {
        const timespec time = {wait / 1000, (wait % 1000) * 1'000'000L};
        ::nanosleep(&time, nullptr);
    }
    // A killed process loses nothing that it wrote, so the real flush would only cost time.
    return whole(Call::Flush, concerns(descriptor), EIO, [&] {
        if (isPowerCut(chosen) && concerns(descriptor))
            disk.flush(descriptor);
        return 0;
    });
}

int opened(const char *name, const char *path, int flags, mode_t mode)
{
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    const bool isConcerned = concerns(path);
    if (!writes)
        noteLook(path);
    const int descriptor = whole(Call::Open, isConcerned && writes, EACCES,
        [&] { return real<int(const char *, int, ...)>(name)(path, flags, mode); });
    follow(descriptor, isConcerned);
    if (isConcerned && isPowerCut(chosen) && (flags & O_CREAT) != 0)
        disk.hold(path);
    return descriptor;
}

int madeTemporary(const char *name, char *pattern, int flags)
{
    const bool isConcerned = concerns(pattern);
    const int descriptor = whole(Call::MakeTemporary, isConcerned, ENOSPC,
        [&] { return real<int(char *, int)>(name)(pattern, flags); });
    follow(descriptor, isConcerned);
    if (isConcerned && isPowerCut(chosen))
        disk.hold(pattern);
    return descriptor;
}

} // namespace

void arm(Mode mode, int at, const char *folder)
{
    chosen = mode;
    faultAt = at;
    counted = 0;
    for (auto &count : countedOf)
        count = 0;
    ownLooks = 0;
    otherLooks = 0;
    armedBy = std::this_thread::get_id();
    std::snprintf(watched.data(), watched.size(), "%s", folder);
    if (isPowerCut(mode))
        disk.begin(folder);
    armed = true;
}

void disarm()
{
    armed = false;
    chosen = Mode::Count;
}

void end()
{
    const auto guard = diskGuard();
    if (armed && isPowerCut(chosen))
        cutPower();
}

int calls()
{
    return counted;
}

int calls(Call call)
{
    return countedOf[static_cast<size_t>(call)];
}

int looksOfThisThread()
{
    return ownLooks;
}

int looksOfOthers()
{
    return otherLooks;
}

void slowDown(int milliseconds)
{
    delay = milliseconds;
}

void afterNextRename(std::function<void()> then)
{
    foreign = std::move(then);
}

} // namespace standpoint::faults

using namespace standpoint::faults;

extern "C" {

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start came before
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open", path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    // NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): va_start came before
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened("open64", path, flags, mode);
}

int mkostemp(char *pattern, int flags)
{
    return madeTemporary("mkostemp", pattern, flags);
}

int mkostemp64(char *pattern, int flags)
{
    return madeTemporary("mkostemp64", pattern, flags);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    return partly(descriptor, size, [&](size_t part) {
        return real<ssize_t(int, const void *, size_t)>("write")(descriptor, bytes, part);
    });
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t offset)
{
    return partly(descriptor, size, [&](size_t part) {
        return real<ssize_t(int, const void *, size_t, off_t)>("pwrite")(descriptor, bytes, part, offset);
    });
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t offset)
{
    return partly(descriptor, size, [&](size_t part) {
        return real<ssize_t(int, const void *, size_t, off64_t)>("pwrite64")(descriptor, bytes, part, offset);
    });
}

int fsync(int descriptor)
{
    return flushed(descriptor);
}

int fdatasync(int descriptor)
{
    return flushed(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return whole(Call::Truncate, concerns(descriptor), EIO,
        [&] { return real<int(int, off_t)>("ftruncate")(descriptor, size); });
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return whole(Call::Truncate, concerns(descriptor), EIO,
        [&] { return real<int(int, off64_t)>("ftruncate64")(descriptor, size); });
}

int rename(const char *from, const char *to) noexcept
{
    const bool isConcerned = concerns(from) || concerns(to);
    const int result = whole(Call::Rename, isConcerned, EACCES,
        [&] { return real<int(const char *, const char *)>("rename")(from, to); });
    if (isConcerned && result == 0 && foreign)
        std::exchange(foreign, nullptr)();
    return result;
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned flags) noexcept
{
    return whole(Call::RenameAt2, concerns(from) || concerns(to), EACCES, [&] {
        return real<int(int, const char *, int, const char *, unsigned)>("renameat2")(
            fromFolder, from, toFolder, to, flags);
    });
}

int mkdir(const char *path, mode_t mode) noexcept
{
    return whole(Call::MakeFolder, concerns(path), EACCES,
        [&] { return real<int(const char *, mode_t)>("mkdir")(path, mode); });
}

int stat(const char *path, struct stat *there) noexcept
{
    noteLook(path);
    return real<int(const char *, struct stat *)>("stat")(path, there);
}

int stat64(const char *path, struct stat64 *there) noexcept
{
    noteLook(path);
    return real<int(const char *, struct stat64 *)>("stat64")(path, there);
}

int link(const char *from, const char *to) noexcept
{
    return whole(Call::Link, concerns(from) || concerns(to), EACCES,
        [&] { return real<int(const char *, const char *)>("link")(from, to); });
}

int unlink(const char *path) noexcept
{
    return whole(
        Call::Unlink, concerns(path), EACCES, [&] { return real<int(const char *)>("unlink")(path); });
}

int close(int descriptor)
{
    follow(descriptor, false);
    return real<int(int)>("close")(descriptor);
}
}
