// SPDX-License-Identifier: GPL-3.0-or-later
//
// The handles at the borders of the annotation in focus, and dragging them.
#include "ui/reader/article_view.h"

#include <algorithm>

namespace standpoint {

/// Of the annotation in focus, or what a drag makes of it; null without one.
const Evidence *ArticleView::focusedEvidence() const
{
    if (m_borderDrag)
        return &m_borderDrag->shown;
    const Annotation *focused = m_annotations.find(m_focused);
    return focused ? &focused->evidence : nullptr;
}

std::vector<BorderHandle> ArticleView::handlesInSight() const
{
    const Evidence *evidence = focusedEvidence();
    if (!evidence || m_layout.pieceCount() == 0)
        return {};
    return borderHandles(
        m_layout, *evidence, m_layout.pieceAtY(m_top), m_layout.pieceAtY(m_top + viewHeight()));
}

std::vector<BorderHandle> ArticleView::handles() const
{
    return m_bordersMovable ? handlesInSight() : std::vector<BorderHandle>();
}

void ArticleView::setBordersMovable(bool movable)
{
    if (movable == m_bordersMovable)
        return;
    endBorderDrag(false);
    m_bordersMovable = movable;
    if (const Evidence *evidence = focusedEvidence())
        repaintEvidence(*evidence);
}

void ArticleView::setChosenFragment(int fragment)
{
    if (fragment == m_chosenFragment)
        return;
    m_chosenFragment = fragment;
    if (const Evidence *evidence = focusedEvidence())
        repaintEvidence(*evidence);
}

/// With what its handles need beyond its lines.
void ArticleView::repaintEvidence(const Evidence &evidence)
{
    repaintSpan(evidence.hull());
}

void ArticleView::showPlace(int position)
{
    if (position >= 0 && position < text().size() && m_layout.pieceCount() > 0)
        scrollTo({position, position + 1});
}

bool ArticleView::pressBorder(QPoint point)
{
    const std::vector<BorderHandle> all = handlesInSight();
    const BorderHandle *handle = handleAt(all, toPage(point));
    m_fixedBorder = handle && !m_bordersMovable ? m_focused : AnnotationId{};
    if (!handle || !m_bordersMovable)
        return false;
    const Annotation *focused = m_annotations.find(m_focused);
    m_borderDrag = {m_focused, handle->border, focused->evidence, focused->evidence,
        handle->bar.center().x() - point.x()};
    return true;
}

void ArticleView::dragBorderTo(QPoint point, Qt::KeyboardModifiers modifiers)
{
    BorderDrag &drag = *m_borderDrag;
    const QPoint at(point.x() + static_cast<int>(drag.grip), point.y());
    const int place = borderNear(text(), drag.before, drag.border,
        positionNear(at, QTextLine::CursorBetweenCharacters), modifiers.testFlag(Qt::AltModifier));
    const Evidence shown = withBorder(drag.before, drag.border, place);
    if (shown == drag.shown)
        return;
    repaintEvidence(drag.shown);
    drag.shown = shown;
    repaintEvidence(drag.shown);
}

/// `keep`: the border stays where it was dragged to, if whoever listens agrees.
void ArticleView::endBorderDrag(bool keep)
{
    if (!m_borderDrag)
        return;
    m_autoScroll.stop();
    const BorderDrag drag = *std::exchange(m_borderDrag, std::nullopt);
    repaintEvidence(drag.shown);
    repaintEvidence(drag.before);
    if (keep && drag.shown != drag.before)
        emit bordersMoved(drag.annotation, drag.shown);
}

} // namespace standpoint
