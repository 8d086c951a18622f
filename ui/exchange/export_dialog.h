// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to export, how, and where to.
#pragma once

#include "model/document/project_document.h"

class QWidget;

namespace standpoint {

/// Asks and writes. Says what was written, or why not.
void exportByDialog(ProjectDocument &document, QWidget *parent);

} // namespace standpoint
