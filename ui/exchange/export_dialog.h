// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to export, how, and where to.
#pragma once

#include "model/document/project_document.h"
#include "model/exchange/export.h"

class QWidget;

namespace standpoint {

/// Writes a snapshot on another thread, with a way to stop it. Asks first where files of a split are there
/// already. Says what was written, or why not, and returns whether it was.
bool exportTo(const Project &project, const ExportOptions &options, QWidget *parent);

/// Asks what and where to, and writes.
void exportByDialog(ProjectDocument &document, QWidget *parent);

} // namespace standpoint
