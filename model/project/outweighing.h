// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which of two decisions stays where both come to stand for one unit, as after two actors became one.
#pragma once

#include "model/project/entities.h"

namespace standpoint {

/// Whether `a` is the one that stays: the later one; of one time the accepted one; of the same verdict too
/// the one of the smaller id.
inline bool outweighs(const Decision &a, const Decision &b)
{
    if (a.at != b.at)
        return a.at > b.at;
    if (a.verdict != b.verdict)
        return a.verdict == Decision::Verdict::Accepted;
    return a.id < b.id;
}

} // namespace standpoint
