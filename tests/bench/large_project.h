// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project of any size, the same in each run, and the memory that reading it takes.
#pragma once

#include "model/project/project.h"

namespace standpoint::bench {

/// So many articles of 3.5 KB and 30 sentences, with so many annotations of three annotators.
Project largeProject(int articles, int annotations);

/// A line of /proc/self/status, such as "VmHWM", in bytes; 0 where there is none.
qint64 ownMemory(const QByteArray &field);

/// Bytes of the archive within a project file.
qint64 contentSize(const QString &path);

} // namespace standpoint::bench
