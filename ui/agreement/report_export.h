// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as a file: PDF, web page, CSV, JSON; and its tables on the clipboard.
#pragma once

#include "model/agreement/report.h"

class QWidget;

namespace standpoint {

class ReportTableView;

/// Asks where to, then writes; says what went wrong, where it did. `project` is the project's file, which
/// gives folder and name; may be empty. Returns the file that was written; empty where none was.
QString exportReport(
    const AgreementReport &report, const QString &project, const QString &ending, QWidget *parent);
/// By the ending of `path`: pdf, html, csv or json. A file that is there is replaced as a whole, or stays.
Status writeReport(const AgreementReport &report, const QString &path);

void copyTables(const QList<ReportTableView *> &views);

} // namespace standpoint
