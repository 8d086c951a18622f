// SPDX-License-Identifier: GPL-3.0-or-later
//
// The acts of who reviews what annotators did.
#pragma once

#include "model/agreement/cases.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QAction;
class QMainWindow;

namespace standpoint {

class ReportWindow;
class Workbench;

class AgreementActions : public QObject
{
    Q_OBJECT

public:
    AgreementActions(Workbench &bench, QMainWindow *window);

    QList<QAction *> actions() const { return {m_report, m_done}; }

signals:
    /// The report asks for a case.
    void caseWanted(const standpoint::CaseKey &unit);

private:
    void showReport();

    Workbench &m_bench;
    QMainWindow *m_window;
    QAction *m_report;
    QAction *m_done;
    QPointer<ReportWindow> m_shown;
};

} // namespace standpoint
