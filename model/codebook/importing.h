// SPDX-License-Identifier: GPL-3.0-or-later
//
// A codebook of its own file taken into a project that has one already. (writeCodebook() and readCodebook()
// in model/project/codebook.h are the file.)
#pragma once

#include "model/codebook/revision.h"
#include "model/project/codebook.h"

namespace standpoint {

/// What the file has, the project has afterwards: found by id, else by name, and then with the file's words,
/// order, colours; added where it is not there. What only the project has stays, behind the file's. Choices
/// that the file lacks stay too, for annotations may answer with them; and so does the project's title. All
/// annotations whose issue, stance or attribute changes are Named. When a wording changed meaning is the
/// later of what file and project say, and `now` where a stance's polarity changes, for then its annotations
/// say something else. Fails with Invalid where two things of the file would become one in the project.
Result<Revision> importing(const Project &project, const Codebook &codebook, const QDateTime &now);

/// The stance scale becomes `scale`, as of a template: a stance that is not in it (by id or name) is retired
/// where annotations have it, and removed where none has. One whose polarity changes was revised `now`.
Result<Revision> rescaling(const Project &project, const QList<StanceValue> &scale, const QDateTime &now);

} // namespace standpoint
