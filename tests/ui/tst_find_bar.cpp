// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search in the article: what is typed is framed at once and nothing moves before one goes there; the keys do
// all of it, and closing leaves the sentence cursor where one went.
#include "ui/library/find_bar.h"
#include "ui/reader/article_view.h"
#include "ui/reader_binding.h"
#include "window_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

class TestFindBar : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void framesAllAndStaysInPlace();
    void entersGoRoundAndRound();
    void beginsAtTheSentenceCursor();
    void closingLeavesTheCursorAtTheMatch();
    void wholeWords();
    void expressions();
    void aBadExpressionIsSaid();
    void followsTheArticleAndItsText();
    void markedWordsAreLookedFor();
    void nextOpensTheBarAgain();

private:
    QString count() const { return m_bar->findChildren<QLabel *>().constFirst()->text(); }
    QToolButton *button(const QString &text) const;

    std::unique_ptr<QWidget> m_page;
    ArticleView *m_view = nullptr;
    FindBar *m_bar = nullptr;
    QLineEdit *m_field = nullptr;
};

void TestFindBar::init()
{
    setUp();
    m_page = std::make_unique<QWidget>();
    m_view = new ArticleView;
    new ReaderBinding(*m_bench, *m_view, m_view);
    m_bar = new FindBar(*m_bench, *m_view);
    auto *column = new QVBoxLayout(m_page.get());
    column->addWidget(m_view, 1);
    column->addWidget(m_bar);
    m_field = m_bar->findChild<QLineEdit *>();
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_bar->open();
}

void TestFindBar::cleanup()
{
    m_page.reset();
    tearDown();
}

QToolButton *TestFindBar::button(const QString &text) const
{
    for (QToolButton *one : m_bar->findChildren<QToolButton *>()) {
        if (one->text() == text)
            return one;
    }
    return nullptr;
}

// Ban spoke of Syria.⏎Nobody answered him. The Arab League did later.
void TestFindBar::framesAllAndStaysInPlace()
{
    QTest::keyClicks(m_field, u"A"_qs);
    QCOMPARE(m_view->found().size(), 7);
    QTest::keyClicks(m_field, u"n"_qs);
    QCOMPARE(m_view->found(), (QList<TextSpan>{{1, 3}, {27, 29}}));
    QCOMPARE(count(), u"2 found"_qs);
    QCOMPARE(m_view->currentSentence(), 0);
    QCOMPARE(m_view->currentFound(), -1);
    QTest::keyClicks(m_field, u"x"_qs);
    QVERIFY(m_view->found().isEmpty());
    QCOMPARE(count(), u"Not in this article"_qs);
}

void TestFindBar::entersGoRoundAndRound()
{
    QTest::keyClicks(m_field, u"AN"_qs);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(count(), u"1 of 2"_qs);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(count(), u"2 of 2"_qs);
    QCOMPARE(m_view->currentSentence(), 1);
    QCOMPARE(m_view->currentFound(), 1);
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(count(), u"1 of 2"_qs);
    QTest::keyClick(m_field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"2 of 2"_qs);
    QVERIFY(m_field->hasFocus());
}

void TestFindBar::beginsAtTheSentenceCursor()
{
    m_view->setCurrentSentence(1);
    QTest::keyClicks(m_field, u"an"_qs);
    QTest::keyClick(m_field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count(), u"1 of 2"_qs);
    m_field->setText(u"e"_qs);
    m_view->setCurrentSentence(2);
    m_bar->goToNext();
    QVERIFY(m_view->sentences()[2].contains(m_view->found()[m_view->currentFound()]));
}

void TestFindBar::closingLeavesTheCursorAtTheMatch()
{
    QSignalSpy finished(m_bar, &FindBar::finished);
    QTest::keyClicks(m_field, u"league"_qs);
    QTest::keyClick(m_field, Qt::Key_Return);
    QTest::keyClick(m_field, Qt::Key_Escape);
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_bar->isHidden());
    QVERIFY(m_view->found().isEmpty());
    QCOMPARE(m_view->currentSentence(), 2);
    QCOMPARE(m_bench->sentence(), 2);
}

void TestFindBar::wholeWords()
{
    QTest::keyClicks(m_field, u"him"_qs);
    QCOMPARE(count(), u"1 found"_qs);
    m_field->setText(u"hi"_qs);
    QCOMPARE(count(), u"1 found"_qs);
    button(u"Whole words"_qs)->click();
    QCOMPARE(count(), u"Not in this article"_qs);
}

void TestFindBar::expressions()
{
    button(u"Expression"_qs)->click();
    QVERIFY(!button(u"Whole words"_qs)->isEnabled());
    QTest::keyClicks(m_field, u"\\b[bn]\\w+"_qs);
    QTest::keyClick(m_field, Qt::Key_Return); // not yet there, perhaps
    QTRY_COMPARE(count(), u"1 of 2"_qs);
    QCOMPARE(m_view->found(), (QList<TextSpan>{{0, 3}, {20, 26}}));
}

void TestFindBar::aBadExpressionIsSaid()
{
    button(u"Expression"_qs)->click();
    m_field->setText(u"(an"_qs);
    QVERIFY(count().startsWith(u"This is no regular expression"_qs));
    QVERIFY(m_view->found().isEmpty());
    m_field->setText(u"(an)"_qs);
    QTRY_COMPARE(count(), u"2 found"_qs);
}

void TestFindBar::followsTheArticleAndItsText()
{
    m_field->setText(u"syria"_qs);
    QCOMPARE(count(), u"1 found"_qs);
    ArticleText after = *m_document->project().article(m_articles[1])->text;
    const ArticleText before = after;
    after.text.replace(u"Syria"_qs, u"Egypt"_qs);
    QVERIFY(m_document->push(u"Correct"_qs, {replacing(before, after)}));
    QCOMPARE(count(), u"1 found"_qs);
    m_bench->setArticle(m_articles[1]);
    QCOMPARE(count(), u"Not in this article"_qs);
    m_document->undoStack().undo();
    QCOMPARE(count(), u"1 found"_qs);
    QCOMPARE(m_view->found().size(), 1);
}

void TestFindBar::markedWordsAreLookedFor()
{
    m_bar->close();
    m_view->setFocus();
    m_view->setMarking({{45, 56}});
    m_bar->open();
    QCOMPARE(m_field->text(), u"Arab League"_qs);
    QCOMPARE(count(), u"1 found"_qs);
}

void TestFindBar::nextOpensTheBarAgain()
{
    m_field->setText(u"an"_qs);
    m_bar->close();
    m_bar->goToNext();
    QVERIFY(m_bar->isVisible());
    QCOMPARE(count(), u"1 of 2"_qs);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestFindBar)
#include "tst_find_bar.moc"
