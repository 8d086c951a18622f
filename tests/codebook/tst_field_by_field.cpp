// SPDX-License-Identifier: GPL-3.0-or-later
//
// Of a form that is refused, what is valid is found, and each field that is not has its reason.
#include "model/codebook/field_by_field.h"
#include "small_study.h"

namespace standpoint {

class TestFieldByField : public QObject
{
    Q_OBJECT

private slots:
    void allThatIsValidFits();
    void aRefusedFieldKeepsNoOther();
    void answersInUseStay();
    void anAffiliationThatEndsBeforeItBegins();
    void onlyWhatDiffersIsTried();
};

void TestFieldByField::allThatIsValidFits()
{
    const SmallStudy study;
    Issue wanted = study.talks;
    wanted.name = QStringLiteral("negotiation");
    wanted.group = QStringLiteral("Means");
    wanted.keywords = {{QStringLiteral("talk(s)?"), true}};
    wanted.guideline = QStringLiteral("Words.");
    const Fitting<Issue> fitting = fieldsThatFit(study.project, study.talks, wanted);
    QCOMPARE(fitting.fits, wanted);
    QVERIFY(fitting.refused.isEmpty());
}

void TestFieldByField::aRefusedFieldKeepsNoOther()
{
    const SmallStudy study;
    const Project before = study.project;
    Issue wanted = study.talks;
    wanted.name = study.peace.name;
    wanted.group = QStringLiteral("Means");
    wanted.keywords = {{QStringLiteral("talk("), true}};
    wanted.guideline = QStringLiteral("Words.");
    const Fitting<Issue> fitting = fieldsThatFit(study.project, study.talks, wanted);
    Issue expected = study.talks;
    expected.group = wanted.group;
    expected.guideline = wanted.guideline;
    QCOMPARE(fitting.fits, expected);
    QCOMPARE(fitting.refused.keys(), (QList{CodebookField::Name, CodebookField::Keywords}));
    QVERIFY(fitting.refused.value(CodebookField::Name).contains(study.peace.name));
    QVERIFY(study.project == before);
}

void TestFieldByField::answersInUseStay()
{
    SmallStudy study;
    Annotation annotation = study.annotation(1, 0, study.talks, study.inFavour);
    annotation.attributes = QList<AttributeValue>{{study.how.id, study.how.choices[0].id.toString()}};
    study.add(annotation);
    Attribute wanted = study.how;
    wanted.name = QStringLiteral("manner");
    wanted.kind = Attribute::Kind::Flag;
    wanted.choices.clear();
    const Fitting<Attribute> fitting = fieldsThatFit(study.project, study.how, wanted);
    QCOMPARE(fitting.refused.keys(), QList{CodebookField::Answers});
    QCOMPARE(fitting.fits.name, wanted.name);
    QCOMPARE(fitting.fits.choices, study.how.choices);
    QCOMPARE(fitting.fits.kind, study.how.kind);
}

void TestFieldByField::anAffiliationThatEndsBeforeItBegins()
{
    const SmallStudy study;
    Actor wanted = study.minister;
    wanted.aliases.append(QStringLiteral("Sergey"));
    wanted.affiliations[0].to = QDate(2001, 1, 1);
    const Fitting<Actor> fitting = fieldsThatFit(study.project, study.minister, wanted);
    QCOMPARE(fitting.refused.keys(), QList{CodebookField::Affiliations});
    QCOMPARE(fitting.fits.aliases, wanted.aliases);
    QCOMPARE(fitting.fits.affiliations, study.minister.affiliations);
}

void TestFieldByField::onlyWhatDiffersIsTried()
{
    const SmallStudy study;
    QVERIFY(differingFields(study.neutral, study.neutral).isEmpty());
    StanceValue wanted = study.neutral;
    wanted.polarity.reset();
    wanted.order = 7; // no field of the form
    QCOMPARE(differingFields(study.neutral, wanted), QList{CodebookField::Polarity});
    StanceValue other = study.neutral;
    copyField(other, wanted, CodebookField::Polarity);
    QVERIFY(!other.polarity);
    QCOMPARE(other.order, study.neutral.order);
    copyField(other, wanted, CodebookField::Aliases); // of actors
    QCOMPARE(fieldsThatFit(study.project, study.neutral, study.neutral).fits, study.neutral);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestFieldByField)
#include "tst_field_by_field.moc"
