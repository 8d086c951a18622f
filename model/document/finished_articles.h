// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles marked as done for others than who sits here: of labels that were imported nobody pressed a key.
#pragma once

#include "model/project/project.h"

#include <QHash>

namespace standpoint {

/// How far one annotator is, in articles.
struct ArticlesOf
{
    qsizetype tagged = 0;        ///< with a label of theirs
    qsizetype done = 0;          ///< marked as done
    qsizetype taggedNotDone = 0; ///< with a label of theirs, and not marked as done
    bool operator==(const ArticlesOf &) const = default;
};

/// By annotator, of those who have tagged or done anything, gold too. Looks at every annotation once.
QHash<AnnotatorId, ArticlesOf> articlesByAnnotator(const Project &project);

/// Edits that mark articles as done for each of `annotators`: those in which they have a label, or all.
/// What is done already has no edit.
std::vector<AnyEdit> markingDone(
    const Project &project, const QSet<AnnotatorId> &annotators, bool onlyTagged);

} // namespace standpoint
