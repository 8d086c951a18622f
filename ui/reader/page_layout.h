// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article as a column of lines. Only pieces that are asked for are laid out; the others have a height
// that is estimated from their length. Coordinates are pixels of the page: x as in the viewport, y from the
// article's top.
#pragma once

#include "ui/reader/height_tree.h"
#include "ui/reader/page_metrics.h"
#include "ui/reader/pieces.h"

#include <QTextLayout>

#include <memory>
#include <unordered_map>

namespace standpoint {

/// One line's place in its piece.
struct LineBox
{
    int top = 0;
    int height = 0;
    double baseline = 0;
};

struct LaidPiece
{
    QTextLayout layout;
    std::vector<LineBox> lines;
    int height = 0;
    bool leftToRight = true; ///< throughout: then any span is one stretch of each line
};

/// What a span covers of one line, or one of its stretches where writing directions mix.
struct SpanPart
{
    QRectF box;          ///< as high as the line's box, on the page
    double baseline = 0; ///< on the page
    int line = 0;
};

/// Where one end of a span stands on its line.
struct BorderPlace
{
    double x = 0;           ///< on the page
    bool leftwards = false; ///< the text runs leftwards there
    QRectF line;            ///< the line's box, on the page
    double baseline = 0;
};

/// Something above the text that is not the article's text: its title where the text does not begin with it,
/// its byline.
struct HeaderBlock
{
    QString text;
    QFont font;
    double spacing = 1.25;
    std::unique_ptr<LaidPiece> laid;

    int height() const { return laid ? laid->height : 0; }
};

class PageLayout
{
public:
    /// Takes another text; the title is shown above it unless it is the text's first paragraph.
    void setText(
        const QString &text, const QList<TextSpan> &sentences, const QString &title, const QString &byline);
    /// Forgets all that is laid out where anything differs.
    void setMetrics(const PageMetrics &metrics);
    const PageMetrics &metrics() const { return m_metrics; }
    bool isRightToLeft() const { return m_rightToLeft; }
    const QString &text() const { return m_text; }
    /// A stretch of the text that is typical enough to measure its characters.
    QString sample() const { return m_text.mid(0, 600).simplified(); }

    int pieceCount() const { return static_cast<int>(m_pieces.size()); }
    const Piece &piece(int index) const { return m_pieces[static_cast<size_t>(index)]; }
    int pieceAt(
        int position) const; ///< the one that holds the position, or the last before it; there must be one
    int pieceAtY(int y) const { return m_heights.indexAt(y - m_headerHeight); }
    int top(int piece) const { return m_headerHeight + m_heights.top(piece); }
    int height(int piece) const { return m_heights.height(piece); } ///< with the gap below it
    int totalHeight() const { return top(pieceCount()) + m_metrics.lineHeight(); }
    bool hasHeadline() const { return m_headlineInText; }

    /// Lays the piece out where that was not done; its height, and with it what lies below, may change.
    const LaidPiece &laid(int piece);
    /// Null where it is not laid out.
    const LaidPiece *laidAlready(int piece) const;
    /// Gives back the memory of what is laid out outside [first, last], once there is much of it.
    void trim(int first, int last);
    int laidCount() const { return static_cast<int>(m_laid.size()); }

    /// Index of the line in a laid piece that holds the position.
    static int lineAt(const LaidPiece &laid, int positionInPiece);
    /// The whole lines that the span covers of a piece that is laid out; nothing where it does not touch it.
    QRect linesOf(int piece, TextSpan span) const;
    /// The parts of the span in a piece that is laid out, of lines that overlap [fromY, toY).
    std::vector<SpanPart> parts(int piece, TextSpan span, int fromY, int toY) const;
    /// Where the span's last character in this piece ends, as x on the page, and whether text runs leftwards
    /// there.
    std::pair<double, bool> endOf(int piece, TextSpan span) const;
    /// In front of, or behind, a character of a piece that is laid out.
    BorderPlace borderPlace(int piece, int character, bool behind) const;
    /// Whether a paragraph is written from right to left. Lays out its piece.
    bool runsLeftwards(int piece)
    {
        return laid(piece).layout.textOption().textDirection() == Qt::RightToLeft;
    }
    /// The position in the text nearest to a point. Lays out the piece that is there.
    int positionAt(QPointF point, QTextLine::CursorPosition mode);

    const HeaderBlock &title() const { return m_title; }
    const HeaderBlock &byline() const { return m_byline; }
    int titleTop() const { return topMargin(); }
    int bylineTop() const;

private:
    int topMargin() const { return m_metrics.lineHeight(); }
    int gapBelow(int piece) const;
    int estimatedHeight(int piece) const;
    std::unique_ptr<LaidPiece> layOut(const QString &text, const QFont &font, double spacing) const;
    std::unique_ptr<LaidPiece> layOut(const HeaderBlock &block) const;
    bool isRightToLeft(const QString &text) const;
    void addStretches(std::vector<SpanPart> &parts, const LaidPiece &laid, int line, TextSpan local) const;

    QString m_text;
    std::vector<Piece> m_pieces;
    PageMetrics m_metrics;
    HeightTree m_heights;
    std::unordered_map<int, std::unique_ptr<LaidPiece>> m_laid;
    HeaderBlock m_title;
    HeaderBlock m_byline;
    int m_headerHeight = 0;
    bool m_headlineInText = false;
    bool m_rightToLeft = false;
};

} // namespace standpoint
