// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles put together: which are one, and what each says about itself.
#pragma once

#include "model/team/merge_record.h"

namespace standpoint {

/// One article of an input, and the one of ours that its annotations go to.
struct ArticlePair
{
    ArticleId ours;
    const Article *theirs = nullptr;
    /// Evidence that is elsewhere in our text than in theirs.
    QHash<AnnotationId, Evidence> carried = {};
    /// Likewise the places of decisions; `gone` are those whose sentence our text has not.
    QHash<DecisionId, TextSpan> moved = {};
    QSet<DecisionId> gone = {};
    /// Annotations of theirs that have no place in our text.
    QSet<AnnotationId> without = {};
    /// Those of them that are not there already: ours may have carried them otherwise.
    QSet<AnnotationId> homeless = {};
    /// `ours` is an article that was made for the homeless ones, and takes nothing else.
    bool isHome = false;
    /// Ours says something else than theirs: what it has already stays where it is.
    bool hasOtherText = false;
};

/// The id of a homeless annotation in the article that was made for it.
AnnotationId homeIdOf(AnnotationId theirs);

/// In which of our articles there is an annotation of this id by now; null: in none.
using WhereIs = std::function<ArticleId(AnnotationId)>;

/// Matches the articles of one input, adds those that ours lacks, and fills `ids.articles`. Fails where
/// `mayGoOn` says so.
Result<std::vector<ArticlePair>> mergeArticles(MergeTarget &target, MergeRecord &record, int input,
    const Project &theirs, MergedIds &ids, const WhereIs &whereIs, const std::function<Status()> &mayGoOn);

} // namespace standpoint
