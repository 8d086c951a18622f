// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of search results: an article with its count, or a hit in bold among the words around it.
#pragma once

#include <QStyledItemDelegate>

namespace standpoint {

class SearchDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace standpoint
