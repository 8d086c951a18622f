// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an export cannot carry, and what it leaves out, as a list.
#pragma once

#include "model/exchange/export.h"

class QTreeWidget;

namespace standpoint {

QTreeWidget *makeLossTree(QWidget *parent);
/// Articles that are left out first, then losses, the commonest first. Empty where nothing is lost.
void fillLossTree(QTreeWidget *tree, const Exported &exported);

/// "1,204 annotations of 40 articles".
QString amountOf(const Exported &exported);

} // namespace standpoint
