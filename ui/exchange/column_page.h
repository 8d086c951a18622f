// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which column of a table is what of an article, with the first rows as they would come.
#pragma once

#include "model/exchange/import.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLabel;
class QTableView;

namespace standpoint {

class MappedRowModel;

class ColumnPage : public QWidget
{
    Q_OBJECT

public:
    explicit ColumnPage(QWidget *parent = nullptr);

    /// Shows these tables; the one that was chosen stays chosen.
    void show(const QList<TableUse> &tables);
    /// What was chosen, by columnsKey(); only of tables where something was.
    const QHash<QString, ArticleColumns> &chosen() const { return m_chosen; }

signals:
    /// A choice that an import can follow: some column is the text.
    void columnsChosen();

private:
    void showTable(int index);
    void showRows(const TableUse &table, const ArticleColumns &columns);
    void takeChoice();
    ArticleColumns fromFields() const;
    void setFields(const TableUse &table, const ArticleColumns &columns);

    QComboBox *m_table;
    QLabel *m_tableLabel;
    std::array<QComboBox *, articleFieldCount> m_fields{};
    QComboBox *m_dates;
    QLabel *m_problem;
    MappedRowModel *m_rows;
    QTableView *m_preview;
    QList<TableUse> m_tables;
    QHash<QString, ArticleColumns> m_chosen;
    bool m_filling = false;
};

} // namespace standpoint
