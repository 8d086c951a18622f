// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching all articles of a project on all cores, with hits in the order of the articles as they come.
#pragma once

#include "model/search/article_search.h"

#include <atomic>
#include <functional>

namespace standpoint {

/// What is known after some more articles.
struct SearchBatch
{
    QList<ArticleHits> articles; ///< those with hits, in the articles' order, after those of the batch before
    qsizetype searched = 0;      ///< articles looked at so far
    qsizetype all = 0;           ///< articles to look at
};

/// Calls `deliver` with one batch after the other, on any thread but never two at once; the last one has
/// `searched` equal to `all`. Returns false, some time after `cancelled` was set, without the rest. Takes the
/// project as a value and lets go of it at once: what is read are its articles.
bool searchProject(Project project, const ArticleSearcher &searcher, const std::atomic<bool> &cancelled,
    const std::function<void(const SearchBatch &batch)> &deliver);

} // namespace standpoint
