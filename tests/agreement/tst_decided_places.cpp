// SPDX-License-Identifier: GPL-3.0-or-later
//
// For what a decision and gold stand, and for what they do not: sentences that were joined, and what gold
// says of others in the same sentence.
#include "model/agreement/deciding.h"
#include "study.h"

namespace standpoint {

using State = Case::State;

class TestDecidedPlaces : public QObject
{
    Q_OBJECT

private slots:
    void joiningSentencesDecidesNothing_data();
    void joiningSentencesDecidesNothing();
    void aJoinedSentenceIsDecidedAsAWhole();
    void evidenceOverBothSentencesIsDecidedInOne();
    void whoIsNotComparedOpensNothing();
    void goldOfOthersStays_data();
    void goldOfOthersStays();
    void anOwnLabelKeepsWhatAnotherCaseSays();
};

namespace {

/// The study's article 1, with what is decided in it.
class Desk
{
public:
    Study study;
    Comparison comparison;
    Cases cases;

    explicit Desk(const QList<int> &people = {0, 1, 2})
    {
        for (const int person : people)
            comparison.annotators.append(study.people[person]);
    }
    void look() { cases = Cases::of(study.project, comparison).value(); }
    ArticleId id() const { return study.articles[0]; }
    const Article &article() const { return *study.project.article(id()); }
    const Case &at(const CaseUnit &unit) const { return *cases.find({id(), unit}); }
    Deciding by() const { return {study.people[0], {}}; }
    void apply(const Result<std::vector<AnyEdit>> &edits)
    {
        QVERIFY(edits);
        const Change change = makeChange(QStringLiteral("Act"), *edits, study.people[0]);
        const Status done = study.project.apply(change);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QVERIFY(cases.update(study.project, change));
        const Cases anew = Cases::of(study.project, comparison).value();
        QVERIFY(cases.in(id()) == anew.in(id()));
    }
    /// Sentences 0 and 1 become one.
    void join()
    {
        ArticleText after = *article().text;
        after.sentences[0].end = after.sentences[1].end;
        after.sentences.removeAt(1);
        apply(std::vector<AnyEdit>{Edit<ArticleText>{article().text, Shared<ArticleText>(after)}});
    }
    void addGold()
    {
        study.people.append(AnnotatorId{{2, 9}});
        study.add(Annotator{study.people.back(), QStringLiteral("gold"), true});
    }
    std::vector<Found> gold(const CaseUnit &unit) const
    {
        const Case *const one = cases.find({id(), unit});
        return one ? one->gold : std::vector<Found>();
    }
};

} // namespace

void TestDecidedPlaces::joiningSentencesDecidesNothing_data()
{
    QTest::addColumn<int>("decided"); // the sentence
    QTest::addColumn<bool>("accepted");
    QTest::newRow("the first, accepted") << 0 << true;
    QTest::newRow("the first, rejected") << 0 << false;
    QTest::newRow("the second, accepted") << 1 << true;
    QTest::newRow("the second, rejected") << 1 << false;
}

void TestDecidedPlaces::joiningSentencesDecidesNothing()
{
    QFETCH(int, decided);
    QFETCH(bool, accepted);
    Desk desk;
    desk.look();
    const CaseUnit unit{decided, desk.study.us, desk.study.war};
    const CaseUnit other{1 - decided, desk.study.us, desk.study.war};
    QCOMPARE(desk.at(other).state, State::Open);
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(unit), {accepted ? 0 : 2}, desk.by()));
    if (!accepted)
        desk.apply(takeNone(desk.study.project, desk.cases, desk.at(unit), desk.by()));
    const qint64 before = desk.cases.decided();
    desk.join();
    const CaseUnit joined{0, desk.study.us, desk.study.war};
    QCOMPARE(desk.at(joined).state, State::Open);
    QVERIFY(desk.at(joined).isPartlyDecided);
    QCOMPARE(desk.cases.decided(), before - 1);
    QCOMPARE(desk.at(joined).decisions.size(), size_t{1});
    // Decided again it is decided as a whole.
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(joined), {0}, desk.by()));
    QCOMPARE(desk.at(joined).state, State::Accepted);
    QCOMPARE(desk.article().decisions->size(), 1);
    QCOMPARE(desk.article().decisions->first().place, (TextSpan{0, 12}));
}

void TestDecidedPlaces::aJoinedSentenceIsDecidedAsAWhole()
{
    Desk desk;
    desk.look();
    for (const int sentence : {0, 1}) {
        const CaseUnit unit{sentence, desk.study.us, desk.study.war};
        desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(unit), {sentence * 2}, desk.by()));
    }
    desk.join();
    const CaseUnit joined{0, desk.study.us, desk.study.war};
    QCOMPARE(desk.at(joined).state, State::Accepted); // each half by its own decision
    QVERIFY(!desk.at(joined).isChangedSince);
    // What somebody says since in a half that was decided does not open it; elsewhere it does.
    desk.study.tag(0, 2, 0, 0, desk.study.us, desk.study.war, 1);
    desk.look();
    QVERIFY(desk.at(joined).isDecided());
}

/// Ann's evidence goes over both sentences; only the first was decided.
void TestDecidedPlaces::evidenceOverBothSentencesIsDecidedInOne()
{
    Desk desk;
    Study &study = desk.study;
    study.tag(0, 0, 0, 1, study.un, study.war, 1);
    desk.look();
    desk.apply(takeNone(study.project, desk.cases, desk.at({0, study.un, study.war}), desk.by()));
    desk.join();
    QCOMPARE(desk.at({0, study.un, study.war}).state, State::Open);
}

void TestDecidedPlaces::whoIsNotComparedOpensNothing()
{
    Desk desk({0, 2});
    Study &study = desk.study;
    study.tag(0, 0, 0, 0, study.un, study.war, 1);
    study.tag(0, 1, 1, 1, study.un, study.war, 1); // Bo is not compared
    desk.look();
    desk.apply(takeNone(study.project, desk.cases, desk.at({0, study.un, study.war}), desk.by()));
    desk.join();
    QCOMPARE(desk.at({0, study.un, study.war}).state, State::Rejected);
}

void TestDecidedPlaces::goldOfOthersStays_data()
{
    QTest::addColumn<bool>("sameActor"); // as what annotators found in sentence 0
    QTest::addColumn<bool>("sameIssue");
    QTest::addColumn<int>("act"); // lane, or -1: none, -2: own, -3: a decision is taken back
    for (const int act : {0, 2, -1, -2, -3}) {
        QTest::addRow("another actor, act %d", act) << false << true << act;
        QTest::addRow("another issue, act %d", act) << true << false << act;
        QTest::addRow("both are others, act %d", act) << false << false << act;
    }
}

/// Gold that came from elsewhere, without a decision.
void TestDecidedPlaces::goldOfOthersStays()
{
    QFETCH(bool, sameActor);
    QFETCH(bool, sameIssue);
    QFETCH(int, act);
    Desk desk;
    Study &study = desk.study;
    desk.addGold();
    const ActorId actor = sameActor ? study.us : study.un;
    const IssueId issue = sameIssue ? study.war : study.talks;
    study.tag(0, 3, 0, 0, actor, issue, 1);
    desk.look();
    const CaseUnit unit{0, study.us, study.war};
    const CaseUnit others{0, actor, issue};
    const std::vector<Found> said{{0, actor, issue, study.stance(1)}};
    QCOMPARE(desk.gold(others), said);
    if (act >= 0) {
        desk.apply(takeLanes(study.project, desk.cases, desk.at(unit), {act}, desk.by()));
    } else if (act == -1) {
        desk.apply(takeNone(study.project, desk.cases, desk.at(unit), desk.by()));
    } else if (act == -2) {
        const OwnLabel own{study.us, study.war, study.stance(0), {}, {}};
        desk.apply(takeOwn(study.project, desk.cases, desk.at(unit), {own}, desk.by()));
    } else {
        desk.apply(takeLanes(study.project, desk.cases, desk.at(unit), {0}, desk.by()));
        desk.apply(takeBack(study.project, desk.cases, desk.at(unit)));
    }
    std::vector<Found> now;
    for (const Found &found : desk.gold(others)) {
        if (found.actor == actor && found.issue == issue)
            now.push_back(found);
    }
    QCOMPARE(now, said);
    QCOMPARE(desk.at(unit).isDecided(), act != -3);
    QVERIFY(desk.at(others).isDecided());
}

/// Sentence 1 has a case on US and war, and one on UN and talks, which is decided.
void TestDecidedPlaces::anOwnLabelKeepsWhatAnotherCaseSays()
{
    Desk desk;
    const Study &study = desk.study;
    desk.look();
    const CaseUnit us{1, study.us, study.war};
    const CaseUnit un{1, study.un, study.talks};
    desk.apply(takeLanes(study.project, desk.cases, desk.at(un), {0}, desk.by()));
    QCOMPARE(desk.gold(un), (std::vector<Found>{{1, study.un, study.talks, study.stance(1)}}));
    const DecisionId decision = desk.at(un).decisions.front();
    const OwnLabel same{study.un, study.talks, study.stance(1), 1, {}};
    const OwnLabel further{study.un, study.talks, study.stance(-1), 1, {}};
    desk.apply(takeOwn(study.project, desk.cases, desk.at(us), {same, further}, desk.by()));
    QCOMPARE(desk.at(us).state, State::Rejected); // its own unit
    std::vector<Found> both{
        {1, study.un, study.talks, study.stance(1)}, {1, study.un, study.talks, study.stance(-1)}};
    std::ranges::sort(both);
    QCOMPARE(desk.gold(un), both);
    QCOMPARE(desk.at(un).decisions, std::vector<DecisionId>{decision});
    QCOMPARE(desk.article().annotations.size(), 8); // six of annotators, and gold says neither twice
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestDecidedPlaces)
#include "tst_decided_places.moc"
