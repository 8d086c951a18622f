// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/file_stamp.h"

#include <QFile>

#include <sys/stat.h>

namespace standpoint {

static FileStamp stampOf(const struct stat &there)
{
    return {there.st_dev, there.st_ino, there.st_size,
        there.st_mtim.tv_sec * 1'000'000'000LL + there.st_mtim.tv_nsec};
}

FileStamp FileStamp::of(const QString &path)
{
    struct stat there = {};
    return ::stat(QFile::encodeName(path).constData(), &there) == 0 ? stampOf(there) : FileStamp();
}

FileStamp FileStamp::of(int descriptor)
{
    struct stat there = {};
    return ::fstat(descriptor, &there) == 0 ? stampOf(there) : FileStamp();
}

} // namespace standpoint
