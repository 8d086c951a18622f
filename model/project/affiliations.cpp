// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/affiliations.h"

namespace standpoint {

ActorId affiliationOn(const Actor &actor, QDate day)
{
    for (const Affiliation &affiliation : actor.affiliations) {
        const bool began = !affiliation.from.isValid() || !day.isValid() || affiliation.from <= day;
        const bool goesOn = !affiliation.to.isValid() || !day.isValid() || day <= affiliation.to;
        if (began && goesOn)
            return affiliation.with;
    }
    return {};
}

} // namespace standpoint
