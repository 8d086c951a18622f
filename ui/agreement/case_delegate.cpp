// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_delegate.h"

#include "ui/agreement/case_queue_model.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QPainter>

namespace standpoint {

QSize CaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, 2 * QFontMetrics(option.font).height() + theme::grid};
}

void CaseDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    const QColor text = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? text : palette.color(QPalette::PlaceholderText);
    const bool decided = index.data(CaseQueueModel::DecidedRole).toBool();
    painter->setLayoutDirection(option.direction);
    painter->setFont(option.font);
    const QFontMetrics metrics(option.font);
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRect box = option.rect.adjusted(12, theme::half, -theme::grid, -theme::half);
    const int signWidth = 2 * metrics.averageCharWidth() + theme::half;
    QRect sign = box;
    sign.setWidth(signWidth);
    if (mirrored)
        sign.moveRight(box.right());
    painter->setPen(decided ? quiet : text);
    painter->drawText(sign, Qt::AlignTop | Qt::AlignLeading, index.data(CaseQueueModel::SignRole).toString());
    box.adjust(mirrored ? 0 : signWidth, 0, mirrored ? -signWidth : 0, 0);
    const QString number = index.data(CaseQueueModel::SentenceRole).toString();
    painter->setPen(quiet);
    painter->drawText(box, Qt::AlignTop | Qt::AlignTrailing, number);
    painter->drawText(box, Qt::AlignBottom | Qt::AlignLeading,
        metrics.elidedText(index.data(CaseQueueModel::AboutRole).toString(), Qt::ElideRight, box.width()));
    const int numberWidth = metrics.horizontalAdvance(number) + theme::grid;
    box.adjust(mirrored ? numberWidth : 0, 0, mirrored ? 0 : -numberWidth, 0);
    painter->setPen(decided ? quiet : text);
    painter->drawText(box, Qt::AlignTop | Qt::AlignLeading,
        isolated(metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, box.width())));
    painter->restore();
}

} // namespace standpoint
