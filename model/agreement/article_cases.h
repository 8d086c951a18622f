// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases of one article.
#pragma once

#include "model/agreement/cases.h"

namespace standpoint {

/// By first unit. `compared` says which of the comparison's annotators have done the article.
std::vector<Case> casesIn(
    const Project &project, const Comparison &comparison, const ComparedArticle &compared);
/// Those of some sentences, which none of them may leave (independentSentences()).
std::vector<Case> casesIn(const Project &project, const Comparison &comparison,
    const ComparedArticle &compared, SentenceRange within);

/// The sentences around `changed` in which cases can be gathered apart from the others: nothing in them is
/// put together with anything else, now or in `before`, the article's cases before the change.
SentenceRange independentSentences(const Project &project, const Comparison &comparison,
    const ComparedArticle &compared, const std::vector<Case> &before, SentenceRange changed);

} // namespace standpoint
