// SPDX-License-Identifier: GPL-3.0-or-later
//
// How far an annotator is with an article, as lists and filters show it.
#pragma once

#include "model/project/project.h"

namespace standpoint {

enum class Progress : quint8
{
    Todo,
    Started,
    Done
};

inline Progress progressBy(const Article &article, AnnotatorId annotator)
{
    const auto state = article.stateOf(annotator);
    if (!state)
        return Progress::Todo;
    return *state == ArticleState::State::Done ? Progress::Done : Progress::Started;
}

} // namespace standpoint
