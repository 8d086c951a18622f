// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/change.h"

#include <QTest>

namespace standpoint {

class TestEntities : public QObject
{
    Q_OBJECT

private slots:
    void evidenceGivesItsFragmentsBack_data();
    void evidenceGivesItsFragmentsBack();
    void evidenceOverlapsByFragmentNotByHull_data();
    void evidenceOverlapsByFragmentNotByHull();
    void equalEvidenceIsEqualHoweverMade();
    void answersAreSetReplacedAndTakenBack();
    void answersStandByAttributeWhateverTheOrderOfAnswering();
    void emptyNoteIsNoNote();
    void copyDoesNotSeeLaterAnswers();
    void annotationsStandByPlaceThenId();
    void sharedComparesWhatItHolds();
    void inverseSwapsSidesAndOrder();
};

void TestEntities::evidenceGivesItsFragmentsBack_data()
{
    QTest::addColumn<QList<TextSpan>>("fragments");
    QTest::addColumn<TextSpan>("hull");
    QTest::newRow("one span") << QList<TextSpan>{{3, 9}} << TextSpan{3, 9};
    QTest::newRow("an interrupted quotation") << QList<TextSpan>{{3, 9}, {20, 30}} << TextSpan{3, 30};
    QTest::newRow("three fragments") << QList<TextSpan>{{0, 1}, {1, 2}, {5, 6}} << TextSpan{0, 6};
}

void TestEntities::evidenceGivesItsFragmentsBack()
{
    QFETCH(QList<TextSpan>, fragments);
    QFETCH(TextSpan, hull);
    const Evidence evidence(fragments);
    QCOMPARE(evidence.count(), static_cast<int>(fragments.size()));
    QVERIFY(evidence.fragments() == fragments);
    for (int i = 0; i < evidence.count(); ++i)
        QVERIFY(evidence.at(i) == fragments.at(i));
    QVERIFY(evidence.hull() == hull);
    QCOMPARE(evidence.begin(), hull.begin);
    QCOMPARE(evidence.end(), hull.end);
}

void TestEntities::evidenceOverlapsByFragmentNotByHull_data()
{
    QTest::addColumn<TextSpan>("span");
    QTest::addColumn<bool>("overlaps");
    QTest::newRow("before") << TextSpan{0, 5} << false;
    QTest::newRow("first fragment's first character") << TextSpan{0, 6} << true;
    QTest::newRow("in the interruption") << TextSpan{10, 20} << false;
    QTest::newRow("second fragment's last character") << TextSpan{29, 40} << true;
    QTest::newRow("behind") << TextSpan{30, 40} << false;
}

void TestEntities::evidenceOverlapsByFragmentNotByHull()
{
    QFETCH(TextSpan, span);
    QFETCH(bool, overlaps);
    QCOMPARE(Evidence(QList<TextSpan>{{5, 10}, {20, 30}}).overlaps(span), overlaps);
}

void TestEntities::equalEvidenceIsEqualHoweverMade()
{
    QVERIFY(Evidence(TextSpan{1, 2}) == Evidence(QList<TextSpan>{{1, 2}}));
    QVERIFY(Evidence(QList<TextSpan>{{1, 2}, {4, 5}}) == Evidence(QList<TextSpan>{{1, 2}, {4, 5}}));
    QVERIFY(!(Evidence(TextSpan{1, 2}) == Evidence(QList<TextSpan>{{1, 2}, {4, 5}})));
    QVERIFY(Evidence() == Evidence(QList<TextSpan>{}));
}

void TestEntities::answersAreSetReplacedAndTakenBack()
{
    const AttributeId conditional = AttributeId::random();
    Annotation annotation;
    QCOMPARE(annotation.answer(conditional), QString());
    annotation.setAnswer(conditional, QStringLiteral("true"));
    QCOMPARE(annotation.answer(conditional), QStringLiteral("true"));
    annotation.setAnswer(conditional, QStringLiteral("false"));
    QCOMPARE(annotation.answer(conditional), QStringLiteral("false"));
    QCOMPARE(annotation.attributes->size(), 1);
    annotation.setAnswer(conditional, {});
    QVERIFY2(!annotation.attributes, "an empty list is stored as none");
    QVERIFY(annotation == Annotation());
}

void TestEntities::answersStandByAttributeWhateverTheOrderOfAnswering()
{
    const AttributeId first{{1, 0}};
    const AttributeId second{{2, 0}};
    Annotation forwards;
    forwards.setAnswer(first, QStringLiteral("a"));
    forwards.setAnswer(second, QStringLiteral("b"));
    Annotation backwards;
    backwards.setAnswer(second, QStringLiteral("b"));
    backwards.setAnswer(first, QStringLiteral("a"));
    QVERIFY(forwards == backwards);
}

void TestEntities::emptyNoteIsNoNote()
{
    Annotation annotation;
    annotation.setNote(QStringLiteral("see the headline"));
    QCOMPARE(*annotation.note, QStringLiteral("see the headline"));
    annotation.setNote(QString());
    QVERIFY(!annotation.note);
}

void TestEntities::copyDoesNotSeeLaterAnswers()
{
    Annotation annotation;
    annotation.setAnswer({{1, 0}}, QStringLiteral("a"));
    annotation.setNote(QStringLiteral("old"));
    const Annotation copy = annotation;
    annotation.setAnswer({{1, 0}}, QStringLiteral("b"));
    annotation.setNote(QStringLiteral("new"));
    QCOMPARE(copy.answer({{1, 0}}), QStringLiteral("a"));
    QCOMPARE(*copy.note, QStringLiteral("old"));
}

void TestEntities::annotationsStandByPlaceThenId()
{
    const auto at = [](int begin, int end, quint64 id) {
        Annotation annotation;
        annotation.evidence = TextSpan{begin, end};
        annotation.id = {{id, 0}};
        return annotation;
    };
    const QList<Annotation> inOrder{at(1, 3, 9), at(1, 5, 2), at(1, 5, 3), at(2, 3, 1)};
    for (int i = 0; i < inOrder.size(); ++i) {
        for (int j = 0; j < inOrder.size(); ++j)
            QCOMPARE(comesBefore(inOrder[i], inOrder[j]), i < j);
    }
}

void TestEntities::sharedComparesWhatItHolds()
{
    const Shared<QString> one(QStringLiteral("text"));
    const Shared<QString> other(QStringLiteral("text"));
    QVERIFY(one == other);
    QVERIFY(!one.sameObject(other));
    QVERIFY(!(one == Shared<QString>()));
    QVERIFY(Shared<QString>() == Shared<QString>());
    Shared<QString> copy = one;
    QVERIFY(copy.sameObject(one));
    copy.edit() += QLatin1Char('!');
    QCOMPARE(*one, QStringLiteral("text"));
    QCOMPARE(*copy, QStringLiteral("text!"));
    QCOMPARE(Shared<QString>().orDefault(), QString());
}

void TestEntities::inverseSwapsSidesAndOrder()
{
    const Issue before{IssueId::random(), QStringLiteral("a"), 0, {}};
    Issue after = before;
    after.name = QStringLiteral("b");
    const Actor actor{ActorId::random(), QStringLiteral("Minister"), {}, Actor::Kind::Person, {}};
    const AnnotatorId author = AnnotatorId::random();
    const Change change =
        makeChange(QStringLiteral("Rename"), {replacing(before, after), adding(actor)}, author);
    const Change back = inverse(change);
    QVERIFY(back.edits == (std::vector<AnyEdit>{removing(actor), replacing(after, before)}));
    QVERIFY2(back.id != change.id, "an undo is a record of its own");
    QVERIFY(back.author == author);
    QCOMPARE(back.label, change.label);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestEntities)
#include "tst_entities.moc"
