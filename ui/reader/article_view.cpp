// SPDX-License-Identifier: GPL-3.0-or-later
//
// The view's contents, its layout and scrolling, and painting. The cursor and marking, the input and
// accessibility have files of their own.
#include "ui/reader/article_view.h"

#include "ui/reader/article_view_accessible.h"
#include "ui/reader/evidence_marks.h"
#include "ui/reader/page_painter.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace standpoint {

QFont defaultReadingFont(const QFont &interfaceFont)
{
    QFont font = interfaceFont;
    const QStringList known = QFontDatabase::families();
    for (const QString &family : {QStringLiteral("Source Serif 4"), QStringLiteral("Noto Serif"),
             QStringLiteral("Georgia"), QStringLiteral("DejaVu Serif")}) {
        if (known.contains(family)) {
            // The interface's own face comes second, and with it whatever writing the serif lacks.
            font.setFamilies({family, interfaceFont.family()});
            break;
        }
    }
    font.setPointSize(
        std::max(1, static_cast<int>(std::lround(QFontInfo(interfaceFont).pointSizeF() * 4 / 3))));
    return font;
}

ArticleView::ArticleView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_readingFont(defaultReadingFont(font()))
{
    installArticleAccessibility();
    setAccessibleName(tr("Article"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    updateColours();
    clearArticle();
}

ArticleView::~ArticleView() = default;

void ArticleView::setArticle(const Article &article, const ArticleLook &look)
{
    const bool sameArticle = m_info && m_info->id == article.info.orDefault().id;
    if (sameArticle && m_info == article.info && m_text == article.text) {
        setLook(article, look);
        return;
    }
    const Place kept = sameArticle ? place() : Place{};
    const int position = currentSpan().begin;
    const bool sameText = sameArticle && text() == article.content();
    m_look = look;
    m_annotations.reset(article, look.layer);
    takeText(article);
    if (!sameText) {
        m_ends.reset();
        m_marked.clear();
        m_found.clear();
    }
    if (!m_annotations.find(m_focused))
        setFocusedAnnotation({});
    m_currentSentence = sameArticle ? std::max(0, sentenceAt(sentences(), position)) : 0;
    m_currentSentence = m_anchorSentence = std::min(m_currentSentence, sentenceCount() - 1);
    if (!sameArticle)
        m_top = 0;
    relayout();
    if (sameArticle)
        restore(kept);
    announceCursor();
}

void ArticleView::takeText(const Article &article)
{
    m_info = article.info;
    m_text = article.text;
    m_message.clear();
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its coming and going would move the text
    m_layout.setText(text(), sentences(), m_info.orDefault().title, byline());
    if (m_layout.pieceCount() == 0)
        m_message = tr("This article has no text.");
}

void ArticleView::clearArticle(const QString &message)
{
    m_info.reset();
    m_text.reset();
    m_annotations = {};
    m_ends.reset();
    m_marked.clear();
    m_found.clear();
    setFocusedAnnotation({});
    m_currentSentence = m_anchorSentence = -1;
    m_top = 0;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layout.setText({}, {}, {}, {});
    m_message = message.isEmpty() ? tr("Choose an article to read it here.") : message;
    relayout();
    announceCursor();
}

void ArticleView::setLook(const Article &article, const ArticleLook &look)
{
    if (!m_info || article.info.orDefault().id != m_info->id)
        return;
    m_look = look;
    m_annotations.reset(article, look.layer);
    if (!m_annotations.find(m_focused))
        setFocusedAnnotation({});
    refreshChips();
    viewport()->update();
}

void ArticleView::updateAnnotations(const Article &article, TextSpan touched)
{
    if (!m_info || article.info.orDefault().id != m_info->id)
        return;
    const auto marks = [this, touched] {
        // A label may move the underline of evidence that only overlaps it, in the pieces that it touches
        // itself.
        std::vector<EvidenceMark> all;
        for (const int piece : piecesInSight(touched)) {
            const std::vector<EvidenceMark> here = marksIn(m_annotations, m_layout.piece(piece).span);
            all.insert(all.end(), here.begin(), here.end());
        }
        return all;
    };
    const std::vector<EvidenceMark> before = marks();
    if (!m_annotations.update(article, touched))
        viewport()->update();
    const std::vector<EvidenceMark> after = marks();
    for (const EvidenceMark &mark : before) {
        if (std::ranges::find(after, mark) == after.end())
            repaintSpan(mark.span);
    }
    if (!m_annotations.find(m_focused))
        setFocusedAnnotation({});
    else if (m_borderDrag && m_annotations.find(m_focused)->evidence != m_borderDrag->before)
        endBorderDrag(false); // it is another now
    repaintSpan(touched);
    refreshChips();
}

QString ArticleView::byline() const
{
    const ArticleInfo &info = m_info.orDefault();
    QStringList parts;
    for (const QString &part : {info.source, info.author}) {
        if (!part.simplified().isEmpty())
            parts.append(part.simplified());
    }
    if (info.published.isValid())
        parts.append(locale().toString(info.published, QLocale::LongFormat));
    return parts.join(QStringLiteral(" · "));
}

void ArticleView::updateColours()
{
    m_colours = ReaderColours::from(palette());
}

void ArticleView::setQuietMarks(const QuietMarks *marks)
{
    m_quietMarks = marks;
    viewport()->update();
}

void ArticleView::setReadingFont(const QFont &font)
{
    const Place kept = place();
    m_readingFont = font;
    relayout();
    restore(kept);
}

void ArticleView::setLineSpacing(double factor)
{
    const Place kept = place();
    m_lineSpacing = std::clamp(factor, 1.0, 3.0);
    relayout();
    restore(kept);
}

void ArticleView::setLineLength(int characters)
{
    const Place kept = place();
    m_lineLength = std::max(1, characters);
    relayout();
    restore(kept);
}

void ArticleView::relayout()
{
    const QFontMetricsF metrics(m_readingFont);
    const QString sample = m_layout.sample();
    const QString usual =
        QStringLiteral("the peaceful resolution of the crisis and the negotiations in Geneva");
    const QString &measured = sample.size() < 40 ? usual : sample;
    const double characterWidth =
        std::max(1.0, metrics.horizontalAdvance(measured) / static_cast<double>(measured.size()));
    const PageWishes wishes{m_readingFont, font(), m_lineSpacing, m_lineLength};
    m_layout.setMetrics(pageMetrics(wishes, characterWidth, viewport()->width(), m_layout.isRightToLeft()));
    layOutSight();
    refreshChips();
    viewport()->update();
}

ArticleView::Place ArticleView::place() const
{
    if (m_layout.pieceCount() == 0)
        return {};
    // Whoever reads looks at the current sentence; where that is out of sight, at the top.
    if (m_top == 0 && m_currentSentence <= 1)
        return {}; // at the beginning, which stays in sight whatever the width
    const QRect current = sentenceRect(m_currentSentence);
    if (!current.isEmpty() && current.top() >= 0 && current.top() < viewHeight())
        return {sentences()[m_currentSentence].begin, current.top()};
    if (m_top <= m_layout.metrics().lineHeight())
        return {};
    const int piece = m_layout.pieceAtY(m_top);
    const LaidPiece *laid = m_layout.laidAlready(piece);
    if (!laid)
        return {m_layout.piece(piece).span.begin, m_layout.top(piece) - m_top};
    size_t line = 0;
    while (line + 1 < laid->lines.size() && m_layout.top(piece) + laid->lines[line].top < m_top)
        ++line;
    return {m_layout.piece(piece).span.begin + laid->layout.lineAt(static_cast<int>(line)).textStart(),
        m_layout.top(piece) + laid->lines[line].top - m_top};
}

void ArticleView::restore(Place place)
{
    if (place.position < 0 || m_layout.pieceCount() == 0)
        return;
    const int piece = m_layout.pieceAt(place.position);
    m_layout.laid(piece);
    setTop(m_layout.linesOf(piece, {place.position, place.position + 1}).top() - place.y);
}

void ArticleView::layOutSight()
{
    if (m_layout.pieceCount() > 0 && m_layout.metrics().viewWidth > 0) {
        const int margin = viewHeight() / 2;
        const int anchor = m_layout.pieceAtY(m_top);
        m_layout.laid(anchor);
        const int offset = std::min(m_top - m_layout.top(anchor), m_layout.height(anchor));
        int last = anchor;
        while (last + 1 < m_layout.pieceCount() && m_layout.top(last + 1) < m_top + viewHeight() + margin)
            m_layout.laid(++last);
        int first = anchor;
        while (first > 0 && m_layout.top(anchor) + offset - m_layout.top(first) < margin)
            m_layout.laid(--first);
        m_top = m_layout.top(anchor) + offset;
        m_layout.trim(first, last);
    }
    m_top = std::clamp(m_top, 0, largestTop());
    updateScrollBar();
}

int ArticleView::largestTop() const
{
    return std::max(0, m_layout.totalHeight() - viewHeight());
}

void ArticleView::updateScrollBar()
{
    QScrollBar *bar = verticalScrollBar();
    const QSignalBlocker blocker(bar);
    bar->setRange(0, largestTop());
    bar->setPageStep(viewHeight());
    bar->setSingleStep(std::max(1, m_layout.metrics().lineHeight()));
    bar->setValue(m_top);
}

void ArticleView::setTop(int y)
{
    const int before = m_top;
    m_top = std::clamp(y, 0, largestTop());
    const int asked = m_top;
    // What is on the screen already is moved, as long as nothing in it is laid out only now.
    const double ratio = viewport()->devicePixelRatioF();
    const bool movable =
        std::abs(asked - before) < viewHeight() / 2 && ratio == std::floor(ratio) && sightIsLaidOut();
    layOutSight();
    if (movable && m_top == asked)
        viewport()->scroll(0, before - asked);
    else
        viewport()->update();
    refreshChips();
}

bool ArticleView::sightIsLaidOut() const
{
    const int last = m_layout.pieceCount() == 0 ? -1 : m_layout.pieceAtY(m_top + viewHeight());
    for (int piece = m_layout.pieceAtY(m_top); piece <= last; ++piece) {
        if (!m_layout.laidAlready(piece))
            return false;
    }
    return last >= 0;
}

void ArticleView::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    setTop(verticalScrollBar()->value());
}

void ArticleView::resizeEvent(QResizeEvent *event)
{
    const Place kept = event->oldSize().width() == event->size().width() ? Place{} : place();
    relayout();
    restore(kept);
}

void ArticleView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        updateColours();
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        relayout();
    } else if (event->type() == QEvent::LocaleChange && m_info) {
        const Place kept = place();
        m_layout.setText(text(), sentences(), m_info->title, byline());
        relayout();
        restore(kept);
    }
}

QList<int> ArticleView::raisedSentences() const
{
    QList<int> raised;
    if (const Annotation *focused = m_annotations.find(m_focused))
        raised.append(sentenceAt(sentences(), focused->evidence.begin()));
    if (m_currentSentence >= 0 && !raised.contains(m_currentSentence))
        raised.append(m_currentSentence);
    return raised;
}

void ArticleView::refreshChips()
{
    std::vector<Chip> placed;
    if (m_layout.pieceCount() > 0) {
        // Chips of sentences above the view may flow down into it, so what is laid out around it takes part.
        int first = m_layout.pieceAtY(m_top);
        while (first > 0 && m_layout.laidAlready(first - 1) && m_top - m_layout.top(first) < viewHeight() / 2)
            --first;
        int last = first;
        while (last + 1 < m_layout.pieceCount() && m_layout.laidAlready(last + 1)
            && m_layout.top(last + 1) < m_top + viewHeight() * 3 / 2)
            ++last;
        if (m_layout.laidAlready(first))
            placed = placeChips(m_layout, m_annotations, sentences(), first, last, raisedSentences());
    }
    const auto repaintMissing = [this](const std::vector<Chip> &from, const std::vector<Chip> &in) {
        for (const Chip &chip : from) {
            if (std::ranges::find(in, chip) == in.end())
                viewport()->update(toView(chip.rect.adjusted(-8, -2, 8, 2)));
        }
    };
    repaintMissing(m_chips, placed);
    repaintMissing(placed, m_chips);
    m_chips = std::move(placed);
}

std::vector<int> ArticleView::piecesInSight(TextSpan span) const
{
    std::vector<int> pieces;
    if (m_layout.pieceCount() == 0)
        return pieces;
    for (int piece = std::max(m_layout.pieceAtY(m_top), m_layout.pieceAt(span.begin));
         piece < m_layout.pieceCount(); ++piece) {
        if (m_layout.top(piece) > m_top + viewHeight() || m_layout.piece(piece).span.begin >= span.end)
            break;
        pieces.push_back(piece);
    }
    return pieces;
}

QRect ArticleView::linesInSight(TextSpan span) const
{
    QRect all;
    for (const int piece : piecesInSight(span))
        all |= m_layout.linesOf(piece, span);
    return all;
}

void ArticleView::repaintSpan(TextSpan span)
{
    const QRect lines = linesInSight(span);
    if (lines.isEmpty())
        return;
    const PageMetrics &page = m_layout.metrics();
    const int left = std::min(page.numbers.x, page.column.x - paintOverhang);
    const int right = std::max(page.numbers.right(), page.column.right() + paintOverhang);
    const QRect rect(left, lines.top() - paintOverhang, right - left, lines.height() + 2 * paintOverhang);
    viewport()->update(toView(rect).intersected(viewport()->rect()));
}

void ArticleView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    m_lastPainted = event->region();
    if (!m_message.isEmpty() || m_layout.pieceCount() == 0) {
        paintMessage(event->rect());
        return;
    }
    int first = m_currentSentence;
    int last = m_currentSentence;
    if (first >= 0) {
        first = std::min(m_anchorSentence, m_currentSentence);
        last = std::max(m_anchorSentence, m_currentSentence);
    }
    const Evidence *evidence = focusedEvidence();
    const QList<TextSpan> dragged = m_borderDrag ? m_borderDrag->shown.fragments() : QList<TextSpan>();
    const PageScene scene{m_layout, m_annotations, sentences(), m_look, m_colours, m_chips,
        m_borderDrag ? dragged : m_marked, m_found, m_currentFound, m_annotations.find(m_focused),
        evidence ? *evidence : Evidence(), handles(), m_chosenFragment, first, last, m_quietMarks};
    painter.translate(0, -m_top);
    PagePainter page(painter, scene);
    for (const QRect &rect : event->region()) {
        painter.setClipRect(rect.translated(0, m_top));
        page.paint(rect.translated(0, m_top));
    }
}

void ArticleView::paintMessage(const QRect &exposed)
{
    QPainter painter(viewport());
    painter.fillRect(exposed, m_colours.page);
    painter.setFont(m_readingFont);
    painter.setPen(m_colours.quiet);
    painter.drawText(
        viewport()->rect().adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, m_message);
}

} // namespace standpoint
