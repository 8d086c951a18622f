// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/article_delegate.h"

#include "ui/isolated.h"
#include "ui/library/article_list_model.h"
#include "ui/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace standpoint {

namespace {

constexpr int mark = 14; // the state's circle
constexpr int titleLines = 2;

void paintState(QPainter *painter, QRectF box, int state, const QColor &ink)
{
    painter->setRenderHint(QPainter::Antialiasing);
    box.adjust(1, 1, -1, -1);
    painter->setPen(QPen(ink, 1.5));
    painter->setBrush(state == 2 ? QBrush(ink) : QBrush(Qt::NoBrush));
    painter->drawEllipse(box);
    if (state == 1) {
        painter->setBrush(ink);
        painter->drawPie(box, 90 * 16, 180 * 16);
    }
}

/// At most two lines, the last one elided.
void paintTitle(QPainter *painter, const QRect &box, const QString &title, const QFont &font)
{
    const QFontMetrics metrics(font);
    QTextLayout layout(title, font);
    const Qt::LayoutDirection before = painter->layoutDirection();
    painter->setLayoutDirection(title.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.beginLayout();
    int y = box.top();
    for (int i = 0; i < titleLines; ++i, y += metrics.lineSpacing()) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(box.width());
        const bool last = i == titleLines - 1;
        const QString words = last
            ? metrics.elidedText(title.mid(line.textStart()), Qt::ElideRight, box.width())
            : title.mid(line.textStart(), line.textLength()).trimmed();
        painter->drawText(
            QRect(box.left(), y, box.width(), metrics.height()), Qt::AlignVCenter | Qt::AlignLeading, words);
    }
    layout.endLayout();
    painter->setLayoutDirection(before);
}

} // namespace

QSize ArticleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetrics metrics(option.font);
    return {100, (titleLines + 1) * metrics.lineSpacing() + 2 * theme::grid};
}

void ArticleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? ink : palette.color(QPalette::PlaceholderText);
    const QFontMetrics metrics(option.font);
    const QRect inner = option.rect.adjusted(12, theme::grid, -theme::grid, -theme::grid);
    const int state = index.data(ArticleListModel::StateRole).toInt();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const int markX = mirrored ? inner.right() - mark : inner.left();
    paintState(painter, QRectF(markX, inner.top() + (metrics.height() - mark) / 2.0, mark, mark), state,
        state == 0 ? quiet : ink);

    QRect text = inner.adjusted(mirrored ? 0 : mark + theme::grid, 0, mirrored ? -mark - theme::grid : 0, 0);
    painter->setPen(ink);
    painter->setFont(option.font);
    paintTitle(painter, text, index.data(Qt::DisplayRole).toString(), option.font);
    text.setTop(text.bottom() - metrics.height() + 1);
    painter->setPen(quiet);
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter->setFont(small);
    const QFontMetrics smallMetrics(small);
    if (const int labels = index.data(ArticleListModel::LabelsRole).toInt(); labels > 0) {
        const QString count = QString::number(labels);
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignTrailing, count);
        const int taken = smallMetrics.horizontalAdvance(count) + theme::grid;
        text.adjust(mirrored ? taken : 0, 0, mirrored ? 0 : -taken, 0);
    }
    const QString byLine = index.data(ArticleListModel::ByLineRole).toString();
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeading,
        isolated(smallMetrics.elidedText(byLine, Qt::ElideRight, text.width())));
    painter->restore();
}

} // namespace standpoint
