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
    void splitNumbersOrdersAnew();
    void splitOfAnActorTakesItsAliases();
    void decisionsGoWhereTheirAnnotationsGo();
    void splitRefusesWhatIsNotOfIt();
    void flipTurnsEverySign();
    void flipMatchesValuesOfOnePolarityInOrder();
    void flipRefusesAScaleWithoutOpposites();
    void flipAfterAChangeOfScale();
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

/// A file may hold any order, the largest number of all too; and the same one twice.
void TestRevising::splitNumbersOrdersAnew()
{
    SmallStudy s;
    Issue talks = s.talks;
    Issue peace = s.peace;
    talks.order = std::numeric_limits<int>::max();
    peace.order = talks.order;
    s.apply({replacing(s.talks, talks), replacing(s.peace, peace)});
    for (const IssueId from : {talks.id, peace.id}) {
        QStringList wanted;
        Issue fresh;
        fresh.id = IssueId::random();
        fresh.name = text("%1 at Geneva").arg(s.project.issues().find(from)->name);
        for (const Issue &issue : s.project.issues().inOrder()) {
            wanted.append(issue.name);
            if (issue.id == from)
                wanted.append(fresh.name);
        }
        s.apply(splitting(s.project, from, fresh, {}));
        QStringList names;
        for (const Issue &issue : s.project.issues().inOrder()) {
            QCOMPARE(issue.order, static_cast<int>(names.size()));
            names.append(issue.name);
        }
        QCOMPARE(names, wanted);
    }
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

void TestRevising::decisionsGoWhereTheirAnnotationsGo()
{
    SmallStudy s;
    for (const auto &[number, sentence] : {std::pair(1, 0), {2, 1}, {3, 1}, {4, 2}})
        s.add(s.annotation(static_cast<quint64>(number), sentence, s.talks, s.inFavour));
    s.apply({adding(s.decision(1, 0, s.talks)), adding(s.decision(2, 1, s.talks)),
        adding(s.decision(3, 2, s.talks))});
    const Issue fresh{{{1, 9}}, text("conferences"), 0, {}};
    s.apply(splitting(s.project, s.talks.id, fresh, {{{8, 1}}, {{8, 2}}}));
    QStringList decided;
    for (const Decision &decision : s.decisions())
        decided.append(QString::number(decision.place.begin) + QLatin1Char(' ')
            + s.project.issues().find(decision.issue)->name);
    decided.sort();
    QCOMPARE(decided,
        (QStringList{text("0 conferences"), text("14 conferences"), text("14 talks"), text("27 talks")}));
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
    s.add(s.annotation(1, 0, s.talks, demands));
    QVERIFY(!flipping(s.project, s.talks.id));
    const StanceValue forbids{{{2, 8}}, text("forbids"), 6, -1.0, 0, {}};
    s.apply({adding(forbids)});
    QHash<StanceId, StanceId> map = opposites(s.project);
    QVERIFY(map.value(demands.id) == forbids.id && map.value(forbids.id) == demands.id);
    QVERIFY(map.value(s.inFavour.id) == s.against.id);
    s.apply(retiring(s.project, forbids.id)); // still the only one for it
    map = opposites(s.project);
    QVERIFY(map.value(demands.id) == forbids.id && map.value(forbids.id) == demands.id);
}

void TestRevising::flipRefusesAScaleWithoutOpposites()
{
    SmallStudy s;
    const StanceValue leaning{{{2, 9}}, text("leaning"), 5, -0.5, 0, {}};
    s.apply({adding(leaning)});
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 1, s.peace, leaning));
    s.apply(flipping(s.project, s.talks.id)); // which has none of it
    QVERIFY(s.find(1)->stance == s.against.id);
    s.add(s.annotation(3, 2, s.talks, leaning));
    const Result<Revision> revision = flipping(s.project, s.talks.id);
    QVERIFY(!revision);
    QVERIFY(revision.error().kind == Error::Kind::Invalid);
    QVERIFY2(revision.error().what.contains(text("leaning")) && revision.error().what.contains(text("0.5")),
        qPrintable(revision.error().what));
}

/// The values of the scale before are retired: they are one another's opposites, not those of the new ones.
void TestRevising::flipAfterAChangeOfScale()
{
    SmallStudy s;
    s.add(s.annotation(1, 0, s.talks, s.inFavour));
    s.add(s.annotation(2, 1, s.talks, s.against));
    s.apply(retiring(s.project, s.inFavour.id));
    s.apply(retiring(s.project, s.against.id));
    const StanceValue demands{{{2, 7}}, text("demands"), 0, 1.0, 0, {}};
    const StanceValue forbids{{{2, 8}}, text("forbids"), 1, -1.0, 0, {}};
    s.apply({adding(demands), adding(forbids)});
    s.add(s.annotation(3, 2, s.talks, demands));
    const Project before = s.project;
    s.apply(flipping(s.project, s.talks.id));
    QVERIFY(s.find(1)->stance == s.against.id);
    QVERIFY(s.find(2)->stance == s.inFavour.id);
    QVERIFY(s.find(3)->stance == forbids.id);
    s.apply(flipping(s.project, s.talks.id));
    QVERIFY(s.project == before);
    // One retired alone has no opposite; that is no matter where nothing has it.
    s.apply({adding(StanceValue{{{2, 9}}, text("once"), 9, -1.0, 0, {}, true})});
    s.apply(flipping(s.project, s.peace.id));
    const Result<Revision> refused = flipping(s.project, s.talks.id);
    QVERIFY(!refused && refused.error().kind == Error::Kind::Invalid);
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
