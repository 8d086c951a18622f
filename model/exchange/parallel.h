// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same work for many things, on all cores.
#pragma once

#include <QtGlobal>

#include <functional>

namespace standpoint {

/// Calls work(i) once for every i in [0, count), on all cores and in no certain order; returns when all is
/// done. `keepGoing`, asked on the calling thread after each of its own items, stops the rest by returning
/// false; then the result is false.
bool inParallel(
    qsizetype count, const std::function<void(qsizetype)> &work, const std::function<bool()> &keepGoing);

} // namespace standpoint
