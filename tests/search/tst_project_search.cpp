// SPDX-License-Identifier: GPL-3.0-or-later
//
// A search of a project finds in every article what a search of that article alone finds, in their order,
// whatever the threads do; filters leave out what they say; and a search that is no longer wanted ends.
#include "model/project/codebook.h"
#include "model/search/project_search.h"
#include "model/text/sentences.h"

#include <QElapsedTimer>
#include <QTest>

#include <random>

namespace standpoint {

class TestProjectSearch : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void comesInOrderAndWhole();
    void endsWhenCancelled();
    void anEmptyProjectIsSearchedAtOnce();
    void findsNotesAndActors();
    void namesThatCostTooMuchAreTold();
    void aStoppedSearchKnowsNoNames();
    void keepsTheFirstHitsAndCountsAll();
    void filters_data();
    void filters();
    void textMustTouchFittingEvidence();

private:
    QList<ArticleHits> run(const SearchQuery &query);
    static SearchQuery query(const QString &typed, SearchPlaces places = {});
    ArticleId addArticle(const QString &text, ArticleInfo info = {});
    void addVariedArticles();
    AnnotationId annotate(ArticleId article, TextSpan span, int issue, const QString &note = {});

    Project m_project;
    QList<ArticleId> m_order;
    ActorId m_actor;
    AnnotatorId m_annotator;
    QList<Issue> m_issues;
    QList<StanceValue> m_stances;
};

void TestProjectSearch::init()
{
    m_project = *newProject(u"Test"_qs, defaultCodebook());
    m_order.clear();
    m_actor = ActorId::random();
    m_annotator = AnnotatorId::random();
    m_issues = m_project.issues().inOrder();
    m_stances = m_project.stances().inOrder();
    QVERIFY(m_project.applyEdit(
        adding(Actor{m_actor, u"Ban Ki-moon"_qs, {u"Secretary-General"_qs}, Actor::Kind::Person, {}})));
    QVERIFY(m_project.applyEdit(adding(Annotator{m_annotator, u"Ada"_qs, false})));
}

ArticleId TestProjectSearch::addArticle(const QString &text, ArticleInfo info)
{
    info.id = ArticleId::random();
    info.order = static_cast<int>(m_order.size());
    if (info.title.isEmpty())
        info.title = u"Article %1"_qs.arg(info.order);
    if (!m_project.applyEdit(adding(info))
        || !m_project.applyEdit(adding(ArticleText{info.id, text, sentences(text, u"en"_qs)})))
        qFatal("an article is refused");
    m_order.append(info.id);
    return info.id;
}

AnnotationId TestProjectSearch::annotate(ArticleId article, TextSpan span, int issue, const QString &note)
{
    Annotation made;
    made.id = AnnotationId::random();
    made.article = article;
    made.annotator = m_annotator;
    made.actor = m_actor;
    made.issue = m_issues[issue].id;
    made.stance = m_stances[issue].id;
    made.evidence = span;
    made.setNote(note);
    made.created = made.modified = QDateTime::currentDateTimeUtc();
    if (const Status done = m_project.applyEdit(adding(made)); !done)
        qFatal("%s", qPrintable(done.error().toString()));
    return made.id;
}

SearchQuery TestProjectSearch::query(const QString &typed, SearchPlaces places)
{
    SearchQuery made;
    made.typed = typed;
    made.places = places;
    return made;
}

QList<ArticleHits> TestProjectSearch::run(const SearchQuery &wanted)
{
    QList<ArticleHits> all;
    const std::atomic<bool> cancelled = false;
    qsizetype searched = -1;
    const auto searcher = ArticleSearcher::make(wanted, m_project.actors());
    const bool whole = searchProject(m_project, *searcher, cancelled, [&](const SearchBatch &batch) {
        if (batch.searched < searched)
            qFatal("a batch goes back");
        searched = batch.searched;
        all.append(batch.articles);
    });
    if (!whole || searched != m_order.size())
        qFatal("not all was searched");
    return all;
}

void TestProjectSearch::comesInOrderAndWhole()
{
    std::mt19937 random(5); // NOLINT: the same texts every time
    const QStringList words{u"war"_qs, u"café"_qs, u"Geneva"_qs, u"no"_qs, u"strike"_qs, u"warning"_qs};
    for (int i = 0; i < 1000; ++i) {
        QString text;
        for (int word = 0; word < 12; ++word)
            text += words[static_cast<qsizetype>(random() % 6)] + u' ';
        addArticle(text.trimmed() + u'.');
    }
    for (int round = 0; round < 5; ++round) {
        const SearchQuery wanted = query(u"war cafe geneva"_qs);
        const ArticleSearcher searcher = *ArticleSearcher::make(wanted, m_project.actors());
        QList<ArticleHits> alone;
        for (const ArticleId id : std::as_const(m_order)) {
            if (ArticleHits hits = searcher.search(*m_project.article(id)); hits.count > 0)
                alone.append(hits);
        }
        QVERIFY(alone.size() > 100);
        QVERIFY(alone.size() < 1000);
        QCOMPARE(run(wanted), alone);
    }
}

void TestProjectSearch::endsWhenCancelled()
{
    for (int i = 0; i < 2000; ++i)
        addArticle(u"war and peace"_qs);
    std::atomic<bool> cancelled = false;
    qsizetype seen = 0;
    const ArticleSearcher searcher = *ArticleSearcher::make(query(u"war"_qs), m_project.actors());
    QVERIFY(!searchProject(m_project, searcher, cancelled, [&](const SearchBatch &batch) {
        seen = batch.searched;
        cancelled = true;
    }));
    QVERIFY(seen > 0);
    QVERIFY(seen < 2000);
}

void TestProjectSearch::anEmptyProjectIsSearchedAtOnce()
{
    QVERIFY(run(query(u"war"_qs)).isEmpty());
}

void TestProjectSearch::findsNotesAndActors()
{
    const ArticleId article = addArticle(u"No war. He said no."_qs);
    const AnnotationId first = annotate(article, {0, 7}, 0, u"Is this war talk?"_qs);
    const AnnotationId second = annotate(article, {8, 19}, 1);
    const QList<ArticleHits> notes = run(query(u"war"_qs));
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first().hits,
        (QList<SearchHit>{{SearchHit::In::Note, {8, 11}, first, 0}, {SearchHit::In::Text, {3, 6}, {}, 0}}));
    const QList<ArticleHits> actors = run(query(u"general"_qs, {true, true, true}));
    QCOMPARE(actors.first().hits,
        (QList<SearchHit>{
            {SearchHit::In::Actor, {10, 17}, first, 1}, {SearchHit::In::Actor, {10, 17}, second, 1}}));
    QVERIFY(run(query(u"general"_qs, {true, true, false})).isEmpty());
    QCOMPARE(run(query(u"talk"_qs, {true, false, true})).size(), 0);
    QCOMPARE(run(query(u"article"_qs)).first().hits.first().in, SearchHit::In::Title);
}

void TestProjectSearch::namesThatCostTooMuchAreTold()
{
    const ArticleId without = addArticle(u"No."_qs);
    const ArticleId with = addArticle(u"No."_qs);
    annotate(without, {0, 3}, 0);
    for (int i = 0; i < 10'000; ++i) { // 100,000 steps for each are too many for the window's thread
        const QString name = u"The international committee of the representatives %1"_qs.arg(i);
        m_actor = ActorId::random();
        QVERIFY(m_project.applyEdit(adding(Actor{m_actor, name, {}, Actor::Kind::Person, {}})));
    }
    annotate(with, {0, 3}, 0);
    SearchQuery wanted = query(u"(\\w+\\s*)+[:;]"_qs, {false, false, true});
    wanted.wording = Wording::Expression;
    QElapsedTimer timer;
    timer.start();
    const ArticleSearcher searcher = *ArticleSearcher::make(wanted, m_project.actors());
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(searcher.search(*m_project.article(with)).gaveUp);
    QVERIFY2(searcher.search(*m_project.article(with)).gaveUp, "it is known the second time too");
    QVERIFY2(!searcher.search(*m_project.article(without)).gaveUp, "nobody with such a name is tagged there");
    const QList<ArticleHits> all = run(wanted);
    QCOMPARE(all.size(), 1);
    QVERIFY(all.first().gaveUp && all.first().article == with && all.first().count == 0);
    wanted.filters.issue = m_issues[1].id;
    QVERIFY(!ArticleSearcher::make(wanted, m_project.actors())->search(*m_project.article(with)).gaveUp);
}

/// What was not looked at to the end must not be taken for an answer by the next one who asks.
void TestProjectSearch::aStoppedSearchKnowsNoNames()
{
    const ArticleId article = addArticle(u"No."_qs);
    annotate(article, {0, 3}, 0);
    const ArticleSearcher searcher =
        *ArticleSearcher::make(query(u"general"_qs, {false, false, true}), m_project.actors());
    const std::atomic<bool> stopped = true;
    QCOMPARE(searcher.search(*m_project.article(article), &stopped).count, 0);
    QCOMPARE(searcher.search(*m_project.article(article)).count, 1);
}

void TestProjectSearch::keepsTheFirstHitsAndCountsAll()
{
    addArticle(QString(u"no "_qs).repeated(500).trimmed());
    const QList<ArticleHits> found = run(query(u"no"_qs));
    QCOMPARE(found.first().count, 500);
    QCOMPARE(found.first().hits.size(), mostHitsKept);
    QCOMPARE(found.first().hits.last().span, (TextSpan{297, 299}));
}

void TestProjectSearch::filters_data()
{
    QTest::addColumn<int>("question");
    QTest::addColumn<QList<int>>("fitting");
    QTest::newRow("none") << 0 << QList<int>{0, 1, 2};
    QTest::newRow("source") << 1 << QList<int>{0, 1};
    QTest::newRow("language with a region") << 2 << QList<int>{1, 2};
    QTest::newRow("tags") << 3 << QList<int>{1};
    QTest::newRow("from a day") << 4 << QList<int>{1};
    QTest::newRow("up to a day") << 5 << QList<int>{0};
    QTest::newRow("done") << 6 << QList<int>{0};
    QTest::newRow("to do") << 7 << QList<int>{1, 2};
    QTest::newRow("done by somebody else") << 8 << QList<int>{};
    QTest::newRow("issue") << 9 << QList<int>{2};
    QTest::newRow("stance that goes with another issue") << 10 << QList<int>{};
}

/// Three articles that differ in what filters ask for.
void TestProjectSearch::addVariedArticles()
{
    ArticleInfo info;
    info.source = u"Agency"_qs;
    info.language = u"en"_qs;
    info.published = QDate(2013, 9, 1);
    info.tags = {u"a"_qs};
    const ArticleId first = addArticle(u"war"_qs, info);
    info.language = u"pt-BR"_qs;
    info.published = QDate(2013, 9, 2);
    info.tags = {u"a"_qs, u"b"_qs};
    addArticle(u"war"_qs, info);
    info = {};
    info.language = u"pt"_qs;
    const ArticleId third = addArticle(u"war"_qs, info);
    QVERIFY(m_project.applyEdit(adding(ArticleState{first, m_annotator, ArticleState::State::Done})));
    annotate(third, {0, 3}, 1);
}

void TestProjectSearch::filters()
{
    addVariedArticles();
    QFETCH(int, question);
    SearchQuery wanted = query(u"war"_qs);
    SearchFilters &filters = wanted.filters;
    switch (question) {
    case 1:
        filters.source = u"Agency"_qs;
        break;
    case 2:
        filters.language = u"pt"_qs;
        break;
    case 3:
        filters.tags = {u"b"_qs, u"a"_qs};
        break;
    case 4:
        filters.from = QDate(2013, 9, 2);
        break;
    case 5:
        filters.to = QDate(2013, 9, 1);
        break;
    case 6:
        filters.progress = Progress::Done;
        break;
    case 7:
        filters.progress = Progress::Todo;
        filters.progressOf = m_annotator;
        break;
    case 8:
        filters.progress = Progress::Done;
        filters.progressOf = AnnotatorId::random();
        break;
    case 9:
        filters.issue = m_issues[1].id;
        break;
    case 10:
        filters.issue = m_issues[1].id;
        filters.stance = m_stances[0].id;
        break;
    default:
        break;
    }
    QList<int> fitting;
    for (const ArticleHits &article : run(wanted))
        fitting.append(static_cast<int>(m_order.indexOf(article.article)));
    QTEST(fitting, "fitting");
}

void TestProjectSearch::textMustTouchFittingEvidence()
{
    const ArticleId article = addArticle(u"War here. No war there. War."_qs);
    annotate(article, {10, 23}, 0);
    annotate(article, {24, 28}, 1);
    SearchQuery wanted = query(u"war"_qs);
    wanted.filters.issue = m_issues[0].id;
    QCOMPARE(run(wanted).first().hits, (QList<SearchHit>{{SearchHit::In::Text, {13, 16}, {}, 0}}));
    wanted.filters.issue = {};
    wanted.filters.annotator = m_annotator;
    QCOMPARE(run(wanted).first().count, 2);
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestProjectSearch)
#include "tst_project_search.moc"
