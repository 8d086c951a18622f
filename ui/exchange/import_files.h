// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files are to be imported.
#pragma once

#include <QStringList>

class QWidget;

namespace standpoint {

/// Asks for files. Empty: the user chose none.
QStringList chooseFilesToImport(QWidget *parent);
/// Asks for a folder, of which everything is taken.
QStringList chooseFolderToImport(QWidget *parent);

} // namespace standpoint
