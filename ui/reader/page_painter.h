// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws the page: text, the sentence cursor, evidence, numbers and chips, and of all that only what lies in
// the exposed rectangle. Pieces that are not laid out are not drawn.
#pragma once

#include "ui/reader/article_look.h"
#include "ui/reader/border_handles.h"
#include "ui/reader/chip_layout.h"
#include "ui/reader/evidence_marks.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/quiet_marks.h"
#include "ui/reader/reader_colours.h"
#include "ui/reader/shown_annotations.h"

class QPainter;

namespace standpoint {

/// All that a picture of the page depends on.
struct PageScene
{
    const PageLayout &layout;
    const ShownAnnotations &annotations;
    const QList<TextSpan> &sentences;
    const ArticleLook &look;
    const ReaderColours &colours;
    const std::vector<Chip> &chips;
    const QList<TextSpan> &marked;
    const QList<TextSpan> &found;
    qsizetype currentFound = -1; ///< index of the one that stands out
    const Annotation *focused = nullptr;
    Evidence focusedEvidence;               ///< of that one, or what a drag makes of it
    std::vector<BorderHandle> handles = {}; ///< of its borders, where they can be moved
    int chosenFragment = -1;                ///< whose borders the keys move; -1: the outermost
    int firstCurrent = -1; ///< the sentences that a label would mark, and that the cursor is on
    int lastCurrent = -1;
    const QuietMarks *quietMarks = nullptr; ///< null: none
};

/// How far lines reach out of their boxes and the column: underlines, outlines, the cursor's bar.
inline constexpr int paintOverhang = 8;

class PagePainter
{
public:
    PagePainter(QPainter &painter, const PageScene &scene);
    /// `exposed` in coordinates of the page, as the painter's.
    void paint(const QRect &exposed);

private:
    void paintHeader();
    void paintPiece(int piece);
    void paintBand(int piece);
    void paintMarks(int piece, const std::vector<EvidenceMark> &marks);
    void paintFound(int piece);
    void paintEndSign(int piece, const EvidenceMark &mark, double baseline, double unit);
    void paintUnderlines(int piece, const std::vector<EvidenceMark> &marks);
    void paintQuietMarks(int piece);
    void paintQuietLine(int piece, const QuietMark &mark);
    void paintProposal(int piece, TextSpan sentence);
    void paintFocus(int piece);
    void paintHandles();
    void paintNumbers(int piece);
    void paintMarginNumber(int sentence, double baseline);
    void paintChips();
    std::vector<SpanPart> parts(int piece, TextSpan span) const;
    QRectF textBox(const SpanPart &part) const;
    StanceLook stance(StanceId id) const { return m_scene.look.stances.value(id); }

    QPainter &m_painter;
    const PageScene &m_scene;
    const PageMetrics &m_page;
    double m_ascent = 0;
    double m_descent = 0;
    QRect m_exposed;
};

} // namespace standpoint
