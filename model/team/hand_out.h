// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy of a project for one annotator's blind work: nobody else's layer, nobody else's name.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// The annotator of that name (white space simplified), or a new one, whose id is the same each time. Fails
/// with Invalid where the name is empty or gold's.
Result<Annotator> annotatorForHandOut(const Project &project, const QString &name);

/// The project with these articles and, of what annotators did, only what `to` did: annotations, progress,
/// work lists with those of their articles that are there. Codebook and actors are whole, ids are the same.
/// It says itself that it is such a copy, made at `now`. Fails with Invalid where there is no article.
Result<Project> handedOutCopy(
    const Project &project, const Annotator &to, const QList<ArticleId> &articles, const QDateTime &now);

/// The project as an ordinary one: it says no longer that it is a copy.
Project withoutHandOut(Project copy);

} // namespace standpoint
