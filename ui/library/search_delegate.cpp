// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/search_delegate.h"

#include "ui/isolated.h"
#include "ui/library/search_results.h"
#include "ui/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace standpoint {

namespace {

constexpr int labelWidth = 12; // characters

QString word(const QModelIndex &index, int role)
{
    return index.data(role).toString();
}

void paintArticle(QPainter &painter, QRect box, const QModelIndex &index, const QFont &font,
    const QColor &ink, const QColor &quiet)
{
    const QFontMetrics plain(font);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    const Qt::LayoutDirection direction = painter.layoutDirection();
    const auto takeEnd = [&](const QString &text) {
        const QRect all = box;
        painter.drawText(all, Qt::AlignVCenter | Qt::AlignTrailing, isolated(text));
        const int width = plain.horizontalAdvance(text) + 2 * theme::grid;
        box.adjust(direction == Qt::RightToLeft ? width : 0, 0, direction == Qt::RightToLeft ? 0 : -width, 0);
    };
    painter.setFont(font);
    painter.setPen(quiet);
    takeEnd(word(index, SearchResults::CountRole));
    const QString byLine = word(index, SearchResults::ByLineRole);
    if (plain.horizontalAdvance(byLine) < box.width() / 2)
        takeEnd(byLine);
    painter.setFont(strong);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeading,
        isolated(QFontMetrics(strong).elidedText(word(index, Qt::DisplayRole), Qt::ElideRight, box.width())));
}

void paintHit(
    QPainter &painter, const QRect &box, const QModelIndex &index, const QFont &font, const QColor &ink)
{
    const QString before = word(index, SearchResults::BeforeRole);
    const QString hit = word(index, SearchResults::HitRole);
    const QString line = before + hit + word(index, SearchResults::AfterRole);
    QTextLayout layout(line, font);
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    option.setTextDirection(line.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    QTextLayout::FormatRange bold;
    bold.start = static_cast<int>(before.size());
    bold.length = static_cast<int>(hit.size());
    bold.format.setFontWeight(QFont::Bold);
    bold.format.setFontUnderline(true);
    layout.setFormats({bold});
    layout.beginLayout();
    QTextLine textLine = layout.createLine();
    if (textLine.isValid())
        textLine.setLineWidth(box.width());
    layout.endLayout();
    painter.save();
    painter.setClipRect(box);
    painter.setPen(ink);
    layout.draw(
        &painter, QPointF(box.left(), box.top() + (box.height() - layout.boundingRect().height()) / 2));
    painter.restore();
}

} // namespace

QSize SearchDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {100, QFontMetrics(option.font).height() + theme::grid};
}

void SearchDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette &palette = option.palette;
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    const QColor ink = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor quiet = selected ? ink : palette.color(QPalette::PlaceholderText);
    painter->setLayoutDirection(option.direction);
    QRect box = option.rect.adjusted(12, 0, -12, 0);
    if (index.data(SearchResults::IsArticleRole).toBool()) {
        paintArticle(*painter, box, index, option.font, ink, quiet);
    } else {
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QFontMetrics metrics(option.font);
        const int width = metrics.averageCharWidth() * labelWidth;
        QRect label = box;
        label.setWidth(width);
        if (mirrored)
            label.moveRight(box.right());
        painter->setPen(quiet);
        painter->setFont(option.font);
        painter->drawText(label.adjusted(mirrored ? theme::grid : 0, 0, mirrored ? 0 : -theme::grid, 0),
            Qt::AlignVCenter | Qt::AlignTrailing,
            metrics.elidedText(word(index, SearchResults::LabelRole), Qt::ElideRight, width - theme::grid));
        box.adjust(mirrored ? 0 : width, 0, mirrored ? -width : 0, 0);
        paintHit(*painter, box, index, option.font, ink);
    }
    painter->restore();
}

} // namespace standpoint
