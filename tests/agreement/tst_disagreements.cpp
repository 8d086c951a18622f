// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/disagreements.h"
#include "study.h"

namespace standpoint {

class TestDisagreements : public QObject
{
    Q_OBJECT

private slots:
    void areCountedByKind();
    void haveAKind_data();
    void haveAKind();
    void eachFindingIsAccountedForOnce();
};

using Kind = Disagreement::Kind;
void TestDisagreements::areCountedByKind()
{
    const Study study;
    const auto compared = comparedArticles(study.project, study.comparison());
    const std::vector<Disagreement> found = disagreementsOf(study.project, study.comparison(), *compared);
    // 1, Ann and Bo: US and war in sentence 1 not seen by Bo. Ann and Cy: the US's stance is opposite, two
    // findings not seen. Bo and Cy: opposite, one not seen. 2, Ann and Bo: of Ann's two stances one has no
    // partner; the UN's is opposite in sentence 1 and not seen in sentence 2.
    const KindCounts counts = countKinds(found);
    QCOMPARE(counts[static_cast<size_t>(Kind::NotSeen)], 6);
    QCOMPARE(counts[static_cast<size_t>(Kind::OppositeStance)], 3);
    QCOMPARE(std::ssize(found), 9);
    QCOMPARE(found[0].first, 0);
    QCOMPARE(found[0].second, 1);
    QCOMPARE(found[0].ofFirst, std::optional<Found>(Found{1, study.us, study.war, study.stance(1)}));
    QVERIFY(!found[0].ofSecond);
}

void TestDisagreements::haveAKind_data()
{
    QTest::addColumn<int>("sentence"); // what Bo makes of the US being for war in sentence 1
    QTest::addColumn<bool>("sameActor");
    QTest::addColumn<bool>("sameIssue");
    QTest::addColumn<double>("polarity");
    QTest::addColumn<QString>("kind");
    QTest::newRow("another actor") << 1 << false << true << 1.0 << "other_actor";
    QTest::newRow("another actor and stance") << 1 << false << true << -1.0 << "other_actor";
    QTest::newRow("another issue") << 1 << true << false << 1.0 << "other_issue";
    QTest::newRow("the opposite stance") << 1 << true << true << -1.0 << "opposite_stance";
    QTest::newRow("the stance beside") << 1 << true << true << 0.0 << "neighbouring_stance";
    QTest::newRow("the same one sentence on") << 2 << true << true << 1.0 << "other_span";
    QTest::newRow("the same one sentence before") << 0 << true << true << 1.0 << "other_span";
    QTest::newRow("something else one sentence on") << 2 << true << true << -1.0 << "not_seen not_seen";
    QTest::newRow("nothing in common") << 1 << false << false << 1.0 << "not_seen not_seen";
}

void TestDisagreements::haveAKind()
{
    QFETCH(int, sentence);
    QFETCH(bool, sameActor);
    QFETCH(bool, sameIssue);
    QFETCH(double, polarity);
    QFETCH(QString, kind);
    Study study;
    study.setDone(2, {1});
    study.tag(2, 0, 1, 1, study.us, study.war, 1);
    study.tag(2, 1, sentence, sentence, sameActor ? study.us : study.un, sameIssue ? study.war : study.talks,
        polarity);
    const auto compared = comparedArticles(study.project, study.comparison());
    QStringList kinds;
    for (const Disagreement &one : disagreementsOf(study.project, study.comparison(), *compared)) {
        if (one.article == study.articles[2])
            kinds.append(nameOf(one.kind));
    }
    QCOMPARE(kinds.join(QLatin1Char(' ')), kind);
}

// What two annotators found is either found by both, or in exactly one of their disagreements; but for a span
// beside one that both found.
void TestDisagreements::eachFindingIsAccountedForOnce()
{
    const Study study;
    const Comparison two{{study.people[0], study.people[1]}, {}};
    const auto compared = comparedArticles(study.project, two);
    int ofFirst = 0;
    int ofSecond = 0;
    for (const Disagreement &one : disagreementsOf(study.project, two, *compared)) {
        ofFirst += one.ofFirst ? 1 : 0;
        ofSecond += one.ofSecond ? 1 : 0;
    }
    QCOMPARE(ofFirst, 4);  // of seven findings by Ann, three are Bo's too
    QCOMPARE(ofSecond, 1); // of Bo's four
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestDisagreements)
#include "tst_disagreements.moc"
