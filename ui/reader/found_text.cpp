// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words that were searched for, on the page: a frame and a grey ground, for colours are the stances'.
#include "ui/reader/article_view.h"
#include "ui/reader/page_painter.h"

#include <QPainter>

#include <algorithm>

namespace standpoint {

void ArticleView::setFound(const QList<TextSpan> &found, qsizetype current)
{
    m_found = found;
    m_currentFound = current;
    viewport()->update();
}

void PagePainter::paintFound(int piece)
{
    const TextSpan own = m_scene.layout.piece(piece).span;
    const QList<TextSpan> &found = m_scene.found;
    auto one = std::ranges::upper_bound(found, own.begin, {}, &TextSpan::end);
    for (; one != found.end() && one->begin < own.end; ++one) {
        const bool current = one - found.begin() == m_scene.currentFound;
        QColor ground = m_scene.colours.ink;
        ground.setAlphaF(current ? 0.26F : 0.1F);
        const QPen frame(current ? m_scene.colours.ink : m_scene.colours.quiet, current ? 2 : 1);
        for (const SpanPart &part : parts(piece, *one)) {
            const QRectF box = textBox(part).adjusted(-1, 0, 1, 0);
            m_painter.fillRect(box, ground);
            m_painter.setPen(frame);
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(box.toAlignedRect().adjusted(0, 0, -1, -1));
        }
    }
}

} // namespace standpoint
