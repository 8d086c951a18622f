// SPDX-License-Identifier: GPL-3.0-or-later
//
// What annotators found in the sentences of one article.
#pragma once

#include "model/agreement/comparison.h"
#include "model/project/sentences_touched.h"

namespace standpoint {

/// One annotator found one actor's stance on an issue in a sentence.
struct Finding
{
    qint32 sentence = 0;
    ActorId actor;
    IssueId issue;
    int annotator = 0; ///< index into the comparison's
    StanceId stance;
    auto operator<=>(const Finding &) const = default;
};

/// Of the annotators who have done the article; in order and each once. An annotation counts in every
/// sentence that its evidence touches; those that touch none are added to `outside`.
std::vector<Finding> findingsIn(
    const Article &article, const Comparison &comparison, const ComparedArticle &compared, qint64 &outside);
/// The same in some sentences only, which costs next to nothing for a few of them.
std::vector<Finding> findingsIn(const Article &article, const Comparison &comparison,
    const ComparedArticle &compared, SentenceRange within);

} // namespace standpoint
