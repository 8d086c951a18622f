// SPDX-License-Identifier: GPL-3.0-or-later
//
// The annotator's own progress: this session, today, and the days before.
#pragma once

#include "model/document/work_statistics.h"

#include <QDialog>

namespace standpoint {

class Workbench;

class StatisticsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `since` is when this session began, UTC.
    StatisticsDialog(const Workbench &bench, const QDateTime &since, QWidget *parent);
};

/// "1 h 05 min", "12 min", "less than a minute".
QString spokenTime(qint64 milliseconds);

} // namespace standpoint
