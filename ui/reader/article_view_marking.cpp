// SPDX-License-Identifier: GPL-3.0-or-later
//
// The view's sentence cursor, what a label would mark, and which annotation has the focus.
#include "ui/reader/article_view.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace standpoint {

namespace {

/// In order, empty ones left out, those that overlap or touch made one.
QList<TextSpan> apart(QList<TextSpan> spans)
{
    std::ranges::sort(spans);
    QList<TextSpan> result;
    for (const TextSpan span : spans) {
        if (span.isEmpty())
            continue;
        if (!result.isEmpty() && span.begin <= result.last().end)
            result.last().end = std::max(result.last().end, span.end);
        else
            result.append(span);
    }
    return result;
}

} // namespace

void ArticleView::setCurrentSentence(int sentence, bool extend)
{
    moveCursor(sentence, extend, Scrolling::IfNeeded);
}

void ArticleView::nextSentence(bool extend)
{
    if (extend && !m_marked.isEmpty()) {
        markOn(true, MarkStep::Sentence);
        return;
    }
    setCurrentSentence(m_currentSentence + 1, extend);
}

void ArticleView::previousSentence(bool extend)
{
    if (extend && !m_marked.isEmpty()) {
        markOn(false, MarkStep::Sentence);
        return;
    }
    setCurrentSentence(m_currentSentence - 1, extend);
}

void ArticleView::moveCursor(int sentence, bool extend, Scrolling scrolling)
{
    if (sentences().isEmpty())
        return;
    sentence = std::clamp(sentence, 0, sentenceCount() - 1);
    m_ends.reset();
    const int anchor = extend ? m_anchorSentence : sentence;
    const bool moved = sentence != m_currentSentence || anchor != m_anchorSentence;
    const bool changed = moved || !m_marked.isEmpty();
    if (changed) {
        repaintSpan(currentSpan());
        for (const TextSpan span : m_marked)
            repaintSpan(span);
        m_marked.clear();
        m_currentSentence = sentence;
        m_anchorSentence = anchor;
        if (const Annotation *focused = m_annotations.find(m_focused);
            focused && !focused->evidence.hull().overlaps(sentences()[sentence]))
            setFocusedAnnotation({});
        repaintSpan(currentSpan());
        refreshChips();
    }
    if (scrolling == Scrolling::IfNeeded)
        scrollTo(sentences()[sentence]);
    if (changed)
        announceCursor();
}

TextSpan ArticleView::currentSpan() const
{
    if (m_currentSentence < 0)
        return {};
    return {sentences()[std::min(m_anchorSentence, m_currentSentence)].begin,
        sentences()[std::max(m_anchorSentence, m_currentSentence)].end};
}

void ArticleView::scrollTo(TextSpan span)
{
    const int firstPiece = m_layout.pieceAt(span.begin);
    m_layout.laid(firstPiece);
    QRect lines = m_layout.linesOf(firstPiece, span);
    const int lastPiece = m_layout.pieceAt(span.end - 1);
    for (int piece = firstPiece + 1; piece <= lastPiece && lines.height() < viewHeight(); ++piece) {
        m_layout.laid(piece);
        lines |= m_layout.linesOf(piece, span);
    }
    const int line = m_layout.metrics().lineHeight();
    const int margin = std::min(2 * line, viewHeight() / 6);
    const int top = lines.top() - m_top;
    const int bottom = lines.top() + lines.height() - m_top;
    if (span.begin == sentences().first().begin && bottom + m_top < viewHeight()) {
        setTop(0); // title, byline and margin belong to the first sentence
        return;
    }
    if (top >= margin && bottom <= viewHeight() - margin)
        return;
    if (top < -viewHeight() || top > 2 * viewHeight())
        setTop(lines.top() - viewHeight() / 3);
    else if (top < margin || lines.height() > viewHeight() - 2 * margin)
        setTop(lines.top() - margin);
    else
        setTop(lines.top() + lines.height() - viewHeight() + margin);
}

void ArticleView::showSpan(TextSpan span)
{
    if (sentences().isEmpty())
        return;
    moveCursor(sentenceAt(sentences(), span.begin), false, Scrolling::IfNeeded);
}

std::optional<Evidence> ArticleView::evidence() const
{
    if (!m_marked.isEmpty())
        return Evidence(m_marked);
    if (m_currentSentence < 0)
        return std::nullopt;
    return Evidence(currentSpan());
}

void ArticleView::setMarking(const QList<TextSpan> &fragments)
{
    mark(fragments, std::nullopt);
}

void ArticleView::mark(const QList<TextSpan> &fragments, std::optional<MarkedEnds> ends)
{
    m_ends = ends;
    const QList<TextSpan> marked = apart(fragments);
    if (marked == m_marked)
        return;
    for (const QList<TextSpan> &spans : {m_marked, marked}) {
        for (const TextSpan span : spans)
            repaintSpan(span);
    }
    m_marked = marked;
    if (!m_marked.isEmpty() && m_anchorSentence != m_currentSentence) {
        repaintSpan(currentSpan());
        m_anchorSentence = m_currentSentence;
    }
    announceCursor();
}

QList<AnnotationId> ArticleView::annotationsHere() const
{
    QList<AnnotationId> found;
    if (m_currentSentence < 0)
        return found;
    // In the order of their chips; those without one of their own come last.
    const auto place = [this](AnnotationId id) { return std::ranges::find(m_chips, id, &Chip::annotation); };
    for (const int index : m_annotations.touching(sentences()[m_currentSentence]))
        found.append(m_annotations[index].id);
    std::ranges::stable_sort(found, {}, place);
    return found;
}

void ArticleView::setFocusedAnnotation(AnnotationId annotation)
{
    if (annotation == m_focused)
        return;
    const auto repaintIt = [this] {
        const Annotation *focused = m_annotations.find(m_focused);
        if (focused)
            repaintEvidence(focused->evidence);
        for (const Chip &chip : m_chips) {
            if (focused && chip.annotation == m_focused)
                viewport()->update(toView(chip.rect.adjusted(-8, -2, 8, 2)));
        }
    };
    endBorderDrag(false);
    repaintIt();
    m_chosenFragment = -1;
    m_focused = m_annotations.find(annotation) ? annotation : AnnotationId{};
    refreshChips();
    repaintIt();
    emit focusedAnnotationChanged(m_focused);
}

void ArticleView::focusNextAnnotation(bool backwards)
{
    const QList<AnnotationId> here = annotationsHere();
    if (here.isEmpty())
        return;
    const qsizetype count = here.size();
    const qsizetype at = here.indexOf(m_focused);
    if (at < 0)
        setFocusedAnnotation(backwards ? here.last() : here.first());
    else
        setFocusedAnnotation(here[(at + (backwards ? count - 1 : 1)) % count]);
}

void ArticleView::copy() const
{
    const std::optional<Evidence> marked = evidence();
    if (!marked)
        return;
    QStringList words;
    for (const TextSpan span : marked->fragments())
        words.append(text().mid(span.begin, span.length()));
    QGuiApplication::clipboard()->setText(words.join(QStringLiteral(" … ")));
}

QRect ArticleView::sentenceRect(int sentence) const
{
    if (sentence < 0 || sentence >= sentenceCount())
        return {};
    const QRect lines = linesInSight(sentences()[sentence]);
    return lines.isEmpty() ? QRect() : toView(lines);
}

QRect ArticleView::chipRect(AnnotationId annotation) const
{
    const auto chip = std::ranges::find(m_chips, annotation, &Chip::annotation);
    return chip == m_chips.end() ? QRect() : toView(chip->rect);
}

AnnotationId ArticleView::chipAt(QPoint point) const
{
    const QPoint onPage = toPage(point);
    const auto hit = std::find_if(
        m_chips.rbegin(), m_chips.rend(), [&](const Chip &chip) { return chip.rect.contains(onPage); });
    return hit == m_chips.rend() ? AnnotationId{} : hit->annotation;
}

} // namespace standpoint
