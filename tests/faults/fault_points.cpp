// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/fault_points.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/types.h>
#include <unistd.h>

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

Fate nextFate()
{
    const int number = ++counted;
    if (number < faultAt || (number > faultAt && chosen != Mode::ForEver))
        return Fate::Pass;
    switch (chosen) {
    case Mode::Count:
        return Fate::Pass;
    case Mode::Kill:
        ::_exit(exitCode);
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
template <typename Call> int whole(bool isConcerned, int error, Call call)
{
    if (!isConcerned)
        return call();
    const Fate fate = nextFate();
    if (fate == Fate::Fail) {
        errno = error;
        return -1;
    }
    const int result = call();
    if (fate == Fate::DieAfter)
        ::_exit(exitCode);
    return result;
}

template <typename Call> ssize_t partly(int descriptor, size_t size, Call call)
{
    if (!concerns(descriptor))
        return call(size);
    const Fate fate = nextFate();
    if (fate == Fate::Fail) {
        errno = ENOSPC;
        return -1;
    }
    const ssize_t result = call(fate == Fate::Pass || size < 2 ? size : size / 2);
    if (fate == Fate::DieAfter)
        ::_exit(exitCode);
    return result;
}

int flushed(const char *name, int descriptor)
{
    if (const int wait = delay; wait > 0) {
        const timespec time = {wait / 1000, (wait % 1000) * 1'000'000L};
        ::nanosleep(&time, nullptr);
    }
    // A killed process loses nothing that it wrote, so the real flush would only cost time.
    (void)name;
    return whole(concerns(descriptor), EIO, [] { return 0; });
}

int opened(const char *name, const char *path, int flags, mode_t mode)
{
    const bool writes = (flags & O_ACCMODE) != O_RDONLY;
    const bool isConcerned = concerns(path);
    const int descriptor = whole(isConcerned && writes, EACCES,
        [&] { return real<int(const char *, int, ...)>(name)(path, flags, mode); });
    follow(descriptor, isConcerned);
    return descriptor;
}

int madeTemporary(const char *name, char *pattern, int flags)
{
    const bool isConcerned = concerns(pattern);
    const int descriptor =
        whole(isConcerned, ENOSPC, [&] { return real<int(char *, int)>(name)(pattern, flags); });
    follow(descriptor, isConcerned);
    return descriptor;
}

} // namespace

void arm(Mode mode, int at, const char *folder)
{
    chosen = mode;
    faultAt = at;
    counted = 0;
    std::snprintf(watched.data(), watched.size(), "%s", folder);
    armed = true;
}

int calls()
{
    return counted;
}

void slowDown(int milliseconds)
{
    delay = milliseconds;
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
    return flushed("fsync", descriptor);
}

int fdatasync(int descriptor)
{
    return flushed("fdatasync", descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept
{
    return whole(
        concerns(descriptor), EIO, [&] { return real<int(int, off_t)>("ftruncate")(descriptor, size); });
}

int ftruncate64(int descriptor, off64_t size) noexcept
{
    return whole(
        concerns(descriptor), EIO, [&] { return real<int(int, off64_t)>("ftruncate64")(descriptor, size); });
}

int rename(const char *from, const char *to) noexcept
{
    return whole(concerns(from) || concerns(to), EACCES,
        [&] { return real<int(const char *, const char *)>("rename")(from, to); });
}

int link(const char *from, const char *to) noexcept
{
    return whole(concerns(from) || concerns(to), EACCES,
        [&] { return real<int(const char *, const char *)>("link")(from, to); });
}

int unlink(const char *path) noexcept
{
    return whole(concerns(path), EACCES, [&] { return real<int(const char *)>("unlink")(path); });
}

int close(int descriptor)
{
    follow(descriptor, false);
    return real<int(int)>("close")(descriptor);
}
}
