// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/merging.h"
#include "model/project/check.h"
#include "tests/codebook/small_study.h"

namespace standpoint {

class TestMerging : public QObject
{
    Q_OBJECT

private slots:
    void issuesBecomeOne();
    void whatSaysTheSameBecomesOne();
    void whatOnlyOneSaysIsKept();
    void whatSaysOtherwiseStaysBeside();
    void twinsFromBeforeStayTwo();
    void ofOthersStaysTheirs();
    void stancesBecomeOne();
    void actorsBecomeOne();
    void actorsThatNameEachOther();
    void choicesBecomeOne();
    void attributesBecomeOne();
    void choicesAreTheSameByTheirIds();
    void answersThatDifferStay();
    void guidelinesOfAttributesAreJoinedOrRefused();
    void decisionsFollow();
    void ofDecisionsOfOneTimeTheAcceptedStays_data();
    void ofDecisionsOfOneTimeTheAcceptedStays();
    void refuses();
};

namespace {

using How = TouchedAnnotation::How;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void TestMerging::issuesBecomeOne()
{
    SmallStudy s;
    Issue peace = s.peace;
    peace.keywords = {{text("cease-fire"), false}};
    s.apply({replacing(s.peace, peace)});
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 1, s.peace, s.against));
    const QDateTime now(QDate(2024, 5, 1), QTime(9, 0), Qt::UTC);
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id}, now);
    s.apply(revision);
    QCOMPARE(told(*revision), QStringList{text("2=Recoded")});
    QCOMPARE(revision->label, text("Merge peace into talks"));
    const Issue *kept = s.project.issues().find(s.talks.id);
    QVERIFY(kept && s.project.issues().size() == 1);
    QCOMPARE(kept->guideline, text("Words, not bombs.\n\n**peace**\n\nNo war."));
    QCOMPARE(kept->keywords, peace.keywords);
    QCOMPARE(kept->revised, now);
    Annotation moved = s.annotation(2, 1, s.talks, s.against);
    QVERIFY(*s.find(2) == moved);
}

void TestMerging::whatSaysTheSameBecomesOne()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 0, s.peace, s.inFavour));
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id});
    s.apply(revision);
    QCOMPARE(told(*revision), QStringList{text("2=Joined with 1")});
    QCOMPARE(s.project.annotationCount(), 1);
    QVERIFY(*s.find(1) == s.annotation(1, 0, s.talks, s.inFavour));
}

void TestMerging::whatOnlyOneSaysIsKept()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    Annotation richer = s.annotation(2, 0, s.peace, s.inFavour);
    richer.setNote(text("see the headline"));
    richer.confidence = 0.5F;
    richer.setAnswer(s.how.id, s.how.choices[0].id.toString());
    s.add(richer);
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id});
    s.apply(revision);
    QCOMPARE(told(*revision), (QStringList{text("1=Recoded"), text("2=Joined with 1")}));
    QCOMPARE(*s.find(1)->note, text("see the headline"));
    QCOMPARE(s.find(1)->confidence, 0.5F);
    QCOMPARE(s.find(1)->answer(s.how.id), s.how.choices[0].id.toString());
}

void TestMerging::whatSaysOtherwiseStaysBeside()
{
    SmallStudy s;
    Annotation noted = s.annotation(1, 0, s.talks, s.inFavour);
    noted.setNote(text("one"));
    s.add(noted);
    s.add(s.annotation(2, 0, s.peace, s.against));
    Annotation other = s.annotation(3, 0, s.peace, s.inFavour);
    other.setNote(text("two"));
    s.add(other);
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id});
    s.apply(revision);
    QCOMPARE(s.project.annotationCount(), 3);
    QCOMPARE(told(*revision), (QStringList{text("2=Beside with 1"), text("3=Beside with 1")}));
    QCOMPARE(*s.find(1)->note, text("one"));
    QCOMPARE(*s.find(3)->note, text("two"));
}

/// Somebody made two of the same: that is not for a merge to judge.
void TestMerging::twinsFromBeforeStayTwo()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.peace, s.inFavour));
    s.add(s.annotation(2, 0, s.peace, s.inFavour));
    s.add(s.annotation(3, 1, s.peace, s.inFavour));
    s.add(s.annotation(4, 1, s.peace, s.against));
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id});
    s.apply(revision);
    QCOMPARE(s.project.annotationCount(), 4);
    QCOMPARE(revision->count(How::Recoded), 4);
}

void TestMerging::ofOthersStaysTheirs()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    Annotation boris = s.annotation(2, 0, s.peace, s.inFavour);
    boris.annotator = s.boris.id;
    s.add(boris);
    Annotation part = s.annotation(3, 0, s.peace, s.inFavour);
    part.evidence = Evidence(QList<TextSpan>{{0, 3}, {9, 13}});
    s.add(part);
    Annotation hull = part;
    hull.id = {{8, 4}};
    hull.issue = s.talks.id;
    hull.evidence = Evidence(QList<TextSpan>{{0, 8}, {9, 13}});
    s.add(hull);
    const Result<Revision> revision = merging(s.project, s.talks.id, {s.peace.id});
    s.apply(revision);
    QCOMPARE(s.project.annotationCount(), 4);
    QCOMPARE(revision->byAnnotator().size(), 2);
    QCOMPARE(revision->byArticle(), (QList<std::pair<ArticleId, qsizetype>>{{s.text.id, 2}}));
}

void TestMerging::stancesBecomeOne()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.neutral));
    s.add(s.annotation(2, 0, s.talks, s.against));
    s.add(s.annotation(3, 1, s.talks, s.against));
    const Result<Revision> revision = merging(s.project, s.neutral.id, {s.against.id});
    s.apply(revision);
    QCOMPARE(told(*revision), (QStringList{text("2=Joined with 1"), text("3=Recoded")}));
    QCOMPARE(s.project.stances().size(), 2);
    QVERIFY(s.find(3)->stance == s.neutral.id);
}

void TestMerging::actorsBecomeOne()
{
    SmallStudy s;
    Annotation ofState = s.annotation(1, 0, s.talks, s.inFavour);
    ofState.actor = s.state.id;
    s.add(ofState);
    s.add(s.annotation(2, 1, s.talks, s.inFavour));
    const Result<Revision> revision = merging(s.project, s.state.id, {s.minister.id});
    s.apply(revision);
    const Actor *kept = s.project.actors().find(s.state.id);
    QCOMPARE(kept->aliases, (QStringList{text("Moscow"), text("Lavrov"), text("the minister")}));
    QVERIFY2(kept->affiliations.isEmpty(), "nobody is affiliated with itself");
    QVERIFY(!s.project.actors().contains(s.minister.id));
    QCOMPARE(s.project.actors().find(s.envoy.id)->affiliations, (QList<Affiliation>{{s.state.id, {}, {}}}));
    QVERIFY(s.find(2)->actor == s.state.id);
}

void TestMerging::actorsThatNameEachOther()
{
    SmallStudy s;
    const Result<Revision> all = merging(s.project, s.envoy.id, {s.state.id, s.minister.id});
    s.apply(all);
    QCOMPARE(s.project.actors().size(), 1);
    QCOMPARE(s.project.actors().find(s.envoy.id)->aliases.size(), 4);
}

void TestMerging::choicesBecomeOne()
{
    SmallStudy s;
    Annotation quote = s.annotation(1, 0, s.talks, s.inFavour);
    quote.setAnswer(s.how.id, s.how.choices[0].id.toString());
    Annotation act = s.annotation(2, 0, s.talks, s.inFavour);
    act.setAnswer(s.how.id, s.how.choices[1].id.toString());
    s.add(quote);
    s.add(act);
    const Result<Revision> revision =
        merging(s.project, s.how.id, s.how.choices[0].id, {s.how.choices[1].id});
    s.apply(revision);
    QCOMPARE(told(*revision), QStringList{text("2=Joined with 1")});
    QCOMPARE(s.project.attributes().find(s.how.id)->choices, (QList<Choice>{s.how.choices[0]}));
}

void TestMerging::attributesBecomeOne()
{
    SmallStudy s;
    Annotation quote = s.annotation(1, 0, s.talks, s.inFavour);
    quote.setAnswer(s.way.id, s.way.choices[0].id.toString());
    Annotation guess = s.annotation(2, 1, s.talks, s.inFavour);
    guess.setAnswer(s.way.id, s.way.choices[1].id.toString());
    s.add(quote);
    s.add(guess);
    const Result<Revision> revision = merging(s.project, s.how.id, s.way.id);
    s.apply(revision);
    QCOMPARE(told(*revision), (QStringList{text("1=Recoded"), text("2=Recoded")}));
    QCOMPARE(s.project.attributes().size(), 1);
    QCOMPARE(s.find(1)->answer(s.how.id), s.how.choices[0].id.toString());
    QCOMPARE(s.find(2)->answer(s.how.id), s.way.choices[1].id.toString());
    QCOMPARE(s.project.attributes().find(s.how.id)->choices.size(), 3);
}

/// Two attributes that began as one share ids; a choice that was renamed in one of them is still that choice,
/// and one that now has its name is not.
void TestMerging::choicesAreTheSameByTheirIds()
{
    SmallStudy s;
    Attribute how = s.how;
    Attribute way = s.way;
    const auto choice = [](quint64 number, const char *name) {
        return Choice{{{4, number}}, QString::fromLatin1(name)};
    };
    how.choices = {choice(1, "yes"), choice(2, "no"), choice(3, "both")};
    way.choices = {choice(1, "no"), choice(2, "certainly"), choice(7, "both"), choice(8, "yes")};
    s.apply({replacing(s.how, how), replacing(s.way, way)});
    for (quint64 i = 0; i < 3; ++i) {
        Annotation a = s.annotation(i + 1, static_cast<int>(i), s.talks, s.inFavour);
        a.setAnswer(way.id, way.choices[static_cast<qsizetype>(i)].id.toString());
        s.add(a);
    }
    Annotation last = s.annotation(4, 0, s.peace, s.inFavour);
    last.setAnswer(way.id, way.choices[3].id.toString());
    s.add(last);
    s.apply(merging(s.project, how.id, way.id));
    QCOMPARE(s.project.attributes().find(how.id)->choices,
        (QList<Choice>{choice(1, "yes"), choice(2, "no"), choice(3, "both"), choice(8, "yes (2)")}));
    const QList<quint64> wanted{1, 2, 3, 8};
    for (quint64 i = 0; i < 4; ++i)
        QCOMPARE(s.find(i + 1)->answer(how.id), choice(wanted[static_cast<int>(i)], "").id.toString());
}

void TestMerging::answersThatDifferStay()
{
    SmallStudy s;
    Annotation both = s.annotation(1, 0, s.talks, s.inFavour);
    both.setAnswer(s.how.id, s.how.choices[1].id.toString());
    both.setAnswer(s.way.id, s.way.choices[1].id.toString());
    s.add(both);
    const Result<Revision> revision = merging(s.project, s.how.id, s.way.id);
    s.apply(revision);
    QCOMPARE(told(*revision), QStringList{text("1=Beside with 1")});
    QVERIFY(*s.find(1) == both);
    QVERIFY(s.project.attributes().find(s.way.id)->retired);
}

void TestMerging::guidelinesOfAttributesAreJoinedOrRefused()
{
    SmallStudy s;
    Attribute how = s.how;
    Attribute way = s.way;
    how.guideline = QString(maximumNoteLength - 100, u'a');
    way.guideline = QString(50, u'b');
    s.apply({replacing(s.how, how), replacing(s.way, way)});
    const Result<Revision> fits = merging(s.project, how.id, way.id);
    QVERIFY(fits);
    QVERIFY(fits->edits.front() == AnyEdit(replacing(how, [&] {
        Attribute after = how;
        after.choices.append(way.choices[1]);
        after.guideline += text("\n\n**way**\n\n") + way.guideline;
        return after;
    }())));
    const Attribute before = way;
    way.guideline = QString(100, u'b'); // one sentence and nothing of it would be lost
    s.apply({replacing(before, way)});
    const Result<Revision> revision = merging(s.project, how.id, way.id);
    QVERIFY(!revision);
    QVERIFY(revision.error().kind == Error::Kind::Invalid);
    QVERIFY2(revision.error().what.contains(text("too long")), qPrintable(revision.error().what));
}

/// Of two on one sentence that are of one unit then, the later stays.
void TestMerging::decisionsFollow()
{
    SmallStudy s;
    Decision ofEnvoy = s.decision(4, 2, s.talks);
    ofEnvoy.actor = s.envoy.id;
    s.apply({adding(s.decision(1, 0, s.talks)), adding(s.decision(2, 0, s.peace)),
        adding(s.decision(6, 1, s.talks)), adding(s.decision(5, 1, s.peace)), adding(ofEnvoy)});
    s.apply(merging(s.project, s.talks.id, {s.peace.id}));
    QCOMPARE(s.decisions().size(), 3);
    for (const quint64 number : {2, 6, 4}) {
        const Decision *kept = s.project.article(s.text.id)->decision({{12, number}});
        QVERIFY(kept && kept->issue == s.talks.id);
    }
    s.apply(merging(s.project, s.minister.id, {s.envoy.id}));
    QCOMPARE(s.project.article(s.text.id)->decision({{12, 4}})->actor, s.minister.id);
}

void TestMerging::ofDecisionsOfOneTimeTheAcceptedStays_data()
{
    QTest::addColumn<bool>("keptIsAccepted"); // the decision on the actor that is kept
    QTest::addColumn<quint64>("kept");        // numbers of the two decisions
    QTest::addColumn<quint64>("other");
    for (const bool accepted : {true, false}) {
        QTest::addRow("on the one kept: %d, with the smaller id", accepted)
            << accepted << quint64{1} << quint64{2};
        QTest::addRow("on the one kept: %d, with the larger id", accepted)
            << accepted << quint64{2} << quint64{1};
    }
}

void TestMerging::ofDecisionsOfOneTimeTheAcceptedStays()
{
    QFETCH(bool, keptIsAccepted);
    QFETCH(quint64, kept);
    QFETCH(quint64, other);
    SmallStudy s;
    Decision one = s.decision(kept, 0, s.talks);
    Decision two = s.decision(other, 0, s.talks);
    two.actor = s.envoy.id;
    two.at = one.at;
    (keptIsAccepted ? two : one).verdict = Decision::Verdict::Rejected;
    s.apply({adding(one), adding(two)});
    s.apply(merging(s.project, s.minister.id, {s.envoy.id}));
    QCOMPARE(s.decisions().size(), 1);
    QCOMPARE(s.decisions().first().verdict, Decision::Verdict::Accepted);
    QCOMPARE(s.decisions().first().id, keptIsAccepted ? one.id : two.id);
}

void TestMerging::refuses()
{
    SmallStudy s;
    QVERIFY(!merging(s.project, s.talks.id, QList<IssueId>{}));
    QVERIFY(!merging(s.project, s.talks.id, {s.talks.id}));
    QVERIFY(!merging(s.project, s.talks.id, {IssueId::random()}));
    QVERIFY(!merging(s.project, ActorId::random(), {s.state.id}));
    QVERIFY(!merging(s.project, s.how.id, s.how.id));
    QVERIFY(!merging(s.project, s.how.id, s.how.choices[0].id, {ChoiceId::random()}));
    Attribute flag = s.way;
    flag.kind = Attribute::Kind::Flag;
    flag.choices.clear();
    s.apply({replacing(s.way, flag)});
    const Result<Revision> kinds = merging(s.project, s.how.id, s.way.id);
    QVERIFY(!kinds && kinds.error().what.contains(s.way.name));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestMerging)
#include "tst_merging.moc"
