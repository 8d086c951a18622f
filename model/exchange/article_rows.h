// SPDX-License-Identifier: GPL-3.0-or-later
//
// A look at a table of articles before it is imported.
#pragma once

#include "model/exchange/import.h"

namespace standpoint {

/// Whether a file's ending is one of tables.
bool isTableName(const QString &path);
/// Its columns and first rows, and what they are taken for: as `columnsFor` says, else as guessed. Fails
/// where it cannot be read.
Result<TableUse> lookAtTable(const QString &path, const QHash<QString, ArticleColumns> &columnsFor = {});

} // namespace standpoint
