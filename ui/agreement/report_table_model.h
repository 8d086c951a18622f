// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of the report for views.
#pragma once

#include "model/agreement/report_tables.h"

#include <QAbstractTableModel>

namespace standpoint {

class ReportTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const ReportTable &table);
    const ReportTable &table() const { return m_table; }
    const ReportCell &cell(const QModelIndex &index) const;
    const ReportColumn &column(const QModelIndex &index) const { return m_table.columns[index.column()]; }
    /// "0.781 to 0.791", of a measure that has one.
    QString intervalText(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// By value; cells without one come last.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    ReportTable m_table;
};

} // namespace standpoint
