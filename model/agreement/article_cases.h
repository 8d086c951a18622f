// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases of one article.
#pragma once

#include "model/agreement/cases.h"

namespace standpoint {

/// By first unit. `compared` says which of the comparison's annotators have done the article.
std::vector<Case> casesIn(
    const Project &project, const Comparison &comparison, const ComparedArticle &compared);

/// The sentences of an article that a place touches, as indexes [first, second).
std::pair<qint32, qint32> sentencesTouching(const Article &article, TextSpan place);

} // namespace standpoint
