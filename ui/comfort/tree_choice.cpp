// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/comfort/tree_choice.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QItemSelectionModel>
#include <QPersistentModelIndex>

namespace standpoint {

void chooseWhatIsSelected(QAbstractItemView *view, const std::function<bool(const QModelIndex &)> &isOurs,
    const std::function<void(const QModelIndex &)> &choose)
{
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, view, [=] {
        if (!QAccessible::isActive() || view->hasFocus() || QApplication::mouseButtons() != Qt::NoButton)
            return;
        const QModelIndexList rows = view->selectionModel()->selectedIndexes();
        if (rows.isEmpty() || isOurs(rows.first()))
            return;
        // Later: the screen reader still holds the row, and choosing it may take the row away.
        QMetaObject::invokeMethod(
            view,
            [choose, row = QPersistentModelIndex(rows.first())] {
                if (row.isValid())
                    choose(row);
            },
            Qt::QueuedConnection);
    });
}

} // namespace standpoint
