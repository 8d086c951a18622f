// SPDX-License-Identifier: GPL-3.0-or-later
//
// One change of many annotations: what it would do, before it is done.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Where an annotation is.
struct AnnotationPlace
{
    ArticleId article;
    AnnotationId annotation;

    bool operator==(const AnnotationPlace &) const = default;
};

/// What annotations are to become; what is not set stays.
struct BulkWish
{
    bool remove = false; ///< then the rest does not matter
    std::optional<ActorId> actor;
    std::optional<IssueId> issue;
    std::optional<StanceId> stance;
    std::optional<float> confidence;      ///< 0 to 1; -1: not stated
    std::optional<AttributeValue> answer; ///< an empty value takes the answer away

    bool isEmpty() const { return !remove && !actor && !issue && !stance && !confidence && !answer; }
};

/// Annotations by article, in the order in which their articles first came; none twice.
struct ArticlePlaces
{
    ArticleId article;
    QSet<AnnotationId> annotations;
};
std::vector<ArticlePlaces> byArticle(const std::vector<AnnotationPlace> &places);

/// The edits of a wish, and what they leave out.
struct BulkPlan
{
    std::vector<AnyEdit> edits;
    qsizetype articles = 0;  ///< touched by edits
    qsizetype already = 0;   ///< are what is wished
    qsizetype others = 0;    ///< in somebody else's layer, which nobody else changes
    qsizetype colliding = 0; ///< would say of the same words what another annotation of the layer says
    qsizetype gone = 0;      ///< not in the project any more
};

/// Looks at each annotation of these articles once; linear in their number, but for articles with many
/// annotations of the same words. Two annotations of one annotator never come to have the same actor, issue
/// and evidence by this.
BulkPlan bulkPlan(const Project &project, AnnotatorId annotator, const std::vector<ArticlePlaces> &places,
    const BulkWish &wish);

} // namespace standpoint
