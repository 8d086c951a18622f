// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom an actor belonged to on the day of an article. Exports and networks go by this.
#pragma once

#include "model/project/entities.h"

namespace standpoint {

/// The first of the actor's affiliations that holds on that day, its first and last day included; where the
/// day is not known, the first of all. Null where there is none.
ActorId affiliationOn(const Actor &actor, QDate day);

} // namespace standpoint
