// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the digits 1 to 9 choose in a sentence.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Actors that the sentence names (by name or alias, whole words, as spelt), from left to right; then those
/// of `recent` in its order; then the others by name. Each once.
QList<ActorId> suggestedActors(const Project &project, QStringView sentence, const QList<ActorId> &recent);

} // namespace standpoint
