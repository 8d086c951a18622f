// SPDX-License-Identifier: GPL-3.0-or-later
//
// What annotators are called in files that are to hide their names. A pseudonym is made of the project's and
// the annotator's id: it stays when others come or go, is the same in every copy of the project, and says
// nothing to whoever has only the files.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// "A7KXQ2M" for each annotator but gold, no two alike.
QHash<AnnotatorId, QString> pseudonyms(const Project &project);
/// For somebody who is no annotator of the project (any more), by what a text calls them.
QString pseudonymOf(const Project &project, const QString &name);
/// In place of an annotator's id.
AnnotatorId pseudonymousId(const Project &project, AnnotatorId annotator);

/// An article's note without the names of coders that a reader of DNA's notes wrote into it.
QString withPseudonyms(const Project &project, const QString &note);

} // namespace standpoint
