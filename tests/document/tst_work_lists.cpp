// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/project_document.h"
#include "model/document/tagging.h"
#include "model/document/work_lists.h"
#include "model/project/codebook.h"
#include "model/store/change_archive.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace standpoint {

class TestWorkLists : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void ordersArticles_data();
    void ordersArticles();
    void aSeedAlwaysDrawsTheSame();
    void everyArticleIsDrawnAsOften();
    void handsOutToEachTheSame();
    void sharesAreApart();
    void newAnnotatorsAreAdded();
    void leavesOutWhatIsListed();
    void refusesWhatMakesNoSense_data();
    void refusesWhatMakesNoSense();
    void goesThroughTheList_data();
    void goesThroughTheList();
    void progressIsThatOfTheAnnotator();
    void aRemovedArticleLeavesItsLists();
    void survivesClosingAndUndo();

private:
    ArticleId add(const QString &title, QDate published, int order);
    HandingOut all(const QList<Annotator> &annotators) const;
    QStringList titles(const QList<ArticleId> &articles) const;
    void apply(const Result<std::vector<AnyEdit>> &edits);

    Project m_project;
    Annotator m_ada{{{5, 1}}, QStringLiteral("Ada"), false};
    Annotator m_bert{{{5, 2}}, QStringLiteral("Bert"), false};
};

void TestWorkLists::init()
{
    m_project = *newProject(QStringLiteral("Study"), defaultCodebook());
    QVERIFY(m_project.applyEdit(adding(m_ada)));
    QVERIFY(m_project.applyEdit(adding(m_bert)));
    add(QStringLiteral("d"), QDate(2013, 9, 4), 0);
    add(QStringLiteral("B"), QDate(), 1);
    add(QStringLiteral("a"), QDate(2013, 9, 2), 2);
    add(QStringLiteral("C"), QDate(2013, 9, 4), 3);
}

ArticleId TestWorkLists::add(const QString &title, QDate published, int order)
{
    ArticleInfo info;
    info.id = {{6, static_cast<quint64>(order) + 1}};
    info.order = order;
    info.title = title;
    info.published = published;
    const Status done = m_project.apply(makeChange({}, {adding(info), adding(ArticleText{info.id, {}, {}})}));
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    return info.id;
}

HandingOut TestWorkLists::all(const QList<Annotator> &annotators) const
{
    HandingOut wanted;
    wanted.name = QStringLiteral("Week 1");
    wanted.annotators = annotators;
    wanted.from = m_project.articles().keys();
    return wanted;
}

QStringList TestWorkLists::titles(const QList<ArticleId> &articles) const
{
    QStringList titles;
    for (const ArticleId id : articles)
        titles.append(m_project.article(id)->info->title);
    return titles;
}

/// As one Change, which must come back, and be the same from bytes.
void TestWorkLists::apply(const Result<std::vector<AnyEdit>> &edits)
{
    QVERIFY2(edits, qPrintable(edits ? QString() : edits.error().what));
    const Project before = m_project;
    const Change change = makeChange(QStringLiteral("Hand out"), *edits);
    QCOMPARE(changeFromBytes(toBytes(change)).value().edits == change.edits, true);
    const Status done = m_project.apply(change);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().toString()));
    Project back = m_project;
    QVERIFY(back.apply(inverse(change)));
    QVERIFY(back == before);
}

void TestWorkLists::ordersArticles_data()
{
    QTest::addColumn<WorkList::Order>("order");
    QTest::addColumn<QString>("titles");
    QTest::newRow("as the project lists them") << WorkList::Order::AsListed << QStringLiteral("dBaC");
    QTest::newRow("by day, those without one last") << WorkList::Order::ByDate << QStringLiteral("adCB");
    QTest::newRow("by title, whatever the case") << WorkList::Order::ByTitle << QStringLiteral("aBCd");
}

void TestWorkLists::ordersArticles()
{
    QFETCH(WorkList::Order, order);
    HandingOut wanted = all({m_ada});
    wanted.from += wanted.from; // each once all the same
    wanted.from.append(ArticleId{{6, 99}});
    wanted.sorted = order;
    QFETCH(QString, titles);
    QCOMPARE(this->titles(chosenArticles(m_project, wanted)).join(QString()), titles);
    wanted.draw = 3;
    wanted.seed = 7;
    const QStringList drawn = this->titles(chosenArticles(m_project, wanted));
    QCOMPARE(drawn.size(), 3);
    QVERIFY( // a draw keeps the order
        std::ranges::is_sorted(drawn, {}, [&](const QString &title) { return titles.indexOf(title); }));
}

/// Whoever reads a seed in a paper gets the same list, on any machine. (Values of a second implementation.)
void TestWorkLists::aSeedAlwaysDrawsTheSame()
{
    for (int i = 4; i < 10; ++i)
        add(QString::number(i), {}, i);
    HandingOut wanted = all({m_ada});
    wanted.sorted = WorkList::Order::Random;
    wanted.draw = 6;
    wanted.seed = 4711;
    const QStringList drawn = titles(chosenArticles(m_project, wanted));
    QCOMPARE(drawn.join(QLatin1Char(' ')), QStringLiteral("4 8 C a 5 d"));
    std::reverse(wanted.from.begin(), wanted.from.end());
    QCOMPARE(titles(chosenArticles(m_project, wanted)), drawn);
    wanted.seed = 4712;
    QVERIFY(titles(chosenArticles(m_project, wanted)) != drawn);
}

void TestWorkLists::everyArticleIsDrawnAsOften()
{
    HandingOut wanted = all({m_ada});
    wanted.sorted = WorkList::Order::Random;
    wanted.draw = 2;
    QHash<QString, int> drawn;
    constexpr int draws = 12'000;
    for (wanted.seed = 0; wanted.seed < draws; ++wanted.seed)
        ++drawn[titles(chosenArticles(m_project, wanted)).join(QString())];
    QCOMPARE(drawn.size(), 12); // 4 × 3 pairs, each 1,000 times; 31 is the standard deviation
    for (const int times : std::as_const(drawn))
        QVERIFY2(times > 850 && times < 1'150, qPrintable(QString::number(times)));
}

void TestWorkLists::handsOutToEachTheSame()
{
    HandingOut wanted = all({m_ada, m_bert});
    wanted.draw = 3;
    wanted.seed = 5;
    apply(handingOut(m_project, wanted));
    const QList<WorkList> lists = m_project.workLists().inOrder();
    QCOMPARE(lists.size(), 2);
    QCOMPARE(lists[0].annotator, m_ada.id);
    QCOMPARE(lists[1].annotator, m_bert.id);
    for (const WorkList &list : lists) {
        QCOMPARE(list.name, QStringLiteral("Week 1"));
        QCOMPARE(list.articles, chosenArticles(m_project, wanted));
        QCOMPARE(list.drawnFrom, 4);
        QCOMPARE(list.seed, 5U);
    }
    wanted.name = QStringLiteral("Week 2");
    wanted.draw = 9; // more than there are: all, and nothing is drawn
    apply(handingOut(m_project, wanted));
    const QList<WorkList> adas = workListsOf(m_project, m_ada.id);
    QCOMPARE(adas.size(), 2);
    QCOMPARE(adas[1].name, QStringLiteral("Week 2"));
    QCOMPARE(adas[1].drawnFrom, 0);
    QCOMPARE(adas[1].articles.size(), 4);
}

void TestWorkLists::sharesAreApart()
{
    add(QStringLiteral("e"), {}, 4);
    HandingOut wanted = all({m_ada, m_bert});
    wanted.shares = true;
    apply(handingOut(m_project, wanted));
    QCOMPARE(titles(workListsOf(m_project, m_ada.id)[0].articles).join(QString()), QStringLiteral("dae"));
    QCOMPARE(titles(workListsOf(m_project, m_bert.id)[0].articles).join(QString()), QStringLiteral("BC"));
}

void TestWorkLists::newAnnotatorsAreAdded()
{
    const Annotator clara{{{5, 3}}, QStringLiteral("Clara"), false};
    apply(handingOut(m_project, all({clara, m_ada})));
    QVERIFY(m_project.annotators().contains(clara.id));
    QCOMPARE(workListsOf(m_project, clara.id).size(), 1);
}

void TestWorkLists::leavesOutWhatIsListed()
{
    HandingOut wanted = all({m_ada});
    wanted.draw = 1;
    apply(handingOut(m_project, wanted));
    const ArticleId first = m_project.workLists().inOrder()[0].articles[0];
    wanted = all({m_bert});
    wanted.leaveOutListed = true;
    QCOMPARE(chosenArticles(m_project, wanted).size(), 3);
    QVERIFY(!chosenArticles(m_project, wanted).contains(first));
}

void TestWorkLists::refusesWhatMakesNoSense_data()
{
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("articles");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("to nobody") << 0 << 4 << QStringLiteral("Say to whom the articles are handed out.");
    QTest::newRow("nothing") << 1 << 0 << QStringLiteral("There is no article to hand out.");
    QTest::newRow("one article for two")
        << 2 << 1 << QStringLiteral("There are fewer articles than annotators: not everybody would get one.");
}

void TestWorkLists::refusesWhatMakesNoSense()
{
    QFETCH(int, annotators);
    QFETCH(int, articles);
    HandingOut wanted = all(QList<Annotator>{m_ada, m_bert}.first(annotators));
    wanted.from.resize(articles);
    wanted.shares = true;
    const auto edits = handingOut(m_project, wanted);
    QVERIFY(!edits && edits.error().kind == Error::Kind::Invalid);
    QTEST(edits.error().what, "sentence");
}

void TestWorkLists::goesThroughTheList_data()
{
    QTest::addColumn<QString>("progress"); // "." not begun, "s" started, "d" done
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("the first") << "...." << -1 << 0;
    QTest::newRow("the next") << "...." << 0 << 1;
    QTest::newRow("past what is begun") << ".sd." << 0 << 3;
    QTest::newRow("round the end") << "..dd" << 2 << 0;
    QTest::newRow("an untouched one before a started one") << ".sss" << 2 << 0;
    QTest::newRow("a started one where none is untouched") << "dsds" << 1 << 3;
    QTest::newRow("a started one round the end") << "dsdd" << 2 << 1;
    QTest::newRow("itself where it is the last") << "dd.d" << 2 << 2;
    QTest::newRow("from the last row") << ".ddd" << 3 << 0;
    QTest::newRow("none") << "dddd" << 1 << -1;
    QTest::newRow("no articles") << "" << -1 << -1;
}

void TestWorkLists::goesThroughTheList()
{
    QFETCH(QString, progress);
    QFETCH(int, from);
    std::vector<Progress> articles;
    for (const QChar c : progress)
        articles.push_back(c == u'.' ? Progress::Todo : c == u's' ? Progress::Started : Progress::Done);
    QTEST(nextToDo(articles, from), "to");
}

void TestWorkLists::progressIsThatOfTheAnnotator()
{
    const QList<ArticleId> order = m_project.articleOrder();
    const auto state = [&](int article, const Annotator &annotator, ArticleState::State reached) {
        QVERIFY(m_project.applyEdit(adding(ArticleState{order[article], annotator.id, reached})));
    };
    state(0, m_ada, ArticleState::State::Done);
    state(1, m_ada, ArticleState::State::Started);
    state(2, m_bert, ArticleState::State::Done);
    QCOMPARE(progressWith(m_project, order, m_ada.id), (WorkProgress{1, 1, 4}));
    QCOMPARE(progressWith(m_project, {order[2]}, m_bert.id), (WorkProgress{0, 1, 1}));
    QVERIFY(progressWith(m_project, {order[2]}, m_bert.id).isDone());
    QVERIFY(!progressWith(m_project, order, m_bert.id).isDone());
}

void TestWorkLists::aRemovedArticleLeavesItsLists()
{
    apply(handingOut(m_project, all({m_ada, m_bert})));
    const ArticleId gone = m_project.articleOrder().first();
    QVERIFY(!m_project.apply(makeChange({}, {removing(*m_project.article(gone)->text)})));
    apply(removalOf(m_project, *m_project.article(gone)));
    QVERIFY(!m_project.article(gone));
    for (const WorkList &list : m_project.workLists().inOrder())
        QCOMPARE(list.articles.size(), 3);
}

void TestWorkLists::survivesClosingAndUndo()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("study.stance"));
    {
        ProjectDocument document(m_project);
        document.save(path);
        QVERIFY(document.finishSaving());
        QVERIFY(document.push(QStringLiteral("Hand out"), *handingOut(m_project, all({m_ada}))));
        QVERIFY(document.push(QStringLiteral("Hand out"), *handingOut(document.project(), all({m_bert}))));
        m_project = document.project();
    } // neither is saved: both are in the journal
    {
        const auto document = ProjectDocument::open(path);
        QVERIFY(document && (*document)->project() == m_project);
        (*document)->undoStack().undo();
        QCOMPARE((*document)->project().workLists().size(), 1);
        (*document)->save(path);
        QVERIFY((*document)->finishSaving());
    }
    const auto document = ProjectDocument::open(path);
    QVERIFY(document);
    QCOMPARE((*document)->project().workLists().size(), 1);
    QCOMPARE(workListsOf((*document)->project(), m_ada.id).first().articles.size(), 4);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestWorkLists)
#include "tst_work_lists.moc"
