// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace standpoint {

bool inParallel(
    qsizetype count, const std::function<void(qsizetype)> &work, const std::function<bool()> &keepGoing)
{
    std::atomic<qsizetype> next = 0;
    std::atomic<bool> stopped = false;
    const auto takeNext = [&]() {
        const qsizetype i = next++;
        if (i >= count || stopped)
            return false;
        work(i);
        return true;
    };
    const qsizetype cores = std::max<qsizetype>(1, std::thread::hardware_concurrency());
    std::vector<std::thread> helpers;
    for (qsizetype i = 1; i < std::min(cores, count); ++i) {
        helpers.emplace_back([&]() {
            while (takeNext()) { }
        });
    }
    while (takeNext()) {
        if (!keepGoing())
            stopped = true;
    }
    for (std::thread &helper : helpers)
        helper.join();
    return !stopped;
}

} // namespace standpoint
