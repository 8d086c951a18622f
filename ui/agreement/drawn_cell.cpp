// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/drawn_cell.h"

#include <QPainter>

#include <algorithm>

namespace standpoint {

namespace {

constexpr double lowest = -0.2; ///< where the line of measures begins; what lies below is drawn there

double onLine(const QRectF &room, double value)
{
    return room.left() + room.width() * (std::clamp(value, lowest, 1.0) - lowest) / (1 - lowest);
}

void drawBar(QPainter &painter, const QRectF &room, const DrawnCell &cell, const DrawnColours &colours)
{
    const QRectF line(room.left(), room.center().y() - 4, room.width(), 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ground);
    painter.drawRoundedRect(line, 2, 2);
    const double from = std::clamp(cell.low, 0.0, 1.0);
    const double to = std::clamp(cell.high, from, 1.0);
    const double least = cell.value.value_or(0) > 0 ? 2 : 0; // a share of something is never invisible
    QRectF bar(line.left() + from * line.width(), line.top(), std::max((to - from) * line.width(), least),
        line.height());
    bar.moveRight(std::min(bar.right(), line.right()));
    painter.setBrush(colours.mark);
    painter.drawRoundedRect(bar, 2, 2);
}

void drawLine(QPainter &painter, const QRectF &room, const DrawnCell &cell, const DrawnColours &colours)
{
    const QRectF inner = room.adjusted(4, 0, -4, 0); // so that a dot at the end is whole
    const double middle = inner.center().y();
    painter.setPen(QPen(colours.axis, 1));
    painter.drawLine(QPointF(inner.left(), middle), QPointF(inner.right(), middle));
    for (const double mark : {0.0, 0.5, 1.0}) {
        const double x = onLine(inner, mark);
        painter.drawLine(QPointF(x, middle - 3), QPointF(x, middle + 3));
    }
    painter.setPen(QPen(colours.mark, 2));
    painter.drawLine(QPointF(onLine(inner, cell.low), middle), QPointF(onLine(inner, cell.high), middle));
    if (!cell.value)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.mark);
    painter.drawEllipse(QPointF(onLine(inner, *cell.value), middle), 4, 4);
}

} // namespace

void draw(QPainter &painter, const QRectF &room, const DrawnCell &cell, const DrawnColours &colours)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (cell.kind == ReportColumn::Kind::Share)
        drawBar(painter, room, cell, colours);
    else
        drawLine(painter, room, cell, colours);
    painter.restore();
}

} // namespace standpoint
