// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/cases.h"
#include "study.h"

#include <random>

namespace standpoint {

using State = Case::State;
using Kind = Disagreement::Kind;

class TestCases : public QObject
{
    Q_OBJECT

private slots:
    void areCountedByState();
    void putTogetherWhatDiffersInOnePoint_data();
    void putTogetherWhatDiffersInOnePoint();
    void nameTheMajority();
    void areOrdered();
    void areFiltered();
    void decisionsSettleThem();
    void aDecisionShowsThatAnnotatorsSayOtherwiseSince();
    void aDecisionStaysWhenFindingsJoinIt();
    void aDecisionStandsForTheSentencesItTouches();
    void onlyTouchedArticlesAreLookedAtAnew();
    void ofALongArticleAFewSentencesAreLookedAtAnew();
    void needsSomebodyWhoHasDoneAnArticle();
};

namespace {

Cases casesOf(const Study &study, const QList<int> &people)
{
    Comparison comparison;
    for (const int person : people)
        comparison.annotators.append(study.people[person]);
    return Cases::of(study.project, comparison).value();
}

qint64 countOf(const Cases &cases, State state)
{
    return cases.counts()[static_cast<size_t>(state)];
}

Decision decisionOn(const Study &study, int article, const CaseUnit &unit, Decision::Verdict verdict)
{
    const Article &on = *study.project.article(study.articles[article]);
    const TextSpan place = on.sentences()[unit.sentence];
    return {DecisionId::random(), study.articles[article], place, unit.actor, unit.issue, verdict, {},
        study.people[0], QDateTime::fromMSecsSinceEpoch(1, Qt::UTC),
        fingerprintOf(study.project, on, place, unit.actor, unit.issue)};
}

} // namespace

void TestCases::areCountedByState()
{
    const Study study;
    const Cases three = casesOf(study, {0, 1, 2});
    QCOMPARE(three.size(), 6);
    QCOMPARE(countOf(three, State::Open), 3);
    QCOMPARE(countOf(three, State::Incomplete), 3);
    const Cases two = casesOf(study, {0, 1});
    QCOMPARE(two.size(), 6);
    QCOMPARE(countOf(two, State::Open), 4);
    QCOMPARE(countOf(two, State::Agreed), 2);

    const Case &first = three.in(study.articles[0]).front();
    QCOMPARE(first.units, (std::vector<CaseUnit>{{0, study.us, study.war}}));
    QCOMPARE(first.lanes[2].found, (std::vector<Found>{{0, study.us, study.war, study.stance(-1)}}));
    QVERIFY(first.has(Kind::OppositeStance) && !first.has(Kind::NotSeen));
    QVERIFY(qAbs(first.agreement - 1.0F / 3) < 1e-6F);
    const Case &last = three.in(study.articles[1]).back();
    QCOMPARE(last.sentence(), 2);
    QVERIFY(!last.lanes[2].isDone);
    QVERIFY(last.lanes[2].found.empty());
}

void TestCases::putTogetherWhatDiffersInOnePoint_data()
{
    QTest::addColumn<int>("sentence"); // what Bo makes of the US being for war in sentence 1
    QTest::addColumn<bool>("sameActor");
    QTest::addColumn<bool>("sameIssue");
    QTest::addColumn<double>("polarity");
    QTest::addColumn<int>("cases");
    QTest::newRow("another actor") << 1 << false << true << 1.0 << 1;
    QTest::newRow("another issue") << 1 << true << false << 1.0 << 1;
    QTest::newRow("the opposite stance") << 1 << true << true << -1.0 << 1;
    QTest::newRow("the same") << 1 << true << true << 1.0 << 1;
    QTest::newRow("the same one sentence on") << 2 << true << true << 1.0 << 1;
    QTest::newRow("something else one sentence on") << 2 << true << true << -1.0 << 2;
    QTest::newRow("nothing in common") << 1 << false << false << 1.0 << 2;
}

void TestCases::putTogetherWhatDiffersInOnePoint()
{
    QFETCH(int, sentence);
    QFETCH(bool, sameActor);
    QFETCH(bool, sameIssue);
    QFETCH(double, polarity);
    Study study;
    study.setDone(2, {1});
    study.tag(2, 0, 1, 1, study.us, study.war, 1);
    study.tag(2, 1, sentence, sentence, sameActor ? study.us : study.un, sameIssue ? study.war : study.talks,
        polarity);
    QTEST(int(std::ssize(casesOf(study, {0, 1}).in(study.articles[2]))), "cases");
}

void TestCases::nameTheMajority()
{
    const Study study;
    const Cases cases = casesOf(study, {0, 1, 2});
    const std::vector<Case> &first = cases.in(study.articles[0]);
    QCOMPARE(first[0].majority, std::optional<qint32>(0)); // Ann and Bo
    const auto us = std::ranges::find_if(first, [&](const Case &one) {
        return one.units.front() == CaseUnit{1, study.us, study.war};
    });
    QCOMPARE(us->majority, std::optional<qint32>(1)); // Bo and Cy saw nothing
    // Of three annotators two have done it, and they differ.
    QVERIFY(!cases.in(study.articles[1])[1].majority);
}

void TestCases::areOrdered()
{
    Study study;
    // All three differ on who is for war in sentence 2.
    study.tag(0, 0, 2, 2, study.us, study.war, 1);
    study.tag(0, 1, 2, 2, study.un, study.war, 1);
    const Cases cases = casesOf(study, {0, 1, 2});
    const auto sentences = [&](CaseOrder order) {
        CaseFilter filter;
        filter.article = study.articles[0];
        QList<int> result;
        for (const CaseKey &key : cases.queue(filter, order))
            result.append(key.unit.sentence);
        return result;
    };
    QCOMPARE(sentences(CaseOrder::Article), (QList<int>{0, 1, 1, 2}));
    QCOMPARE(sentences(CaseOrder::Hardest), (QList<int>{2, 0, 1, 1}));
    QCOMPARE(sentences(CaseOrder::Quickest), (QList<int>{0, 1, 1, 2}));
}

void TestCases::areFiltered()
{
    const Study study;
    const Cases cases = casesOf(study, {0, 1, 2});
    const auto count = [&](const CaseFilter &filter) {
        return int(std::ssize(cases.queue(filter, CaseOrder::Article)));
    };
    CaseFilter byKind;
    byKind.kind = Kind::OppositeStance;
    QCOMPARE(count(byKind), 2);
    CaseFilter byIssue;
    byIssue.issue = study.talks;
    QCOMPARE(count(byIssue), 3);
    CaseFilter byActor;
    byActor.actor = study.us;
    QCOMPARE(count(byActor), 3);
    CaseFilter byState;
    byState.states = QSet<State>{State::Incomplete};
    QCOMPARE(count(byState), 3);
    CaseFilter byPerson; // alone: the stance in sentence 0, not having seen UN in sentence 1
    byPerson.annotator = study.people[2];
    QCOMPARE(count(byPerson), 2);
}

void TestCases::decisionsSettleThem()
{
    Study study;
    const CaseUnit us{1, study.us, study.war};
    study.add(decisionOn(study, 0, us, Decision::Verdict::Rejected));
    QCOMPARE(casesOf(study, {0, 1, 2}).find({study.articles[0], us})->state, State::Rejected);
    study.people.append(AnnotatorId{{2, 9}});
    study.add(Annotator{study.people.back(), QStringLiteral("gold"), true});
    study.tag(0, 3, 0, 0, study.us, study.war, 1);
    const Cases cases = casesOf(study, {0, 1, 2, 3});
    QCOMPARE(cases.comparison().annotators.size(), 3); // without gold
    const Case &first = cases.in(study.articles[0]).front();
    QCOMPARE(first.state, State::Accepted);
    QCOMPARE(first.gold, (std::vector<Found>{{0, study.us, study.war, study.stance(1)}}));
    QCOMPARE(cases.decided(), 2);
    QVERIFY(!cases.isSettled(study.articles[0]));
    study.add(decisionOn(study, 0, {1, study.un, study.talks}, Decision::Verdict::Rejected));
    QVERIFY(casesOf(study, {0, 1, 2}).isSettled(study.articles[0]));
    // What Cy has not done is not settled.
    QVERIFY(!casesOf(study, {0, 1, 2}).isSettled(study.articles[2]));
    QVERIFY(casesOf(study, {0}).isSettled(study.articles[2]));
}

void TestCases::aDecisionShowsThatAnnotatorsSayOtherwiseSince()
{
    Study study;
    const CaseUnit us{1, study.us, study.war};
    study.add(decisionOn(study, 0, us, Decision::Verdict::Rejected));
    QVERIFY(!casesOf(study, {0, 1, 2}).find({study.articles[0], us})->isChangedSince);
    study.tag(0, 1, 1, 1, study.us, study.war, 1);
    const Cases cases = casesOf(study, {0, 1, 2});
    const Case &after = *cases.find({study.articles[0], us});
    QVERIFY(after.isChangedSince);
    QCOMPARE(after.state, State::Rejected);
    CaseFilter changed;
    changed.changedSince = true;
    QCOMPARE(cases.queue(changed, CaseOrder::Article).size(), size_t{1});
    // Whoever compares fewer annotators sees the same.
    QVERIFY(casesOf(study, {0, 2}).find({study.articles[0], us})->isChangedSince);
}

void TestCases::aDecisionStaysWhenFindingsJoinIt()
{
    Study study;
    const CaseUnit us{1, study.us, study.war};
    study.add(decisionOn(study, 0, us, Decision::Verdict::Rejected));
    study.tag(0, 1, 1, 1, study.un, study.war, 1); // another actor
    const Case one = *casesOf(study, {0, 1, 2}).find({study.articles[0], us});
    QCOMPARE(one.units.size(), size_t{2});
    QCOMPARE(one.state, State::Open);
    QVERIFY(one.isPartlyDecided);
    QCOMPARE(one.decisions.size(), size_t{1});
}

void TestCases::aDecisionStandsForTheSentencesItTouches()
{
    Study study;
    Decision wide = decisionOn(study, 0, {0, study.us, study.war}, Decision::Verdict::Rejected);
    wide.place.end = study.project.article(study.articles[0])->sentences()[1].end;
    study.add(wide);
    const Cases cases = casesOf(study, {0, 1, 2});
    QCOMPARE(cases.find({study.articles[0], {0, study.us, study.war}})->state, State::Rejected);
    QCOMPARE(cases.find({study.articles[0], {1, study.us, study.war}})->state, State::Rejected);
    const Article &article = *study.project.article(study.articles[0]);
    QCOMPARE(decisionsOn(article, {1, study.us, study.war}), (QList<int>{0}));
    QVERIFY(decisionsOn(article, {2, study.us, study.war}).isEmpty());
    QVERIFY(decisionsOn(article, {1, study.un, study.war}).isEmpty());
}

void TestCases::onlyTouchedArticlesAreLookedAtAnew()
{
    Study study;
    Cases cases = casesOf(study, {0, 1, 2});
    const Case *const other = &cases.in(study.articles[1]).front();
    const Annotation gone = study.project.article(study.articles[0])->annotations.back();
    const Change change = makeChange(QStringLiteral("Delete"), {removing(gone)});
    QVERIFY(study.project.apply(change));
    QCOMPARE(cases.update(study.project, change), std::optional(QSet<ArticleId>{study.articles[0]}));
    QCOMPARE(&cases.in(study.articles[1]).front(), other);
    const Cases anew = casesOf(study, {0, 1, 2});
    QCOMPARE(cases.in(study.articles[0]), anew.in(study.articles[0]));
    QCOMPARE(cases.counts(), anew.counts());

    const Change started = makeChange(QStringLiteral("Reopen"),
        {replacing(ArticleState{study.articles[2], study.people[0], ArticleState::State::Done},
            ArticleState{study.articles[2], study.people[0], ArticleState::State::Started})});
    QVERIFY(study.project.apply(started));
    QCOMPARE(cases.update(study.project, started), std::optional(QSet<ArticleId>{study.articles[2]}));

    StanceValue value = *study.project.stances().find(study.stance(1));
    const StanceValue before = value;
    value.polarity = 0.5;
    const Change scale = makeChange(QStringLiteral("Scale"), {replacing(before, value)});
    QVERIFY(study.project.apply(scale));
    QVERIFY(!cases.update(study.project, scale));
}

// Whatever is tagged, removed and decided, one thing at a time: the cases equal those gathered anew.
void TestCases::ofALongArticleAFewSentencesAreLookedAtAnew()
{
    constexpr int sentences = 24;
    std::mt19937 random(3);
    const auto draw = [&random](
                          int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int round = 0; round < 20; ++round) {
        Study study;
        study.people.append(AnnotatorId{{2, 9}});
        study.add(Annotator{study.people.back(), QStringLiteral("gold"), true});
        const ArticleId id = study.addLongArticle(sentences);
        const int article = static_cast<int>(study.articles.size()) - 1;
        study.setDone(article, {0, 1, 2});
        Cases cases = casesOf(study, {0, 1, 2});
        for (int act = 0; act < 150; ++act) {
            const Project before = study.project;
            const int sentence = draw(sentences);
            const QList<Annotation> &present = study.project.article(id)->annotations;
            Change change = makeChange(QStringLiteral("Act"), {});
            const ActorId actor = draw(2) ? study.us : study.un;
            const IssueId issue = draw(2) ? study.war : study.talks;
            if (const int what = draw(8); what < 4 || present.isEmpty()) {
                const int last = std::min(sentences - 1, sentence + (draw(3) == 0 ? draw(3) : 0));
                study.tag(article, draw(8) ? draw(3) : 3, sentence, last, actor, issue, draw(2) * 2 - 1);
                for (const Annotation &annotation : study.project.article(id)->annotations) {
                    if (!before.article(id)->annotation(annotation.id))
                        change.edits.push_back(adding(annotation));
                }
                study.project = before;
            } else if (what == 4) {
                change.edits.push_back(removing(present[draw(static_cast<int>(present.size()))]));
            } else if (what < 7) {
                // Some in one act, some on two sentences.
                Decision decision = decisionOn(study, article, {sentence, actor, issue},
                    draw(2) ? Decision::Verdict::Accepted : Decision::Verdict::Rejected);
                decision.at = decision.at.addMSecs(draw(20));
                if (draw(4) == 0 && sentence + 1 < sentences)
                    decision.place.end = study.project.article(id)->sentences()[sentence + 1].end;
                change.edits.push_back(adding(decision));
            } else if (const QList<Decision> all = study.project.article(id)->decisions.orDefault();
                       !all.isEmpty()) {
                change.edits.push_back(removing(all[draw(static_cast<int>(all.size()))]));
            }
            if (!study.project.apply(change))
                continue; // decided already
            QCOMPARE(cases.update(study.project, change),
                std::optional(change.edits.empty() ? QSet<ArticleId>() : QSet<ArticleId>{id}));
            const Cases anew = casesOf(study, {0, 1, 2});
            QVERIFY(cases.in(id) == anew.in(id));
            QCOMPARE(cases.counts(), anew.counts());
        }
    }
}

void TestCases::needsSomebodyWhoHasDoneAnArticle()
{
    Study study;
    QVERIFY(!Cases::of(study.project, {{}, {}}));
    study.people.append(AnnotatorId{{2, 9}});
    study.add(Annotator{study.people.back(), QStringLiteral("Di"), false});
    const auto refused = Cases::of(study.project, {{study.people[3]}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestCases)
#include "tst_cases.moc"
