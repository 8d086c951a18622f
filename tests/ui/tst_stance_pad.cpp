// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pad shows the keyboard: a cell for each issue and stance, pressed where the chosen actor is tagged so.
#include "ui/tagging/pad_cell.h"
#include "ui/tagging/stance_pad.h"
#include "window_fixture.h"

namespace standpoint {

class TestStancePad : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasACellForEachIssueAndStance();
    void aClickTagsAndTheSameClickTakesBack();
    void showsTheChosenActorsLabels();
    void followsTheSentence();
    void isDeadInSomebodyElsesLayer();
    void followsTheCodebook();

private:
    PadCell *cell(const QString &name) const;
    QStringList pressed() const;

    std::unique_ptr<TaggingActions> m_actions;
    std::unique_ptr<StancePad> m_pad;
};

void TestStancePad::init()
{
    setUp();
    m_actions = std::make_unique<TaggingActions>(*m_bench);
    m_pad = std::make_unique<StancePad>(*m_bench, *m_actions);
    m_pad->resize(m_pad->sizeHint());
    m_pad->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_pad.get()));
    m_bench->setActor(m_actors[0]);
}

void TestStancePad::cleanup()
{
    m_pad.reset();
    m_actions.reset();
    tearDown();
}

PadCell *TestStancePad::cell(const QString &name) const
{
    for (PadCell *cell : m_pad->findChildren<PadCell *>()) {
        if (cell->accessibleName() == name)
            return cell;
    }
    return nullptr;
}

QStringList TestStancePad::pressed() const
{
    QStringList names;
    for (const PadCell *cell : m_pad->findChildren<PadCell *>()) {
        if (cell->isChecked())
            names.append(cell->accessibleName());
    }
    names.sort();
    return names;
}

void TestStancePad::hasACellForEachIssueAndStance()
{
    QCOMPARE(m_pad->findChildren<PadCell *>().size(), 6);
    QCOMPARE(cell(QStringLiteral("in favour intervention"))->toolTip(),
        QStringLiteral("in favour intervention (Q)"));
    QCOMPARE(
        cell(QStringLiteral("against negotiation"))->toolTip(), QStringLiteral("against negotiation (D)"));
    QVERIFY(pressed().isEmpty());
}

void TestStancePad::aClickTagsAndTheSameClickTakesBack()
{
    const QString name = QStringLiteral("against intervention");
    QTest::mouseClick(cell(name), Qt::LeftButton);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(pressed(), QStringList{name});
    QTest::mouseClick(cell(QStringLiteral("neutral intervention")), Qt::LeftButton);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(pressed(), QStringList{QStringLiteral("neutral intervention")});
    QTest::mouseClick(cell(QStringLiteral("neutral intervention")), Qt::LeftButton);
    QVERIFY(annotations().isEmpty());
    QVERIFY(pressed().isEmpty());
}

void TestStancePad::showsTheChosenActorsLabels()
{
    m_actions->tag(m_issues[0], m_stances[0]);
    m_bench->setActor(m_actors[1]);
    QVERIFY(pressed().isEmpty());
    m_actions->tag(m_issues[1], m_stances[2]);
    QCOMPARE(pressed(), QStringList{QStringLiteral("against negotiation")});
    m_bench->setActor(m_actors[0]);
    QCOMPARE(pressed(), QStringList{QStringLiteral("in favour intervention")});
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QVERIFY(pressed().isEmpty());
}

void TestStancePad::followsTheSentence()
{
    m_actions->tag(m_issues[0], m_stances[0]);
    goTo(0, 1);
    QVERIFY(pressed().isEmpty());
    goTo(0, 0);
    QCOMPARE(pressed().size(), 1);
}

void TestStancePad::isDeadInSomebodyElsesLayer()
{
    m_actions->tag(m_issues[0], m_stances[0]);
    const AnnotatorId ada = m_document->annotator();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    m_bench->setLayer(ada);
    PadCell *other = cell(QStringLiteral("neutral negotiation"));
    QVERIFY(!other->isEnabled());
    QTest::mouseClick(other, Qt::LeftButton);
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(pressed(), QStringList{QStringLiteral("in favour intervention")});
}

void TestStancePad::followsTheCodebook()
{
    Issue sanctions;
    sanctions.id = IssueId::random();
    sanctions.name = QStringLiteral("sanctions");
    sanctions.order = 2;
    QVERIFY(m_document->push(QStringLiteral("Add issue"), {adding(sanctions)}));
    QCOMPARE(m_pad->findChildren<PadCell *>().size(), 9);
    QCOMPARE(cell(QStringLiteral("against sanctions"))->toolTip(), QStringLiteral("against sanctions (C)"));
    m_document->undoStack().undo();
    QCOMPARE(m_pad->findChildren<PadCell *>().size(), 6);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestStancePad)
#include "tst_stance_pad.moc"
