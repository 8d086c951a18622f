// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which sentences a place belongs to: those that it touches. What agreement counts, what an export says and
// what gold decides go by this.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Sentences [first, end).
struct SentenceRange
{
    qint32 first = 0;
    qint32 end = 0;
    bool operator==(const SentenceRange &) const = default;
    bool isEmpty() const { return first >= end; }
};

/// The sentences of an article that a place touches; none for a place between two.
SentenceRange sentencesTouching(const Article &article, TextSpan place);

/// The sentence that an annotation counts in first: the first that its evidence touches. Where it touches
/// none, the one before it; -1 where there is none.
int firstSentenceOf(const Article &article, const Evidence &evidence);

} // namespace standpoint
