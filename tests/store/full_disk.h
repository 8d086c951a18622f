// SPDX-License-Identifier: GPL-3.0-or-later
//
// A disk that takes nothing more, for this process.
#pragma once

#include <QtGlobal>

#include <csignal>
#include <sys/resource.h>

namespace standpoint {

/// While it lives, no file grows beyond `bytes`.
class FullDisk
{
public:
    explicit FullDisk(qint64 bytes = 0)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const struct rlimit limit = {static_cast<rlim_t>(bytes), m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    struct rlimit m_before = {};
};

} // namespace standpoint
