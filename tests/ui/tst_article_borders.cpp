// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marking words by keys, and the handles at the borders of the annotation in focus.
#include "article_fixture.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace standpoint;

using MarkStep = ArticleView::MarkStep;

Q_DECLARE_METATYPE(MarkStep)

class TestArticleBorders : public ArticleFixture
{
    Q_OBJECT

private slots:
    void marksWordsFromTheSentencesBegin();
    void marksBackwardsFromTheSentencesEnd();
    void marksCharacters_data();
    void marksCharacters();
    void goesOnWhereTheMouseMarked();
    void shiftAndDownMarkSentences();
    void cutsTheSentenceAtItsBorders();
    void markingIsFollowed();
    void tellsWhatIsMarked();
    void handlesStandAtTheBorders();
    void handlesAreThereWhereTheyMayBe();
    void draggingSnapsToWords();
    void altDragsBetweenCharacters();
    void escapeCancelsADrag();
    void aDragThatIsOvertakenEnds();
    void eachPieceHasItsHandles();
    void rightToLeft();
    void overWrappedLines();
    void aBorderThatCannotBeMovedIsTold();
    void isFastInALongArticle();

private:
    QString marked() const;
    void focus(const Evidence &evidence, bool movable = true);
    BorderHandle handle(WordSide side, int fragment = 0) const;
    QPoint inView(QPointF onPage) const;
    QPoint edgeOf(const QString &words, bool right) const;
    void press(QPoint at) { QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, at); }
    void move(QPoint to, Qt::KeyboardModifiers modifiers = {});
    void release(QPoint at) { QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, at); }
    QString text(const Evidence &evidence) const;
};

QString TestArticleBorders::text(const Evidence &evidence) const
{
    return m_article.evidenceText(evidence);
}

QString TestArticleBorders::marked() const
{
    return m_view->evidenceIsMarked() ? text(*m_view->evidence()) : QString();
}

void TestArticleBorders::focus(const Evidence &evidence, bool movable)
{
    m_article.annotations.clear();
    add(evidence);
    m_view->setLook(m_article, m_look);
    m_view->setCurrentSentence(m_article.sentenceAt(evidence.begin()));
    m_view->setFocusedAnnotation(m_article.annotations.first().id);
    m_view->setBordersMovable(movable);
    paint();
}

BorderHandle TestArticleBorders::handle(WordSide side, int fragment) const
{
    for (const BorderHandle &one : m_view->handles()) {
        if (one.border == EvidenceBorder{fragment, side})
            return one;
    }
    return {};
}

QPoint TestArticleBorders::inView(QPointF onPage) const
{
    return onPage.toPoint() - QPoint(0, m_view->verticalScrollBar()->value());
}

/// Just inside the right or left edge of words.
QPoint TestArticleBorders::edgeOf(const QString &words, bool right) const
{
    const PageLayout &layout = m_view->pageLayout();
    const TextSpan span = spanOf(m_article.content(), words);
    const auto parts = layout.parts(layout.pieceAt(span.begin), span, 0, layout.totalHeight());
    const QRectF box = parts.back().box;
    return inView({right ? box.right() - 1 : box.left() + 1, box.center().y()});
}

void TestArticleBorders::move(QPoint to, Qt::KeyboardModifiers modifiers)
{
    QWidget *page = m_view->viewport();
    QMouseEvent event(QEvent::MouseMove, to, page->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(page, &event);
}

void TestArticleBorders::marksWordsFromTheSentencesBegin()
{
    show(articleOf(news));
    m_view->setCurrentSentence(1);
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("The"));
    m_view->markOn(true, MarkStep::Word);
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("The minister rejected"));
    m_view->markOn(false, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("The minister"));
    m_view->markOn(false, MarkStep::Word);
    m_view->markOn(false, MarkStep::Word);
    QVERIFY(!m_view->evidenceIsMarked());
    m_view->markOn(false, MarkStep::Word); // over the place where it began
    QCOMPARE(marked(), QStringLiteral("strikes\n"));
    QCOMPARE(m_view->currentSentence(), 0);
    m_view->markOn(true, MarkStep::Word);
    QVERIFY(!m_view->evidenceIsMarked());
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("The"));
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QVERIFY(!m_view->evidenceIsMarked());
    m_view->setCurrentSentence(3);
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("No"));
}

void TestArticleBorders::marksBackwardsFromTheSentencesEnd()
{
    show(articleOf(news));
    m_view->setCurrentSentence(3);
    m_view->markOn(false, MarkStep::Word);
    m_view->markOn(false, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("answered."));
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("."));
    m_view->setCurrentSentence(0);
    for (int i = 0; i < 9; ++i)
        m_view->markOn(false, MarkStep::Word);
    QCOMPARE(marked(), QStringLiteral("Minister rejects strikes")); // the article begins there
}

void TestArticleBorders::marksCharacters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("steps");
    QTest::newRow("accent of its own") << QString::fromUtf8(
        "e\u0301a b") << QStringList{QString::fromUtf8("e\u0301"), QString::fromUtf8("e\u0301a")};
    QTest::newRow("a family and a flag")
        << QString::fromUtf8("\U0001F468\u200D\U0001F469\U0001F1E9\U0001F1EA.")
        << QStringList{QString::fromUtf8("\U0001F468\u200D\U0001F469"),
               QString::fromUtf8("\U0001F468\u200D\U0001F469\U0001F1E9\U0001F1EA")};
    QTest::newRow("Hindi") << QString::fromUtf8("क्षि म") << QStringList{QString::fromUtf8("क्षि")};
}

void TestArticleBorders::marksCharacters()
{
    QFETCH(QString, text);
    QFETCH(QStringList, steps);
    show(articleOf(text));
    for (const QString &step : steps) {
        m_view->markOn(true, MarkStep::Character);
        QCOMPARE(marked(), step);
    }
    for (qsizetype i = steps.size() - 2; i >= 0; --i) {
        m_view->markOn(false, MarkStep::Character);
        QCOMPARE(marked(), steps[i]);
    }
    m_view->markOn(false, MarkStep::Character);
    m_view->markOn(false, MarkStep::Character); // the article begins there
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleBorders::goesOnWhereTheMouseMarked()
{
    show(articleOf(news));
    drag(middleOf(spanOf(news, QStringLiteral("No alternative"))),
        middleOf(spanOf(news, QStringLiteral("alternative"))));
    const QPoint middle = middleOf(spanOf(news, QStringLiteral("answered")));
    drag(middle, middle + QPoint(12, 0), Qt::ControlModifier);
    QCOMPARE(m_view->evidence()->count(), 2);
    m_view->markOn(true, MarkStep::Word);
    QVERIFY(marked().endsWith(QStringLiteral(" … answered.")));
    QCOMPARE(m_view->looseEnd(), spanOf(news, QStringLiteral("answered.")).end);
    for (int i = 0; i < 2; ++i)
        m_view->markOn(false, MarkStep::Word);
    QCOMPARE(m_view->evidence()->count(), 1); // the other piece is left
}

void TestArticleBorders::shiftAndDownMarkSentences()
{
    show(articleOf(news));
    m_view->setCurrentSentence(2);
    m_view->moveMarkedBorder(WordSide::Begin, true);
    QVERIFY(marked().startsWith(QStringLiteral("No alternative")));
    const QString one = marked();
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(marked(), one + QStringLiteral(" No one answered."));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(marked(), one);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleBorders::cutsTheSentenceAtItsBorders()
{
    show(articleOf(news));
    m_view->setCurrentSentence(3);
    QVERIFY(m_view->moveMarkedBorder(WordSide::Begin, true));
    QVERIFY(m_view->moveMarkedBorder(WordSide::End, false));
    QCOMPARE(marked(), QStringLiteral("one answered"));
    QVERIFY(m_view->moveMarkedBorder(WordSide::Begin, true));
    QVERIFY(!m_view->moveMarkedBorder(WordSide::Begin, true)); // a word stays
    QVERIFY(!m_view->moveMarkedBorder(WordSide::End, false));
    QCOMPARE(marked(), QStringLiteral("answered"));
    m_view->setCurrentSentence(0);
    QVERIFY(!m_view->moveMarkedBorder(WordSide::Begin, false));
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleBorders::markingIsFollowed()
{
    show(articleOf(paragraphs(60)), {760, 400});
    QSignalSpy changed(m_view.get(), &ArticleView::evidenceChanged);
    m_view->setCurrentSentence(80);
    for (int i = 0; i < 120; ++i)
        m_view->markOn(true, MarkStep::Word);
    QVERIFY(changed.count() >= 121);
    QCOMPARE(m_view->currentSentence(), 80);
    const int loose = m_view->looseEnd();
    const int sentence = m_article.sentenceAt(loose - 1);
    QVERIFY(sentence > 84);
    QVERIFY(m_view->viewport()->rect().intersects(m_view->sentenceRect(sentence)));
}

void TestArticleBorders::tellsWhatIsMarked()
{
    show(articleOf(news));
    QAccessibleTextInterface *face = QAccessible::queryAccessibleInterface(m_view.get())->textInterface();
    m_view->setCurrentSentence(1);
    m_view->markOn(true, MarkStep::Word);
    m_view->markOn(true, MarkStep::Word);
    QCOMPARE(face->selectionCount(), 1);
    int begin = 0;
    int end = 0;
    face->selection(0, &begin, &end);
    QCOMPARE(face->text(begin, end), QStringLiteral("The minister"));
    QCOMPARE(face->cursorPosition(), end); // the end that keys move
    m_view->setMarking({spanOf(news, QStringLiteral("stressing"))});
    m_view->markOn(false, MarkStep::Character);
    face->selection(0, &begin, &end);
    QCOMPARE(face->text(begin, end), QStringLiteral("stressin"));
    m_view->setCurrentSentence(2);
    QCOMPARE(face->cursorPosition(), m_view->sentences()[2].begin);
}

void TestArticleBorders::handlesStandAtTheBorders()
{
    show(articleOf(news));
    const TextSpan span = spanOf(news, QStringLiteral("any foreign military"));
    focus(span);
    QCOMPARE(m_view->handles().size(), 2U);
    const PageLayout &layout = m_view->pageLayout();
    const QRectF box = layout.parts(layout.pieceAt(span.begin), span, 0, layout.totalHeight()).front().box;
    QVERIFY(std::abs(handle(WordSide::Begin).bar.center().x() - box.left()) < 3);
    QVERIFY(std::abs(handle(WordSide::End).bar.center().x() - box.right()) < 3);
    for (const BorderHandle &one : m_view->handles()) {
        QVERIFY(one.hit.width() >= 8 && one.hit.height() >= 8);
        QVERIFY(one.hit.contains(one.bar) && one.hit.contains(one.knob));
        move(inView(one.bar.center()));
        QMouseEvent hover(QEvent::MouseMove, inView(one.bar.center()), m_view->mapToGlobal(QPoint()),
            Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &hover);
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::SizeHorCursor);
    }
    const QImage shown = m_view->viewport()->grab().toImage();
    const QPoint knob = inView(handle(WordSide::End).knob.center());
    m_view->setBordersMovable(false);
    paint();
    const QImage without = m_view->viewport()->grab().toImage();
    QVERIFY(shown.pixel(knob) != without.pixel(knob));
}

void TestArticleBorders::handlesAreThereWhereTheyMayBe()
{
    show(articleOf(news));
    focus(spanOf(news, QStringLiteral("military")), false);
    QVERIFY(m_view->handles().empty());
    m_view->setBordersMovable(true);
    QCOMPARE(m_view->handles().size(), 2U);
    m_view->setFocusedAnnotation({});
    QVERIFY(m_view->handles().empty());
}

void TestArticleBorders::draggingSnapsToWords()
{
    show(articleOf(news));
    focus(spanOf(news, QStringLiteral("foreign military")));
    const AnnotationId id = m_view->focusedAnnotation();
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    const QRectF before = handle(WordSide::End).bar;
    press(inView(before.center()));
    move(middleOf(spanOf(news, QStringLiteral("intervention"))) + QPoint(15, 0));
    QVERIFY(handle(WordSide::End).bar.left() > before.left() + 20); // live
    QCOMPARE(moved.count(), 0);
    const QPoint at = edgeOf(QStringLiteral("Syria"), true);
    move(at);
    release(at);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(moved.last().at(0).value<AnnotationId>(), id);
    QCOMPARE(
        text(moved.last().at(1).value<Evidence>()), QStringLiteral("foreign military intervention in Syria"));
    QCOMPARE(m_view->focusedAnnotation(), id);
    QVERIFY(!m_view->evidenceIsMarked());
    QCOMPARE(handle(WordSide::End).bar, before); // nobody has changed the annotation
    const QPoint begin = inView(handle(WordSide::Begin).bar.center());
    press(begin);
    move(edgeOf(QStringLiteral("Elsewhere"), true)); // beyond the end: a word stays
    release(edgeOf(QStringLiteral("Elsewhere"), true));
    QCOMPARE(text(moved.last().at(1).value<Evidence>()), QStringLiteral("military"));
    press(begin);
    release(begin);
    QCOMPARE(moved.count(), 2);                                                 // a click moves nothing
    drag(begin, edgeOf(QStringLiteral("military"), true), Qt::ControlModifier); // is for another piece
    QCOMPARE(moved.count(), 2);
    QCOMPARE(marked(), QStringLiteral("foreign military"));
}

void TestArticleBorders::altDragsBetweenCharacters()
{
    const QString words = QString::fromUtf8("He said cafe\u0301s and left.");
    show(articleOf(words));
    focus(spanOf(words, QStringLiteral("said")));
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    press(inView(handle(WordSide::End).bar.center()));
    const QPoint at = edgeOf(QStringLiteral("caf"), true) + QPoint(3, 0);
    move(at, Qt::AltModifier);
    release(at);
    const QString now = text(moved.last().at(1).value<Evidence>());
    QVERIFY2(
        now == QStringLiteral("said caf") || now == QString::fromUtf8("said cafe\u0301"), qPrintable(now));
}

void TestArticleBorders::escapeCancelsADrag()
{
    show(articleOf(news));
    focus(spanOf(news, QStringLiteral("military")));
    const AnnotationId id = m_view->focusedAnnotation();
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    const QRectF before = handle(WordSide::End).bar;
    press(inView(before.center()));
    move(edgeOf(QStringLiteral("Syria"), true));
    QVERIFY(handle(WordSide::End).bar != before);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    QCOMPARE(handle(WordSide::End).bar, before);
    move(edgeOf(QStringLiteral("Syria"), true));
    release(edgeOf(QStringLiteral("Syria"), true));
    QCOMPARE(handle(WordSide::End).bar, before);
    QCOMPARE(moved.count(), 0);
    QCOMPARE(m_view->focusedAnnotation(), id);
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleBorders::aDragThatIsOvertakenEnds()
{
    show(articleOf(news));
    focus(spanOf(news, QStringLiteral("military")));
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    press(inView(handle(WordSide::End).bar.center()));
    move(edgeOf(QStringLiteral("Syria"), true));
    const TextSpan other = spanOf(news, QStringLiteral("foreign military"));
    m_article.annotations.first().evidence = other;
    m_view->updateAnnotations(m_article, other);
    release(edgeOf(QStringLiteral("Syria"), true));
    QCOMPARE(moved.count(), 0);
    press(inView(handle(WordSide::End).bar.center()));
    m_article.annotations.clear();
    m_view->updateAnnotations(m_article, other);
    move(edgeOf(QStringLiteral("Syria"), true));
    release(edgeOf(QStringLiteral("Syria"), true));
    QCOMPARE(moved.count(), 0);
}

void TestArticleBorders::eachPieceHasItsHandles()
{
    show(articleOf(news));
    focus(Evidence(
        QList{spanOf(news, QStringLiteral("minister rejected")), spanOf(news, QStringLiteral("military"))}));
    QCOMPARE(m_view->handles().size(), 4U);
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    press(inView(handle(WordSide::Begin, 1).bar.center()));
    QPoint at = edgeOf(QStringLiteral("foreign"), false);
    move(at);
    release(at);
    QCOMPARE(
        text(moved.last().at(1).value<Evidence>()), QStringLiteral("minister rejected … foreign military"));
    press(inView(handle(WordSide::End, 0).bar.center()));
    at = middleOf(spanOf(news, QStringLiteral("intervention in")));
    move(at);
    release(at);
    const auto joined = moved.last().at(1).value<Evidence>();
    QCOMPARE(joined.count(), 1); // they met
    QVERIFY(text(joined).startsWith(QStringLiteral("minister rejected any foreign military intervention")));
}

void TestArticleBorders::rightToLeft()
{
    const QString words = QString::fromUtf8("رفض الوزير أي تدخل عسكري أجنبي في سوريا. وقال إن الحل سلمي.");
    show(articleOf(words, {}, QStringLiteral("ar")));
    QVERIFY(m_view->runsLeftwardsAt(0));
    focus(spanOf(words, QString::fromUtf8("تدخل عسكري")));
    const BorderHandle begin = handle(WordSide::Begin);
    const BorderHandle end = handle(WordSide::End);
    QVERIFY(begin.bar.center().x() > end.bar.center().x());
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    press(inView(end.bar.center()));
    QPoint at = edgeOf(QString::fromUtf8("سوريا"), false) + QPoint(4, 0); // its ink reaches over its edge
    move(at);
    QVERIFY(handle(WordSide::End).bar.left() < end.bar.left());
    release(at);
    QCOMPARE(text(moved.last().at(1).value<Evidence>()), QString::fromUtf8("تدخل عسكري أجنبي في سوريا"));
    press(inView(begin.bar.center()));
    at = edgeOf(QString::fromUtf8("الوزير"), true);
    move(at);
    release(at);
    QCOMPARE(text(moved.last().at(1).value<Evidence>()), QString::fromUtf8("الوزير أي تدخل عسكري"));
}

void TestArticleBorders::overWrappedLines()
{
    show(articleOf(news), {420, 600});
    const PageLayout &layout = m_view->pageLayout();
    const TextSpan sentence = m_view->sentences()[1];
    const int piece = layout.pieceAt(sentence.begin);
    const LaidPiece *laid = layout.laidAlready(piece);
    QVERIFY(laid && laid->lines.size() > 3);
    // From the first word of the second line to the last one of the third.
    const int origin = layout.piece(piece).span.begin;
    const QTextLine third = laid->layout.lineAt(2);
    int end = origin + third.textStart() + third.textLength();
    while (news[end - 1].isSpace())
        --end;
    focus(TextSpan{origin + laid->layout.lineAt(1).textStart(), end});
    QCOMPARE(m_view->handles().size(), 2U);
    QVERIFY(handle(WordSide::Begin).bar.center().x() < layout.metrics().column.x + 4);
    QVERIFY(handle(WordSide::End).bar.center().x() > layout.metrics().column.x + 100);
    const int lineHeight = laid->lines[1].height;
    QCOMPARE(qRound(handle(WordSide::End).hit.center().y() - handle(WordSide::Begin).hit.center().y())
            / lineHeight,
        1);
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    press(inView(handle(WordSide::End).bar.center()));
    const QPoint at = inView(handle(WordSide::End).bar.center()) - QPoint(0, 2 * lineHeight);
    move(at); // above the begin: a word stays
    release(at);
    QVERIFY(moved.last().at(1).value<Evidence>().hull().length() < 20);
}

void TestArticleBorders::aBorderThatCannotBeMovedIsTold()
{
    show(articleOf(news));
    focus(spanOf(news, QStringLiteral("military")), false);
    const AnnotationId id = m_view->focusedAnnotation();
    m_view->setBordersMovable(true);
    const QPoint at = inView(handle(WordSide::End).bar.center());
    m_view->setBordersMovable(false);
    QSignalSpy moved(m_view.get(), &ArticleView::bordersMoved);
    QSignalSpy refused(m_view.get(), &ArticleView::bordersRefused);
    press(at);
    release(at);
    QCOMPARE(refused.count(), 0); // a click wants nothing of the border
    m_view->setFocusedAnnotation(id);
    drag(at, edgeOf(QStringLiteral("Syria"), true));
    QCOMPARE(refused.count(), 1);
    QCOMPARE(refused.first().first().value<AnnotationId>(), id);
    QCOMPARE(moved.count(), 0);
}

void TestArticleBorders::isFastInALongArticle()
{
    const QString text = paragraphs(6'000);
    QVERIFY(text.size() > 1'000'000);
    Article article = articleOf(text);
    m_article = article;
    for (int i = 0; i < 20'000; ++i)
        article.annotations.append(annotation(Evidence(article.sentences()[i % article.sentences().size()])));
    std::ranges::sort(article.annotations, comesBefore);
    show(article);
    m_view->setCurrentSentence(6'000);
    m_view->markOn(true, MarkStep::Word);
    QElapsedTimer timer;
    timer.start();
    constexpr int keys = 100;
    for (int i = 0; i < keys; ++i)
        m_view->markOn(true, i % 2 == 0 ? MarkStep::Word : MarkStep::Character);
    qInfo("%.3f ms a key", static_cast<double>(timer.nsecsElapsed()) / 1e6 / keys);
    QVERIFY(m_view->looseEnd() > m_view->sentences()[6'000].begin + keys);
    m_view->setFocusedAnnotation(m_view->annotationsHere().first());
    m_view->setBordersMovable(true);
    const BorderHandle before = handle(WordSide::End);
    const QPoint at = inView(handle(WordSide::End).bar.center());
    press(at);
    timer.restart();
    for (int i = 0; i < keys; ++i)
        move(at - QPoint(i, 0));
    qInfo("%.3f ms a move", static_cast<double>(timer.nsecsElapsed()) / 1e6 / keys);
    QVERIFY(handle(WordSide::End) != before);
    QTest::keyClick(m_view.get(), Qt::Key_Escape);
    release(at);
}

QTEST_MAIN(TestArticleBorders)
#include "tst_article_borders.moc"
