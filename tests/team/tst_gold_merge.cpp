// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two adjudications put together: on a case, gold says what the decision that holds goes with.
#include "tests/team/two_projects.h"

#include <QTest>

namespace standpoint {

class TestGoldMerge : public QObject
{
    Q_OBJECT

private slots:
    void theLosersGoldGoes_data();
    void theLosersGoldGoes();
    void acceptedTwiceTheLaterOneIsGold();
    void eachSentenceIsItsOwnCase();
    void whatTheWinnerKeptComesBack();
    void anotherStanceOfTheSameAnnotation();
    void decidedGoesBeforeUndecided();
    void undecidedGoldIsUnited();
    void goldThatWasChangedAfterItsDecisionComesIn();
    void otherCasesKeepTheirGold();
    void theOrderOfThreeDoesNotMatter();
};

namespace {

using Verdict = Decision::Verdict;

const TextSpan first{0, 19};
const TextSpan second{20, 40};
const TextSpan both{0, 40};

/// A study with gold, of which copies are adjudicated apart.
struct Office
{
    Study study;
    ArticleId article = study.addArticle(QStringLiteral("Talks"), talks);
    ActorId ban = study.addActor(QStringLiteral("Ban"));
    AnnotatorId ann = study.addAnnotator(QStringLiteral("Ann"));
    AnnotatorId gold = study.addAnnotator(QStringLiteral("Gold"), true);

    Decision decide(Study &in, TextSpan place, Verdict verdict, int minute) const
    {
        Decision decision;
        decision.id = DecisionId::random();
        decision.article = article;
        decision.place = place;
        decision.actor = ban;
        decision.issue = in.project.issues().inOrder()[0].id;
        decision.verdict = verdict;
        decision.by = ann;
        decision.at = at(minute);
        in.apply(adding(decision));
        return decision;
    }
    Annotation say(Study &in, TextSpan evidence, int minute, int stance = 0) const
    {
        return in.tag(article, gold, ban, evidence, minute, stance);
    }
    /// As GoldLayer::clear() does it.
    void cut(Study &in, const Annotation &annotation, const Evidence &left, int minute) const
    {
        Annotation after = annotation;
        after.evidence = left;
        after.modified = at(minute);
        in.replace(annotation, after);
    }
    QList<Annotation> goldOf(const Study &in) const
    {
        QList<Annotation> all = in.annotations(article);
        all.removeIf([&](const Annotation &one) { return one.annotator != gold; });
        return all;
    }
    QList<TextSpan> placesOf(const Study &in) const
    {
        QList<TextSpan> all;
        for (const Annotation &one : goldOf(in))
            all += one.evidence.fragments();
        return all;
    }
};

qsizetype conflictsAbout(const Merge &merge, MergeKind kind)
{
    return std::count_if(merge.conflicts.begin(), merge.conflicts.end(),
        [kind](const MergeConflict &one) { return one.kind == kind; });
}

} // namespace

void TestGoldMerge::theLosersGoldGoes_data()
{
    QTest::addColumn<int>("acceptedAt");
    QTest::addColumn<int>("rejectedAt");
    QTest::addColumn<bool>("sameDecision");
    QTest::newRow("rejected later") << 3 << 4 << false;
    QTest::newRow("accepted later") << 4 << 3 << false;
    QTest::newRow("rejected later, a decision that both had") << 3 << 4 << true;
    QTest::newRow("accepted later, a decision that both had") << 4 << 3 << true;
}

void TestGoldMerge::theLosersGoldGoes()
{
    QFETCH(int, acceptedAt);
    QFETCH(int, rejectedAt);
    QFETCH(bool, sameDecision);
    Office o;
    Study accepts = o.study;
    const Decision accepted = o.decide(accepts, first, Verdict::Accepted, acceptedAt);
    const Annotation gold = o.say(accepts, first, acceptedAt);
    Study rejects = o.study;
    const Decision rejected = o.decide(rejects, first, Verdict::Rejected, rejectedAt);
    if (sameDecision) {
        Decision same = rejected;
        same.id = accepted.id;
        rejects.apply(removing(rejected));
        rejects.apply(adding(same));
    }
    const bool rejectedLater = rejectedAt > acceptedAt;
    for (const auto &[ours, theirs] : {std::pair(accepts, rejects), std::pair(rejects, accepts)}) {
        const Study merged = mergedInto(ours, theirs);
        QCOMPARE(merged.project.article(o.article)->decisions.orDefault().size(), 1);
        QCOMPARE(o.goldOf(merged), rejectedLater ? QList<Annotation>() : QList<Annotation>{gold});
        const Merge merge = mergeOf(ours, theirs);
        QCOMPARE(conflictsAbout(merge, MergeKind::Decision), 1);
        QCOMPARE(conflictsAbout(merge, MergeKind::Annotation), rejectedLater ? 1 : 0);
        if (!rejectedLater)
            continue;
        const bool oursLost = ours.project == accepts.project;
        QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::deleted), oursLost ? 1 : 0);
        QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::refused), oursLost ? 0 : 1);
        QCOMPARE(merge.count(MergeKind::Annotation, &MergeCounts::added), 0);
        Study undone = merged;
        undone = ours;
        QVERIFY(undone.project.apply(merge.change) && undone.project.apply(inverse(merge.change)));
        QVERIFY(undone.project == ours.project);
    }
}

void TestGoldMerge::acceptedTwiceTheLaterOneIsGold()
{
    Office o;
    Study ours = o.study;
    o.decide(ours, first, Verdict::Accepted, 3);
    o.say(ours, first, 3, 0);
    Study theirs = o.study;
    o.decide(theirs, first, Verdict::Accepted, 4);
    const Annotation later = o.say(theirs, first, 4, 1);
    QCOMPARE(o.goldOf(mergedInto(ours, theirs)), (QList<Annotation>{later}));
    QCOMPARE(o.goldOf(mergedInto(theirs, ours)), (QList<Annotation>{later}));
    QCOMPARE(conflictsAbout(mergeOf(ours, theirs), MergeKind::Annotation), 1);
}

/// Gold on two sentences, of which each side took one away.
void TestGoldMerge::eachSentenceIsItsOwnCase()
{
    for (const int oursAt : {3, 5}) {
        Office o;
        const Annotation gold = o.say(o.study, both, 1);
        Study ours = o.study;
        o.decide(ours, first, Verdict::Rejected, oursAt);
        o.cut(ours, gold, second, oursAt);
        Study theirs = o.study;
        o.decide(theirs, second, Verdict::Accepted, 4);
        o.cut(theirs, gold, first, 4);
        const Annotation fresh = o.say(theirs, second, 4, 1);
        QCOMPARE(o.goldOf(mergedInto(ours, theirs)), (QList<Annotation>{fresh}));
        QCOMPARE(o.goldOf(mergedInto(theirs, ours)), (QList<Annotation>{fresh}));
    }
}

/// They took a sentence away from gold; later we decided that it stays, which changed nothing in gold here.
void TestGoldMerge::whatTheWinnerKeptComesBack()
{
    Office o;
    const Annotation gold = o.say(o.study, both, 1);
    Study ours = o.study;
    o.decide(ours, first, Verdict::Accepted, 3);
    Study theirs = o.study;
    o.decide(theirs, first, Verdict::Rejected, 2);
    o.cut(theirs, gold, second, 2);
    QCOMPARE(o.placesOf(mergedInto(ours, theirs)), (QList<TextSpan>{both}));
    QCOMPARE(o.placesOf(mergedInto(theirs, ours)), (QList<TextSpan>{both}));
}

/// One annotation on two cases, of which each side decided one and says another stance since.
void TestGoldMerge::anotherStanceOfTheSameAnnotation()
{
    Office o;
    const Annotation gold = o.say(o.study, both, 1);
    Study ours = o.study;
    o.decide(ours, first, Verdict::Accepted, 6);
    Annotation against = gold;
    against.stance = ours.project.stances().inOrder()[2].id;
    against.modified = at(6);
    ours.replace(gold, against);
    Study theirs = o.study;
    o.decide(theirs, second, Verdict::Accepted, 5);
    Annotation neutral = gold;
    neutral.stance = ours.project.stances().inOrder()[1].id;
    neutral.modified = at(5);
    theirs.replace(gold, neutral);
    for (const Study &merged : {mergedInto(ours, theirs), mergedInto(theirs, ours)}) {
        const QList<Annotation> all = o.goldOf(merged);
        QCOMPARE(all.size(), 2);
        QVERIFY(all[0].evidence == Evidence(first) && all[0].stance == against.stance);
        QVERIFY(all[1].evidence == Evidence(second) && all[1].stance == neutral.stance);
    }
}

void TestGoldMerge::decidedGoesBeforeUndecided()
{
    Office o;
    Study decided = o.study;
    o.decide(decided, first, Verdict::Rejected, 3);
    Study undecided = o.study;
    o.say(undecided, first, 9);
    QVERIFY(o.goldOf(mergedInto(decided, undecided)).isEmpty());
    QVERIFY(o.goldOf(mergedInto(undecided, decided)).isEmpty());
    QCOMPARE(conflictsAbout(mergeOf(decided, undecided), MergeKind::Annotation), 1);
    QCOMPARE(conflictsAbout(mergeOf(undecided, decided), MergeKind::Annotation), 1);
}

void TestGoldMerge::undecidedGoldIsUnited()
{
    Office o;
    Study ours = o.study;
    const Annotation one = o.say(ours, first, 1, 0);
    Study theirs = o.study;
    const Annotation other = o.say(theirs, first, 2, 1);
    QCOMPARE(o.goldOf(mergedInto(ours, theirs)).size(), 2);
    QVERIFY(mergeOf(ours, theirs).conflicts.isEmpty());
}

void TestGoldMerge::goldThatWasChangedAfterItsDecisionComesIn()
{
    Office o;
    o.decide(o.study, first, Verdict::Accepted, 3);
    const Annotation gold = o.say(o.study, first, 3);
    Study theirs = o.study;
    Annotation noted = gold;
    noted.setNote(QStringLiteral("See the guideline."));
    noted.modified = at(8);
    theirs.replace(gold, noted);
    QCOMPARE(o.goldOf(mergedInto(o.study, theirs)), (QList<Annotation>{noted}));
    QCOMPARE(o.goldOf(mergedInto(theirs, o.study)), (QList<Annotation>{noted}));
    // Taken away here since: the copy from before does not bring it back.
    Study ours = o.study;
    ours.apply(removing(gold));
    QVERIFY(o.goldOf(mergedInto(ours, o.study)).isEmpty());
}

void TestGoldMerge::otherCasesKeepTheirGold()
{
    Office o;
    const ActorId league = o.study.addActor(QStringLiteral("League"));
    const Annotation elsewhere = o.say(o.study, {41, 62}, 1);
    const Annotation another = o.study.tag(o.article, o.gold, league, first, 1);
    const Annotation layer = o.study.tag(o.article, o.ann, o.ban, first, 1);
    Study ours = o.study;
    o.decide(ours, first, Verdict::Accepted, 3);
    o.say(ours, first, 3);
    Study theirs = o.study;
    o.decide(theirs, first, Verdict::Rejected, 4);
    const Study merged = mergedInto(ours, theirs);
    const QList<Annotation> gold = o.goldOf(merged);
    QCOMPARE(gold.size(), 2);
    QVERIFY(gold.contains(another) && gold.contains(elsewhere));
    QVERIFY(merged.annotations(o.article).contains(layer));
}

void TestGoldMerge::theOrderOfThreeDoesNotMatter()
{
    Office o;
    const Annotation gold = o.say(o.study, both, 1);
    QList<MergeInput> inputs;
    const QList<std::pair<Verdict, int>> decisions{
        {Verdict::Rejected, 4}, {Verdict::Accepted, 6}, {Verdict::Accepted, 5}};
    for (const auto &[verdict, minute] : decisions) {
        Study copy = o.study;
        o.decide(copy, first, verdict, minute);
        o.cut(copy, gold, second, minute);
        if (verdict == Verdict::Accepted)
            o.say(copy, first, minute, minute - 4);
        inputs.append({QString::number(minute), copy.project});
    }
    Study once = o.study;
    QVERIFY(once.project.apply(mergeProjects(o.study.project, inputs, {})->change));
    QCOMPARE(o.goldOf(once).size(), 2);
    QVERIFY(o.goldOf(once)[0].stance == once.project.stances().inOrder()[2].id);
    QVERIFY(mergeProjects(once.project, inputs, {})->change.edits.empty());
    std::reverse(inputs.begin(), inputs.end());
    Study other = o.study;
    QVERIFY(other.project.apply(mergeProjects(o.study.project, inputs, {})->change));
    QVERIFY(other.project == once.project);
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestGoldMerge)
#include "tst_gold_merge.moc"
