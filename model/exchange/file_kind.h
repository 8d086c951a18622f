// SPDX-License-Identifier: GPL-3.0-or-later
//
// What files may be read as where their content does not tell, or tells something else than people want.
#pragma once

#include "model/exchange/format.h"

namespace standpoint {

/// The formats that may read these files and folders, judged by the files' endings: every format that reads
/// for a folder, an archive and an ending that none has.
QList<const Format *> formatsThatMayRead(const QStringList &paths);

/// The same for files of one kind: their ending and the names of their columns or members. Empty where a file
/// has no such names, or cannot be read; then what it was read as says nothing of others.
QString fileKindKey(const QString &path);

} // namespace standpoint
