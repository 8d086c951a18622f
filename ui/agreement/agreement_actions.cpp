// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/agreement_actions.h"

#include "ui/agreement/done_dialog.h"
#include "ui/agreement/report_window.h"
#include "ui/keys/key_map.h"
#include "ui/theme.h"
#include "ui/workbench.h"

#include <QAction>
#include <QMainWindow>

namespace standpoint {

AgreementActions::AgreementActions(Workbench &bench, QMainWindow *window)
    : QObject(window)
    , m_bench(bench)
    , m_window(window)
    , m_report(new QAction(tr("&Agreement report…"), this))
    , m_done(new QAction(tr("Mar&k as done for…"), this))
{
    KeyMap::instance().bind(m_report, QStringLiteral("review.report"));
    connect(m_report, &QAction::triggered, this, &AgreementActions::showReport);
    m_done->setToolTip(
        tr("Says of others, such as those whose labels were imported, which articles they are done with"));
    connect(m_done, &QAction::triggered, this, [this] { markDoneByDialog(m_bench.document(), m_window); });
}

void AgreementActions::showReport()
{
    if (!m_shown) {
        m_shown = new ReportWindow(m_bench, m_window);
        m_shown->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_shown, &ReportWindow::decide, this, &AgreementActions::caseWanted);
    }
    m_shown->show();
    m_shown->raise();
    m_shown->activateWindow();
    m_shown->refresh();
}

} // namespace standpoint
