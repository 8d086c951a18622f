// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a key of the stance pad does to the annotations of a sentence.
#include "model/document/tagging.h"
#include "model/project/codebook.h"
#include "tests/project/random_project.h"

#include <QTest>

namespace standpoint {

class TestTagging : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void firstTagAddsAnAnnotation();
    void firstTagInAnArticleMarksItStarted();
    void laterTagLeavesTheProgressAlone();
    void sameKeyAgainTakesItBack();
    void otherStanceReplacesAndKeepsTheRest();
    void otherActorOrIssueIsAnotherAnnotation();
    void otherAnnotatorsLayerIsUntouched();
    void speaksOf_data();
    void speaksOf();
    void exactEvidenceGoesBeforeWhatLiesWithin();
    void theFocusedOneGoesBeforeAll();
    void severalSentences_data();
    void severalSentences();
    void saysAlready_data();
    void saysAlready();
    void tagInAnArticleThatIsGoneIsRefused();
    void revisionSetsTheTime();
    void removalOfAnArticleAppliesAndComesBack();

private:
    Tag tag(int sentence = 0) const;
    AnnotationId apply(const Tag &tag);
    AnnotationId add(const Evidence &evidence, AnnotatorId annotator);
    const Article &article() const { return *m_project.article(m_article); }

    Project m_project;
    ArticleId m_article;
    QList<Actor> m_actors;
    QList<Annotator> m_annotators;
};

void TestTagging::init()
{
    m_project = *newProject(QStringLiteral("Study"), defaultCodebook());
    m_actors = {{{{1, 1}}, QStringLiteral("Minister"), {}, Actor::Kind::Person, {}},
        {{{1, 2}}, QStringLiteral("Envoy"), {}, Actor::Kind::Person, {}}};
    m_annotators = {{{{2, 1}}, QStringLiteral("Anna"), false}, {{{2, 2}}, QStringLiteral("Boris"), false}};
    ArticleInfo info;
    info.id = {{3, 1}};
    info.title = QStringLiteral("Talks");
    m_article = info.id;
    const ArticleText text{info.id, QStringLiteral("No war, he said. Talks then."), {{0, 16}, {17, 28}}};
    QVERIFY(m_project.apply(makeChange({},
        {adding(m_actors[0]), adding(m_actors[1]), adding(m_annotators[0]), adding(m_annotators[1]),
            adding(info), adding(text)})));
}

Tag TestTagging::tag(int sentence) const
{
    return {m_article, m_annotators[0].id, article().sentences().at(sentence), false, m_actors[0].id,
        m_project.issues().inOrder()[0].id, m_project.stances().inOrder()[0].id};
}

AnnotationId TestTagging::apply(const Tag &wanted)
{
    const Tagging done = tagging(m_project, wanted);
    if (!m_project.apply(makeChange(QStringLiteral("Tag"), done.edits)))
        QTest::qFail("the tag was refused", __FILE__, __LINE__);
    return done.annotation;
}

AnnotationId TestTagging::add(const Evidence &evidence, AnnotatorId annotator)
{
    Tag marked = tag();
    marked.annotator = annotator;
    marked.evidence = evidence;
    marked.evidenceIsMarked = true;
    return apply(marked);
}

void TestTagging::firstTagAddsAnAnnotation()
{
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const AnnotationId id = apply(tag());
    QCOMPARE(article().annotations.size(), 1);
    const Annotation &made = article().annotations.first();
    QVERIFY(made.id == id);
    QVERIFY(made.annotator == m_annotators[0].id && made.actor == m_actors[0].id);
    QVERIFY(made.issue == tag().issue && made.stance == tag().stance);
    QVERIFY(made.evidence == Evidence(TextSpan{0, 16}));
    QVERIFY(made.provenance == Annotation::Provenance::Manual);
    QVERIFY(made.created >= before && made.created == made.modified);
}

void TestTagging::firstTagInAnArticleMarksItStarted()
{
    apply(tag());
    QVERIFY(article().stateOf(m_annotators[0].id) == ArticleState::State::Started);
    QVERIFY(!article().stateOf(m_annotators[1].id));
}

void TestTagging::laterTagLeavesTheProgressAlone()
{
    QVERIFY(m_project.apply(
        makeChange({}, {adding(ArticleState{m_article, m_annotators[0].id, ArticleState::State::Done})})));
    apply(tag());
    QVERIFY(article().stateOf(m_annotators[0].id) == ArticleState::State::Done);
    QCOMPARE(tagging(m_project, tag(1)).edits.size(), size_t(1));
}

void TestTagging::sameKeyAgainTakesItBack()
{
    const Project before = m_project;
    const Change first = makeChange({}, tagging(m_project, tag()).edits);
    QVERIFY(m_project.apply(first));
    QVERIFY(apply(tag()).isNull());
    QVERIFY(article().annotations.isEmpty());
    QVERIFY2(article().stateOf(m_annotators[0].id), "whoever took a tag back has begun the article");
    QVERIFY(!(m_project == before));
}

void TestTagging::otherStanceReplacesAndKeepsTheRest()
{
    const AnnotationId id = apply(tag());
    Annotation noted = *article().annotation(id);
    noted.setNote(QStringLiteral("why"));
    noted.created = noted.modified = QDateTime::fromMSecsSinceEpoch(1'000'000, Qt::UTC);
    QVERIFY(m_project.apply(makeChange({}, {replacing(*article().annotation(id), noted)})));
    Tag other = tag();
    other.stance = m_project.stances().inOrder()[2].id;
    QVERIFY(apply(other) == id);
    QCOMPARE(article().annotations.size(), 1);
    const Annotation &now = article().annotations.first();
    QVERIFY(now.stance == other.stance);
    QCOMPARE(*now.note, QStringLiteral("why"));
    QCOMPARE(now.created, noted.created);
    QVERIFY(now.modified > noted.modified);
}

void TestTagging::otherActorOrIssueIsAnotherAnnotation()
{
    apply(tag());
    Tag actor = tag();
    actor.actor = m_actors[1].id;
    apply(actor);
    Tag issue = tag();
    issue.issue = m_project.issues().inOrder()[1].id;
    apply(issue);
    apply(tag(1));
    QCOMPARE(article().annotations.size(), 4);
}

void TestTagging::otherAnnotatorsLayerIsUntouched()
{
    const AnnotationId annas = apply(tag());
    const Annotation before = *article().annotation(annas);
    Tag boris = tag();
    boris.annotator = m_annotators[1].id;
    boris.stance = m_project.stances().inOrder()[1].id;
    const AnnotationId own = apply(boris);
    QVERIFY(!own.isNull() && own != annas);
    QVERIFY(apply(boris).isNull()); // and back again
    QCOMPARE(article().annotations.size(), 1);
    QVERIFY(*article().annotation(annas) == before);
}

void TestTagging::speaksOf_data()
{
    QTest::addColumn<QList<TextSpan>>("present");
    QTest::addColumn<QList<TextSpan>>("wanted");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<bool>("found");
    using Spans = QList<TextSpan>;
    const Spans sentence{{0, 16}};
    QTest::newRow("sentence again") << sentence << sentence << false << true;
    QTest::newRow("part of the sentence, nothing marked") << Spans{{3, 6}} << sentence << false << true;
    QTest::newRow("fragments of the sentence, nothing marked")
        << Spans{{0, 6}, {8, 15}} << sentence << false << true;
    QTest::newRow("part of the sentence, all of it marked") << Spans{{3, 6}} << sentence << true << false;
    QTest::newRow("all of the sentence, part of it marked") << sentence << Spans{{3, 6}} << true << false;
    QTest::newRow("the same part marked") << Spans{{3, 6}} << Spans{{3, 6}} << true << true;
    QTest::newRow("another part marked") << Spans{{3, 6}} << Spans{{0, 2}} << true << false;
    QTest::newRow("the same fragments marked")
        << Spans{{0, 6}, {8, 15}} << Spans{{0, 6}, {8, 15}} << true << true;
    QTest::newRow("one of the fragments marked") << Spans{{0, 6}, {8, 15}} << Spans{{0, 6}} << true << false;
    QTest::newRow("evidence over both sentences") << Spans{{3, 20}} << sentence << false << false;
    QTest::newRow("the other sentence") << Spans{{17, 28}} << sentence << false << false;
    QTest::newRow("both sentences chosen, one tagged") << Spans{{17, 28}} << Spans{{0, 28}} << false << true;
}

void TestTagging::speaksOf()
{
    QFETCH(QList<TextSpan>, present);
    QFETCH(QList<TextSpan>, wanted);
    QFETCH(bool, marked);
    QFETCH(bool, found);
    const AnnotationId id = add(Evidence(present), m_annotators[0].id);
    Tag again = tag();
    again.evidence = Evidence(wanted);
    again.evidenceIsMarked = marked;
    const Annotation *spoken = taggedAlready(m_project, again);
    QCOMPARE(spoken != nullptr, found);
    QVERIFY(!spoken || spoken->id == id);
    again.annotator = m_annotators[1].id;
    QVERIFY2(!taggedAlready(m_project, again), "another annotator's is never spoken of");
    apply(again);
    QVERIFY(article().annotation(id));
}

void TestTagging::exactEvidenceGoesBeforeWhatLiesWithin()
{
    add(TextSpan{0, 6}, m_annotators[0].id);
    const AnnotationId whole = add(TextSpan{0, 16}, m_annotators[0].id);
    add(TextSpan{3, 6}, m_annotators[0].id);
    QVERIFY(taggedAlready(m_project, tag())->id == whole);
    apply(tag());
    QVERIFY(!article().annotation(whole));
    QCOMPARE(article().annotations.size(), 2);
}

void TestTagging::theFocusedOneGoesBeforeAll()
{
    const AnnotationId part = add(TextSpan{3, 6}, m_annotators[0].id);
    const AnnotationId whole = add(TextSpan{0, 16}, m_annotators[0].id);
    const AnnotationId wide = add(TextSpan{0, 28}, m_annotators[0].id);
    for (const AnnotationId id : {part, whole, wide}) {
        Tag focused = tag();
        focused.focused = id;
        QVERIFY(taggedAlready(m_project, focused)->id == id);
        const Tagging done = tagging(m_project, focused);
        QVERIFY(done.act == Tagging::Act::TakesBack && done.annotation.isNull());
        QVERIFY(m_project.apply(makeChange({}, done.edits)));
        QVERIFY(!article().annotation(id));
        QVERIFY(m_project.apply(inverse(makeChange({}, done.edits))));
        // Another actor's or issue's letter is not for it, nor one of another annotator.
        for (const int what : {0, 1, 2}) {
            Tag other = focused;
            if (what == 0)
                other.actor = m_actors[1].id;
            else if (what == 1)
                other.issue = m_project.issues().inOrder()[1].id;
            else
                other.annotator = m_annotators[1].id;
            QVERIFY(!taggedAlready(m_project, other));
        }
    }
}

void TestTagging::severalSentences_data()
{
    QTest::addColumn<QList<TextSpan>>("present");
    QTest::addColumn<bool>("sameStance");
    QTest::addColumn<int>("act");
    QTest::addColumn<int>("left");
    using Spans = QList<TextSpan>;
    const int adds = static_cast<int>(Tagging::Act::Adds);
    const int revises = static_cast<int>(Tagging::Act::Revises);
    QTest::newRow("nothing there") << Spans{} << true << adds << 1;
    QTest::newRow("the first of them, same stance") << Spans{{0, 16}} << true << revises << 1;
    QTest::newRow("the second of them, same stance") << Spans{{17, 28}} << true << revises << 1;
    QTest::newRow("one of them, another stance") << Spans{{0, 16}} << false << revises << 1;
    QTest::newRow("each of them") << Spans{{0, 16}, {17, 28}} << true << revises << 2;
    QTest::newRow("words of one of them") << Spans{{3, 6}} << true << adds << 2;
    QTest::newRow("both of them, same stance")
        << Spans{{0, 28}} << true << static_cast<int>(Tagging::Act::TakesBack) << 0;
    QTest::newRow("both of them, another stance") << Spans{{0, 28}} << false << revises << 1;
}

/// A label is widened and never taken back by a letter on more sentences than it covers.
void TestTagging::severalSentences()
{
    QFETCH(QList<TextSpan>, present);
    QFETCH(bool, sameStance);
    QFETCH(int, act);
    QFETCH(int, left);
    QList<AnnotationId> ids;
    for (const TextSpan span : present)
        ids.append(add(span, m_annotators[0].id));
    Tag both = tag();
    both.evidence = TextSpan{0, 28};
    if (!sameStance)
        both.stance = m_project.stances().inOrder()[2].id;
    const Tagging done = tagging(m_project, both);
    QCOMPARE(static_cast<int>(done.act), act);
    QVERIFY(m_project.apply(makeChange({}, done.edits)));
    QCOMPARE(article().annotations.size(), left);
    if (done.annotation.isNull())
        return;
    const Annotation &made = *article().annotation(done.annotation);
    QVERIFY(made.evidence == Evidence(TextSpan{0, 28}));
    QVERIFY(made.stance == both.stance);
    QCOMPARE(ids.contains(made.id), done.act == Tagging::Act::Revises);
}

void TestTagging::saysAlready_data()
{
    QTest::addColumn<TextSpan>("present");
    QTest::addColumn<TextSpan>("wanted");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<bool>("says");
    QTest::newRow("the sentence") << TextSpan{0, 16} << TextSpan{0, 16} << false << true;
    QTest::newRow("words of the sentence") << TextSpan{3, 6} << TextSpan{0, 16} << false << true;
    QTest::newRow("other words marked") << TextSpan{3, 6} << TextSpan{0, 2} << true << false;
    QTest::newRow("the same words marked") << TextSpan{3, 6} << TextSpan{3, 6} << true << true;
    QTest::newRow("one of two sentences") << TextSpan{0, 16} << TextSpan{0, 28} << false << false;
    QTest::newRow("another sentence") << TextSpan{17, 28} << TextSpan{0, 16} << false << false;
}

void TestTagging::saysAlready()
{
    QFETCH(TextSpan, present);
    QFETCH(TextSpan, wanted);
    QFETCH(bool, marked);
    QFETCH(bool, says);
    add(present, m_annotators[0].id);
    Tag again = tag();
    again.evidence = wanted;
    again.evidenceIsMarked = marked;
    QCOMPARE(standpoint::saysAlready(m_project, again), says);
    again.stance = m_project.stances().inOrder()[1].id;
    QVERIFY2(!standpoint::saysAlready(m_project, again), "another stance says something else");
}

void TestTagging::tagInAnArticleThatIsGoneIsRefused()
{
    const Tag wanted = tag();
    QVERIFY(m_project.apply(makeChange({}, removalOf(m_project, article()))));
    QVERIFY(!taggedAlready(m_project, wanted));
    const Project before = m_project;
    QVERIFY(!m_project.apply(makeChange({}, tagging(m_project, wanted).edits)));
    QVERIFY(m_project == before);
}

void TestTagging::revisionSetsTheTime()
{
    const AnnotationId id = apply(tag());
    const Annotation before = *article().annotation(id);
    Annotation after = before;
    after.confidence = 0.5F;
    after.modified = {};
    QVERIFY(m_project.apply(makeChange({}, {revised(before, after)})));
    QCOMPARE(article().annotation(id)->confidence, 0.5F);
    QVERIFY(article().annotation(id)->modified >= before.modified);
}

void TestTagging::removalOfAnArticleAppliesAndComesBack()
{
    for (quint64 seed = 0; seed < 30; ++seed) {
        Project project = RandomProject(seed).project(2);
        const Project before = project;
        for (const ArticleId id : before.articleOrder()) {
            const Change removal = makeChange({}, removalOf(project, *project.article(id)));
            QVERIFY(project.apply(removal));
            QVERIFY(!project.article(id));
        }
        QVERIFY(project.articles().isEmpty());
        Project again = before;
        const Change removal = makeChange({}, removalOf(again, *again.article(again.articleOrder().first())));
        QVERIFY(again.apply(removal) && again.apply(inverse(removal)));
        QVERIFY2(again == before, qPrintable(QStringLiteral("with the seed %1").arg(seed)));
    }
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestTagging)
#include "tst_tagging.moc"
