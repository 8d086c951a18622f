// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of the queue of cases: the sign of its state, whose stance on what, and the sentence's number; below,
// how annotators differ, and the article where the row above is of another one.
#pragma once

#include <QStyledItemDelegate>

namespace standpoint {

class CaseDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace standpoint
