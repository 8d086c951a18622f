// SPDX-License-Identifier: GPL-3.0-or-later
//
// Importing by dialog: choose, watch, read what was left out.
#pragma once

#include "model/document/project_document.h"

#include <QStringList>

class QWidget;

namespace standpoint {

/// Asks for files. Empty: the user chose none.
QStringList chooseFilesToImport(QWidget *parent);
/// Asks for a folder, of which everything is taken.
QStringList chooseFolderToImport(QWidget *parent);

/// Reads the files on another thread, with a way to stop it, and pushes the one Change. Shows why it failed,
/// or what was left out. Returns whether something was imported.
bool importFilesInto(ProjectDocument &document, const QStringList &paths, QWidget *parent);

} // namespace standpoint
