// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/chip_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace standpoint {

namespace {

constexpr double nameGap = 6;

/// Of the first and the last word.
QString initials(const QString &name)
{
    const auto first = [](const QString &word) { return word.left(word.front().isHighSurrogate() ? 2 : 1); };
    const QStringList words = name.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    const QString both =
        words.size() == 1 ? first(words.first()) : first(words.first()) + first(words.last());
    return both.toUpper();
}

} // namespace

void paintSign(
    QPainter &painter, const QRectF &square, const QString &sign, const QColor &disc, const QColor &ink)
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

ChipPainter::ChipPainter(
    QPainter &painter, const PageMetrics &page, const ArticleLook &look, const ReaderColours &colours)
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

void ChipPainter::drawText(const QRectF &rect, const QString &text)
{
    const Qt::Alignment side = m_page.mirrored ? Qt::AlignRight : Qt::AlignLeft;
    m_painter.drawText(rect,
        static_cast<int>(side | Qt::AlignVCenter | Qt::AlignAbsolute) | Qt::TextSingleLine | Qt::TextDontClip,
        text);
}

void ChipPainter::paint(const Chip &chip, bool focused)
{
    const StanceLook stance = m_look.stances.value(chip.stance);
    const QColor ink = m_colours.stanceInk(stance.colour);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setFont(m_page.chipFont);
    if (m_page.dots) {
        paintDot(chip, stance, ink, focused);
        m_painter.restore();
        return;
    }
    const QRectF body = QRectF(chip.rect).adjusted(0.5, 1.5, -0.5, -1.5);
    const double side = body.height() - 6;
    const double before = side + 9;
    const double after = 10;
    const QString more = chip.more > 0 ? QLatin1Char('+') + QString::number(chip.more) : QString();
    const double moreWidth = more.isEmpty() ? 0 : QFontMetricsF(m_page.chipFont).horizontalAdvance(more) + 8;
    const Names names = fitted(chip, body.width() - before - after - moreWidth);
    const double width = before + names.actorWidth + nameGap + names.issueWidth + after;
    const auto part = [&](double x, double partWidth) {
        return placed({body.left() + x, body.top(), partWidth, body.height()}, body);
    };
    m_painter.setPen(focused ? QPen(ink, 2) : QPen(Qt::NoPen));
    m_painter.setBrush(m_colours.tint(stance.colour));
    m_painter.drawRoundedRect(focused ? part(0, width).adjusted(0.5, 0.5, -0.5, -0.5) : part(0, width),
        body.height() / 2, body.height() / 2);
    paintSign(m_painter, placed({body.left() + 3, body.top() + 3, side, side}, body), stance.sign, ink,
        m_colours.page);
    m_painter.setPen(m_colours.ink);
    drawText(part(before, names.actorWidth), names.actor);
    m_painter.setPen(ink);
    drawText(part(before + names.actorWidth + nameGap, names.issueWidth), names.issue);
    m_painter.setPen(m_colours.quiet);
    drawText(part(width + 6, moreWidth), more);
    m_painter.restore();
}

void ChipPainter::paintDot(const Chip &chip, const StanceLook &stance, const QColor &ink, bool focused)
{
    const QRectF body(chip.rect);
    const double side = body.height() - 6;
    const QRectF disc = placed({body.left() + 3, body.top() + 3, side, side}, body);
    paintSign(m_painter, disc, stance.sign, ink, m_colours.page);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(ink, 1.5));
    if (focused)
        m_painter.drawEllipse(disc.adjusted(-2, -2, 2, 2));
    QFont small = m_page.chipFont;
    small.setPixelSize(std::max(8, static_cast<int>(side * 0.75)));
    m_painter.setFont(small);
    m_painter.setPen(m_colours.ink);
    const double before = side + 8;
    drawText(placed({body.left() + before, body.top(), body.width() - before, body.height()}, body),
        chip.more > 0 ? QLatin1Char('+') + QString::number(std::min(chip.more, 99))
                      : initials(m_look.actors.value(chip.actor)));
}

ChipPainter::Names ChipPainter::fitted(const Chip &chip, double room) const
{
    const QFontMetricsF metrics(m_page.chipFont);
    Names names{m_look.actors.value(chip.actor), m_look.issues.value(chip.issue), 0, 0};
    constexpr int firstLetters = 3;
    if (m_page.shortChips && names.issue.size() > firstLetters + 1)
        names.issue = names.issue.left(firstLetters) + QLatin1Char('.');
    names.actorWidth = metrics.horizontalAdvance(names.actor);
    names.issueWidth = metrics.horizontalAdvance(names.issue);
    if (names.actorWidth + nameGap + names.issueWidth <= room)
        return names;
    // The one that is short gives the other what it does not need; shortened issues stay whole.
    const double half = m_page.shortChips ? 0 : (room - nameGap) / 2;
    const double forActor = std::max(half, room - nameGap - names.issueWidth);
    const double forIssue =
        m_page.shortChips ? names.issueWidth : std::max(half, room - nameGap - names.actorWidth);
    names.actor = metrics.elidedText(names.actor, Qt::ElideRight, forActor);
    names.issue = metrics.elidedText(names.issue, Qt::ElideRight, forIssue);
    names.actorWidth = metrics.horizontalAdvance(names.actor);
    names.issueWidth = metrics.horizontalAdvance(names.issue);
    return names;
}

} // namespace standpoint
