// SPDX-License-Identifier: GPL-3.0-or-later
//
// Marking articles as done for others touches what is asked for and nothing else, and is one Change that can
// be undone.
#include "model/document/finished_articles.h"
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

class TestFinishedArticles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsArticlesOfEach();
    void marksWhatWasTagged();
    void marksAllWhereWanted();
    void undoGivesTheSameProject();

private:
    void label(int article, AnnotatorId by);
    ArticleState::State state(int article, AnnotatorId by) const
    {
        return m_project.article(m_articles[article])->stateOf(by).value();
    }
    bool apply(std::vector<AnyEdit> edits)
    {
        return m_project.apply(makeChange({}, std::move(edits))).has_value();
    }

    Project m_project;
    QList<ArticleId> m_articles;
    AnnotatorId m_ada;
    AnnotatorId m_bo;
};

/// Of three articles Ada has tagged two, one of them twice, and begun the second; Bo has done the third.
void TestFinishedArticles::init()
{
    m_project = newProject(u"Test"_qs, defaultCodebook()).value();
    m_ada = AnnotatorId::random();
    m_bo = AnnotatorId::random();
    m_articles.clear();
    std::vector<AnyEdit> edits{
        adding(Annotator{m_ada, u"Ada"_qs, false}), adding(Annotator{m_bo, u"Bo"_qs, false})};
    for (int i = 0; i < 3; ++i) {
        ArticleInfo info;
        info.id = ArticleId::random();
        info.order = i;
        info.title = u"Article"_qs;
        m_articles.append(info.id);
        edits.push_back(adding(info));
        edits.push_back(adding(ArticleText{info.id, QString(100, u'x'), {{0, 100}}}));
    }
    edits.push_back(adding(Actor{ActorId::random(), u"Chad"_qs, {}, Actor::Kind::State, {}}));
    QVERIFY(apply(std::move(edits)));
    label(0, m_ada);
    label(0, m_ada);
    label(1, m_ada);
    QVERIFY(apply({adding(ArticleState{m_articles[1], m_ada, ArticleState::State::Started}),
        adding(ArticleState{m_articles[2], m_bo, ArticleState::State::Done})}));
}

void TestFinishedArticles::label(int article, AnnotatorId by)
{
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = m_articles[article];
    annotation.annotator = by;
    annotation.actor = m_project.actors().inOrder().first().id;
    annotation.issue = m_project.issues().inOrder().first().id;
    annotation.stance = m_project.stances().inOrder().first().id;
    const int place = static_cast<int>(m_project.article(m_articles[article])->annotations.size());
    annotation.evidence = TextSpan{place, place + 1};
    annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    QVERIFY(apply({adding(annotation)}));
}

void TestFinishedArticles::countsArticlesOfEach()
{
    const QHash<AnnotatorId, ArticlesOf> articles = articlesByAnnotator(m_project);
    QCOMPARE(articles.value(m_ada), (ArticlesOf{2, 0, 2}));
    QCOMPARE(articles.value(m_bo), (ArticlesOf{0, 1, 0}));
}

void TestFinishedArticles::marksWhatWasTagged()
{
    std::vector<AnyEdit> edits = markingDone(m_project, {m_ada, m_bo}, true);
    QCOMPARE(edits.size(), 2U);
    QVERIFY(apply(std::move(edits)));
    QCOMPARE(state(0, m_ada), ArticleState::State::Done);
    QCOMPARE(state(1, m_ada), ArticleState::State::Done);
    QVERIFY(!m_project.article(m_articles[2])->stateOf(m_ada));
    QVERIFY(!m_project.article(m_articles[0])->stateOf(m_bo));
    QVERIFY(markingDone(m_project, {m_ada, m_bo}, true).empty());
}

void TestFinishedArticles::marksAllWhereWanted()
{
    std::vector<AnyEdit> edits = markingDone(m_project, {m_bo}, false);
    QCOMPARE(edits.size(), 2U); // the third is done already
    QVERIFY(apply(std::move(edits)));
    for (int article = 0; article < 3; ++article)
        QCOMPARE(state(article, m_bo), ArticleState::State::Done);
    QVERIFY(!m_project.article(m_articles[0])->stateOf(m_ada));
}

void TestFinishedArticles::undoGivesTheSameProject()
{
    const QList<ArticleState> before = m_project.article(m_articles[1])->states;
    const Change change = makeChange({}, markingDone(m_project, {m_ada}, false));
    QVERIFY(m_project.apply(change));
    QVERIFY(m_project.article(m_articles[1])->states != before);
    QVERIFY(m_project.apply(inverse(change)));
    QVERIFY(m_project.article(m_articles[1])->states == before);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestFinishedArticles)
#include "tst_finished_articles.moc"
