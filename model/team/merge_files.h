// SPDX-License-Identifier: GPL-3.0-or-later
//
// Project files that are to be merged.
#pragma once

#include "model/team/merge.h"

#include <QStringList>

namespace standpoint {

/// Opens each project with everything that its journal adds; the files stay as they are. What was found odd
/// in one goes to `notices`, with the file's name. Fails as loadWithJournal() does for the first that cannot
/// be read, with Conflict where one is `into` itself, and with Invalid where it was stopped.
Result<QList<MergeInput>> readMergeInputs(
    const QStringList &paths, const QString &into, QStringList *notices, const MergeProgress &progress = {});

} // namespace standpoint
