// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations made before the wording of their issue, stance or attribute changed meaning: to be looked at
// again.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// What of an annotation has been worded anew since it was made or last looked at.
struct OlderWording
{
    ArticleId article;
    AnnotationId annotation;
    AnnotatorId annotator;
    QDateTime revised;  ///< the latest revision of what it has
    QStringList things; ///< the names of what was worded anew
};

/// In the order of the articles, then by place. `annotator` null: of everybody.
QList<OlderWording> underOlderWording(const Project &project, AnnotatorId annotator = {});
/// Whether this annotation is one of them.
bool isUnderOlderWording(const Project &project, const Annotation &annotation);

/// Looked at again, and still right: nothing but `modified` changes, to `now` or, where the clock that
/// revised the wording was ahead, to that moment. Those that are not under an older wording are left out.
/// Fails with Conflict where one is not in the project any more.
Result<std::vector<AnyEdit>> stillRight(
    const Project &project, const QList<OlderWording> &seen, const QDateTime &now);

} // namespace standpoint
