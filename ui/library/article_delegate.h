// SPDX-License-Identifier: GPL-3.0-or-later
//
// One article in the list: how far it is, its title, a quiet line below.
#pragma once

#include <QStyledItemDelegate>

namespace standpoint {

class ArticleDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace standpoint
