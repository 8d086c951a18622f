// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/label_agreement.h"
#include "model/agreement/units.h"
#include "study.h"

#include <QTest>

namespace standpoint {

class TestUnits : public QObject
{
    Q_OBJECT

private slots:
    void onlyFinishedArticlesAreCompared();
    void sentencesAreSeenOrNot();
    void actorsAreAskedForWhereTwoSawOne();
    void stancesAreComparedWhereTwoFoundTheSame();
    void everythingAtOnceCountsSilenceAsNone();
    void articlesHoldAStanceOrAreMixed();
    void oneIssueAlone();
    void stancesStandOnTheScaleByPolarity();
    void spansAreInCodePointsOfArticlesThatAllHaveDone();
    void namedAnnotatorsOnly();
};

namespace {

constexpr qint32 none = LabelTable::missing;

QList<qint32> labelsOf(const UnitTable &units)
{
    return {units.table.labels.begin(), units.table.labels.end()};
}

} // namespace

void TestUnits::onlyFinishedArticlesAreCompared()
{
    const Study study;
    QCOMPARE(comparableAnnotators(study.project), study.people);
    const auto compared = comparedArticles(study.project, study.comparison());
    QVERIFY(compared.has_value());
    QCOMPARE(compared->articles.size(), 2U);
    QCOMPARE(compared->articles[0].id, study.articles[0]);
    QCOMPARE(compared->articles[0].doneCount, 3);
    QVERIFY((compared->articles[1].done == std::vector<bool>{true, true, false}));
    QCOMPARE(compared->leftOut,
        (QList<LeftOut>{{LeftOut::Reason::NotDoneByTwo, 1}, {LeftOut::Reason::AnnotationsNotDone, 1}}));
    QVERIFY(!comparedArticles(study.project, {{study.people[0]}, {}}));
    QVERIFY(!comparedArticles(study.project, {{study.people[0], AnnotatorId{{9, 9}}}, {}}));
}

void TestUnits::sentencesAreSeenOrNot()
{
    const UnitTable units = Study().units(Question::Detection);
    QCOMPARE(units.labels.size(), 2);
    QCOMPARE(labelsOf(units), (QList<qint32>{1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, none, 1, 1, none, 1, 0, none}));
    QCOMPARE(units.units[4].article, 1);
    QCOMPARE(units.units[4].sentence, 1);
    QVERIFY((units.articleOf() == std::vector<qint32>{0, 0, 0, 1, 1, 1}));
    QVERIFY(units.leftOut.isEmpty());
}

void TestUnits::actorsAreAskedForWhereTwoSawOne()
{
    const UnitTable units = Study().units(Question::Actor);
    QCOMPARE(
        units.labels, (QStringList{QStringLiteral("UN"), QStringLiteral("UN + US"), QStringLiteral("US")}));
    QCOMPARE(labelsOf(units), (QList<qint32>{2, 2, 2, 1, 0, none, 2, 2, none, 0, 0, none}));
    QCOMPARE(
        units.leftOut, (QList<LeftOut>{{LeftOut::Reason::SeenByNone, 1}, {LeftOut::Reason::SeenByOne, 1}}));
    const UnitTable issues = Study().units(Question::Issue);
    QCOMPARE(issues.labels,
        (QStringList{QStringLiteral("intervention"), QStringLiteral("intervention + negotiation"),
            QStringLiteral("negotiation")}));
    QCOMPARE(labelsOf(issues), (QList<qint32>{0, 0, 0, 1, 2, none, 0, 0, none, 2, 2, none}));
}

void TestUnits::stancesAreComparedWhereTwoFoundTheSame()
{
    const UnitTable units = Study().units(Question::Stance);
    QCOMPARE(units.labels,
        (QStringList{QStringLiteral("against"), QStringLiteral("neutral"), QStringLiteral("in favour")}));
    // Article 1: US and war, UN and talks; article 2: UN and talks in sentence 1. Ann gave the US two stances
    // there.
    QCOMPARE(labelsOf(units), (QList<qint32>{2, 2, 0, 2, 2, none, 2, 0, none}));
    QCOMPARE(units.units[1].actor, Study().un);
    QCOMPARE(units.units[1].issue, Study().talks);
    QCOMPARE(units.leftOut,
        (QList<LeftOut>{{LeftOut::Reason::UsedByOne, 2}, {LeftOut::Reason::SeveralStances, 1}}));
    QCOMPARE(units.table.ordered, 3);
    QVERIFY((units.table.positions == std::vector<double>{-1, 0, 1}));
}

void TestUnits::everythingAtOnceCountsSilenceAsNone()
{
    const Study study;
    const UnitTable units = study.units(Question::Everything);
    QCOMPARE(units.labels.first(), QStringLiteral("none"));
    QCOMPARE(units.labels.last(), QStringLiteral("mixed"));
    QCOMPARE(units.table.ordered, 0);
    // 1: (0, US, war), (1, US, war), (1, UN, talks); 2: (0, US, war), (1, UN, talks), (2, UN, talks)
    QCOMPARE(labelsOf(units), (QList<qint32>{3, 3, 1, 3, 0, 0, 3, 3, 0, 4, 1, none, 3, 1, none, 3, 0, none}));
}

void TestUnits::articlesHoldAStanceOrAreMixed()
{
    const UnitTable units = Study().units(Question::Article);
    QCOMPARE(units.units.size(), 4U);
    QCOMPARE(units.units[0].sentence, -1);
    // 1: (US, war), (UN, talks); 2: the same
    QCOMPARE(labelsOf(units), (QList<qint32>{3, 3, 1, 3, 3, 0, 4, 1, none, 3, 1, none}));
}

void TestUnits::oneIssueAlone()
{
    const Study study;
    const UnitTable units = study.units(Question::Detection, {study.people, study.talks});
    QCOMPARE(labelsOf(units), (QList<qint32>{0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, none, 1, 1, none, 1, 0, none}));
}

void TestUnits::stancesStandOnTheScaleByPolarity()
{
    Study study;
    StanceValue torn;
    torn.id = {{7, 7}};
    torn.name = QStringLiteral("ambivalent");
    torn.order = -1; // first in the codebook, last in the table
    study.add(torn);
    UnitTable units = study.units(Question::Stance);
    QCOMPARE(units.labels.last(), QStringLiteral("ambivalent"));
    QCOMPARE(units.table.categories, 4);
    QCOMPARE(units.table.ordered, 3);
    const MeasureFigures unused = labelAgreement(units.table).measures;
    QVERIFY(unused[Measure::KrippendorffAlphaOrdinal]->value.has_value());
    units.table.labels[0] = 3;
    const MeasureFigures used = labelAgreement(units.table).measures;
    QVERIFY(used[Measure::KrippendorffAlphaNominal]->value.has_value());
    for (const Measure measure :
        {Measure::KrippendorffAlphaOrdinal, Measure::GwetAc2Linear, Measure::BrennanPredigerQuadratic}) {
        QVERIFY(!used[measure]->value);
        QCOMPARE(nameOf(used[measure]->why), QStringLiteral("not_ordered"));
    }
}

void TestUnits::spansAreInCodePointsOfArticlesThatAllHaveDone()
{
    const Study study;
    const SpanUnits spans = spansOf(
        study.project, study.comparison(), comparedArticles(study.project, study.comparison()).value());
    QCOMPARE(spans.articles, 1);
    QCOMPARE(spans.leftOut, (QList<LeftOut>{{LeftOut::Reason::NotDoneByAll, 1}}));
    QCOMPARE(spans.labelled.length, 18);
    QCOMPARE(spans.labels,
        (QStringList{QStringLiteral("UN · negotiation · in favour"),
            QStringLiteral("US · intervention · against"), QStringLiteral("US · intervention · in favour")}));
    QVERIFY((spans.labelled.units
        == std::vector<MarkedSpan>{
            {0, 0, 6, 2}, {0, 7, 11, 0}, {0, 7, 11, 2}, {1, 0, 6, 2}, {1, 7, 11, 0}, {2, 0, 6, 1}}));
    QVERIFY((spans.evidence.units
        == std::vector<MarkedSpan>{{0, 0, 6, 0}, {0, 7, 11, 0}, {1, 0, 6, 0}, {1, 7, 11, 0}, {2, 0, 6, 0}}));
    const Comparison two{{study.people[0], study.people[1]}, {}};
    const SpanUnits both = spansOf(study.project, two, comparedArticles(study.project, two).value());
    QCOMPARE(both.articles, 2);
    QCOMPARE(both.labelled.units.back().begin, 25); // after the 18 characters of the first article
}

void TestUnits::namedAnnotatorsOnly()
{
    const Study study;
    const UnitTable units = study.units(Question::Detection, {{study.people[1], study.people[0]}, {}});
    QCOMPARE(units.table.annotators, 2);
    QCOMPARE(labelsOf(units), (QList<qint32>{1, 1, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1}));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestUnits)
#include "tst_units.moc"
