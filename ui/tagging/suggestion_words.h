// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why an actor is suggested, in words.
#pragma once

#include "ui/workbench.h"

namespace standpoint {

/// One word for a row of the pad: "speaker", "named", …; empty where the text does not suggest the actor.
QString shortReason(const Workbench &bench, ActorId actor);
/// Why the actor has its digit: "speaker by “said”", "you tagged it in this article".
QString longReason(const Workbench &bench, ActorId actor);
/// The chosen actor as a screen reader tells it; where it is a guess, that and why.
QString chosenInWords(const Workbench &bench);

} // namespace standpoint
