// SPDX-License-Identifier: GPL-3.0-or-later
//
// The view's keys, mouse and tool tips. Only navigation is its own: every other key goes to whoever labels.
#include "model/text/graphemes.h"
#include "ui/reader/article_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimerEvent>
#include <QToolTip>

#include <algorithm>

namespace standpoint {

void ArticleView::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers =
        event->modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    const bool extend = modifiers == Qt::ShiftModifier;
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    const bool jump = (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        && (modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier;
    if (modifiers != Qt::NoModifier && !extend && !jump) {
        event->ignore();
        return;
    }
    const bool extending = modifiers.testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Down:
        nextSentence(extending);
        break;
    case Qt::Key_Up:
        previousSentence(extending);
        break;
    case Qt::Key_PageDown:
        pageBy(1, extending);
        break;
    case Qt::Key_PageUp:
        pageBy(-1, extending);
        break;
    case Qt::Key_Home:
        setCurrentSentence(0, extending);
        break;
    case Qt::Key_End:
        setCurrentSentence(sentenceCount() - 1, extending);
        break;
    case Qt::Key_Escape: // first a drag, then the marked words, then the focus on a chip
        if (m_borderDrag)
            endBorderDrag(false);
        else if (!m_marked.isEmpty())
            clearMarking();
        else if (!m_focused.isNull())
            setFocusedAnnotation({});
        else
            event->ignore();
        break;
    default:
        event->ignore();
    }
}

bool ArticleView::focusNextPrevChild(bool next)
{
    // Through the chips of the sentence, then on to the next widget: keys can always leave the article.
    const QList<AnnotationId> here = annotationsHere();
    const qsizetype at = here.indexOf(m_focused);
    const qsizetype wanted = at < 0 ? (next ? 0 : here.size() - 1) : at + (next ? 1 : -1);
    const bool comesBack = at < 0 && !next; // Shift+Tab without a focused chip leaves at once
    if (!comesBack && wanted >= 0 && wanted < here.size()) {
        setFocusedAnnotation(here[wanted]);
        return true;
    }
    if (at >= 0 && !next) {
        setFocusedAnnotation({});
        return true;
    }
    return QAbstractScrollArea::focusNextPrevChild(next);
}

void ArticleView::pageBy(int direction, bool extend)
{
    if (m_layout.pieceCount() == 0 || m_currentSentence < 0)
        return;
    const int step =
        std::max(m_layout.metrics().lineHeight(), viewHeight() - 2 * m_layout.metrics().lineHeight());
    const QRect current = sentenceRect(m_currentSentence);
    const int line = m_layout.metrics().lineHeight();
    const int y = current.isEmpty()
        ? 3 * line
        : std::clamp(current.top() + line / 2, 2 * line, std::max(2 * line, viewHeight() - 2 * line));
    const int before = m_top;
    setTop(m_top + direction * step);
    if (std::abs(m_top - before) < step / 2 && (m_top == 0 || m_top == largestTop())) {
        setCurrentSentence(direction > 0 ? sentenceCount() - 1 : 0, extend);
        return;
    }
    moveCursor(sentenceNear({m_layout.metrics().column.x, y}), extend, Scrolling::IfNeeded);
}

int ArticleView::positionNear(QPoint point, QTextLine::CursorPosition mode)
{
    return m_layout.positionAt(toPage(point), mode);
}

int ArticleView::sentenceNear(QPoint point)
{
    return std::max(0, sentenceAt(sentences(), positionNear(point, QTextLine::CursorOnCharacter)));
}

bool ArticleView::isOverText(QPoint point) const
{
    const Strip &column = m_layout.metrics().column;
    return m_layout.pieceCount() > 0 && point.x() >= column.x - 4 && point.x() <= column.right() + 4
        && toPage(point).y() >= m_layout.top(0);
}

void ArticleView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_layout.pieceCount() == 0 || sentences().isEmpty()) {
        event->ignore();
        return;
    }
    const QPoint point = event->position().toPoint();
    if (const AnnotationId chip = chipAt(point); !chip.isNull()) {
        const Annotation *annotation = m_annotations.find(chip);
        if (annotation && !annotation->evidence.hull().overlaps(sentences()[m_currentSentence]))
            moveCursor(sentenceAt(sentences(), annotation->evidence.begin()), false, Scrolling::Never);
        setFocusedAnnotation(chip);
        return;
    }
    const bool adds = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    if (!adds && pressBorder(point))
        return;
    m_drag = {true, false, point, positionNear(point, QTextLine::CursorBetweenCharacters), {}};
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        m_drag.others = m_marked;
        return;
    }
    setFocusedAnnotation({});
    moveCursor(sentenceNear(point), event->modifiers().testFlag(Qt::ShiftModifier), Scrolling::Never);
}

void ArticleView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (m_borderDrag) {
        dragBorderTo(point, event->modifiers());
        scrollDrag(point);
        return;
    }
    if (!m_drag.pressed) {
        updateCursorShape(point);
        return;
    }
    if (!m_drag.dragging && (point - m_drag.from).manhattanLength() < QApplication::startDragDistance())
        return;
    m_drag.dragging = true;
    if (!m_fixedBorder.isNull())
        emit bordersRefused(std::exchange(m_fixedBorder, {}));
    dragTo(point, event->modifiers());
    scrollDrag(point);
}

/// A drag beyond the page scrolls it.
void ArticleView::scrollDrag(QPoint point)
{
    if (viewport()->rect().contains(point))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(30, this);
}

TextSpan ArticleView::wholeGraphemes(TextSpan span) const
{
    // A piece begins and ends between clusters, so looking at the pieces of both ends is enough.
    const TextSpan first = m_layout.piece(m_layout.pieceAt(span.begin)).span;
    const TextSpan last = m_layout.piece(m_layout.pieceAt(std::max(span.begin, span.end - 1))).span;
    const QStringView all(text());
    GraphemeBoundaries atBegin(all.mid(first.begin, first.length()));
    GraphemeBoundaries atEnd(all.mid(last.begin, last.length()));
    return {first.begin + atBegin.boundaryBefore(span.begin - first.begin),
        last.begin + atEnd.boundaryAfter(span.end - last.begin)};
}

void ArticleView::dragTo(QPoint point, Qt::KeyboardModifiers modifiers)
{
    const int position = positionNear(point, QTextLine::CursorBetweenCharacters);
    const TextSpan raw{std::min(position, m_drag.position), std::max(position, m_drag.position)};
    const bool exact = modifiers.testFlag(Qt::AltModifier);
    const TextSpan span = exact ? wholeGraphemes(raw) : snappedToWords(text(), raw);
    setMarking(m_drag.others + QList<TextSpan>{span});
}

void ArticleView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_autoScroll.stop();
    m_fixedBorder = {};
    if (m_borderDrag) {
        endBorderDrag(true);
        updateCursorShape(event->position().toPoint());
        return;
    }
    const Drag done = std::exchange(m_drag, {});
    if (done.dragging)
        followMarking();
}

void ArticleView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    if (const AnnotationId chip = chipAt(point); !chip.isNull()) {
        emit annotationActivated(chip);
        return;
    }
    if (!isOverText(point) || handleAt(handles(), toPage(point)))
        return;
    const int position = positionNear(point, QTextLine::CursorOnCharacter);
    const bool adds = event->modifiers().testFlag(Qt::ControlModifier);
    const QList<TextSpan> others = adds ? m_marked : QList<TextSpan>();
    if (!adds)
        moveCursor(sentenceNear(point), false, Scrolling::Never);
    setMarking(others + QList<TextSpan>{snappedToWords(text(), {position, position})});
}

void ArticleView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId()) {
        QAbstractScrollArea::timerEvent(event);
        return;
    }
    const QPoint point = viewport()->mapFromGlobal(QCursor::pos());
    const int beyond = point.y() < 0 ? point.y() : std::max(0, point.y() - viewHeight());
    setTop(m_top + std::clamp(beyond / 2, -60, 60));
    if (m_borderDrag)
        dragBorderTo(point, QApplication::keyboardModifiers());
    else
        dragTo(point, QApplication::keyboardModifiers());
}

void ArticleView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (event->angleDelta().y() != 0)
            emit zoomRequested(event->angleDelta().y() > 0 ? 1 : -1);
        return;
    }
    if (!event->pixelDelta().isNull())
        verticalScrollBar()->setValue(verticalScrollBar()->value() - event->pixelDelta().y());
    else
        QAbstractScrollArea::wheelEvent(event);
}

void ArticleView::updateCursorShape(QPoint point)
{
    Qt::CursorShape shape = isOverText(point) ? Qt::IBeamCursor : Qt::ArrowCursor;
    if (!chipAt(point).isNull())
        shape = Qt::PointingHandCursor;
    else if (m_borderDrag || handleAt(handles(), toPage(point)))
        shape = Qt::SizeHorCursor;
    if (viewport()->cursor().shape() != shape)
        viewport()->setCursor(shape);
}

bool ArticleView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const AnnotationId chip = chipAt(help->pos());
    if (!chip.isNull()) {
        QToolTip::showText(help->globalPos(), toolTipOf(chip), viewport(), chipRect(chip));
        return true;
    }
    const std::vector<BorderHandle> borders = handles();
    if (const BorderHandle *handle = handleAt(borders, toPage(help->pos()))) {
        QToolTip::showText(help->globalPos(),
            handle->border.side == WordSide::Begin
                ? tr("Drag: the evidence begins there. With Alt between any two characters.")
                : tr("Drag: the evidence ends there. With Alt between any two characters."),
            viewport(), toView(handle->hit.toAlignedRect()));
        return true;
    }
    QStringList lines;
    QRect around;
    for (const QuietMark &mark : quietMarksAt(help->pos())) {
        lines.append(m_quietMarks->about(mark).toHtmlEscaped());
        around |= toView(linesInSight(mark.span));
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
            QStringLiteral("<qt>%1</qt>").arg(lines.join(QStringLiteral("<br>"))), viewport(),
            around & QRect(help->pos() - QPoint(40, 12), QSize(80, 24)));
    return true;
}

std::vector<QuietMark> ArticleView::quietMarksAt(QPoint point)
{
    std::vector<QuietMark> found;
    if (!m_quietMarks || !isOverText(point))
        return found;
    const QPointF onPage = toPage(point);
    const int piece = m_layout.pieceAt(positionNear(point, QTextLine::CursorOnCharacter));
    const int y = static_cast<int>(onPage.y());
    for (const QuietMark &mark : m_quietMarks->in(m_layout.piece(piece).span)) {
        const std::vector<SpanPart> parts = m_layout.parts(piece, mark.span, y, y + 1);
        const bool isThere =
            std::ranges::any_of(parts, [onPage](const SpanPart &part) { return part.box.contains(onPage); });
        if (isThere && mark.kind != QuietMark::Kind::Proposal)
            found.push_back(mark);
    }
    return found;
}

QString ArticleView::toolTipOf(AnnotationId id) const
{
    const Annotation *annotation = m_annotations.find(id);
    if (!annotation)
        return {};
    constexpr int mostShown = 400;
    const StanceLook stance = m_look.stances.value(annotation->stance);
    QStringList words;
    for (const TextSpan span : annotation->evidence.fragments())
        words.append(text().mid(span.begin, std::min(span.length(), mostShown)));
    QString quotation = words.join(QStringLiteral(" … ")).left(mostShown);
    QStringList lines{QStringLiteral("<b>%1</b>").arg(m_look.actors.value(annotation->actor).toHtmlEscaped()),
        QStringLiteral("%1 %2: %3")
            .arg(stance.sign, stance.name.toHtmlEscaped(),
                m_look.issues.value(annotation->issue).toHtmlEscaped()),
        QStringLiteral("<i>%1</i>").arg(quotation.toHtmlEscaped())};
    if (annotation->note)
        lines.append(annotation->note->left(mostShown).toHtmlEscaped());
    if (const QString by = m_look.annotators.value(annotation->annotator); !by.isEmpty())
        lines.append(tr("by %1").arg(by.toHtmlEscaped()));
    const auto chip = std::ranges::find(m_chips, id, &Chip::annotation);
    if (chip != m_chips.end() && chip->more > 0)
        lines.append(tr("and %n more on this sentence", nullptr, chip->more));
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(QStringLiteral("<br>")));
}

void ArticleView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    repaintSpan(currentSpan());
}

void ArticleView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    repaintSpan(currentSpan());
}

} // namespace standpoint
