// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/chosen_actor.h"

#include "ui/theme.h"

#include <QPainter>

namespace standpoint {

ChosenActor::ChosenActor(QWidget *parent)
    : QLabel(parent)
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    setFont(strong);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    // The room for the dashes is always there, so that nothing jumps.
    setContentsMargins(theme::grid, theme::half, theme::grid, theme::half);
}

void ChosenActor::setActor(const QString &name, bool isGuess)
{
    setText(isGuess ? tr("%1 ?").arg(name) : name);
    if (std::exchange(m_isGuess, isGuess) != isGuess)
        update();
}

void ChosenActor::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!m_isGuess)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(palette().color(QPalette::Link), 1.5);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), theme::half, theme::half);
}

} // namespace standpoint
