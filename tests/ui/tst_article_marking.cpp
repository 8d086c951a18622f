// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sentence cursor, marked words and focused annotations, driven by keys, mouse and a screen reader.
#include "article_fixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace standpoint;

class TestArticleMarking : public ArticleFixture
{
    Q_OBJECT

private slots:
    void movesTheCursorByKeys();
    void leavesOtherKeysToThePad();
    void tabGoesThroughTheChipsAndOn();
    void focusFollowsWhatIsDeleted();
    void clickOnAChipFocusesIt();
    void clickMakesASentenceCurrent();
    void dragMarksWholeWords();
    void altDragMarksWholeGraphemes();
    void controlDragAddsAFragment();
    void doubleClickMarksAWord();
    void shiftExtendsTheEvidence();
    void copiesWhatIsMarked();
    void tellsScreenReaders();
};

void TestArticleMarking::movesTheCursorByKeys()
{
    show(articleOf(news));
    QSignalSpy moved(m_view.get(), &ArticleView::currentSentenceChanged);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_view->currentSentence(), 2);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_view->currentSentence(), 0);
    QCOMPARE(moved.count(), 4);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_view->currentSentence(), m_view->sentences().size() - 1);
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_view->currentSentence(), 0);
    show(articleOf(paragraphs(100)));
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const int page = m_view->currentSentence();
    QVERIFY(page > 3);
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    QVERIFY(m_view->currentSentence() > page);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_view->currentSentence(), 0);
}

void TestArticleMarking::leavesOtherKeysToThePad()
{
    show(articleOf(news));
    for (const Qt::Key key :
        {Qt::Key_Q, Qt::Key_1, Qt::Key_Backspace, Qt::Key_Return, Qt::Key_Slash, Qt::Key_J, Qt::Key_Escape}) {
        QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view.get(), &event);
        QVERIFY(!event.isAccepted());
    }
    QKeyEvent withControl(QEvent::KeyPress, Qt::Key_Down, Qt::ControlModifier);
    QCoreApplication::sendEvent(m_view.get(), &withControl);
    QVERIFY(!withControl.isAccepted());
}

void TestArticleMarking::tabGoesThroughTheChipsAndOn()
{
    show(articleOf(news));
    m_view->setCurrentSentence(1);
    add(m_view->evidence().value(), 0);
    add(m_view->evidence().value(), 2);
    m_view->updateAnnotations(m_article, m_view->evidence()->hull());
    const QList<AnnotationId> here = m_view->annotationsHere();
    QSignalSpy focused(m_view.get(), &ArticleView::focusedAnnotationChanged);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    QTest::keyClick(m_view.get(), Qt::Key_Tab);
    QCOMPARE(m_view->focusedAnnotation(), here[1]);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
    QVERIFY(m_view->focusedAnnotation().isNull());
    QCOMPARE(focused.count(), 4);
    m_view->focusNextAnnotation();
    m_view->focusNextAnnotation();
    m_view->focusNextAnnotation();
    QCOMPARE(m_view->focusedAnnotation(), here[0]);
    m_view->focusNextAnnotation(true);
    QCOMPARE(m_view->focusedAnnotation(), here[1]);
    m_view->nextSentence();
    QVERIFY(m_view->focusedAnnotation().isNull());
}

void TestArticleMarking::focusFollowsWhatIsDeleted()
{
    show(articleOf(news));
    const TextSpan span = add(m_view->evidence().value());
    m_view->updateAnnotations(m_article, span);
    m_view->focusNextAnnotation();
    QVERIFY(!m_view->focusedAnnotation().isNull());
    m_article.annotations.clear();
    m_view->updateAnnotations(m_article, span);
    QVERIFY(m_view->focusedAnnotation().isNull());
    QVERIFY(m_view->chips().empty());
}

void TestArticleMarking::clickOnAChipFocusesIt()
{
    show(articleOf(news));
    const TextSpan span = add(m_view->sentences()[2], 1);
    m_view->updateAnnotations(m_article, span);
    const AnnotationId id = m_article.annotations.first().id;
    QSignalSpy activated(m_view.get(), &ArticleView::annotationActivated);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->chipRect(id).center());
    QCOMPARE(m_view->focusedAnnotation(), id);
    QCOMPARE(m_view->currentSentence(), 2);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, m_view->chipRect(id).center());
    QCOMPARE(activated.count(), 1);
}

void TestArticleMarking::clickMakesASentenceCurrent()
{
    show(articleOf(news));
    QTest::mouseClick(
        m_view->viewport(), Qt::LeftButton, {}, middleOf(spanOf(news, QStringLiteral("alternative"))));
    QCOMPARE(m_view->currentSentence(), 2);
    QVERIFY(!m_view->evidenceIsMarked());
    QTest::mouseClick(
        m_view->viewport(), Qt::LeftButton, {}, middleOf(spanOf(news, QStringLiteral("opposition"))));
    QCOMPARE(m_view->currentSentence(), 4);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier,
        middleOf(spanOf(news, QStringLiteral("alternative"))));
    QCOMPARE(
        m_view->evidence()->hull(), (TextSpan{m_view->sentences()[2].begin, m_view->sentences()[4].end}));
}

void TestArticleMarking::dragMarksWholeWords()
{
    show(articleOf(news));
    QSignalSpy changed(m_view.get(), &ArticleView::evidenceChanged);
    drag(middleOf(spanOf(news, QStringLiteral("alternative"))),
        middleOf(spanOf(news, QStringLiteral("resolution"))));
    QVERIFY(m_view->evidenceIsMarked());
    QCOMPARE(
        *m_view->evidence(), Evidence(spanOf(news, QStringLiteral("alternative to a peaceful resolution"))));
    QCOMPARE(m_view->currentSentence(), 2);
    QVERIFY(changed.count() > 0);
    drag(middleOf(spanOf(news, QStringLiteral("opposition"))),
        middleOf(spanOf(news, QStringLiteral("resolution"))));
    QCOMPARE(m_view->currentSentence(), 2); // dragged backwards: the marking begins here
    QVERIFY(m_view->evidenceIsMarked());
    m_view->nextSentence();
    QVERIFY(!m_view->evidenceIsMarked());
}

void TestArticleMarking::altDragMarksWholeGraphemes()
{
    const QString text =
        QString::fromUtf8("He said 👩‍👩‍👧‍👦👩‍👩‍👧‍👦 and left.");
    show(articleOf(text));
    const TextSpan family = spanOf(text, QString::fromUtf8("👩‍👩‍👧‍👦"));
    const TextSpan second{family.end, family.end + family.length()};
    drag(middleOf(spanOf(text, QStringLiteral("d "))), middleOf(family), Qt::AltModifier);
    const TextSpan marked = m_view->evidence()->hull();
    QVERIFY(marked.end == family.begin || marked.end == family.end || marked.end == second.end);
    QVERIFY(m_view->evidenceIsMarked());
}

void TestArticleMarking::controlDragAddsAFragment()
{
    show(articleOf(news));
    drag(middleOf(spanOf(news, QStringLiteral("No alternative"))),
        middleOf(spanOf(news, QStringLiteral("exists"))));
    const TextSpan first = m_view->evidence()->hull();
    const QPoint middle = middleOf(spanOf(news, QStringLiteral("answered")));
    drag(middle, middle + QPoint(12, 0), Qt::ControlModifier);
    QCOMPARE(
        m_view->evidence()->fragments(), (QList<TextSpan>{first, spanOf(news, QStringLiteral("answered"))}));
    drag(middleOf(spanOf(news, QStringLiteral("peaceful resolution"))), middle, Qt::ControlModifier);
    QCOMPARE(m_view->evidence()->count(), 1); // overlapping fragments are one
    m_view->clearMarking();
    QCOMPARE(*m_view->evidence(), Evidence(m_view->sentences()[m_view->currentSentence()]));
}

void TestArticleMarking::doubleClickMarksAWord()
{
    show(articleOf(news));
    const TextSpan word = spanOf(news, QStringLiteral("intervention"));
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(word));
    QCOMPARE(*m_view->evidence(), Evidence(word));
    QCOMPARE(m_view->currentSentence(), 1);
}

void TestArticleMarking::shiftExtendsTheEvidence()
{
    show(articleOf(news));
    m_view->setCurrentSentence(2);
    QTest::keyClick(m_view.get(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(
        *m_view->evidence(), Evidence(TextSpan{m_view->sentences()[2].begin, m_view->sentences()[3].end}));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(
        *m_view->evidence(), Evidence(TextSpan{m_view->sentences()[1].begin, m_view->sentences()[2].end}));
    QVERIFY(!m_view->evidenceIsMarked());
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(*m_view->evidence(), Evidence(m_view->sentences()[2]));
}

void TestArticleMarking::copiesWhatIsMarked()
{
    show(articleOf(news));
    m_view->setMarking(
        {spanOf(news, QStringLiteral("No alternative")), spanOf(news, QStringLiteral("answered"))});
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("No alternative … answered"));
    m_view->setCurrentSentence(3);
    m_view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("No one answered."));
}

void TestArticleMarking::tellsScreenReaders()
{
    show(articleOf(news));
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(m_view.get());
    QVERIFY(interface);
    QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Article"));
    QAccessibleTextInterface *text = interface->textInterface();
    QVERIFY(text);
    QCOMPARE(text->characterCount(), news.size());
    m_view->setCurrentSentence(3);
    int begin = 0;
    int end = 0;
    text->selection(0, &begin, &end);
    QCOMPARE(text->text(begin, end), QStringLiteral("No one answered."));
    QCOMPARE(text->cursorPosition(), begin);
    add(m_view->sentences()[3], 2);
    m_view->updateAnnotations(m_article, m_view->sentences()[3]);
    QVERIFY(interface->text(QAccessible::Description).contains(QStringLiteral("Minister")));
    const QRect rect = text->characterRect(begin);
    QCOMPARE(text->offsetAtPoint(rect.center()), begin);
    text->setCursorPosition(0);
    QCOMPARE(m_view->currentSentence(), 0);
}

QTEST_MAIN(TestArticleMarking)
#include "tst_article_marking.moc"
