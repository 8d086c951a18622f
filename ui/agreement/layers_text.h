// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sentence with the layers of several annotators side by side, as rich text.
#pragma once

#include "model/agreement/comparison.h"

#include <QPalette>

namespace standpoint {

/// What each annotator of the comparison found in a sentence, with the sentences around it. `sentence` -1:
/// all of the article's stances, without its text.
QString layersHtml(const Project &project, const Comparison &comparison, ArticleId article, int sentence,
    const QPalette &palette);

} // namespace standpoint
