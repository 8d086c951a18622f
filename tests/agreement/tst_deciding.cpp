// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/deciding.h"
#include "model/agreement/reason_counts.h"
#include "study.h"

#include <random>

namespace standpoint {

using State = Case::State;

class TestDeciding : public QObject
{
    Q_OBJECT

private slots:
    void takesALane();
    void takesSeveralLanes();
    void takesNone();
    void takesAnOwnLabel();
    void refusesTheLaneOfWhoHasNotDoneTheArticle();
    void replacesWhatWasDecided();
    void takesBack();
    void givesAReason();
    void cutsEvidenceToTheSentenceAndJoinsItAgain();
    void cutsADecisionThatStoodForSeveralSentences();
    void takesUnanimousAndMajority();
    void keepsDecisionsApartByIssue();
    void keepsEveryLaw();
    void countsReasons();
};

namespace {

/// Ann, Bo and Cy, and what one of them decides.
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
        look();
    }
    void look() { cases = Cases::of(study.project, comparison).value(); }
    const Case &at(int article, const CaseUnit &unit) const
    {
        const Case *const found = cases.find({study.articles[article], unit});
        return found ? *found : cases.in(study.articles[article]).front();
    }
    Deciding by() const { return {study.people[0], {}}; }
    void apply(const Result<std::vector<AnyEdit>> &edits)
    {
        QVERIFY(edits);
        const Change change = makeChange(QStringLiteral("Decide"), *edits, study.people[0]);
        const Status done = study.project.apply(change);
        QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
        QVERIFY(cases.update(study.project, change));
    }
    QList<Annotation> goldIn(int article) const
    {
        QList<Annotation> found;
        for (const Annotation &annotation : study.project.article(study.articles[article])->annotations) {
            if (annotation.annotator == goldAnnotator(study.project))
                found.append(annotation);
        }
        return found;
    }
    std::optional<ArticleState::State> goldState(int article) const
    {
        return study.project.article(study.articles[article])->stateOf(goldAnnotator(study.project));
    }
    QList<Decision> decisions(int article) const
    {
        return study.project.article(study.articles[article])->decisions.orDefault();
    }
};

} // namespace

void TestDeciding::takesALane()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, unit), {2}, desk.by()));
    const Annotator &gold = *desk.study.project.annotators().find(goldAnnotator(desk.study.project));
    QCOMPARE(gold.name, QStringLiteral("gold"));
    const QList<Annotation> annotations = desk.goldIn(0);
    QCOMPARE(annotations.size(), 1);
    QCOMPARE(annotations[0].stance, desk.study.stance(-1));
    QCOMPARE(annotations[0].evidence, Evidence(TextSpan{0, 7}));
    QCOMPARE(annotations[0].provenance, Annotation::Provenance::Adjudicated);
    const Case &after = desk.at(0, unit);
    QCOMPARE(after.state, State::Accepted);
    QCOMPARE(after.gold, after.lanes[2].found);
    QVERIFY(!after.isChangedSince);
    QCOMPARE(desk.decisions(0).size(), 1);
    QCOMPARE(desk.decisions(0)[0].by, desk.study.people[0]);
    QCOMPARE(desk.goldState(0), std::optional(ArticleState::State::Started));
}

void TestDeciding::takesSeveralLanes()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, unit), {0, 2}, desk.by()));
    QCOMPARE(desk.at(0, unit).gold.size(), size_t{2});
    QCOMPARE(desk.goldIn(0).size(), 2);
    QCOMPARE(desk.decisions(0).size(), 1);
}

void TestDeciding::takesNone()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    desk.apply(takeNone(desk.study.project, desk.cases, desk.at(0, unit), desk.by()));
    QCOMPARE(desk.at(0, unit).state, State::Rejected);
    QVERIFY(desk.goldIn(0).isEmpty());
    // A lane in which there is nothing is as good.
    const CaseUnit us{1, desk.study.us, desk.study.war};
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, us), {2}, desk.by()));
    QCOMPARE(desk.at(0, us).state, State::Rejected);
    // The last case of an article makes it done.
    const CaseUnit un{1, desk.study.un, desk.study.talks};
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, un), {0}, desk.by()));
    QCOMPARE(desk.goldState(0), std::optional(ArticleState::State::Done));
}

void TestDeciding::takesAnOwnLabel()
{
    Desk desk;
    const Study &study = desk.study;
    const CaseUnit unit{0, study.us, study.war};
    const OwnLabel own{study.un, study.talks, study.stance(0), {}, {}};
    desk.apply(takeOwn(study.project, desk.cases, desk.at(0, unit), {own}, desk.by()));
    const Case after = desk.at(0, unit);
    QCOMPARE(after.state, State::Accepted);
    QCOMPARE(after.units.size(), size_t{2}); // what was decided together stays together
    QCOMPARE(after.gold, (std::vector<Found>{{0, study.un, study.talks, study.stance(0)}}));
    QCOMPARE(desk.goldIn(0)[0].evidence, Evidence(TextSpan{0, 7}));
    // Another stance on what was found keeps the evidence of those who found it; the first label leaves no
    // trace.
    const OwnLabel neutral{study.us, study.war, study.stance(0), {}, {}};
    desk.apply(takeOwn(study.project, desk.cases, after, {neutral}, desk.by()));
    QCOMPARE(desk.at(0, unit).gold, (std::vector<Found>{{0, study.us, study.war, study.stance(0)}}));
    QCOMPARE(desk.decisions(0).size(), 1);
    QCOMPARE(desk.goldIn(0).size(), 1);
    // Two labels on marked words.
    const OwnLabel marked{study.us, study.talks, study.stance(1), {}, Evidence(TextSpan{3, 6})};
    desk.apply(takeOwn(study.project, desk.cases, desk.at(0, unit), {marked, neutral}, desk.by()));
    QCOMPARE(desk.at(0, unit).gold.size(), size_t{2});
    QVERIFY(
        !takeOwn(study.project, desk.cases, desk.at(0, unit), {{study.us, study.war, {}, 9, {}}}, desk.by()));
}

void TestDeciding::refusesTheLaneOfWhoHasNotDoneTheArticle()
{
    const Desk desk;
    const Case &one = desk.cases.in(desk.study.articles[1]).front();
    const auto refused = takeLanes(desk.study.project, desk.cases, one, {2}, desk.by());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QVERIFY(refused.error().what.contains(QLatin1String("Cy")));
}

void TestDeciding::replacesWhatWasDecided()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, unit), {0}, desk.by()));
    const DecisionId id = desk.decisions(0)[0].id;
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, unit), {2}, desk.by()));
    QCOMPARE(desk.at(0, unit).gold, desk.at(0, unit).lanes[2].found);
    QCOMPARE(desk.goldIn(0).size(), 1);
    QCOMPARE(desk.decisions(0).size(), 1);
    QCOMPARE(desk.decisions(0)[0].id, id);
}

void TestDeciding::takesBack()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    QVERIFY(takeBack(desk.study.project, desk.cases, desk.at(0, unit)).empty());
    const Shared<Article> before = desk.study.project.articles().value(desk.study.articles[0]);
    desk.apply(takeLanes(desk.study.project, desk.cases, desk.at(0, unit), {0}, desk.by()));
    desk.apply(takeBack(desk.study.project, desk.cases, desk.at(0, unit)));
    QCOMPARE(desk.at(0, unit).state, State::Open);
    QVERIFY(*before == *desk.study.project.article(desk.study.articles[0]));
}

void TestDeciding::givesAReason()
{
    Desk desk;
    const CaseUnit unit{0, desk.study.us, desk.study.war};
    const ReasonId reason = desk.study.project.reasons().inOrder()[1].id;
    QVERIFY(withReason(desk.study.project, desk.at(0, unit), reason).empty());
    desk.apply(takeNone(desk.study.project, desk.cases, desk.at(0, unit), desk.by()));
    desk.apply(withReason(desk.study.project, desk.at(0, unit), reason));
    QCOMPARE(desk.decisions(0)[0].reason, reason);
    QVERIFY(withReason(desk.study.project, desk.at(0, unit), reason).empty());
}

void TestDeciding::cutsEvidenceToTheSentenceAndJoinsItAgain()
{
    Desk desk({0, 1});
    const Study &study = desk.study;
    // Ann's evidence is in sentences 1 and 2, {8, 19}.
    const CaseUnit first{1, study.un, study.talks};
    const CaseUnit second{2, study.un, study.talks};
    desk.apply(takeLanes(study.project, desk.cases, desk.at(1, first), {0}, desk.by()));
    QCOMPARE(desk.goldIn(1)[0].evidence, Evidence(TextSpan{8, 12}));
    QCOMPARE(desk.at(1, second).state, State::Open);
    desk.apply(takeLanes(study.project, desk.cases, desk.at(1, second), {0}, desk.by()));
    QCOMPARE(desk.goldIn(1).size(), 1);
    QCOMPARE(desk.goldIn(1)[0].evidence, Evidence(TextSpan{8, 19}));
    desk.apply(takeNone(study.project, desk.cases, desk.at(1, first), desk.by()));
    QCOMPARE(desk.goldIn(1).size(), 1);
    QCOMPARE(desk.goldIn(1)[0].evidence, Evidence(TextSpan{13, 19}));
    QCOMPARE(desk.at(1, second).state, State::Accepted);
}

void TestDeciding::cutsADecisionThatStoodForSeveralSentences()
{
    Desk desk;
    Study &study = desk.study;
    const Article &article = *study.project.article(study.articles[0]);
    // As after a sentence was divided in three.
    const Decision wide{DecisionId::random(), study.articles[0], {0, 19}, study.us, study.war,
        Decision::Verdict::Rejected, {}, study.people[1], QDateTime::fromMSecsSinceEpoch(5, Qt::UTC),
        fingerprintOf(study.project, article, {0, 19}, study.us, study.war)};
    study.add(wide);
    desk.look();
    const CaseUnit middle{1, study.us, study.war};
    QCOMPARE(desk.at(0, middle).state, State::Rejected);
    desk.apply(takeLanes(study.project, desk.cases, desk.at(0, middle), {0}, desk.by()));
    QCOMPARE(desk.at(0, middle).state, State::Accepted);
    const QList<Decision> left = desk.decisions(0);
    QCOMPARE(left.size(), 3);
    QCOMPARE(left[0].place, (TextSpan{0, 7}));
    QCOMPARE(left[0].id, wide.id);
    QCOMPARE(left[1].place, (TextSpan{8, 12}));
    QCOMPARE(left[2].place, (TextSpan{13, 19}));
    const Case &first = desk.at(0, {0, study.us, study.war});
    QCOMPARE(first.state, State::Rejected);
    QVERIFY(!first.isChangedSince);
}

void TestDeciding::takesUnanimousAndMajority()
{
    Desk desk;
    const Study &study = desk.study;
    const BulkPreview unanimous = previewOf(desk.cases, BulkRule::Unanimous);
    QVERIFY(unanimous.items.empty());
    QCOMPARE(unanimous.undecided, 3);
    QCOMPARE(unanimous.incomplete, 3);
    desk.apply(takeNone(study.project, desk.cases, desk.at(0, {0, study.us, study.war}), desk.by()));
    const BulkPreview majority = previewOf(desk.cases, BulkRule::Majority);
    QCOMPARE(majority.items.size(), size_t{2});
    QCOMPARE(majority.accepted, 1);
    QCOMPARE(majority.rejected, 1);
    QCOMPARE(majority.before, 1);
    desk.apply(decideAll(study.project, desk.cases, majority, desk.by()));
    QCOMPARE(desk.at(0, {1, study.us, study.war}).state, State::Rejected);
    QCOMPARE(desk.at(0, {1, study.un, study.talks}).state, State::Accepted);
    QCOMPARE(desk.at(0, {0, study.us, study.war}).state, State::Rejected); // as before
    QCOMPARE(desk.goldState(0), std::optional(ArticleState::State::Done));
    QVERIFY(!desk.goldState(1));
    QVERIFY(!desk.goldState(2)); // two have not done it
    QVERIFY(
        decideAll(study.project, desk.cases, previewOf(desk.cases, BulkRule::Majority), desk.by()).empty());

    Desk two({0, 1});
    const BulkPreview both = previewOf(two.cases, BulkRule::Unanimous);
    QCOMPARE(both.items.size(), size_t{2});
    two.apply(decideAll(two.study.project, two.cases, both, two.by()));
    QCOMPARE(two.cases.counts()[static_cast<size_t>(State::Agreed)], 0);
    QCOMPARE(two.cases.decided(), 2);
    // An article in which everybody who has done it found nothing is done in gold too.
    Desk one({0});
    QVERIFY(previewOf(one.cases, BulkRule::Majority).items.empty()); // of one alone there is no majority
    one.apply(decideAll(one.study.project, one.cases, {}, one.by()));
    QCOMPARE(one.goldState(2), std::optional(ArticleState::State::Done));
}

void TestDeciding::keepsDecisionsApartByIssue()
{
    Desk desk;
    desk.comparison.issue = desk.study.war;
    desk.look();
    QCOMPARE(desk.cases.in(desk.study.articles[0]).size(), size_t{2});
    desk.apply(
        decideAll(desk.study.project, desk.cases, previewOf(desk.cases, BulkRule::Majority), desk.by()));
    // Of the other issue nothing is decided, so the article is not done.
    QCOMPARE(desk.goldState(0), std::optional(ArticleState::State::Started));
}

namespace {

class Dice
{
public:
    int operator()(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }

private:
    std::mt19937 m_random{5};
};

/// Something that may be decided of a case, and what gold says then.
struct AnyAct
{
    Result<std::vector<AnyEdit>> edits;
    std::vector<Found> wanted;
    bool decides = true;
};

AnyAct anyAct(const Desk &desk, const Case &one, Dice &draw)
{
    const Study &study = desk.study;
    const QList<int> lanes = draw(2) ? QList<int>{draw(3)} : QList<int>{0, 1, 2}.mid(draw(3));
    const int what = draw(5);
    AnyAct act;
    if (what < 2) {
        act.edits = takeLanes(study.project, desk.cases, one, lanes, desk.by());
        for (const int lane : lanes) {
            for (const Found &found : one.lanes[static_cast<size_t>(lane)].found) {
                if (!std::ranges::count(act.wanted, found))
                    act.wanted.push_back(found);
            }
        }
    } else if (what == 2) {
        act.edits = takeNone(study.project, desk.cases, one, desk.by());
    } else if (what == 3) {
        const OwnLabel own{study.us, draw(2) ? study.war : study.talks, study.stance(0), one.sentence(), {}};
        act.edits = takeOwn(study.project, desk.cases, one, {own}, desk.by());
        act.wanted.push_back({one.sentence(), own.actor, own.issue, own.stance});
    } else {
        act.edits = takeBack(study.project, desk.cases, one);
        act.decides = false;
    }
    std::ranges::sort(act.wanted);
    return act;
}

bool isOn(const Found &found, const CaseUnit &unit)
{
    return found.sentence == unit.sentence && found.actor == unit.actor && found.issue == unit.issue;
}

/// Of each unit of the case gold says what was wanted, and it is decided if anybody found it.
void verifyGold(const std::vector<Case> &now, const Case &one, const AnyAct &act)
{
    for (const CaseUnit &unit : one.units) {
        std::vector<Found> said;
        bool decided = false;
        for (const Case &other : now) {
            if (!std::ranges::count(other.units, unit))
                continue;
            decided = other.isDecided();
            for (const Found &found : other.gold) {
                if (isOn(found, unit))
                    said.push_back(found);
            }
        }
        const bool wasFound = std::ranges::any_of(one.lanes, [&](const Lane &lane) {
            return std::ranges::any_of(lane.found, [&](const Found &found) { return isOn(found, unit); });
        });
        QVERIFY(decided || !act.decides || !wasFound);
        std::vector<Found> wanted;
        for (const Found &found : act.wanted) {
            if (isOn(found, unit))
                wanted.push_back(found);
        }
        QCOMPARE(said, wanted);
    }
}

} // namespace

// Many small projects: whatever is decided, the case is decided then and says what was taken; layers stay as
// they were; undoing brings back what was; articles looked at anew equal those gathered anew.
void TestDeciding::keepsEveryLaw()
{
    Dice draw;
    for (int round = 0; round < 150; ++round) {
        Desk desk;
        Study &study = desk.study;
        for (int i = 0; i < 12; ++i) {
            const int first = draw(3);
            study.tag(2, draw(3), first, first + draw(3 - first), draw(2) ? study.us : study.un,
                draw(2) ? study.war : study.talks, draw(3) - 1);
        }
        study.setDone(2, {1, 2});
        desk.look();
        for (int n = 0; n < 12; ++n) {
            const std::vector<Case> &all = desk.cases.in(study.articles[2]);
            const Case one = all[static_cast<size_t>(draw(static_cast<int>(all.size())))];
            const AnyAct act = anyAct(desk, one, draw);
            QVERIFY(act.edits);
            const Project before = study.project;
            const Change change = makeChange(QStringLiteral("Decide"), *act.edits);
            const Status done = study.project.apply(change);
            QVERIFY2(done, done ? "" : qPrintable(done.error().toString()));
            Project undone = study.project;
            QVERIFY(undone.apply(inverse(change)));
            QVERIFY(undone == before);
            QVERIFY(desk.cases.update(study.project, change));
            const Cases anew = Cases::of(study.project, desk.comparison).value();
            QVERIFY(anew.in(study.articles[2]) == desk.cases.in(study.articles[2]));
            verifyGold(desk.cases.in(study.articles[2]), one, act);
            if (QTest::currentTestFailed())
                return;
            for (const Annotation &annotation : before.article(study.articles[2])->annotations) {
                if (annotation.annotator != goldAnnotator(before))
                    QVERIFY(study.project.article(study.articles[2])->annotation(annotation.id));
            }
        }
    }
}

void TestDeciding::countsReasons()
{
    Desk desk;
    Study &study = desk.study;
    ReasonCode reason = study.project.reasons().inOrder()[0];
    const ReasonCode before = reason;
    reason.paragraph = QStringLiteral("Intervention › What counts as against");
    QVERIFY(study.project.applyEdit(replacing(before, reason)));
    ReasonCode second = study.project.reasons().inOrder()[1];
    const ReasonCode secondBefore = second;
    second.paragraph = reason.paragraph;
    QVERIFY(study.project.applyEdit(replacing(secondBefore, second)));
    // Another actor: two units, one act.
    study.tag(0, 1, 1, 1, study.un, study.war, 1);
    desk.look();
    desk.apply(takeLanes(
        study.project, desk.cases, desk.at(0, {1, study.us, study.war}), {0}, {study.people[0], reason.id}));
    QCOMPARE(desk.decisions(0).size(), 2);
    QTest::qWait(2); // acts are told apart by their time
    desk.apply(takeNone(
        study.project, desk.cases, desk.at(0, {0, study.us, study.war}), {study.people[0], second.id}));
    QTest::qWait(2);
    desk.apply(takeNone(study.project, desk.cases, desk.at(0, {1, study.un, study.talks}), desk.by()));
    const QList<ReasonCount> counts = countReasons(study.project);
    QCOMPARE(counts.size(), study.project.reasons().size() + 1);
    QCOMPARE(counts[0], (ReasonCount{reason.id, reason.name, reason.paragraph, 1, 0}));
    QCOMPARE(counts[1], (ReasonCount{second.id, second.name, second.paragraph, 0, 1}));
    QCOMPARE(counts.back(), (ReasonCount{{}, {}, {}, 0, 1}));
    QCOMPARE(countParagraphs(counts), (QList<ParagraphCount>{{reason.paragraph, 2}}));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestDeciding)
#include "tst_deciding.moc"
