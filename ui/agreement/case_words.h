// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cases of adjudication in words.
#pragma once

#include "model/agreement/cases.h"
#include "ui/agreement/lanes_view.h"

namespace standpoint {

/// As the codebook calls it; empty where there is none.
QString reasonName(const Project &project, ReasonId reason);
/// "Opposite stance, other span"; where all agree: "All agree".
QString kindsOf(const Case &one);
/// What it is about: "Minister, Russia · intervention".
QString unitsText(const Project &project, const Case &one);
/// "Minister: intervention, against"; joined by "; ". Nothing found: "none".
QString foundText(const Project &project, const std::vector<Found> &found);

/// Lanes in the order of showing, as places in the comparison: its own; or, where names are hidden, another
/// one for each case and always the same for that one, so that a place gives nobody away.
QList<int> laneOrder(const Case &one, const Comparison &comparison, bool namesAreHidden);

/// The case as it is shown. `reason` is to be noted with the next decision; null: none.
ShownCase shownCase(const Project &project, const Case &one, const Comparison &comparison,
    bool namesAreHidden, ReasonId reason);

} // namespace standpoint
