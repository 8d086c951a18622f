// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws a chip (sign, actor, issue) and the sign of a stance wherever one is needed.
#pragma once

#include "ui/reader/article_look.h"
#include "ui/reader/chip_layout.h"
#include "ui/reader/reader_colours.h"

class QPainter;

namespace standpoint {

/// The sign in a disc of the stance's colour, as wide as the square.
void paintSign(
    QPainter &painter, const QRectF &square, const QString &sign, const QColor &disc, const QColor &ink);

class ChipPainter
{
public:
    ChipPainter(
        QPainter &painter, const PageMetrics &page, const ArticleLook &look, const ReaderColours &colours);
    void paint(const Chip &chip, bool focused);

private:
    /// Actor and issue as they fit into a width.
    struct Names
    {
        QString actor;
        QString issue;
        double actorWidth = 0;
        double issueWidth = 0;
    };
    Names fitted(const Chip &chip, double room) const;
    void paintDot(const Chip &chip, const StanceLook &stance, const QColor &ink, bool focused);
    /// Mirrors a rectangle within the chip for a right-to-left page.
    QRectF placed(const QRectF &rect, const QRectF &body) const;
    void drawText(const QRectF &rect, const QString &text);

    QPainter &m_painter;
    const PageMetrics &m_page;
    const ArticleLook &m_look;
    const ReaderColours &m_colours;
};

} // namespace standpoint
