// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pad shows the keyboard: a cell for each issue and stance, pressed where the chosen actor is tagged so.
#include "ui/codebook/guideline.h"
#include "ui/tagging/pad_cell.h"
#include "ui/tagging/stance_pad.h"
#include "window_fixture.h"

#include <QAccessible>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace standpoint {

class TestStancePad : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void hasACellForEachIssueAndStance();
    void aClickTagsAndTheSameClickTakesBack();
    void aScreenReaderTags();
    void showsTheChosenActorsLabels();
    void saysWhomADottedLineIsFor();
    void theKindOfTheChosenActorIsOneClickAway();
    void nothingMovesWhenAnActorIsChosen();
    void staysNarrowOnAWideScreen();
    void showsTheGuidelineRendered();
    void everybodysLabelsAreNotOnesOwn();
    void followsTheSentence();
    void isDeadInSomebodyElsesLayer();
    void followsTheCodebook();
    void fiveStancesOfTwoWordsFit();

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

void TestStancePad::saysWhomADottedLineIsFor()
{
    m_actions->tag(m_issues[0], m_stances[0]);
    const PadCell *here = cell(QStringLiteral("in favour intervention"));
    QCOMPARE(here->toolTip(), QStringLiteral("in favour intervention (Q)"));
    m_bench->setActor(m_actors[1]);
    QVERIFY(here->toolTip().contains(QStringLiteral("tagged so here for Arab League")));
    m_document->undoStack().undo();
    QCOMPARE(here->toolTip(), QStringLiteral("in favour intervention (Q)"));
}

void TestStancePad::theKindOfTheChosenActorIsOneClickAway()
{
    auto *kind = m_pad->findChild<QToolButton *>(QStringLiteral("kind"));
    QVERIFY(kind);
    QCOMPARE(kind->text(), QStringLiteral("organisation"));
    const QList<QAction *> kinds = kind->menu()->actions();
    QCOMPARE(kinds.size(), 4);
    kinds[2]->trigger();
    QCOMPARE(actor(0).kind, Actor::Kind::State);
    QCOMPARE(kind->text(), QStringLiteral("state"));
    m_document->undoStack().undo();
    QCOMPARE(actor(0).kind, Actor::Kind::Organisation);
    QCOMPARE(kind->text(), QStringLiteral("organisation"));
}

/// It has no click: it toggles.
void TestStancePad::aScreenReaderTags()
{
    const auto toggle = [this](const char *name) {
        QAccessibleInterface *one = QAccessible::queryAccessibleInterface(cell(QString::fromUtf8(name)));
        one->actionInterface()->doAction(QAccessibleActionInterface::toggleAction());
    };
    toggle("in favour intervention");
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(annotations()[0].stance, m_stances[0]);
    QCOMPARE(pressed(), QStringList(QStringLiteral("in favour intervention")));
    toggle("against intervention");
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(pressed(), QStringList(QStringLiteral("against intervention")));
    toggle("against intervention");
    QVERIFY(annotations().isEmpty());
    QVERIFY(pressed().isEmpty());
}

void TestStancePad::nothingMovesWhenAnActorIsChosen()
{
    const PadCell *one = cell(QStringLiteral("in favour intervention"));
    const QPoint with = one->mapTo(m_pad.get(), QPoint());
    m_bench->setActor({});
    QCoreApplication::processEvents();
    QCOMPARE(one->mapTo(m_pad.get(), QPoint()), with);
}

void TestStancePad::staysNarrowOnAWideScreen()
{
    QMainWindow window;
    auto *dock = new QDockWidget(&window);
    dock->setWidget(m_pad.release());
    auto *pad = qobject_cast<StancePad *>(dock->widget());
    window.setCentralWidget(new QWidget);
    window.addDockWidget(Qt::RightDockWidgetArea, dock);
    window.resize(2560, 1300);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.resizeDocks({dock}, {1500}, Qt::Horizontal);
    QCoreApplication::processEvents();
    QVERIFY(pad->width() <= pad->maximumWidth());
    QVERIFY(pad->width() <= 70 * pad->fontMetrics().averageCharWidth());
}

void TestStancePad::showsTheGuidelineRendered()
{
    m_pad->resize(304, 1400);
    QCoreApplication::processEvents();
    const auto *guideline = m_pad->findChild<GuidelineView *>();
    QVERIFY(guideline->isVisible());
    m_actions->tag(m_issues[1], m_stances[2]);
    const Issue issue = *m_document->project().issues().find(m_issues[1]);
    const StanceValue stance = *m_document->project().stances().find(m_stances[2]);
    QVERIFY(issue.guideline.contains(QStringLiteral("**")));
    QTRY_VERIFY(guideline->toPlainText().startsWith(issue.name)); // not while the key is waited for
    const QString shown = guideline->toPlainText();
    QVERIFY(shown.contains(stance.name));
    QVERIFY(!shown.contains(QStringLiteral("**")));
    m_pad->resize(304, 500); // no room for more than a line or two
    QCoreApplication::processEvents();
    QVERIFY(!guideline->isVisible());
}

void TestStancePad::everybodysLabelsAreNotOnesOwn()
{
    m_actions->tag(m_issues[0], m_stances[0]);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    m_bench->setLayer({});
    QVERIFY(pressed().isEmpty());
    QTest::mouseClick(cell(QStringLiteral("in favour intervention")), Qt::LeftButton);
    QCOMPARE(annotations().size(), 2);
    QCOMPARE(pressed().size(), 1);
    QTest::mouseClick(cell(QStringLiteral("in favour intervention")), Qt::LeftButton);
    QCOMPARE(annotations().size(), 1); // one's own went, Ada's stays
    QCOMPARE(m_document->project().annotators().find(annotations().first().annotator)->name,
        QStringLiteral("Ada"));
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

/// Their names stand on two lines rather than making the window wider than a small screen.
void TestStancePad::fiveStancesOfTwoWordsFit()
{
    const int before = m_pad->minimumSizeHint().width();
    const auto add = [this](const QString &name, int order) {
        StanceValue stance = m_document->project().stances().inOrder().first();
        stance.id = StanceId::random();
        stance.name = name;
        stance.order = order;
        QVERIFY(m_document->push(QStringLiteral("Stance"), {adding(stance)}));
    };
    add(QStringLiteral("strongly in favour"), 3);
    add(QStringLiteral("strongly against"), 4);
    const auto heads = m_pad->findChildren<QLabel *>();
    const auto head = std::ranges::find(heads, QStringLiteral("strongly in favour"), &QLabel::text);
    QVERIFY(head != heads.end());
    const int wide = (*head)->fontMetrics().horizontalAdvance((*head)->text());
    QVERIFY((*head)->minimumSizeHint().width() < wide);
    QVERIFY2(m_pad->minimumSizeHint().width() < before + 2 * wide,
        qPrintable(QString::number(m_pad->minimumSizeHint().width())));
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
