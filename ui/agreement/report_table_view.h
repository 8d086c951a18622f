// SPDX-License-Identifier: GPL-3.0-or-later
//
// One table of the report: numbers with their bars, each of which opens the units behind it.
#pragma once

#include "model/agreement/report_tables.h"

#include <QTableView>

namespace standpoint {

class ReportTableModel;

class ReportTableView : public QTableView
{
    Q_OBJECT

public:
    explicit ReportTableView(QWidget *parent = nullptr);

    void setTable(const ReportTable &table);
    /// Where most is lost comes first, where the table has that column.
    void sortByMostDisagreements();
    const ReportTable &table() const;
    /// As high as all of its rows: for a page that scrolls as a whole.
    void setWhole(bool whole) { m_whole = whole; }
    /// As text and as HTML, so that it arrives as a table in documents and spreadsheets.
    void copyTable() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A number was clicked, or Enter was pressed on it. `what` names it: row and column.
    void opened(const standpoint::UnitFilter &filter, const QString &what);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void open(const QModelIndex &index);
    void fitColumns();
    void shareRoom();

    ReportTableModel *m_model;
    bool m_whole = false;
    QList<int> m_widths;    ///< of the columns, as their content asks for
    QList<int> m_unbounded; ///< the same, however long words are
};

} // namespace standpoint
