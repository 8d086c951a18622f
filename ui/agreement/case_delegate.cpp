// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/case_delegate.h"

#include "ui/agreement/case_queue_model.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QPainter>

namespace standpoint {

namespace {

constexpr int leastTitle = 6; ///< characters of a title that still say something

} // namespace

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
    const auto write = [&](const QRect &place, int alignment, const QString &said) {
        painter->drawText(
            place, alignment, isolated(metrics.elidedText(said, Qt::ElideRight, place.width())));
    };
    // The article's name once for all of its cases that follow each other, at the end of the second line.
    const bool isFirst = index.data(CaseQueueModel::IsFirstRole).toBool();
    const QString kind = index.data(CaseQueueModel::KindRole).toString();
    write(box, Qt::AlignBottom | Qt::AlignLeading, kind);
    if (isFirst) {
        const int used = metrics.horizontalAdvance(kind) + 2 * theme::grid;
        const QRect rest = box.adjusted(mirrored ? 0 : used, 0, mirrored ? -used : 0, 0);
        if (rest.width() > leastTitle * metrics.averageCharWidth())
            write(rest, Qt::AlignBottom | Qt::AlignTrailing, index.data(Qt::DisplayRole).toString());
        if (index.row() > 0) {
            painter->setPen(palette.color(QPalette::Mid));
            painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        }
    }
    const int numberWidth = metrics.horizontalAdvance(number) + theme::grid;
    box.adjust(mirrored ? numberWidth : 0, 0, mirrored ? 0 : -numberWidth, 0);
    painter->setPen(decided ? quiet : text);
    const QString who = index.data(CaseQueueModel::WhoRole).toString();
    write(box, Qt::AlignTop | Qt::AlignLeading,
        who.isEmpty() ? index.data(Qt::DisplayRole).toString() : who); // a case that is there no more
    painter->restore();
}

} // namespace standpoint
