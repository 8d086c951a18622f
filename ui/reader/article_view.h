// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article as a page to read and label: sentence cursor, marked words, evidence by stance, chips in the
// margin. It shows values and says what a label would mark; it changes nothing, and knows neither project nor
// document.
#pragma once

#include "ui/reader/article_look.h"
#include "ui/reader/border_handles.h"
#include "ui/reader/chip_layout.h"
#include "ui/reader/page_layout.h"
#include "ui/reader/quiet_marks.h"
#include "ui/reader/reader_colours.h"
#include "ui/reader/shown_annotations.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>

namespace standpoint {

struct PageScene;

class ArticleView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit ArticleView(QWidget *parent = nullptr);
    ~ArticleView() override;

    /// Shows an article from its beginning; one that is shown already keeps its place, cursor and marked
    /// words.
    void setArticle(const Article &article, const ArticleLook &look);
    /// Shows a sentence instead of an article; an empty one says how to begin.
    void clearArticle(const QString &message = {});
    /// Other names, colours or another layer's annotations of the same article.
    void setLook(const Article &article, const ArticleLook &look);
    /// After a Change whose annotations, before or after it, lie in `touched`: only that is repainted.
    void updateAnnotations(const Article &article, TextSpan touched);
    ArticleId article() const { return m_info.orDefault().id; }
    const QString &text() const { return m_text.orDefault().text; }
    const QList<TextSpan> &sentences() const { return m_text.orDefault().sentences; }

    /// Where quiet lines under words come from, for as long as the view lives or until another call; null:
    /// nowhere.
    void setQuietMarks(const QuietMarks *marks);
    /// After marks that touch this span may have changed.
    void updateQuietMarks(TextSpan span) { repaintSpan(span); }

    void setReadingFont(const QFont &font);
    const QFont &readingFont() const { return m_readingFont; }
    void setLineSpacing(double factor);
    /// How many characters a line has where there is room for them.
    void setLineLength(int characters);

    /// Index of the sentence that the cursor is on; -1 without one.
    int currentSentence() const { return m_currentSentence; }
    /// `extend` marks all sentences from where the cursor was before the first extension to this one.
    void setCurrentSentence(int sentence, bool extend = false);
    /// What a label would mark now: the marked words, else the current sentence or the sentences extended to.
    /// Nothing where no article is shown.
    std::optional<Evidence> evidence() const;
    bool evidenceIsMarked() const { return !m_marked.isEmpty(); }
    void setMarking(const QList<TextSpan> &fragments);
    void clearMarking() { setMarking({}); }

    enum class MarkStep
    {
        Character, ///< a grapheme cluster
        Word,
        Sentence
    };
    /// Marks words by keys: moves the loose end of what was marked last. Where nothing is marked it begins at
    /// the current sentence's begin, or, backwards, at its end. Back to where it began, nothing is marked.
    void markOn(bool forward, MarkStep step);
    /// Moves the begin or the end of what a label would mark by a word. Returns false where it cannot go.
    bool moveMarkedBorder(WordSide side, bool forward);
    /// Where the loose end is; where nothing is marked, the current sentence's begin.
    int looseEnd() const;
    /// Whether the right arrow goes back in the text there.
    bool runsLeftwardsAt(int position);

    /// Frames words that were searched for: ascending, apart, in the text shown; another text has none.
    /// `current`, an index, stands out. Nothing moves.
    void setFound(const QList<TextSpan> &found, qsizetype current = -1);
    const QList<TextSpan> &found() const { return m_found; }
    qsizetype currentFound() const { return m_currentFound; }

    /// The annotation that has the focus; null without one.
    AnnotationId focusedAnnotation() const { return m_focused; }
    void setFocusedAnnotation(AnnotationId annotation);
    /// Whether the one in focus has handles at its borders.
    void setBordersMovable(bool movable);
    /// The fragment of its evidence whose handles stand out, as the one that keys move; -1: the outermost
    /// borders.
    void setChosenFragment(int fragment);
    /// The handles that are in sight, on the page.
    std::vector<BorderHandle> handles() const;
    /// Scrolls as little as brings a place of the text into view.
    void showPlace(int position);
    /// Annotations that touch the current sentence, in the order of their chips.
    QList<AnnotationId> annotationsHere() const;

    /// Brings a span into view and makes its sentence the current one.
    void showSpan(TextSpan span);

    /// Where the annotation's chip is, and where a sentence's lines are, in the viewport; empty where not in
    /// sight.
    QRect chipRect(AnnotationId annotation) const;
    QRect sentenceRect(int sentence) const;
    /// The annotation whose chip is at a point of the viewport; null without one.
    AnnotationId chipAt(QPoint point) const;
    const std::vector<Chip> &chips() const { return m_chips; }
    const PageLayout &pageLayout() const { return m_layout; }
    /// What the last paint event drew, for tests and benchmarks.
    const QRegion &lastPainted() const { return m_lastPainted; }

public slots:
    void nextSentence(bool extend = false);
    void previousSentence(bool extend = false);
    /// Moves through the chips of the current sentence, round and round.
    void focusNextAnnotation(bool backwards = false);
    /// The marked words, or the current sentences, to the clipboard.
    void copy() const;

signals:
    void currentSentenceChanged(int sentence);
    void evidenceChanged();
    void focusedAnnotationChanged(standpoint::AnnotationId annotation);
    void annotationActivated(standpoint::AnnotationId annotation); ///< double click on its chip
    /// A border was dragged: the evidence that the annotation is to have.
    void bordersMoved(standpoint::AnnotationId annotation, const standpoint::Evidence &evidence);
    /// Somebody tried to drag a border that cannot be moved.
    void bordersRefused(standpoint::AnnotationId annotation);
    void zoomRequested(int steps); ///< Ctrl and the wheel

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    friend class AccessibleArticle;

    /// What of the page is where, so that it stays there while heights above it become known.
    struct Place
    {
        int position = -1; ///< in the text
        int y = 0;         ///< of its line, in the viewport
    };
    enum class Scrolling
    {
        IfNeeded,
        Never
    };

    int sentenceCount() const { return static_cast<int>(sentences().size()); }
    void takeText(const Article &article);
    QString byline() const;
    void updateColours();
    void relayout(); ///< after font, width or text changed; keeps the place
    Place place() const;
    void restore(Place place);
    /// Lays out what is in sight and half a view around it; the top visible line keeps its place.
    void layOutSight();
    bool sightIsLaidOut() const;
    void updateScrollBar();
    void setTop(int y);
    int largestTop() const;
    int viewHeight() const { return viewport()->height(); }
    QPoint toPage(QPoint point) const { return point + QPoint(0, m_top); }
    QRect toView(const QRect &page) const { return page.translated(0, -m_top); }

    void refreshChips(); ///< places the chips again and repaints those that differ
    QList<int> raisedSentences() const;
    void repaintSpan(TextSpan span);
    void repaintSentences(int first, int last);
    std::vector<int> piecesInSight(TextSpan span) const;
    QRect linesInSight(TextSpan span) const;
    void moveCursor(int sentence, bool extend, Scrolling scrolling);
    void scrollTo(TextSpan span);
    TextSpan currentSpan() const;
    void pageBy(int direction, bool extend);
    int sentenceNear(QPoint point);
    int positionNear(QPoint point, QTextLine::CursorPosition mode);
    bool isOverText(QPoint point) const;
    void dragTo(QPoint point, Qt::KeyboardModifiers modifiers);
    void scrollDrag(QPoint point);
    std::optional<int> stepFrom(int position, bool forward, WordSide side, MarkStep step) const;
    std::optional<int> sentenceBorderFrom(int position, bool forward, WordSide side) const;
    const Evidence *focusedEvidence() const;
    std::vector<BorderHandle> handlesInSight() const;
    bool pressBorder(QPoint point);
    void dragBorderTo(QPoint point, Qt::KeyboardModifiers modifiers);
    void endBorderDrag(bool keep);
    void repaintEvidence(const Evidence &evidence);
    TextSpan wholeGraphemes(TextSpan span) const;
    void updateCursorShape(QPoint point);
    QString toolTipOf(AnnotationId annotation) const;
    std::vector<QuietMark> quietMarksAt(QPoint point);
    void paintMessage(const QRect &exposed);
    void announceCursor();

    Shared<ArticleInfo> m_info;
    Shared<ArticleText> m_text;
    ArticleLook m_look;
    ShownAnnotations m_annotations;
    const QuietMarks *m_quietMarks = nullptr;
    QString m_message;
    QFont m_readingFont;
    double m_lineSpacing = 1.5;
    int m_lineLength = 70;
    ReaderColours m_colours;
    PageLayout m_layout;
    std::vector<Chip> m_chips;
    int m_top = 0; ///< y on the page of the viewport's top edge
    int m_currentSentence = -1;
    int m_anchorSentence = -1; ///< the other end of the sentences extended to
    QList<TextSpan> m_marked;  ///< in order, apart
    QList<TextSpan> m_found;   ///< what a search found, in order, apart
    qsizetype m_currentFound = -1;
    AnnotationId m_focused;

    struct Drag
    {
        bool pressed = false;
        bool dragging = false;
        QPoint from;
        int position = 0;
        QList<TextSpan> others; ///< fragments marked before, where Ctrl adds one
    };
    Drag m_drag;
    /// The ends of the words that were marked last; keys move the loose one.
    struct MarkedEnds
    {
        int anchor = 0;
        int loose = 0;
    };
    std::optional<MarkedEnds> markedEnds() const;
    void mark(const QList<TextSpan> &fragments, std::optional<MarkedEnds> ends);
    void followMarking();
    std::optional<MarkedEnds> m_ends; ///< since they were marked by keys and nothing else was
    struct BorderDrag
    {
        AnnotationId annotation;
        EvidenceBorder border;
        Evidence before;
        Evidence shown;  ///< what letting go would make of it
        double grip = 0; ///< how far from the border the mouse took hold, in pixels
    };
    std::optional<BorderDrag> m_borderDrag;
    bool m_bordersMovable = false;
    int m_chosenFragment = -1;
    AnnotationId m_fixedBorder; ///< pressed on, though it cannot be moved
    QBasicTimer m_autoScroll;
    QRegion m_lastPainted;
};

/// A face and size for reading: a serif where the desktop has a good one, a quarter larger than the
/// interface.
QFont defaultReadingFont(const QFont &interfaceFont);

} // namespace standpoint
