// SPDX-License-Identifier: GPL-3.0-or-later
//
// What something becomes, chosen from a list or typed, in a table's cell.
#pragma once

#include "ui/isolated.h"

class QTableView;

namespace standpoint {

class BecomesDelegate : public DataDelegate
{
    Q_OBJECT

public:
    using DataDelegate::DataDelegate;

    /// Of a cell that can be edited: what is offered, a list of texts.
    static constexpr int choicesRole = Qt::UserRole + 20;

    QWidget *createEditor(
        QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(
        QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A table of which one column says what the row becomes: a click, F2, Enter or a letter opens the choice
/// there.
void makeBecomesTable(QTableView *table, const QString &name, int column);

} // namespace standpoint
