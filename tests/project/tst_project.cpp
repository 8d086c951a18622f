// SPDX-License-Identifier: GPL-3.0-or-later
//
// What readers ask of a project, and articles that are taken over whole. Changes are in tst_change_laws.
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

class TestProject : public QObject
{
    Q_OBJECT

private slots:
    void sentenceAtGivesTheOneOrTheOneBefore_data();
    void sentenceAtGivesTheOneOrTheOneBefore();
    void annotationsTouchingFindsLongOnesThatBeganBefore();
    void evidenceTextJoinsFragments();
    void tablesComeInTheCodebooksOrder();
    void articlesComeInTheOrderOfTheirList();
    void takesOverAWholeArticle();
    void refusesADamagedArticle_data();
    void refusesADamagedArticle();
    void manyActorsLeaveAtOnce();
    void noneOfManyActorsLeavesWhoIsNamed();

private:
    static Article article();
};

namespace {

/// A project with two annotators and two actors that articles may name.
struct Study
{
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    Annotator anna{{{1, 1}}, QStringLiteral("Anna"), false};
    Annotator boris{{{1, 2}}, QStringLiteral("Boris"), false};
    Actor minister{{{2, 1}}, QStringLiteral("Minister"), {}, Actor::Kind::Person, {}};

    Study()
    {
        const Status made = project.apply(makeChange({}, {adding(anna), adding(boris), adding(minister)}));
        if (!made)
            qFatal("%s", qPrintable(made.error().toString()));
    }

    Annotation annotation(quint64 id, const Evidence &evidence) const
    {
        Annotation annotation;
        annotation.id = {{9, id}};
        annotation.article = {{3, 1}};
        annotation.annotator = anna.id;
        annotation.actor = minister.id;
        annotation.issue = project.issues().inOrder().first().id;
        annotation.stance = project.stances().inOrder().first().id;
        annotation.evidence = evidence;
        return annotation;
    }

    Decision decision(quint64 id, TextSpan place) const
    {
        return {{{8, id}}, {{3, 1}}, place, minister.id, project.issues().inOrder().first().id,
            Decision::Verdict::Rejected, {}, anna.id, {}};
    }
};

} // namespace

Article TestProject::article()
{
    ArticleInfo info;
    info.id = {{3, 1}};
    info.title = QStringLiteral("Talks");
    return {info,
        ArticleText{info.id, QStringLiteral("One two. Three four. Five."), {{0, 8}, {9, 20}, {21, 26}}}, {},
        {}, {}};
}

void TestProject::sentenceAtGivesTheOneOrTheOneBefore_data()
{
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("sentence");
    QTest::newRow("first character") << 0 << 0;
    QTest::newRow("last character of the first") << 7 << 0;
    QTest::newRow("between two") << 8 << 0;
    QTest::newRow("first character of the second") << 9 << 1;
    QTest::newRow("end of the text") << 26 << 2;
    QTest::newRow("before all") << -1 << -1;
}

void TestProject::sentenceAtGivesTheOneOrTheOneBefore()
{
    QFETCH(int, position);
    QFETCH(int, sentence);
    QCOMPARE(article().sentenceAt(position), sentence);
}

void TestProject::annotationsTouchingFindsLongOnesThatBeganBefore()
{
    const Study study;
    Article held = article();
    held.annotations = {study.annotation(1, TextSpan{0, 26}), study.annotation(2, TextSpan{0, 8}),
        study.annotation(3, Evidence(QList<TextSpan>{{1, 2}, {22, 24}})),
        study.annotation(4, TextSpan{9, 20})};
    QCOMPARE(held.annotationsTouching({9, 20}), (QList<int>{0, 3}));
    QCOMPARE(held.annotationsTouching({21, 26}), (QList<int>{0, 2}));
    QCOMPARE(held.annotationsTouching({8, 9}), (QList<int>{0}));
    QVERIFY(held.annotation({{9, 3}}) == &held.annotations.at(2)
        || *held.annotation({{9, 3}}) == held.annotations.at(2));
    QVERIFY(!held.annotation({{9, 5}}));
}

void TestProject::evidenceTextJoinsFragments()
{
    const Article held = article();
    QCOMPARE(held.evidenceText(TextSpan{9, 19}), QStringLiteral("Three four"));
    QCOMPARE(held.evidenceText(Evidence(QList<TextSpan>{{0, 3}, {9, 14}})), QStringLiteral("One … Three"));
}

void TestProject::tablesComeInTheCodebooksOrder()
{
    Project project;
    QVERIFY(project.apply(makeChange({},
        {adding(Issue{{{1, 3}}, QStringLiteral("a"), 2, {}}),
            adding(Issue{{{1, 2}}, QStringLiteral("b"), 1, {}}),
            adding(Issue{{{1, 1}}, QStringLiteral("c"), 2, {}}),
            adding(Actor{{{2, 1}}, QStringLiteral("z"), {}, Actor::Kind::State, {}}),
            adding(Actor{{{2, 2}}, QStringLiteral("y"), {}, Actor::Kind::State, {}})})));
    QStringList names;
    for (const Issue &issue : project.issues().inOrder())
        names += issue.name;
    for (const Actor &actor : project.actors().inOrder())
        names += actor.name;
    QCOMPARE(names,
        (QStringList{QStringLiteral("b"), QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("y"),
            QStringLiteral("z")}));
}

void TestProject::articlesComeInTheOrderOfTheirList()
{
    Study study;
    QList<ArticleId> expected;
    for (const auto &[order, id] : {std::pair(5, 1), {-1, 2}, {5, 0}, {3, 7}}) {
        Article held = article();
        ArticleInfo info = *held.info;
        info.id = {{4, static_cast<quint64>(id)}};
        info.order = order;
        held.info = info;
        held.text.edit().id = info.id;
        QVERIFY(study.project.addArticle(held));
    }
    for (const quint64 id : {2, 7, 0, 1})
        expected.append(ArticleId{{4, id}});
    QVERIFY(study.project.articleOrder() == expected);
}

void TestProject::takesOverAWholeArticle()
{
    Study study;
    Article held = article();
    held.annotations = {study.annotation(4, TextSpan{9, 20}), study.annotation(1, TextSpan{0, 8})};
    held.states = {{held.info->id, study.boris.id, ArticleState::State::Done},
        {held.info->id, study.anna.id, ArticleState::State::Started}};
    held.decisions = QList<Decision>{study.decision(2, {9, 20}), study.decision(1, {0, 8})};
    QVERIFY(study.project.addArticle(held));
    const Article &kept = *study.project.article(held.info->id);
    QCOMPARE(study.project.annotationCount(), 2);
    QVERIFY2(kept.annotations.first().evidence.begin() == 0, "annotations are put in order");
    QCOMPARE(study.project.decisionCount(), 2);
    QVERIFY2(kept.decisions->first().place.begin == 0, "so are decisions");
    QVERIFY2(kept.states.first().annotator == study.anna.id, "and so are states");
    QVERIFY(kept.stateOf(study.boris.id) == ArticleState::State::Done);
    QVERIFY(!kept.stateOf(AnnotatorId::random()));

    Project byEdits = Study().project; // other ids of nothing but the description
    std::vector<AnyEdit> edits{Edit<ArticleInfo>{{}, held.info}, Edit<ArticleText>{{}, held.text}};
    for (const ArticleState &state : held.states)
        edits.push_back(adding(state));
    for (const Annotation &annotation : held.annotations)
        edits.push_back(adding(annotation));
    for (const Decision &decision : *held.decisions)
        edits.push_back(adding(decision));
    QVERIFY(byEdits.apply(makeChange({}, edits)));
    QVERIFY2(*byEdits.article(held.info->id) == kept, "edits make the same article");
}

void TestProject::refusesADamagedArticle_data()
{
    using Damage = std::function<void(Article &, const Study &)>;
    QTest::addColumn<Damage>("damage");
    const auto row = [](const char *name, const Damage &damage) { QTest::newRow(name) << damage; };
    row("no description", [](Article &a, const Study &) { a.info.reset(); });
    row("no text", [](Article &a, const Study &) { a.text.reset(); });
    row("another article's text", [](Article &a, const Study &) { a.text.edit().id = {{3, 2}}; });
    row("no title", [](Article &a, const Study &) { a.info.edit().title.clear(); });
    row("a sentence outside the text", [](Article &a, const Study &) {
        a.text.edit().sentences.append({26, 99});
    });
    row("another article's annotation", [](Article &a, const Study &) {
        a.annotations[0].article = {{3, 2}};
    });
    row("an annotation without an id", [](Article &a, const Study &) { a.annotations[0].id = {}; });
    row("an annotation twice", [](Article &a, const Study &) { a.annotations.append(a.annotations[0]); });
    row("evidence outside the text", [](Article &a, const Study &) {
        a.annotations[0].evidence = TextSpan{20, 27};
    });
    row("an actor that is not there", [](Article &a, const Study &) { a.annotations[0].actor = {{2, 9}}; });
    row("another article's progress", [](Article &a, const Study &) { a.states[0].article = {{3, 2}}; });
    row("progress twice", [](Article &a, const Study &) { a.states.append(a.states[0]); });
    row("progress of nobody", [](Article &a, const Study &) { a.states[0].annotator = {{1, 9}}; });
    row("another article's decision", [](Article &a, const Study &) {
        a.decisions.edit()[0].article = {{3, 2}};
    });
    row("a decision without an id", [](Article &a, const Study &) { a.decisions.edit()[0].id = {}; });
    row("a decision twice", [](Article &a, const Study &s) {
        a.decisions.edit().append(s.decision(1, {9, 20}));
    });
    row("one thing decided twice", [](Article &a, const Study &s) {
        a.decisions.edit().append(s.decision(2, {0, 8}));
    });
    row("a decision outside the text", [](Article &a, const Study &) {
        a.decisions.edit()[0].place = {20, 27};
    });
}

void TestProject::refusesADamagedArticle()
{
    using Damage = std::function<void(Article &, const Study &)>;
    QFETCH(Damage, damage);
    Study study;
    Article held = article();
    held.annotations = {study.annotation(1, TextSpan{0, 8})};
    held.states = {{held.info->id, study.anna.id, ArticleState::State::Started}};
    held.decisions = QList<Decision>{study.decision(1, {0, 8})};
    damage(held, study);
    const Project before = study.project;
    QVERIFY(!study.project.addArticle(held));
    QVERIFY(study.project == before);
}

namespace {

/// Actors of which each is affiliated with the next one.
std::vector<AnyEdit> chainOfActors(int count)
{
    std::vector<AnyEdit> edits;
    for (int i = count; i-- > 0;) {
        Actor actor{{{6, static_cast<quint64>(i) + 1}}, QStringLiteral("Actor %1").arg(i), {},
            Actor::Kind::Person, {}};
        if (i + 1 < count)
            actor.affiliations = {{{{6, static_cast<quint64>(i) + 2}}, {}, {}}};
        edits.push_back(adding(actor));
    }
    return edits;
}

} // namespace

void TestProject::manyActorsLeaveAtOnce()
{
    Study study;
    QVERIFY(study.project.addArticle(article()));
    const Project before = study.project;
    const Change came = makeChange({}, chainOfActors(40));
    QVERIFY(study.project.apply(came));
    QCOMPARE(study.project.actors().size(), before.actors().size() + 40);
    QVERIFY(study.project.apply(inverse(came)));
    QVERIFY(study.project == before);
}

void TestProject::noneOfManyActorsLeavesWhoIsNamed()
{
    for (const bool decided : {false, true}) {
        Study study;
        QVERIFY(study.project.addArticle(article()));
        const Change came = makeChange({}, chainOfActors(40));
        QVERIFY(study.project.apply(came));
        Annotation label = study.annotation(1, TextSpan{0, 8});
        label.actor = {{6, 20}};
        Decision decision = study.decision(1, TextSpan{0, 8});
        decision.actor = label.actor;
        QVERIFY(study.project.applyEdit(decided ? AnyEdit(adding(decision)) : AnyEdit(adding(label))));
        const Project before = study.project;
        const Status refused = study.project.apply(inverse(came));
        QVERIFY(!refused && refused.error().what.contains(QStringLiteral("Actor 19")));
        QVERIFY(study.project == before);
        // The other way round each is named by the one that is still there.
        std::vector<AnyEdit> wrong = inverse(came).edits;
        std::reverse(wrong.begin(), wrong.end());
        QVERIFY(!study.project.apply(makeChange({}, wrong)));
        QVERIFY(study.project == before);
        // What names one in the same Change counts, too.
        QVERIFY(study.project.applyEdit(decided ? AnyEdit(removing(decision)) : AnyEdit(removing(label))));
        std::vector<AnyEdit> mixed = inverse(came).edits;
        mixed.insert(mixed.begin() + 10, decided ? AnyEdit(adding(decision)) : AnyEdit(adding(label)));
        const Project without = study.project;
        QVERIFY(!study.project.apply(makeChange({}, mixed)));
        QVERIFY(study.project == without);
    }
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestProject)
#include "tst_project.moc"
