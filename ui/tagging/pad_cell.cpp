// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/pad_cell.h"

#include "ui/reader/reader_colours.h"
#include "ui/theme.h"

#include <QLocale>
#include <QPainter>

namespace standpoint {

PadCell::PadCell(QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::NoFocus); // its key works everywhere; the article keeps the keyboard
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void PadCell::setStance(const QString &sign, const QColor &colour)
{
    m_sign = sign;
    m_colour = colour;
    update();
}

void PadCell::setKey(const QString &key)
{
    m_key = key;
    update();
}

void PadCell::setTip(const QString &tip)
{
    m_tip = tip;
    setToolTip(theme::plainTip(tip));
}

void PadCell::setTaggedFor(const QStringList &others)
{
    if (others == m_others)
        return;
    m_others = others;
    const QString who = QLocale().createSeparatedList(others);
    setAccessibleDescription(others.isEmpty() ? QString() : tr("Tagged so here for %1").arg(who));
    setToolTip(theme::plainTip(others.isEmpty()
            ? m_tip
            : m_tip + QLatin1Char('\n') + tr("Dotted line: tagged so here for %1").arg(who)));
    update();
}

QSize PadCell::sizeHint() const
{
    const int height = qMax(36, fontMetrics().height() + 2 * theme::grid);
    return {qMax(56, fontMetrics().horizontalAdvance(QStringLiteral("W +")) + 4 * theme::grid), height};
}

void PadCell::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor ground = palette().color(QPalette::Button);
    const QColor ink = readable(m_colour, {ground}, wantedContrast(palette()));
    QColor fill = ground;
    QColor line = palette().color(QPalette::Mid);
    QColor text = palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    if (isChecked()) {
        fill = ink;
        line = ink;
        text = contrast(QColor(Qt::white), ink) >= 4.5 ? QColor(Qt::white) : QColor(Qt::black);
    } else if (underMouse() && isEnabled()) {
        line = ink;
    }
    painter.setPen(QPen(line, isDown() ? 2 : 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 6, 6);
    if (!m_others.isEmpty() && !isChecked()) {
        painter.setPen(QPen(ink, 2, Qt::DotLine));
        painter.drawLine(
            QPointF(box.left() + 8, box.bottom() - 3), QPointF(box.right() - 8, box.bottom() - 3));
    }
    const QRectF left = box.adjusted(10, 0, -box.width() / 2, 0);
    const QRectF right = box.adjusted(box.width() / 2, 0, -10, 0);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(text);
    painter.drawText(left, Qt::AlignLeft | Qt::AlignAbsolute | Qt::AlignVCenter, m_key);
    painter.setPen(isChecked() ? text : ink);
    painter.drawText(right, Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter, m_sign);
}

} // namespace standpoint
