// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a merge did, or would do, for people and for scripts.
#pragma once

#include "model/team/merge.h"

#include <QJsonObject>

namespace standpoint {

/// Prints what came in, what was matched by what, what was decided and what was left out.
void printMerge(const Merge &merge);
/// The same for `merge --json`. `ours` has the articles in which conflicts have their places: offsets are
/// code points.
QJsonObject jsonOf(const Merge &merge, const Project &ours);

} // namespace standpoint
