// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the files of AnnotationMerge share: where one input's annotations of one article go.
#pragma once

#include "model/team/annotation_merge.h"
#include "model/text/graphemes.h"

namespace standpoint {

/// The same for annotations that an annotator would call the same; others seldom share it.
inline size_t hashOfContent(const Annotation &a)
{
    return qHashMulti(0, a.evidence.begin(), a.evidence.end(), a.annotator, a.actor, a.issue, a.stance);
}

/// Invalid times come first.
inline qint64 momentOf(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

struct AnnotationMerge::Arrival
{
    int input = 0;
    const ArticlePair &pair;
    const MergedIds &ids;
    const HandedOutLayer &copy;
    const Article &article; ///< ours
    Layers &layers;
    GraphemeBoundaries boundaries;
    QSet<AnnotationId> known = {};                    ///< ours that this input has by their id
    QMultiHash<size_t, AnnotationId> byContent = {};  ///< ours that it has not
    QMultiHash<size_t, AnnotationId> allContent = {}; ///< all of ours, when somebody asks

    MergePlace placeOf(const Annotation &annotation) const
    {
        return {input, MergeKind::Annotation, annotation.id.bits, article.info->title, article.info->id,
            annotation.evidence.hull()};
    }
};

} // namespace standpoint
