// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is done to an article itself: its sentences split and joined, its text corrected. Each act is given as
// edits of one Change.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Two sentences where there was one, divided before the code unit at `position`; white space there belongs
/// to neither. Annotations keep their evidence. Fails with Invalid where nothing would be left of one of
/// them, where `position` is in no sentence or inside a character.
Result<std::vector<AnyEdit>> splitSentence(const Article &article, int position);

/// One sentence of the one with this index and the next. Fails with Invalid where there is no next one, or
/// where it begins another paragraph.
Result<std::vector<AnyEdit>> joinSentences(const Article &article, int index);

/// A text with its annotations carried along.
struct Correction
{
    std::vector<AnyEdit> edits;   ///< empty where nothing differs, or where annotations would be lost
    QList<AnnotationId> reworded; ///< the marked words themselves are others now
    QList<AnnotationId> widened;  ///< ends within a word that was replaced: they mark all of the new word
    QList<AnnotationId> lost;     ///< nothing is left of what they mark
    /// Decisions whose sentence ends within what was replaced: they would stand for all that came in its
    /// place.
    QList<DecisionId> spread;
    qsizetype undecided = 0; ///< decisions of adjudication that go, for nothing is left of their sentence
};

/// The article with this text in place of its own. Evidence and sentences keep the words that they had, as
/// differences() finds them; what is added at the end of a sentence belongs to it, and to evidence that ended
/// with it. Decisions go where their sentence goes. Fails as check(ArticleText) does.
Result<Correction> corrected(const Article &article, const QString &text);

/// The same with `replacement` in place of `span`, which lies within the text.
Result<Correction> corrected(const Article &article, TextSpan span, const QString &replacement);

} // namespace standpoint
