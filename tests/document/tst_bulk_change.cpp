// SPDX-License-Identifier: GPL-3.0-or-later
//
// A change of many annotations touches what it says and no more: nothing of others, nothing twice, and one
// step of undo takes it back.
#include "model/document/bulk_change.h"
#include "model/document/project_document.h"
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

class TestBulkChange : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void changesOnlyOwn();
    void whatIsSoAlreadyStays();
    void neverMakesTwoOfTheSame();
    void deletes();
    void answersAndConfidence();
    void goneOnesAreCounted();
    void oneUndoTakesAllBack();

private:
    AnnotationPlace tag(int article, TextSpan span, int actor, int stance, AnnotatorId by);
    BulkPlan plan(const BulkWish &wish) const
    {
        return bulkPlan(m_document->project(), m_document->annotator(), byArticle(m_places), wish);
    }
    Annotation at(size_t i) const
    {
        return *m_document->project().article(m_places[i].article)->annotation(m_places[i].annotation);
    }

    std::unique_ptr<ProjectDocument> m_document;
    QList<ArticleId> m_articles;
    QList<ActorId> m_actors;
    QList<StanceValue> m_stances;
    Issue m_issue;
    AnnotatorId m_other;
    std::vector<AnnotationPlace> m_places;
};

void TestBulkChange::init()
{
    Project project = *newProject(u"Test"_qs, defaultCodebook());
    m_articles = {ArticleId::random(), ArticleId::random()};
    m_actors = {ActorId::random(), ActorId::random()};
    m_other = AnnotatorId::random();
    std::vector<AnyEdit> edits;
    for (int i = 0; i < 2; ++i) {
        ArticleInfo info;
        info.id = m_articles[i];
        info.order = i;
        info.title = u"Article"_qs;
        edits.push_back(adding(info));
        edits.push_back(adding(ArticleText{info.id, u"No war. No peace."_qs, {{0, 7}, {8, 17}}}));
        edits.push_back(adding(Actor{m_actors[i], u"Actor %1"_qs.arg(i), {}, Actor::Kind::Person, {}}));
    }
    edits.push_back(adding(Annotator{m_other, u"Eve"_qs, false}));
    QVERIFY(project.apply(makeChange({}, std::move(edits))));
    m_stances = project.stances().inOrder();
    m_issue = project.issues().inOrder().first();
    m_document = std::make_unique<ProjectDocument>(std::move(project));
    QVERIFY(m_document->setAnnotator(u"Ada"_qs));
    m_places.clear();
}

AnnotationPlace TestBulkChange::tag(int article, TextSpan span, int actor, int stance, AnnotatorId by)
{
    Annotation made;
    made.id = AnnotationId::random();
    made.article = m_articles[article];
    made.annotator = by;
    made.actor = m_actors[actor];
    made.issue = m_issue.id;
    made.stance = m_stances[stance].id;
    made.evidence = span;
    made.created = made.modified = QDateTime::fromMSecsSinceEpoch(1'000'000, Qt::UTC);
    if (!m_document->push(u"Tag"_qs, {adding(made)}))
        qFatal("a label is refused");
    return {made.article, made.id};
}

void TestBulkChange::changesOnlyOwn()
{
    const AnnotatorId own = m_document->annotator();
    m_places = {tag(0, {0, 7}, 0, 0, own), tag(0, {0, 7}, 0, 0, m_other), tag(1, {8, 17}, 0, 0, own)};
    BulkWish wish;
    wish.stance = m_stances[2].id;
    const BulkPlan made = plan(wish);
    QCOMPARE(made.edits.size(), 2U);
    QCOMPARE(made.articles, 2);
    QCOMPARE(made.others, 1);
    QVERIFY(m_document->push(u"Change"_qs, made.edits));
    QCOMPARE(at(0).stance, m_stances[2].id);
    QCOMPARE(at(1).stance, m_stances[0].id);
    QCOMPARE(at(2).stance, m_stances[2].id);
    QVERIFY(at(0).modified > at(0).created);
}

void TestBulkChange::whatIsSoAlreadyStays()
{
    m_places = {
        tag(0, {0, 7}, 0, 0, m_document->annotator()), tag(0, {8, 17}, 0, 1, m_document->annotator())};
    BulkWish wish;
    wish.stance = m_stances[0].id;
    QCOMPARE(plan(wish).already, 1);
    QCOMPARE(plan(wish).edits.size(), 1U);
}

void TestBulkChange::neverMakesTwoOfTheSame()
{
    const AnnotatorId own = m_document->annotator();
    // The third has the words of the first; the others' annotation of the same does not matter.
    m_places = {tag(0, {0, 7}, 0, 0, own), tag(0, {8, 17}, 0, 0, own), tag(0, {0, 7}, 1, 2, own)};
    tag(0, {8, 17}, 1, 0, m_other);
    BulkWish wish;
    wish.actor = m_actors[1];
    const BulkPlan made = plan(wish);
    QCOMPARE(made.colliding, 1);
    QCOMPARE(made.already, 1);
    QCOMPARE(made.edits.size(), 1U);
    QCOMPARE(std::get<Edit<Annotation>>(made.edits[0]).after->id, m_places[1].annotation);
}

void TestBulkChange::deletes()
{
    const AnnotatorId own = m_document->annotator();
    m_places = {tag(0, {0, 7}, 0, 0, own), tag(1, {0, 7}, 0, 0, m_other)};
    BulkWish wish;
    wish.remove = true;
    QVERIFY(m_document->push(u"Delete"_qs, plan(wish).edits));
    QCOMPARE(m_document->project().annotationCount(), 1);
    QCOMPARE(at(1).annotator, m_other);
}

void TestBulkChange::answersAndConfidence()
{
    m_places = {tag(0, {0, 7}, 0, 0, m_document->annotator())};
    const QList<Attribute> attributes = m_document->project().attributes().inOrder();
    const auto flag = std::ranges::find(attributes, Attribute::Kind::Flag, &Attribute::kind);
    QVERIFY(flag != attributes.end());
    BulkWish wish;
    wish.answer = AttributeValue{flag->id, u"true"_qs};
    wish.confidence = 0.5F;
    QVERIFY(m_document->push(u"Change"_qs, plan(wish).edits));
    QCOMPARE(at(0).answer(flag->id), u"true"_qs);
    QCOMPARE(at(0).confidence, 0.5F);
    wish.answer->value.clear();
    QVERIFY(m_document->push(u"Change"_qs, plan(wish).edits));
    QVERIFY(!at(0).attributes);
}

void TestBulkChange::goneOnesAreCounted()
{
    m_places = {tag(0, {0, 7}, 0, 0, m_document->annotator()), {m_articles[1], AnnotationId::random()},
        {ArticleId::random(), AnnotationId::random()}};
    BulkWish wish;
    wish.remove = true;
    QCOMPARE(plan(wish).gone, 2);
    QCOMPARE(plan(wish).edits.size(), 1U);
}

void TestBulkChange::oneUndoTakesAllBack()
{
    for (int i = 0; i < 2; ++i) {
        for (const TextSpan span : {TextSpan{0, 7}, TextSpan{8, 17}})
            m_places.push_back(tag(i, span, 0, 0, m_document->annotator()));
    }
    const Project before = m_document->project();
    BulkWish wish;
    wish.actor = m_actors[1];
    QVERIFY(m_document->push(u"Change"_qs, plan(wish).edits));
    const Project after = m_document->project();
    QVERIFY(!(before == after));
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestBulkChange)
#include "tst_bulk_change.moc"
