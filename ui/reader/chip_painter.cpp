// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/chip_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace standpoint {

void paintSign(QPainter &painter, const QRectF &square, const QString &sign, const QColor &disc, const QColor &ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(disc);
    painter.drawEllipse(square);
    // Drawn as lines, since a font's plus is blurred and off the middle at this size.
    const double arm = square.width() * 0.26;
    const QPointF middle = square.center();
    painter.setPen(QPen(ink, std::max(1.2, square.width() * 0.13), Qt::SolidLine, Qt::FlatCap));
    painter.setBrush(Qt::NoBrush);
    if (sign == QLatin1String("+") || sign == QChar(0x2212)) {
        painter.drawLine(middle - QPointF(arm, 0), middle + QPointF(arm, 0));
        if (sign == QLatin1String("+"))
            painter.drawLine(middle - QPointF(0, arm), middle + QPointF(0, arm));
    } else if (sign == QLatin1String("0")) {
        painter.drawEllipse(middle, arm * 0.8, arm);
    } else {
        QFont font = painter.font();
        font.setPixelSize(std::max(6, static_cast<int>(square.height() * 0.8)));
        painter.setFont(font);
        painter.drawText(square, Qt::AlignCenter, sign);
    }
    painter.restore();
}

ChipPainter::ChipPainter(QPainter &painter, const PageMetrics &page, const ArticleLook &look,
                         const ReaderColours &colours)
    : m_painter(painter)
    , m_page(page)
    , m_look(look)
    , m_colours(colours)
{
}

QRectF ChipPainter::placed(const QRectF &rect, const QRectF &body) const
{
    if (!m_page.mirrored)
        return rect;
    return {body.left() + body.right() - rect.right(), rect.top(), rect.width(), rect.height()};
}

void ChipPainter::paint(const Chip &chip, bool focused)
{
    const StanceLook stance = m_look.stances.value(chip.stance);
    const QColor ink = m_colours.stanceInk(stance.colour);
    const QRectF body = QRectF(chip.rect).adjusted(0.5, 1.5, -0.5, -1.5);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(m_page.chipFont);
    if (m_page.dots) {
        const double side = std::min(body.width(), body.height()) - 3;
        const QRectF disc(body.center().x() - side / 2, body.center().y() - side / 2, side, side);
        paintSign(m_painter, disc, stance.sign, ink, m_colours.page);
        m_painter.setPen(QPen(ink, 1.5));
        if (focused)
            m_painter.drawEllipse(disc.adjusted(-2, -2, 2, 2));
        else if (chip.more > 0)
            m_painter.drawArc(disc.adjusted(-2, -2, 2, 2), 0, 180 * 16); // there are more of them
        m_painter.restore();
        return;
    }
    const double radius = body.height() / 2;
    m_painter.setPen(focused ? QPen(ink, 2) : QPen(Qt::NoPen));
    m_painter.setBrush(m_colours.tint(stance.colour));
    const double moreWidth = chip.more > 0 ? paintMore(body, chip.more) : 0;
    const QRectF pill = placed(body.adjusted(0, 0, -moreWidth, 0), body);
    m_painter.setPen(focused ? QPen(ink, 2) : QPen(Qt::NoPen));
    m_painter.setBrush(m_colours.tint(stance.colour));
    m_painter.drawRoundedRect(focused ? pill.adjusted(0.5, 0.5, -0.5, -0.5) : pill, radius, radius);
    const double side = body.height() - 6;
    paintSign(m_painter, placed({body.left() + 3, body.top() + 3, side, side}, body), stance.sign, ink, m_colours.page);
    paintNames(placed({body.left() + side + 9, body.top(), body.width() - side - 17 - moreWidth, body.height()}, body),
               chip, ink);
    m_painter.restore();
}

double ChipPainter::paintMore(const QRectF &body, int more)
{
    const QString text = QLatin1Char('+') + QString::number(more);
    const double width = QFontMetricsF(m_page.chipFont).horizontalAdvance(text) + 6;
    m_painter.setPen(m_colours.quiet);
    m_painter.drawText(placed({body.right() - width, body.top(), width, body.height()}, body),
                       Qt::AlignVCenter | (m_page.mirrored ? Qt::AlignLeft : Qt::AlignRight), text);
    return width + 2;
}

void ChipPainter::paintNames(QRectF room, const Chip &chip, const QColor &ink)
{
    const QFontMetricsF metrics(m_page.chipFont);
    const QString actor = m_look.actors.value(chip.actor);
    const QString issue = m_look.issues.value(chip.issue);
    const double gap = 6;
    double actorWidth = metrics.horizontalAdvance(actor) + 1;
    double issueWidth = metrics.horizontalAdvance(issue) + 1;
    if (actorWidth + gap + issueWidth > room.width()) {
        // The one that is short gives the other what it does not need.
        const double half = (room.width() - gap) / 2;
        if (issueWidth <= half)
            actorWidth = room.width() - gap - issueWidth;
        else if (actorWidth <= half)
            issueWidth = room.width() - gap - actorWidth;
        else
            actorWidth = issueWidth = half;
    }
    const Qt::Alignment side = Qt::AlignVCenter | Qt::AlignAbsolute | (m_page.mirrored ? Qt::AlignRight : Qt::AlignLeft);
    const auto draw = [&](double from, double width, const QString &name) {
        const QRectF rect = placed({room.left() + from, room.top(), width, room.height()}, room);
        m_painter.drawText(rect, static_cast<int>(side) | Qt::TextSingleLine,
                           metrics.elidedText(name, Qt::ElideRight, width));
    };
    m_painter.setPen(m_colours.ink);
    draw(0, actorWidth, actor);
    m_painter.setPen(ink);
    draw(actorWidth + gap, issueWidth, issue);
}

} // namespace standpoint
