// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work that a window left in the user's data folder because it had no other place: it is offered at the next
// start.
#pragma once

#include "model/store/version_summary.h"

namespace standpoint {

/// What is kept and not open in another window, newest first. Files that cannot be read are left out; they
/// stay where they are.
QList<VersionSummary> keptWork();

/// "Syria 2013: 12 articles, 340 annotations, last changed 21.11.26 10:12 by Anna".
QString sentenceAbout(const VersionSummary &version);

} // namespace standpoint
