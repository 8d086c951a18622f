// SPDX-License-Identifier: GPL-3.0-or-later
//
// A change of the codebook before it is made: the edits of one Change, and every annotation that they touch.
#pragma once

#include "model/project/project.h"

#include <functional>

namespace standpoint {

/// One annotation that a revision touches.
struct TouchedAnnotation
{
    enum class How
    {
        Named,   ///< nothing in it changes: it shows what is renamed, retired or worded anew
        Recoded, ///< it gets another issue, stance, actor or answer
        Joined,  ///< it becomes one with `with`, which says the same
        Beside   ///< recoded; it stays beside `with`: same annotator, words, actor and issue, but it says
                 ///< otherwise
    };

    ArticleId article;
    AnnotatorId annotator;
    AnnotationId id;
    How how = How::Named;
    AnnotationId with = {};
    qsizetype edit = -1; ///< which of Revision::edits is this annotation's; -1: none

    bool operator==(const TouchedAnnotation &) const = default;
};

/// Does nothing by itself: ProjectDocument::push(label, edits) makes it one act.
struct Revision
{
    QString label; ///< for the undo menu
    std::vector<AnyEdit> edits;
    QList<TouchedAnnotation> touched; ///< by the list of articles, then by place in the text

    qsizetype count(TouchedAnnotation::How how) const;
    /// How many are touched of each annotator and in each article, most first.
    QList<std::pair<AnnotatorId, qsizetype>> byAnnotator() const;
    QList<std::pair<ArticleId, qsizetype>> byArticle() const;
};

/// All annotations that `test` is true of, as Named.
QList<TouchedAnnotation> annotationsWith(
    const Project &project, const std::function<bool(const Annotation &)> &test);

} // namespace standpoint
