// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles of a project are nearly the same.
#pragma once

#include "model/project/project.h"
#include "model/text/near_duplicates.h"

#include <functional>

namespace standpoint {

struct AlikeArticles
{
    ArticleId earlier; ///< in the list of articles
    ArticleId later;
    double share = 0; ///< their resemblance, from nearDuplicateShare to 1

    bool operator==(const AlikeArticles &) const = default;
};

/// For each article that resembles an earlier one, the one that it resembles most. In the list's order. Some
/// 50 µs for each article of 600 words. `mayGoOn` is asked before each article where it is set; false: what
/// was found so far.
QList<AlikeArticles> alikeArticles(const Project &project, const std::function<bool()> &mayGoOn = {});

} // namespace standpoint
