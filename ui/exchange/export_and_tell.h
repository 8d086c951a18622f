// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing an export: what may be replaced, progress, and at the end what was written and what was lost.
#pragma once

#include "model/exchange/export.h"

#include <QDialog>

namespace standpoint {

/// What was written where, what was lost, and which articles were left out and why.
class ExportedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportedDialog(const Exported &exported, QWidget *parent = nullptr);
};

/// Writes a snapshot on another thread, with a way to stop it. Asks first where something is there already.
/// Says what was written, or why not, and returns whether it was.
bool exportTo(const Project &project, const ExportOptions &options, QWidget *parent);

} // namespace standpoint
