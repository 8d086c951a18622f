// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why cases were decided as they were: how often each reason was given, and which paragraph of the codebook
// that leads to.
#pragma once

#include "model/agreement/reason_counts.h"
#include "model/agreement/report_tables.h"

#include <QDialog>

namespace standpoint {

/// Most frequent first in the second, as in the codebook in the first.
ReportTable reasonsTable(const QList<ReasonCount> &reasons);
ReportTable paragraphsTable(const QList<ReasonCount> &reasons);

class ReasonsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ReasonsDialog(const Project &project, QWidget *parent = nullptr);
};

} // namespace standpoint
