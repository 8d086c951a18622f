// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/revising.h"
#include "tests/codebook/small_study.h"

namespace standpoint {

class TestRevising : public QObject
{
    Q_OBJECT

private slots:
    void renameNamesAllThatHaveIt();
    void retiredStaysOnAnnotations();
    void splitMovesWhatIsChosen();
    void splitOfAnActorTakesItsAliases();
    void splitRefusesWhatIsNotOfIt();
    void flipTurnsEverySign();
    void flipMatchesValuesOfOnePolarityInOrder();
    void flipRefusesAScaleWithoutOpposites();
    void whatIsGoneIsRefused();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void TestRevising::renameNamesAllThatHaveIt()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 1, s.peace, s.inFavour));
    Issue renamed = s.talks;
    renamed.name = text("negotiation");
    const Result<Revision> revision = revising(s.project, renamed);
    s.apply(revision);
    QCOMPARE(revision->label, text("Rename talks to negotiation"));
    QCOMPARE(told(*revision), QStringList{text("1=Named")});
    QVERIFY(!s.project.issues().find(s.talks.id)->revised.isValid());

    Actor actor = s.minister;
    actor.name = text("Sergey Lavrov");
    QCOMPARE(revising(s.project, actor)->touched.size(), 2);
    QVERIFY2(revising(s.project, s.minister)->edits.empty(), "nothing is different");
}

void TestRevising::retiredStaysOnAnnotations()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    const Result<Revision> revision = retiring(s.project, s.talks.id);
    s.apply(revision);
    QCOMPARE(told(*revision), QStringList{text("1=Named")});
    QVERIFY(s.project.issues().find(s.talks.id)->retired);
    QVERIFY(*s.find(1) == s.annotation(1, 0, s.talks, s.inFavour));
    s.apply(retiring(s.project, s.talks.id, false));
    QVERIFY(*s.project.issues().find(s.talks.id) == s.talks);
}

void TestRevising::splitMovesWhatIsChosen()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 1, s.talks, s.inFavour));
    s.add(s.annotation(3, 1, s.talks, s.inFavour)); // the same as 2
    Issue fresh;
    fresh.id = IssueId::random();
    fresh.name = text("Geneva");
    const Result<Revision> revision = splitting(s.project, s.talks.id, fresh, {{{8, 2}}, {{8, 3}}});
    s.apply(revision);
    QCOMPARE(told(*revision), (QStringList{text("2=Recoded"), text("3=Recoded")}));
    QVERIFY(s.find(1)->issue == s.talks.id);
    QVERIFY(s.find(2)->issue == fresh.id);
    QStringList names;
    for (const Issue &issue : s.project.issues().inOrder())
        names.append(issue.name);
    QCOMPARE(names, (QStringList{text("talks"), text("Geneva"), text("peace")}));
}

void TestRevising::splitOfAnActorTakesItsAliases()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    Actor fresh{ActorId::random(), text("the minister"), {}, Actor::Kind::Person, {}};
    const Result<Revision> revision = splitting(s.project, s.minister.id, fresh, {{{8, 1}}});
    s.apply(revision);
    QVERIFY(s.find(1)->actor == fresh.id);
    QVERIFY(s.project.actors().find(s.minister.id)->aliases.isEmpty());
}

void TestRevising::splitRefusesWhatIsNotOfIt()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.peace, s.inFavour));
    Issue fresh;
    fresh.id = IssueId::random();
    fresh.name = text("Geneva");
    QVERIFY(!splitting(s.project, s.talks.id, fresh, {{{8, 1}}}));
    QVERIFY(splitting(s.project, s.talks.id, fresh, {}));
}

void TestRevising::flipTurnsEverySign()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 0, s.talks, s.against)); // a contradiction from before
    s.add(s.annotation(3, 1, s.talks, s.neutral));
    s.add(s.annotation(4, 2, s.peace, s.against));
    const Project before = s.project;
    const Result<Revision> revision = flipping(s.project, s.talks.id, text("war"));
    s.apply(revision);
    QCOMPARE(told(*revision), (QStringList{text("1=Recoded"), text("2=Recoded")}));
    QVERIFY(*s.find(1) == s.annotation(1, 0, s.talks, s.against));
    QVERIFY(*s.find(2) == s.annotation(2, 0, s.talks, s.inFavour));
    QVERIFY(s.find(3)->stance == s.neutral.id && s.find(4)->stance == s.against.id);
    QCOMPARE(s.project.issues().find(s.talks.id)->name, text("war"));
    s.apply(flipping(s.project, s.talks.id, text("talks")));
    QVERIFY(s.project == before);
}

void TestRevising::flipMatchesValuesOfOnePolarityInOrder()
{
    SmallStudy s;
    const StanceValue demands{{{2, 7}}, text("demands"), 5, 1.0, 0, {}};
    s.apply({adding(demands)});
    QVERIFY(!flipping(s.project, s.talks.id));
    const StanceValue forbids{{{2, 8}}, text("forbids"), 6, -1.0, 0, {}};
    s.apply({adding(forbids)});
    const Result<QHash<StanceId, StanceId>> map = opposites(s.project);
    QVERIFY(map);
    QVERIFY(map->value(demands.id) == forbids.id && map->value(forbids.id) == demands.id);
    QVERIFY(map->value(s.inFavour.id) == s.against.id);
}

void TestRevising::flipRefusesAScaleWithoutOpposites()
{
    SmallStudy s;
    s.apply({adding(StanceValue{{{2, 9}}, text("leaning"), 5, -0.5, 0, {}})});
    const Result<Revision> revision = flipping(s.project, s.talks.id);
    QVERIFY(!revision);
    QVERIFY(revision.error().kind == Error::Kind::Invalid);
    QVERIFY2(revision.error().what.contains(text("leaning")) && revision.error().what.contains(text("0.5")),
        qPrintable(revision.error().what));
}

void TestRevising::whatIsGoneIsRefused()
{
    SmallStudy s;
    QVERIFY(!retiring(s.project, IssueId::random()));
    QVERIFY(!retiring(s.project, StanceId::random()));
    QVERIFY(!retiring(s.project, AttributeId::random()));
    QVERIFY(!flipping(s.project, IssueId::random()));
    QVERIFY(!splitting(s.project, IssueId::random(), Issue{}, {}));
    QVERIFY(!splitting(s.project, ActorId::random(), Actor{}, {}));
    QVERIFY(!revising(s.project, Actor{ActorId::random(), text("a"), {}, {}, {}}));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestRevising)
#include "tst_revising.moc"
