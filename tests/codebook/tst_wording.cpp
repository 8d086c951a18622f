// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/revising.h"
#include "model/codebook/wording.h"
#include "tests/codebook/small_study.h"

namespace standpoint {

class TestWording : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingIsOldBeforeAnythingWasRevised();
    void listsWhatWasMadeBefore();
    void everyKindOfThingCounts();
    void oneAnnotatorOnly();
    void lookedAtAgainIsNotOldAnyMore();
    void aClockThatIsBehindDoesNotMatter();
    void whatIsGoneIsAConflict();

private:
    void revise(const QDateTime &when)
    {
        Issue anew = *m_study->project.issues().find(m_study->talks.id);
        anew.guideline += QLatin1Char('!');
        m_study->apply(revising(m_study->project, anew, when));
    }

    std::unique_ptr<SmallStudy> m_study;
    QDateTime m_later = QDateTime(QDate(2024, 6, 1), QTime(0, 0), Qt::UTC);
};

void TestWording::init()
{
    m_study = std::make_unique<SmallStudy>();
    m_study->add(m_study->annotation(1, 0, m_study->talks, m_study->inFavour));
    m_study->add(m_study->annotation(2, 1, m_study->peace, m_study->against));
}

void TestWording::nothingIsOldBeforeAnythingWasRevised()
{
    QVERIFY(underOlderWording(m_study->project).isEmpty());
    Issue anew = m_study->talks;
    anew.guideline = QStringLiteral("The same, said better.");
    m_study->apply(revising(m_study->project, anew));
    QVERIFY(underOlderWording(m_study->project).isEmpty());
}

void TestWording::listsWhatWasMadeBefore()
{
    revise(m_later);
    Annotation fresh = m_study->annotation(3, 2, m_study->talks, m_study->neutral);
    fresh.modified = m_later;
    m_study->add(fresh);
    Annotation undated = m_study->annotation(4, 2, m_study->talks, m_study->against);
    undated.created = undated.modified = {};
    m_study->add(undated);
    const QList<OlderWording> old = underOlderWording(m_study->project);
    QCOMPARE(old.size(), 2);
    QVERIFY(old[0].annotation == (AnnotationId{{8, 1}}) && old[1].annotation == undated.id);
    QCOMPARE(old[0].things, QStringList{QStringLiteral("talks")});
    QCOMPARE(old[0].revised, m_later);
    QVERIFY(!isUnderOlderWording(m_study->project, fresh));
    QVERIFY(isUnderOlderWording(m_study->project, undated));
}

void TestWording::everyKindOfThingCounts()
{
    Annotation full = m_study->annotation(5, 2, m_study->talks, m_study->neutral);
    full.setAnswer(m_study->how.id, m_study->how.choices[0].id.toString());
    m_study->add(full);
    StanceValue stance = m_study->neutral;
    Attribute attribute = m_study->how;
    m_study->apply(revising(m_study->project, stance, m_later));
    m_study->apply(revising(m_study->project, attribute, m_later.addDays(1)));
    const QList<OlderWording> old = underOlderWording(m_study->project);
    QCOMPARE(old.size(), 1);
    QCOMPARE(old[0].things, (QStringList{QStringLiteral("neutral"), QStringLiteral("how")}));
    QCOMPARE(old[0].revised, m_later.addDays(1));
}

void TestWording::oneAnnotatorOnly()
{
    revise(m_later);
    QCOMPARE(underOlderWording(m_study->project, m_study->anna.id).size(), 1);
    QVERIFY(underOlderWording(m_study->project, m_study->boris.id).isEmpty());
}

void TestWording::lookedAtAgainIsNotOldAnyMore()
{
    revise(m_later);
    const Project before = m_study->project;
    const auto edits = stillRight(m_study->project, underOlderWording(before), m_later.addDays(2));
    QVERIFY(edits);
    const Change change = makeChange({}, *edits);
    QVERIFY(m_study->project.apply(change));
    QVERIFY(underOlderWording(m_study->project).isEmpty());
    Annotation expected = m_study->annotation(1, 0, m_study->talks, m_study->inFavour);
    expected.modified = m_later.addDays(2);
    QVERIFY2(*m_study->find(1) == expected, "nothing else is touched");
    QVERIFY(m_study->project.apply(inverse(change)));
    QVERIFY(m_study->project == before);
}

void TestWording::aClockThatIsBehindDoesNotMatter()
{
    revise(m_later);
    const auto edits =
        stillRight(m_study->project, underOlderWording(m_study->project), m_later.addDays(-100));
    QVERIFY(edits && m_study->project.apply(makeChange({}, *edits)));
    QVERIFY(underOlderWording(m_study->project).isEmpty());
}

void TestWording::whatIsGoneIsAConflict()
{
    revise(m_later);
    const QList<OlderWording> old = underOlderWording(m_study->project);
    m_study->apply({removing(*m_study->find(1))});
    QVERIFY(!stillRight(m_study->project, old, m_later));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestWording)
#include "tst_wording.moc"
