// SPDX-License-Identifier: GPL-3.0-or-later
//
// Search in the project, with the keyboard only: hits come by article with the words around them, Enter opens
// the place, and the list of articles may be restricted to what was found.
#include "ui/library/article_list_model.h"
#include "ui/library/articles_panel.h"
#include "ui/library/search_filter_row.h"
#include "ui/library/search_panel.h"
#include "ui/library/search_results.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QToolButton>

namespace standpoint {

class TestSearchPanel : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hitsComeByArticleWithContext();
    void enterOpensThePlace();
    void arrowsJumpFromArticleToArticle();
    void notesAndActorsAreFound();
    void aBadExpressionIsSaid();
    void anExpressionThatIsGivenUpIsSaid();
    void filtersRestrict();
    void daysAreReadAsTyped_data();
    void daysAreReadAsTyped();
    void labelsAndTextsAreFollowed();
    void theArticleListMayBeRestricted();
    void manyHitsAreFetchedAsOneScrolls();
    void keysGoFromHitToHit();
    void labellingKeepsThePlace_data();
    void labellingKeepsThePlace();
    void hitsThatGoLeaveTheirPlace();
    void theRestrictionFollowsLabels();

private:
    void type(const QString &text);
    QString cell(int row, int role = Qt::DisplayRole) const
    {
        return m_results->index(row, 0).data(role).toString();
    }
    AnnotationId tag(int article, int sentence, const QString &note);
    void untag(int article);
    /// Triggers next or previous hit; returns the article that it leads to.
    ArticleId step(int by);

    std::unique_ptr<SearchPanel> m_panel;
    SearchResults *m_results = nullptr;
    QLineEdit *m_field = nullptr;
    QListView *m_list = nullptr;
};

void TestSearchPanel::init()
{
    setUp();
    m_panel = std::make_unique<SearchPanel>(*m_bench);
    m_results = m_panel->findChild<SearchResults *>();
    m_list = m_panel->findChild<QListView *>();
    m_field = m_panel->findChild<QLineEdit *>();
    m_panel->resize(800, 400);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->open();
    QVERIFY(m_field->hasFocus());
}

void TestSearchPanel::cleanup()
{
    m_panel.reset();
    tearDown();
}

void TestSearchPanel::type(const QString &text)
{
    m_field->setFocus();
    m_field->clear();
    QTest::keyClicks(m_field, text);
}

AnnotationId TestSearchPanel::tag(int article, int sentence, const QString &note)
{
    Annotation made;
    made.id = AnnotationId::random();
    made.article = m_articles[article];
    made.annotator = m_document->annotator();
    made.actor = m_actors[1];
    made.issue = m_issues[0];
    made.stance = m_stances[0];
    made.evidence = m_document->project().article(made.article)->sentences()[sentence];
    made.setNote(note);
    made.created = made.modified = QDateTime::currentDateTimeUtc();
    if (!m_document->push(u"Tag"_qs, {adding(made)}))
        qFatal("a label is refused");
    return made.id;
}

void TestSearchPanel::hitsComeByArticleWithContext()
{
    type(u"him league"_qs);
    QTRY_COMPARE(m_results->rowCount(), 9);
    QCOMPARE(cell(0), u"Article 1"_qs);
    QVERIFY(m_results->index(0, 0).data(SearchResults::IsArticleRole).toBool());
    QCOMPARE(cell(0, SearchResults::CountRole), u"2"_qs);
    QCOMPARE(cell(1, SearchResults::LabelRole), u"2"_qs);
    QCOMPARE(cell(1, SearchResults::HitRole), u"him"_qs);
    QCOMPARE(cell(1, SearchResults::AfterRole), u". The Arab League did later."_qs);
    QCOMPARE(cell(2, SearchResults::HitRole), u"League"_qs);
    QCOMPARE(cell(3), u"Article 2"_qs);
    type(u"him nowhere"_qs);
    QTRY_COMPARE(m_results->rowCount(), 0);
}

void TestSearchPanel::enterOpensThePlace()
{
    QSignalSpy revealed(m_bench.get(), &Workbench::revealText);
    type(u"league"_qs);
    QTest::keyClick(m_field, Qt::Key_Return); // before the pause of typing is over
    QVERIFY(m_list->hasFocus());
    QTRY_COMPARE(m_results->rowCount(), 6);
    m_list->setCurrentIndex(m_results->index(3, 0));
    QTest::keyClick(m_list, Qt::Key_Return);
    QCOMPARE(m_bench->article(), m_articles[1]);
    QCOMPARE(revealed.size(), 1);
    const auto span = revealed.first().first().value<TextSpan>();
    QCOMPARE(m_bench->currentArticle()->content().mid(span.begin, span.length()), u"League"_qs);
}

void TestSearchPanel::arrowsJumpFromArticleToArticle()
{
    type(u"league"_qs);
    QTRY_COMPARE(m_results->rowCount(), 6);
    QTest::keyClick(m_field, Qt::Key_Down);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QTest::keyClick(m_list, Qt::Key_Right);
    QCOMPARE(m_list->currentIndex().row(), 2);
    QTest::keyClick(m_list, Qt::Key_Left);
    QCOMPARE(m_list->currentIndex().row(), 0);
    QTest::keyClick(m_list, Qt::Key_Up);
    QVERIFY(m_field->hasFocus());
}

void TestSearchPanel::notesAndActorsAreFound()
{
    QSignalSpy revealed(m_bench.get(), &Workbench::reveal);
    const AnnotationId id = tag(1, 2, u"compare the headline"_qs);
    type(u"headline"_qs);
    QTRY_COMPARE(m_results->rowCount(), 2);
    QCOMPARE(cell(1, SearchResults::LabelRole), u"note by Ada"_qs);
    m_list->setCurrentIndex(m_results->index(1, 0));
    QTest::keyClick(m_list, Qt::Key_Return);
    QCOMPARE(revealed.first().first().value<AnnotationId>(), id);
    type(u"moon"_qs);
    QTRY_COMPARE(cell(1, SearchResults::LabelRole), u"actor"_qs);
    QCOMPARE(m_results->rowCount(), 2);
    QVERIFY(cell(1).startsWith(u"Ban Ki-moon: + intervention"_qs));
    // Somebody else's is shown with everybody's.
    m_list->setCurrentIndex(m_results->index(1, 0));
    QVERIFY(m_document->setAnnotator(u"Eve"_qs));
    QTest::keyClick(m_list, Qt::Key_Return);
    QVERIFY(m_bench->showsEverybody());
}

void TestSearchPanel::aBadExpressionIsSaid()
{
    auto *wording = m_panel->findChild<QComboBox *>();
    wording->setCurrentIndex(2);
    type(u"(a"_qs);
    QTRY_VERIFY(std::ranges::any_of(m_panel->findChildren<QLabel *>(),
        [](const QLabel *label) { return label->text().startsWith(u"This is no regular expression"_qs); }));
    type(u"\\bB\\w+"_qs);
    QTRY_COMPARE(m_results->articleCount(), 3);
}

/// In the name of an actor as in a text, and also where nothing is found.
void TestSearchPanel::anExpressionThatIsGivenUpIsSaid()
{
    const auto isSaid = [this] {
        return std::ranges::any_of(m_panel->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text()
                == u"Nothing found. The expression needs too many steps in some articles."_qs;
        });
    };
    Actor committee = actor(1);
    committee.name = u"The international committee of the representatives"_qs;
    QVERIFY(m_document->push(u"Rename"_qs, {replacing(actor(1), committee)}));
    m_panel->findChild<QComboBox *>()->setCurrentIndex(2);
    type(u"international (\\w+\\s*)+[:;]"_qs); // too much for this name, not for the articles
    QTRY_VERIFY(std::ranges::any_of(m_panel->findChildren<QLabel *>(),
        [](const QLabel *label) { return label->text() == u"Nothing found."_qs; }));
    QVERIFY(!isSaid());
    tag(1, 0, {});
    QTRY_VERIFY(isSaid());
}

void TestSearchPanel::filtersRestrict()
{
    tag(1, 0, {});
    type(u"syria"_qs);
    QTRY_COMPARE(m_results->articleCount(), 3);
    for (QToolButton *button : m_panel->findChildren<QToolButton *>()) {
        if (button->text() == u"Filters"_qs)
            button->click();
    }
    auto *filters = m_panel->findChild<SearchFilterRow *>();
    QVERIFY(filters->isVisible());
    for (QComboBox *box : filters->findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Issue"_qs)
            box->setCurrentIndex(1);
    }
    QTRY_COMPARE(m_results->articleCount(), 1);
    QCOMPARE(m_results->articleAt(0), m_articles[1]);
    filters->clear();
    QTRY_COMPARE(m_results->articleCount(), 3);
}

void TestSearchPanel::daysAreReadAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("last");
    QTest::addColumn<QDate>("day");
    QTest::newRow("day") << u"2013-09-02"_qs << false << QDate(2013, 9, 2);
    QTest::newRow("month, from") << u"2012-02"_qs << false << QDate(2012, 2, 1);
    QTest::newRow("month, to") << u"2012-02"_qs << true << QDate(2012, 2, 29);
    QTest::newRow("year, to") << u" 2013 "_qs << true << QDate(2013, 12, 31);
    QTest::newRow("nonsense") << u"soon"_qs << false << QDate();
    QTest::newRow("nothing") << QString() << false << QDate();
}

void TestSearchPanel::daysAreReadAsTyped()
{
    QFETCH(QString, typed);
    QFETCH(bool, last);
    QTEST(typedDay(typed, last), "day");
}

void TestSearchPanel::labelsAndTextsAreFollowed()
{
    type(u"headline"_qs);
    QTest::qWait(0);
    QTRY_VERIFY(!m_panel->findChild<SearchRun *>()->isRunning());
    tag(2, 0, u"the headline"_qs);
    QTRY_COMPARE(m_results->rowCount(), 2);
    tag(0, 0, u"a headline"_qs);
    QTRY_COMPARE(m_results->rowCount(), 4);
    QCOMPARE(m_results->articleAt(0), m_articles[0]); // in the articles' order
    m_document->undoStack().undo();
    QTRY_COMPARE(m_results->rowCount(), 2);
    QCOMPARE(m_results->hitCount(), 1);
}

void TestSearchPanel::theArticleListMayBeRestricted()
{
    ArticlesPanel articles(*m_bench);
    auto *list = articles.findChild<ArticleListModel *>();
    connect(m_panel.get(), &SearchPanel::articlesRestricted, &articles, &ArticlesPanel::restrictTo);
    connect(&articles, &ArticlesPanel::restrictionLifted, m_panel.get(), &SearchPanel::liftRestriction);
    tag(1, 0, u"headline"_qs);
    tag(2, 0, u"headline"_qs);
    type(u"headline"_qs);
    QTRY_COMPARE(m_results->articleCount(), 2);
    auto *only = m_panel->findChild<QCheckBox *>();
    only->click();
    QCOMPARE(list->rowCount(), 2);
    QCOMPARE(list->articleAt(0), m_articles[1]);
    articles.findChild<QLineEdit *>()->setText(u"3"_qs); // both hold
    QCOMPARE(list->rowCount(), 1);
    articles.findChild<QLineEdit *>()->clear();
    articles.findChild<QToolButton *>()->click();
    QVERIFY(!only->isChecked());
    QCOMPARE(list->rowCount(), 3);
}

void TestSearchPanel::manyHitsAreFetchedAsOneScrolls()
{
    ArticleText after = *m_document->project().article(m_articles[0])->text;
    const ArticleText before = after;
    after.text += QString(u" again"_qs).repeated(3000);
    QVERIFY(m_document->push(u"Correct"_qs, {replacing(before, after)}));
    type(u"again"_qs);
    QTRY_COMPARE(m_results->hitCount(), 3000);
    QCOMPARE(m_results->rowCount(), mostHitsKept + 2);
    QCOMPARE(cell(mostHitsKept + 1), u"… and 2900 more in this article"_qs);
    QList<ArticleHits> many;
    for (int i = 0; i < 2000; ++i)
        many.append({m_articles[1], 1, {{SearchHit::In::Text, {0, 3}, {}, 0}}, false});
    m_results->clear();
    m_results->append(many);
    QVERIFY(m_results->rowCount() < 1000);
    while (m_results->canFetchMore({}))
        m_results->fetchMore({});
    QCOMPARE(m_results->rowCount(), 4000);
}

void TestSearchPanel::keysGoFromHitToHit()
{
    QSignalSpy revealed(m_bench.get(), &Workbench::revealText);
    type(u"league"_qs);
    QTRY_COMPARE(m_results->rowCount(), 6);
    QAction *next = m_panel->actions()[1];
    next->trigger();
    next->trigger();
    QCOMPARE(revealed.size(), 2);
    QCOMPARE(m_bench->article(), m_articles[1]);
    m_panel->actions()[2]->trigger();
    QCOMPARE(m_bench->article(), m_articles[0]);
    m_panel->actions()[2]->trigger(); // there is none before it
    QCOMPARE(m_list->currentIndex().row(), 1);
}

void TestSearchPanel::untag(int article)
{
    QVERIFY(m_document->push(u"Delete"_qs, {removing(annotations(article).first())}));
}

ArticleId TestSearchPanel::step(int by)
{
    m_panel->actions()[by > 0 ? 1 : 2]->trigger();
    return m_bench->article();
}

void TestSearchPanel::labellingKeepsThePlace_data()
{
    QTest::addColumn<int>("wording");
    QTest::addColumn<bool>("addsActor");
    QTest::newRow("words") << 0 << false;
    QTest::newRow("words, a new actor") << 0 << true;
    QTest::newRow("an expression") << 2 << false;
}

void TestSearchPanel::labellingKeepsThePlace()
{
    QFETCH(int, wording);
    QFETCH(bool, addsActor);
    m_panel->findChild<QComboBox *>()->setCurrentIndex(wording);
    type(u"league"_qs);
    QTRY_COMPARE(m_results->rowCount(), 6);
    step(1);
    QCOMPARE(step(1), m_articles[1]);
    QSignalSpy renewed(m_results, &QAbstractItemModel::modelReset);
    tag(0, 0, u"the league"_qs); // a hit before the place
    if (addsActor)
        QVERIFY(m_document->push(
            u"New actor"_qs, {adding(Actor{ActorId::random(), u"UN"_qs, {}, Actor::Kind::State, {}})}));
    QTRY_VERIFY(m_panel->findChild<SearchRun *>()->isRunning() || !renewed.isEmpty());
    QVERIFY(m_results->rowCount() >= 6); // what is listed stays while it is searched again
    QTRY_COMPARE(m_results->hitCount(), 4);
    QCOMPARE(m_results->articleAt(m_list->currentIndex().row()), m_articles[1]);
    QCOMPARE(m_results->hitAt(m_list->currentIndex().row())->in, SearchHit::In::Text);
    QCOMPARE(step(1), m_articles[2]);
    QCOMPARE(step(-1), m_articles[1]);
}

void TestSearchPanel::hitsThatGoLeaveTheirPlace()
{
    for (int article = 0; article < 3; ++article)
        tag(article, 0, u"headline"_qs);
    tag(2, 1, u"headline"_qs);
    type(u"headline"_qs);
    QTRY_COMPARE(m_results->hitCount(), 4);
    step(1);
    QCOMPARE(step(1), m_articles[1]);
    untag(1);
    QTRY_COMPARE(m_results->hitCount(), 3);
    QCOMPARE(step(1), m_articles[2]); // the one after it, none left out
    QCOMPARE(
        m_results->index(m_list->currentIndex().row() + 1, 0).data(SearchResults::IsArticleRole).toBool(),
        false);
    QSignalSpy revealed(m_bench.get(), &Workbench::reveal);
    const AnnotationId second = annotations(2).last().id;
    untag(2); // the first of two in its article
    QTRY_COMPARE(m_results->hitCount(), 2);
    step(1);
    QCOMPARE(revealed.last().first().value<AnnotationId>(), second);
    step(1); // there is none after it, though it was current already
    QCOMPARE(revealed.size(), 1);
    untag(2);
    QTRY_COMPARE(m_results->hitCount(), 1);
    QCOMPARE(step(-1), m_articles[0]);
    untag(0);
    QTRY_COMPARE(m_results->rowCount(), 0);
    step(1);
    m_document->undoStack().undo();
    QTRY_COMPARE(m_results->rowCount(), 2);
    QCOMPARE(m_list->currentIndex().row(), 1); // back with its hit
}

void TestSearchPanel::theRestrictionFollowsLabels()
{
    tag(1, 0, u"headline"_qs);
    type(u"headline"_qs);
    QTRY_COMPARE(m_results->articleCount(), 1);
    m_panel->findChild<QCheckBox *>()->click();
    QSignalSpy restricted(m_panel.get(), &SearchPanel::articlesRestricted);
    const auto last = [&restricted] {
        return restricted.last().first().value<std::optional<QSet<ArticleId>>>().value();
    };
    tag(1, 1, u"headline"_qs); // the same articles
    QTRY_COMPARE(m_results->hitCount(), 2);
    QCOMPARE(restricted.size(), 0);
    tag(2, 0, u"headline"_qs);
    QTRY_COMPARE(restricted.size(), 1);
    QCOMPARE(last(), (QSet<ArticleId>{m_articles[1], m_articles[2]}));
    m_document->undoStack().undo();
    QTRY_COMPARE(restricted.size(), 2);
    QCOMPARE(last(), QSet<ArticleId>{m_articles[1]});
    m_panel->findChild<QComboBox *>()->setCurrentIndex(2); // an expression: all is searched again
    QTRY_VERIFY(!m_panel->findChild<SearchRun *>()->isRunning());
    restricted.clear();
    tag(0, 0, u"headline"_qs);
    QTRY_COMPARE(restricted.size(), 1);
    QCOMPARE(last(), (QSet<ArticleId>{m_articles[0], m_articles[1]}));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestSearchPanel)
#include "tst_search_panel.moc"
