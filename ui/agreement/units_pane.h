// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind a number: its units in a list, and beside it the chosen one with all layers.
#pragma once

#include "model/agreement/cases.h"
#include "model/agreement/report_units.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace standpoint {

class UnitsModel;

class UnitsPane : public QWidget
{
    Q_OBJECT

public:
    explicit UnitsPane(QWidget *parent = nullptr);

    /// The report must live until the next call or clear().
    void showUnits(const AgreementReport &report, const UnitFilter &filter, const QString &what);
    void clear();

signals:
    void closeWanted();
    /// Asks the window of the project to go to that sentence (-1: the article).
    void goTo(standpoint::ArticleId article, int sentence);
    /// Asks for the case of a unit, to decide what gold says.
    void decide(const standpoint::CaseKey &unit);

protected:
    void changeEvent(QEvent *event) override;

private:
    void list();
    void showCurrent();
    void goToCurrent();
    void decideCurrent();

    const AgreementReport *m_report = nullptr;
    UnitFilter m_filter;
    QCheckBox *m_differing; ///< leaves out units on which those who are compared agree
    UnitsModel *m_model;
    QLabel *m_what;
    QLabel *m_count;
    QTableView *m_list;
    QTextBrowser *m_layers;
    QPushButton *m_open;
    QPushButton *m_decide;
};

} // namespace standpoint
