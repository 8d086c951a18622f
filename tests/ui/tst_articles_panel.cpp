// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of articles: how far the work is, and going from one to the next.
#include "ui/library/article_list_model.h"
#include "ui/library/articles_panel.h"
#include "ui/library/work_list_box.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

namespace standpoint {

class TestArticlesPanel : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nextAndPreviousStopAtTheEnds();
    void doneMarksAndGoesOn();
    void doneTwiceIsOneStep();
    void doneWithoutANameAsksForIt();
    void progressFollowsUndo();
    void progressIsTheLayers();
    void statesOfTheList();
    void labelsAreCounted();
    void aLabelRepaintsOneRow();
    void opens_data();
    void opens();
    void opensWhereWorkWasLeft();
    void findingKeepsToWhatIsFound();
    void escapeGivesTheSearchUp();
    void removedArticleLeavesItsPlace();
    void removalOfTaggedArticleIsAsked();
    void untouchedOnesComeFirst();
    void notDoneAfterAll();
    void aWorkListIsOffered();
    void aWorkListIsGoneThrough();
    void aWorkListFollowsChanges();
    void listsAreTheirAnnotators();
    void opensInTheWorkList();
    void statesAreSpoken();

private:
    QAction *action(int n) const
    {
        return m_panel->actions()[n];
    } ///< previous, next, done, untouched, not done
    int current() const { return static_cast<int>(m_articles.indexOf(m_bench->article())); }
    QString progress() const;
    /// A work list for Ada with these articles, handed out by one Change.
    WorkListId handOut(const QString &name, const QList<int> &articles, const QString &annotator = {});
    QString said(QSignalSpy &spy) const { return spy.isEmpty() ? QString() : spy.last().first().toString(); }
    int role(int row, int role) const { return m_model->index(row, 0).data(role).toInt(); }
    void tag();

    std::unique_ptr<ArticlesPanel> m_panel;
    ArticleListModel *m_model = nullptr;
};

void TestArticlesPanel::init()
{
    setUp();
    m_panel = std::make_unique<ArticlesPanel>(*m_bench);
    m_model = m_panel->findChild<ArticleListModel *>();
}

void TestArticlesPanel::cleanup()
{
    m_panel.reset();
    tearDown();
}

QString TestArticlesPanel::progress() const
{
    for (const QLabel *label : m_panel->findChildren<QLabel *>()) {
        if (label->text().endsWith(QStringLiteral("done")))
            return label->text();
    }
    return {};
}

void TestArticlesPanel::tag()
{
    TaggingActions actions(*m_bench);
    m_bench->setActor(m_actors[0]);
    m_bench->setPlace(0, m_bench->currentArticle()->sentences().first(), false);
    actions.tag(m_issues[0], m_stances[0]);
}

void TestArticlesPanel::nextAndPreviousStopAtTheEnds()
{
    QSignalSpy said(m_bench.get(), &Workbench::said);
    action(0)->trigger();
    QCOMPARE(current(), 0);
    QCOMPARE(said.size(), 1);
    action(1)->trigger();
    action(1)->trigger();
    QCOMPARE(current(), 2);
    action(1)->trigger();
    QCOMPARE(current(), 2);
    QCOMPARE(said.size(), 2);
    action(0)->trigger();
    QCOMPARE(current(), 1);
}

void TestArticlesPanel::doneMarksAndGoesOn()
{
    QSignalSpy finished(m_panel.get(), &ArticlesPanel::finished);
    action(2)->trigger();
    QCOMPARE(current(), 1);
    QCOMPARE(progress(), QStringLiteral("1 of 3 done"));
    QCOMPARE(finished.size(), 1);
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Mark “Article 1” done"));
}

void TestArticlesPanel::doneTwiceIsOneStep()
{
    action(2)->trigger();
    action(0)->trigger();
    action(2)->trigger();
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(current(), 1);
}

void TestArticlesPanel::doneWithoutANameAsksForIt()
{
    const std::unique_ptr<ProjectDocument> document = makeDocument();
    Workbench bench(*document);
    ArticlesPanel panel(bench);
    bench.setArticle(m_articles[0]);
    QSignalSpy wanted(&panel, &ArticlesPanel::annotatorWanted);
    panel.actions()[2]->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(document->undoStack().count(), 0);
    QCOMPARE(bench.article(), m_articles[0]);
    // Somebody who answers the question has it done at once.
    connect(&panel, &ArticlesPanel::annotatorWanted, this,
        [&document] { document->setAnnotator(QStringLiteral("Eve")); });
    panel.actions()[2]->trigger();
    QVERIFY(document->project().article(m_articles[0])->stateOf(document->annotator())
        == ArticleState::State::Done);
    QCOMPARE(bench.article(), m_articles[1]);
}

void TestArticlesPanel::progressFollowsUndo()
{
    tag();
    action(2)->trigger();
    action(2)->trigger();
    QCOMPARE(progress(), QStringLiteral("2 of 3 done"));
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QCOMPARE(progress(), QStringLiteral("0 of 3 done"));
    m_document->undoStack().redo();
    QCOMPARE(progress(), QStringLiteral("1 of 3 done"));
}

void TestArticlesPanel::progressIsTheLayers()
{
    action(2)->trigger();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    QCOMPARE(progress(), QStringLiteral("0 of 3 done"));
    action(2)->trigger();
    action(2)->trigger();
    QCOMPARE(progress(), QStringLiteral("2 of 3 done"));
    m_bench->setLayer(m_document->project().annotators().inOrder().first().id); // Ada
    QCOMPARE(progress(), QStringLiteral("1 of 3 done"));
}

void TestArticlesPanel::statesOfTheList()
{
    tag();
    action(1)->trigger();
    action(2)->trigger();
    QCOMPARE(role(0, ArticleListModel::StateRole), 1);
    QCOMPARE(role(1, ArticleListModel::StateRole), 2);
    QCOMPARE(role(2, ArticleListModel::StateRole), 0);
}

void TestArticlesPanel::labelsAreCounted()
{
    tag();
    QCOMPARE(role(0, ArticleListModel::LabelsRole), 1);
    QCOMPARE(role(1, ArticleListModel::LabelsRole), 0);
}

void TestArticlesPanel::aLabelRepaintsOneRow()
{
    const QAbstractItemModelTester tester(m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy written(m_model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_model, &QAbstractItemModel::modelReset);
    goTo(1, 0);
    tag();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.first().first().toModelIndex().row(), 1);
}

void TestArticlesPanel::opens_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("article");
    QTest::newRow("by title") << "Article 2" << 1;
    QTest::newRow("by the name of its file") << "file-3" << 2;
    QTest::newRow("nothing of that name") << "Article 9" << -1;
}

void TestArticlesPanel::opens()
{
    QFETCH(QString, name);
    QFETCH(int, article);
    QCOMPARE(m_panel->open(name), article >= 0);
    QCOMPARE(current(), qMax(0, article));
}

void TestArticlesPanel::opensWhereWorkWasLeft()
{
    action(2)->trigger(); // the first is done
    QVERIFY(m_panel->open({}));
    QCOMPARE(current(), 1);
    goTo(2, 0);
    tag(); // the third is begun
    goTo(0, 0);
    QVERIFY(m_panel->open({}));
    QCOMPARE(current(), 2);
}

void TestArticlesPanel::findingKeepsToWhatIsFound()
{
    auto *find = m_panel->findChild<QLineEdit *>();
    QTest::keyClicks(find, QStringLiteral("article 3"));
    QCOMPARE(m_panel->findChild<QListView *>()->model()->rowCount(), 1);
    QSignalSpy finished(m_panel.get(), &ArticlesPanel::finished);
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(current(), 2);
    QCOMPARE(finished.size(), 1);
}

void TestArticlesPanel::escapeGivesTheSearchUp()
{
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    auto *find = m_panel->findChild<QLineEdit *>();
    find->setFocus();
    QTest::keyClicks(find, QStringLiteral("3"));
    QSignalSpy finished(m_panel.get(), &ArticlesPanel::finished);
    QTest::keyClick(find, Qt::Key_Escape);
    QCOMPARE(m_panel->findChild<QListView *>()->model()->rowCount(), 3);
    QCOMPARE(finished.size(), 1);
}

void TestArticlesPanel::removedArticleLeavesItsPlace()
{
    goTo(1, 0);
    m_panel->actions().last()->trigger();
    QVERIFY(!m_document->project().article(m_articles[1]));
    QVERIFY(m_bench->currentArticle());
    QCOMPARE(m_model->rowCount(), 2);
    m_document->undoStack().undo();
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->rowOf(m_articles[1]), 1);
}

void TestArticlesPanel::removalOfTaggedArticleIsAsked()
{
    tag();
    answer(QMessageBox::No);
    m_panel->actions().last()->trigger();
    QVERIFY(m_document->project().article(m_articles[0]));
}

WorkListId TestArticlesPanel::handOut(
    const QString &name, const QList<int> &articles, const QString &annotator)
{
    WorkList list;
    list.id = WorkListId::random();
    list.name = name;
    list.order = static_cast<int>(m_document->project().workLists().size());
    list.annotator = m_document->annotator();
    for (const int article : articles)
        list.articles.append(m_articles[article]);
    std::vector<AnyEdit> edits;
    if (!annotator.isEmpty()) {
        list.annotator = AnnotatorId::random();
        edits.push_back(adding(Annotator{list.annotator, annotator, false}));
    }
    edits.push_back(adding(list));
    if (!m_document->push(QStringLiteral("Hand out"), edits))
        qFatal("it was refused");
    return list.id;
}

void TestArticlesPanel::untouchedOnesComeFirst()
{
    QSignalSpy said(m_bench.get(), &Workbench::said);
    auto *untouched = m_panel->findChild<QAction *>(QStringLiteral("articles.nextUntouched"));
    QVERIFY(untouched && untouched->shortcut() == QKeySequence(Qt::Key_U));
    goTo(1, 0);
    tag();
    goTo(0, 0);
    untouched->trigger();
    QCOMPARE(current(), 2); // the second is begun
    action(2)->trigger();
    QCOMPARE(current(), 2);
    untouched->trigger();
    QCOMPARE(current(), 0); // round the end
    action(2)->trigger();
    QCOMPARE(current(), 1);
    goTo(0, 0);
    untouched->trigger();
    QCOMPARE(current(), 1);
    QCOMPARE(this->said(said), QStringLiteral("All are begun: this one is not done yet."));
    untouched->trigger();
    QCOMPARE(current(), 1);
    QCOMPARE(this->said(said), QStringLiteral("Only this article is left."));
    action(2)->trigger();
    untouched->trigger();
    QCOMPARE(this->said(said), QStringLiteral("All articles that are listed are done."));
    m_document->undoStack().undo();
    untouched->trigger();
    QCOMPARE(current(), 1);
}

void TestArticlesPanel::notDoneAfterAll()
{
    auto *reopen = m_panel->findChild<QAction *>(QStringLiteral("articles.reopen"));
    reopen->trigger(); // nothing is done
    QCOMPARE(m_document->undoStack().count(), 0);
    for (const bool tagged : {false, true}) {
        goTo(0, 0);
        if (tagged)
            tag();
        action(2)->trigger();
        goTo(0, 0);
        reopen->trigger();
        QCOMPARE(role(0, ArticleListModel::StateRole), tagged ? 1 : 0);
        m_document->undoStack().undo();
        QCOMPARE(role(0, ArticleListModel::StateRole), 2);
        m_document->undoStack().redo();
    }
}

void TestArticlesPanel::aWorkListIsOffered()
{
    auto *box = m_panel->findChild<WorkListBox *>();
    QVERIFY(box->isHidden());
    const WorkListId week = handOut(QStringLiteral("Week 1"), {2, 0});
    QVERIFY(!box->isHidden());
    QCOMPARE(box->list(), week); // who has a list for the first time is shown it
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->articleAt(0), m_articles[2]);
    QCOMPARE(progress(), QStringLiteral("0 of 2 done"));
    handOut(QStringLiteral("Week 2"), {1});
    QCOMPARE(box->list(), week);
    QCOMPARE(box->count(), 3);
    box->setCurrentIndex(0);
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(progress(), QStringLiteral("0 of 3 done"));
    m_document->undoStack().undo();
    QVERIFY(box->list().isNull());
    m_document->undoStack().undo();
    QVERIFY(box->isHidden());
    QCOMPARE(m_model->rowCount(), 3);
}

void TestArticlesPanel::aWorkListIsGoneThrough()
{
    QSignalSpy said(m_bench.get(), &Workbench::said);
    handOut(QStringLiteral("Week 1"), {2, 0});
    QCOMPARE(current(), 0);
    action(1)->trigger(); // the last of the list
    QCOMPARE(current(), 0);
    action(0)->trigger();
    QCOMPARE(current(), 2);
    action(2)->trigger();
    QCOMPARE(current(), 0);
    QCOMPARE(progress(), QStringLiteral("1 of 2 done"));
    action(2)->trigger();
    QCOMPARE(current(), 0);
    QCOMPARE(progress(), QStringLiteral("2 of 2 done"));
    QCOMPARE(this->said(said), QStringLiteral("“Week 1” is done: all 2 articles."));
    m_document->undoStack().undo();
    QCOMPARE(progress(), QStringLiteral("1 of 2 done"));
}

void TestArticlesPanel::aWorkListFollowsChanges()
{
    const QAbstractItemModelTester tester(m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    handOut(QStringLiteral("Week 1"), {2, 0});
    goTo(1, 0); // not on it
    action(2)->trigger();
    QCOMPARE(progress(), QStringLiteral("0 of 2 done"));
    goTo(2, 0);
    m_panel->actions().last()->trigger(); // removes it from the project, and so from the list
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(progress(), QStringLiteral("0 of 1 done"));
    m_document->undoStack().undo();
    QCOMPARE(m_model->rowCount(), 2);
    const WorkList before = m_document->project().workLists().inOrder().first();
    WorkList after = before;
    after.articles = {m_articles[1]};
    QVERIFY(m_document->push(QStringLiteral("Change"), {replacing(before, after)}));
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(progress(), QStringLiteral("1 of 1 done"));
}

void TestArticlesPanel::listsAreTheirAnnotators()
{
    auto *box = m_panel->findChild<WorkListBox *>();
    handOut(QStringLiteral("Eve's"), {1, 2}, QStringLiteral("Eve"));
    QVERIFY(box->isHidden());
    QCOMPARE(m_model->rowCount(), 3);
    const WorkListId own = handOut(QStringLiteral("Ada's"), {0});
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    QCOMPARE(box->count(), 2);
    QCOMPARE(box->currentText(), QStringLiteral("Eve's"));
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Ada")));
    QCOMPARE(box->list(), own);
}

void TestArticlesPanel::opensInTheWorkList()
{
    handOut(QStringLiteral("Week 1"), {1});
    handOut(QStringLiteral("Week 2"), {2, 0});
    QVERIFY(m_panel->open({}));
    QCOMPARE(current(), 1);
    action(2)->trigger();
    QVERIFY(m_panel->open({})); // the first list is done
    QCOMPARE(m_panel->findChild<WorkListBox *>()->currentText(), QStringLiteral("Week 2"));
    QCOMPARE(current(), 2);
}

void TestArticlesPanel::statesAreSpoken()
{
    tag();
    goTo(1, 0);
    action(2)->trigger();
    const auto spoken = [this](int row) {
        return m_model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(spoken(0), QStringLiteral("Article 1, started"));
    QCOMPARE(spoken(1), QStringLiteral("Article 2, done"));
    QCOMPARE(spoken(2), QStringLiteral("Article 3, not begun"));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestArticlesPanel)
#include "tst_articles_panel.moc"
