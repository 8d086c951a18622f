// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_painter.h"

#include "ui/reader/chip_painter.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace standpoint {

PagePainter::PagePainter(QPainter &painter, const PageScene &scene)
    : m_painter(painter)
    , m_scene(scene)
    , m_page(scene.layout.metrics())
{
    const QFontMetricsF metrics(m_page.textFont);
    m_ascent = metrics.ascent();
    m_descent = metrics.descent();
}

void PagePainter::paint(const QRect &exposed)
{
    m_exposed = exposed;
    m_painter.fillRect(exposed, m_scene.colours.page);
    paintHeader();
    const int columnLeft = std::min(m_page.numbers.x, m_page.column.x) - paintOverhang;
    const int columnRight = std::max(m_page.numbers.right(), m_page.column.right()) + paintOverhang;
    const bool textExposed = exposed.left() < columnRight && exposed.right() >= columnLeft;
    if (m_scene.layout.pieceCount() > 0 && textExposed) {
        const int last = m_scene.layout.pieceAtY(exposed.bottom() + paintOverhang);
        for (int piece = m_scene.layout.pieceAtY(exposed.top() - paintOverhang); piece <= last; ++piece)
            paintPiece(piece);
    }
    paintHandles();
    paintChips();
}

void PagePainter::paintHeader()
{
    const auto draw = [&](const HeaderBlock &block, int top, const QColor &colour) {
        if (!block.laid || !m_exposed.intersects({m_page.column.x, top, m_page.column.width, block.height()}))
            return;
        m_painter.setPen(colour);
        block.laid->layout.draw(&m_painter, QPointF(m_page.column.x, top));
    };
    draw(m_scene.layout.title(), m_scene.layout.titleTop(), m_scene.colours.ink);
    draw(m_scene.layout.byline(), m_scene.layout.bylineTop(), m_scene.colours.quiet);
}

std::vector<SpanPart> PagePainter::parts(int piece, TextSpan span) const
{
    return m_scene.layout.parts(
        piece, span, m_exposed.top() - paintOverhang, m_exposed.bottom() + 1 + paintOverhang);
}

QRectF PagePainter::textBox(const SpanPart &part) const
{
    const double top = std::max(part.box.top() + 1, part.baseline - m_ascent * 1.02);
    const double bottom = std::min(part.box.bottom(), part.baseline + m_descent);
    return {part.box.left(), top, part.box.width(), bottom - top};
}

void PagePainter::paintPiece(int piece)
{
    const LaidPiece *laid = m_scene.layout.laidAlready(piece);
    if (!laid)
        return;
    const std::vector<EvidenceMark> marks = marksIn(m_scene.annotations, m_scene.layout.piece(piece).span);
    paintBand(piece);
    paintMarks(piece, marks);
    paintFound(piece);
    m_painter.setPen(m_scene.colours.ink);
    laid->layout.draw(&m_painter, QPointF(m_page.column.x, m_scene.layout.top(piece)), {},
        QRectF(m_exposed.adjusted(-2, -paintOverhang, 2, paintOverhang)));
    paintQuietMarks(piece);
    paintUnderlines(piece, marks);
    paintFocus(piece);
    paintNumbers(piece);
}

void PagePainter::paintBand(int piece)
{
    if (m_scene.firstCurrent < 0)
        return;
    const TextSpan span{
        m_scene.sentences[m_scene.firstCurrent].begin, m_scene.sentences[m_scene.lastCurrent].end};
    for (const SpanPart &part : parts(piece, span))
        m_painter.fillRect(part.box.adjusted(-3, 0, 3, 0).toAlignedRect(), m_scene.colours.band);
    const QRect lines = m_scene.layout.linesOf(piece, span);
    if (lines.isEmpty())
        return;
    const int x =
        m_page.mirrored ? m_page.column.right() + paintOverhang - 1 : m_page.column.x - paintOverhang - 2;
    m_painter.fillRect(QRect(x, lines.top(), 3, lines.height()), m_scene.colours.bar);
}

void PagePainter::paintMarks(int piece, const std::vector<EvidenceMark> &marks)
{
    for (const StanceStretch &stretch : stretchesOf(marks, m_scene.layout.piece(piece).span)) {
        for (const SpanPart &part : parts(piece, stretch.span)) {
            for (const StanceId id : stretch.stances) {
                const int layers = static_cast<int>(stretch.stances.size());
                m_painter.fillRect(textBox(part), m_scene.colours.wash(stance(id).colour, layers));
            }
        }
    }
    for (const TextSpan span : m_scene.marked) {
        for (const SpanPart &part : parts(piece, span)) {
            const QRectF box = textBox(part).adjusted(0, -1, 0, 1);
            m_painter.fillRect(box, m_scene.colours.marked);
            m_painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), m_scene.colours.markedLine);
            m_painter.fillRect(
                QRectF(box.left(), box.bottom() - 2, box.width(), 2), m_scene.colours.markedLine);
        }
    }
}

void PagePainter::paintUnderlines(int piece, const std::vector<EvidenceMark> &marks)
{
    const double unit = std::max(1.0, m_ascent / 15);
    const double thickness = std::round(1.5 * unit);
    for (const EvidenceMark &mark : marks) {
        const QColor ink = m_scene.colours.stanceInk(stance(mark.stance).colour);
        const std::vector<SpanPart> found = parts(piece, mark.span);
        const double below = m_descent + mark.slot * 3 * unit;
        for (const SpanPart &part : found) {
            const QRectF line(
                part.box.left(), std::round(part.baseline + below), part.box.width(), thickness);
            m_painter.fillRect(line, ink);
        }
        const TextSpan own = m_scene.layout.piece(piece).span;
        if (found.empty() || !mark.last || mark.span.end > own.end)
            continue;
        const LaidPiece *laid = m_scene.layout.laidAlready(piece);
        if (found.back().line
            == PageLayout::lineAt(*laid, mark.span.end - 1 - own.begin)) // else it is not exposed
            paintEndSign(piece, mark, found.back().baseline, unit);
    }
}

void PagePainter::paintQuietMarks(int piece)
{
    if (!m_scene.quietMarks)
        return;
    for (const QuietMark &mark : m_scene.quietMarks->in(m_scene.layout.piece(piece).span)) {
        if (mark.kind == QuietMark::Kind::Proposal)
            paintProposal(piece, mark.span);
        else
            paintQuietLine(piece, mark);
    }
}

/// Between the letters and the lines of evidence, which stay the stronger ones.
void PagePainter::paintQuietLine(int piece, const QuietMark &mark)
{
    const double unit = std::max(1.0, std::round(m_ascent / 15));
    const bool isKeyword = mark.kind == QuietMark::Kind::Keyword;
    QPen pen(isKeyword      ? m_scene.colours.keyword(mark.style)
            : mark.isStrong ? m_scene.colours.ink
                            : m_scene.colours.mention,
        isKeyword || mark.isStrong ? 1.5 * unit : unit);
    pen.setCapStyle(Qt::FlatCap);
    if (isKeyword) {
        static const QList<QList<double>> patterns{{1, 1.5}, {3, 1.5}, {3, 1.5, 1, 1.5}, {1, 3}};
        pen.setDashPattern(patterns[mark.style % patterns.size()]);
    }
    m_painter.setPen(pen);
    for (const SpanPart &part : parts(piece, mark.span)) {
        const double y = std::round(part.baseline + m_descent * (isKeyword ? 0.72 : 0.4)) + pen.widthF() / 2;
        m_painter.drawLine(QPointF(part.box.left(), y), QPointF(part.box.right(), y));
    }
}

void PagePainter::paintProposal(int piece, TextSpan sentence)
{
    const QRect lines = m_scene.layout.linesOf(piece, sentence);
    if (lines.isEmpty())
        return;
    const double x =
        m_page.mirrored ? m_page.column.right() + paintOverhang - 4.5 : m_page.column.x - paintOverhang + 3.5;
    QPen pen(m_scene.colours.bar, 1.5);
    pen.setDashPattern({3, 2});
    pen.setCapStyle(Qt::FlatCap);
    m_painter.setPen(pen);
    m_painter.drawLine(QPointF(x, lines.top() + 1), QPointF(x, lines.bottom() - 1));
}

void PagePainter::paintEndSign(int piece, const EvidenceMark &mark, double baseline, double unit)
{
    // The end cap of the underline; those of several stances that end together stand side by side.
    const StanceLook look = stance(mark.stance);
    const double side = std::max(9.0, m_ascent * 0.66);
    const auto [x, leftwards] = m_scene.layout.endOf(piece, mark.span);
    const double offset = mark.slot * (side + 1);
    const double left = leftwards ? x + offset : x - side - offset;
    paintSign(m_painter, {left, baseline + m_descent + 0.75 * unit - side / 2, side, side}, look.sign,
        m_scene.colours.stanceInk(look.colour), m_scene.colours.page);
}

void PagePainter::paintFocus(int piece)
{
    const Annotation *focused = m_scene.focused;
    if (!focused)
        return;
    QPainterPath outline;
    for (const TextSpan span : m_scene.focusedEvidence.fragments()) {
        for (const SpanPart &part : parts(piece, span)) {
            QPainterPath box;
            box.addRect(textBox(part).adjusted(-2, -2, 2, 2 + m_descent * 0.6));
            outline = outline.united(box);
        }
    }
    if (outline.isEmpty())
        return;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(m_scene.colours.stanceInk(stance(focused->stance).colour), 1.5, Qt::SolidLine,
        Qt::SquareCap, Qt::RoundJoin));
    m_painter.drawPath(outline);
    m_painter.restore();
}

/// Over all pieces: the knobs reach into the lines above and below.
void PagePainter::paintHandles()
{
    for (const BorderHandle &handle : m_scene.handles) {
        if (!m_scene.focused || !handle.hit.intersects(m_exposed))
            continue;
        const int fragment = handle.border.fragment;
        const bool byKeys = m_scene.chosenFragment >= 0 ? fragment == m_scene.chosenFragment
            : handle.border.side == WordSide::Begin     ? fragment == 0
                                                        : fragment + 1 == m_scene.focusedEvidence.count();
        paintHandle(m_painter, handle, m_scene.colours.stanceInk(stance(m_scene.focused->stance).colour),
            m_scene.colours.page, !byKeys);
    }
}

void PagePainter::paintNumbers(int piece)
{
    const LaidPiece &laid = *m_scene.layout.laidAlready(piece);
    const TextSpan own = m_scene.layout.piece(piece).span;
    const int top = m_scene.layout.top(piece);
    const int count = static_cast<int>(m_scene.sentences.size());
    int lastLine = -1;
    for (int i = sentenceAt(m_scene.sentences, own.begin - 1) + 1; i < count; ++i) {
        const int begin = m_scene.sentences[i].begin;
        if (begin >= own.end)
            break;
        const int line = PageLayout::lineAt(laid, begin - own.begin);
        const LineBox &box = laid.lines[static_cast<size_t>(line)];
        const bool first = std::exchange(lastLine, line) != line;
        if (top + box.top > m_exposed.bottom() + paintOverhang)
            break;
        if (top + box.top + box.height < m_exposed.top() - paintOverhang)
            continue;
        if (first) {
            paintMarginNumber(i, top + box.baseline);
            continue;
        }
        // Over the full stop and the space before the sentence, where the line is empty.
        const QTextLine textLine = laid.layout.lineAt(line);
        const double x = m_page.column.x + textLine.cursorToX(begin - own.begin);
        const double baseline = top + box.baseline - m_ascent * 0.72;
        const double width = 60;
        m_painter.setFont(m_page.tinyFont);
        m_painter.setPen(m_scene.colours.quiet);
        const QRectF room(m_page.mirrored ? x + 1 : x - width - 1, baseline - 20, width, 20);
        m_painter.drawText(room,
            Qt::AlignBottom | Qt::AlignAbsolute | (m_page.mirrored ? Qt::AlignLeft : Qt::AlignRight),
            QString::number(i + 1));
    }
}

void PagePainter::paintMarginNumber(int sentence, double baseline)
{
    const bool current = sentence >= m_scene.firstCurrent && sentence <= m_scene.lastCurrent;
    QFont font = m_page.smallFont;
    font.setWeight(current ? QFont::DemiBold : QFont::Normal);
    m_painter.setFont(font);
    m_painter.setPen(current ? m_scene.colours.ink : m_scene.colours.quiet);
    const QString number = QString::number(sentence + 1);
    const int distance = paintOverhang + 8;
    const double x = m_page.mirrored
        ? m_page.column.right() + distance
        : m_page.column.x - distance - QFontMetricsF(font).horizontalAdvance(number);
    m_painter.drawText(QPointF(x, baseline), number);
}

void PagePainter::paintChips()
{
    ChipPainter chips(m_painter, m_page, m_scene.look, m_scene.colours);
    for (const Chip &chip : m_scene.chips) {
        if (!chip.rect.adjusted(-8, -3, 8, 3).intersects(m_exposed))
            continue;
        if (chip.raised) {
            m_painter.fillRect(chip.rect.adjusted(-7, 0, 3, 0), m_scene.colours.page);
            // The cursor's bar again, so that it is plain whose chips lie over the neighbours'.
            const int x = m_page.mirrored ? chip.rect.right() + 6 : chip.rect.left() - 7;
            if (!m_page.dots)
                m_painter.fillRect(QRect(x, chip.rect.top(), 2, chip.rect.height()), m_scene.colours.bar);
        }
        chips.paint(chip, m_scene.focused && chip.annotation == m_scene.focused->id);
    }
}

} // namespace standpoint
