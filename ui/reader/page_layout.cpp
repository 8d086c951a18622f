// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_layout.h"

#include <QFontMetricsF>
#include <QGlyphRun>

#include <algorithm>
#include <cmath>

namespace standpoint {

namespace {

constexpr double headlineSpacing = 1.25;
constexpr int laidPiecesKept = 80;

bool isRightToLeftCharacter(QChar character)
{
    const QChar::Direction direction = character.direction();
    return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirRLE
        || direction == QChar::DirRLO || direction == QChar::DirRLI;
}

bool hasRightToLeft(const QString &text)
{
    return std::ranges::any_of(
        text, [](QChar c) { return c.unicode() >= 0x590 && isRightToLeftCharacter(c); });
}

bool hasStrongLeftToRight(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.direction() == QChar::DirL; });
}

} // namespace

void PageLayout::setText(
    const QString &text, const QList<TextSpan> &sentences, const QString &title, const QString &byline)
{
    m_text = text;
    m_pieces = cutIntoPieces(text, sentences);
    m_rightToLeft = text.isRightToLeft() || (m_pieces.empty() && title.isRightToLeft());
    m_laid.clear();
    m_headlineInText = false;
    if (!m_pieces.empty() && m_pieces[0].endsParagraph) {
        const TextSpan first = m_pieces[0].span;
        m_headlineInText = text.mid(first.begin, first.length()).simplified() == title.simplified();
    }
    m_title.text = m_headlineInText ? QString() : title.simplified();
    m_byline.text = byline.simplified();
    m_metrics = {};
}

void PageLayout::setMetrics(const PageMetrics &metrics)
{
    if (m_metrics == metrics)
        return;
    m_metrics = metrics;
    m_laid.clear();
    m_title.font = metrics.headlineFont;
    m_byline.font = metrics.smallFont;
    m_headerHeight = topMargin();
    for (HeaderBlock *block : {&m_title, &m_byline}) {
        block->laid.reset();
        if (block->text.isEmpty())
            continue;
        block->laid = layOut(*block);
        if (!m_headlineInText)
            m_headerHeight += block->height() + metrics.paragraphGap() / 2;
    }
    if (m_headerHeight > topMargin())
        m_headerHeight += metrics.paragraphGap();
    std::vector<int> heights(m_pieces.size());
    for (int i = 0; i < pieceCount(); ++i)
        heights[static_cast<size_t>(i)] = estimatedHeight(i);
    m_heights.build(std::move(heights));
}

int PageLayout::bylineTop() const
{
    if (m_headlineInText)
        return top(0) + height(0) - gapBelow(0) + m_metrics.paragraphGap() / 2;
    return topMargin() + (m_title.laid ? m_title.height() + m_metrics.paragraphGap() / 2 : 0);
}

int PageLayout::gapBelow(int piece) const
{
    if (!this->piece(piece).endsParagraph)
        return 0;
    const int gap = m_metrics.paragraphGap();
    if (piece == 0 && m_headlineInText)
        return m_byline.laid ? gap / 2 + m_byline.height() + gap * 3 / 2 : gap;
    return gap;
}

int PageLayout::estimatedHeight(int piece) const
{
    const double width = this->piece(piece).span.length() * m_metrics.characterWidth;
    const double lines = std::ceil(width / std::max(1, m_metrics.column.width) * 1.03);
    return static_cast<int>(std::max(1.0, lines)) * m_metrics.lineHeight() + gapBelow(piece);
}

bool PageLayout::isRightToLeft(const QString &text) const
{
    // The article's direction holds for a paragraph that merely begins with a foreign name, not for a foreign
    // one.
    return m_rightToLeft ? hasRightToLeft(text) || !hasStrongLeftToRight(text)
                         : hasRightToLeft(text) && !hasStrongLeftToRight(text);
}

std::unique_ptr<LaidPiece> PageLayout::layOut(const QString &text, const QFont &font, double spacing) const
{
    auto result = std::make_unique<LaidPiece>();
    QTextLayout &layout = result->layout;
    QTextOption option;
    const bool rightToLeft = isRightToLeft(text);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rightToLeft ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    layout.setTextOption(option);
    layout.setFont(font);
    layout.setText(text);
    layout.setCacheEnabled(true);
    result->leftToRight = !rightToLeft && !hasRightToLeft(text);
    const QFontMetricsF metrics(font);
    const int usualHeight = static_cast<int>(std::lround(metrics.height() * spacing));
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(m_metrics.column.width);
        // All lines stand on one grid; one that needs a taller font (emoji, Arabic) gets the room it needs.
        LineBox box{result->height, usualHeight, 0};
        double above = (usualHeight - metrics.height()) / 2;
        if (line.height() > usualHeight - above) {
            above = std::max(2.0, (usualHeight - line.height()) / 2);
            box.height = static_cast<int>(std::ceil(line.height() + 2 * above));
            box.baseline = box.top + above + line.ascent();
        } else {
            box.baseline = box.top + above + std::max(metrics.ascent(), line.ascent() - above / 2);
        }
        line.setPosition({0, box.baseline - line.ascent()});
        result->lines.push_back(box);
        result->height += box.height;
    }
    layout.endLayout();
    return result;
}

std::unique_ptr<LaidPiece> PageLayout::layOut(const HeaderBlock &block) const
{
    std::unique_ptr<LaidPiece> laid = layOut(block.text, block.font, block.spacing);
    QTextOption option = laid->layout.textOption(); // whatever it is written in, it stands on the text's side
    option.setAlignment((m_rightToLeft ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute);
    laid->layout.setTextOption(option);
    return laid;
}

int PageLayout::pieceAt(int position) const
{
    const auto after =
        std::ranges::upper_bound(m_pieces, position, {}, [](const Piece &p) { return p.span.begin; });
    return std::max(0, static_cast<int>(after - m_pieces.begin()) - 1);
}

const LaidPiece &PageLayout::laid(int piece)
{
    std::unique_ptr<LaidPiece> &slot = m_laid[piece];
    if (!slot) {
        const TextSpan span = this->piece(piece).span;
        const bool headline = piece == 0 && m_headlineInText;
        slot = layOut(m_text.mid(span.begin, span.length()),
            headline ? m_metrics.headlineFont : m_metrics.textFont,
            headline ? headlineSpacing : m_metrics.lineSpacing);
        m_heights.setHeight(piece, slot->height + gapBelow(piece));
    }
    return *slot;
}

const LaidPiece *PageLayout::laidAlready(int piece) const
{
    const auto found = m_laid.find(piece);
    return found == m_laid.end() ? nullptr : found->second.get();
}

void PageLayout::trim(int first, int last)
{
    if (laidCount() <= laidPiecesKept + last - first)
        return;
    std::erase_if(m_laid, [&](const auto &entry) { return entry.first < first || entry.first > last; });
}

int PageLayout::lineAt(const LaidPiece &laid, int positionInPiece)
{
    const int count = static_cast<int>(laid.lines.size());
    int low = 0;
    for (int high = count; high - low > 1;) {
        const int middle = (low + high) / 2;
        (laid.layout.lineAt(middle).textStart() <= positionInPiece ? low : high) = middle;
    }
    return low;
}

QRect PageLayout::linesOf(int piece, TextSpan span) const
{
    const LaidPiece *laid = laidAlready(piece);
    const TextSpan own = this->piece(piece).span;
    if (!laid || !own.overlaps(span))
        return {};
    const LineBox &first =
        laid->lines[static_cast<size_t>(lineAt(*laid, std::max(span.begin, own.begin) - own.begin))];
    const LineBox &last =
        laid->lines[static_cast<size_t>(lineAt(*laid, std::min(span.end, own.end) - 1 - own.begin))];
    return {m_metrics.column.x, top(piece) + first.top, m_metrics.column.width,
        last.top + last.height - first.top};
}

std::vector<SpanPart> PageLayout::parts(int piece, TextSpan span, int fromY, int toY) const
{
    std::vector<SpanPart> found;
    const LaidPiece *laid = laidAlready(piece);
    const TextSpan own = this->piece(piece).span;
    if (!laid || !own.overlaps(span))
        return found;
    const TextSpan local{
        std::max(span.begin, own.begin) - own.begin, std::min(span.end, own.end) - own.begin};
    const int pieceTop = top(piece);
    for (auto line = static_cast<size_t>(lineAt(*laid, local.begin)); line < laid->lines.size(); ++line) {
        const LineBox &box = laid->lines[line];
        if (pieceTop + box.top >= toY || laid->layout.lineAt(static_cast<int>(line)).textStart() >= local.end)
            break;
        if (pieceTop + box.top + box.height > fromY)
            addStretches(found, *laid, static_cast<int>(line), local);
    }
    for (SpanPart &part : found) {
        part.box.translate(m_metrics.column.x, pieceTop);
        part.baseline += pieceTop;
    }
    return found;
}

void PageLayout::addStretches(
    std::vector<SpanPart> &parts, const LaidPiece &laid, int line, TextSpan local) const
{
    const QTextLine textLine = laid.layout.lineAt(line);
    const LineBox &box = laid.lines[static_cast<size_t>(line)];
    const QString &text = laid.layout.text();
    const int begin = std::max(local.begin, textLine.textStart());
    const int lineEnd = textLine.textStart() + textLine.textLength();
    int end = std::min(local.end, lineEnd);
    if (end == lineEnd) { // the space that a line is broken at hangs over its end
        while (end > begin && text[end - 1].isSpace())
            --end;
    }
    const auto add = [&](double x1, double x2) {
        const QRectF rect(std::min(x1, x2), box.top, std::abs(x2 - x1), box.height);
        const bool continues = !parts.empty() && parts.back().line == line
            && rect.left() <= parts.back().box.right() + 0.75
            && rect.right() >= parts.back().box.left() - 0.75;
        if (continues)
            parts.back().box |= rect;
        else if (rect.width() > 0)
            parts.push_back({rect, box.baseline, line});
    };
    if (end <= begin)
        return;
    if (laid.leftToRight) {
        add(textLine.cursorToX(begin), textLine.cursorToX(end));
        return;
    }
    // Where directions mix, neighbours in the text are not neighbours on the line.
    for (const QGlyphRun &run : textLine.glyphRuns(begin, end - begin))
        add(run.boundingRect().left(), run.boundingRect().right());
}

std::pair<double, bool> PageLayout::endOf(int piece, TextSpan span) const
{
    const LaidPiece *laid = laidAlready(piece);
    const TextSpan own = this->piece(piece).span;
    if (!laid || !own.overlaps(span))
        return {};
    const BorderPlace place = borderPlace(piece, std::min(span.end, own.end) - 1, true);
    return {place.x, place.leftwards};
}

BorderPlace PageLayout::borderPlace(int piece, int character, bool behind) const
{
    const LaidPiece *laid = laidAlready(piece);
    if (!laid)
        return {};
    const int local = character - this->piece(piece).span.begin;
    const int number = lineAt(*laid, local);
    const QTextLine line = laid->layout.lineAt(number);
    const LineBox &box = laid->lines[static_cast<size_t>(number)];
    const double leading = line.cursorToX(local, QTextLine::Leading);
    const double trailing = line.cursorToX(local, QTextLine::Trailing);
    const int pieceTop = top(piece);
    return {m_metrics.column.x + (behind ? trailing : leading), trailing < leading,
        QRectF(m_metrics.column.x, pieceTop + box.top, m_metrics.column.width, box.height),
        pieceTop + box.baseline};
}

int PageLayout::positionAt(QPointF point, QTextLine::CursorPosition mode)
{
    if (pieceCount() == 0)
        return 0;
    const int index = pieceAtY(static_cast<int>(point.y()));
    const LaidPiece &piece = laid(index);
    const double y = point.y() - top(index);
    int line = 0;
    while (line + 1 < static_cast<int>(piece.lines.size())
        && y >= piece.lines[static_cast<size_t>(line) + 1].top)
        ++line;
    const TextSpan own = this->piece(index).span;
    const int local = piece.layout.lineAt(line).xToCursor(point.x() - m_metrics.column.x, mode);
    return own.begin + std::clamp(local, 0, own.length() - (mode == QTextLine::CursorOnCharacter ? 1 : 0));
}

} // namespace standpoint
