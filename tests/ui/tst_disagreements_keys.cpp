// SPDX-License-Identifier: GPL-3.0-or-later
//
// Adjudication by keys: every decision is what the key said, goes on to the next case, and touches nobody's
// layer.
#include "tests/ui/disagreements_fixture.h"
#include "ui/agreement/own_label.h"

#include <QAction>
#include <QToolButton>

namespace standpoint {

class TestDisagreementsKeys : public DisagreementsFixture
{
    Q_OBJECT

private slots:
    void oneKeyDecidesAndGoesOn_data();
    void oneKeyDecidesAndGoesOn();
    void clickingALaneTakesIt();
    void ownLabelsByThePad();
    void aReasonIsNotedWithTheDecision();
    void backspaceTakesADecisionBack();
    void undoLeadsBackToItsCase();
    void decidingAgainReplaces();
    void aHeldKeyDecidesOneCase();
    void keysOfThePanelAreKeptFromTheWindow();
    void hiddenNamesTakeWhatTheyShow();
    void whoHasNotDoneTheArticleCannotBeTaken();
    void asksWhoDecides();
};

void TestDisagreementsKeys::oneKeyDecidesAndGoesOn_data()
{
    QTest::addColumn<int>("at"); // row of the queue
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QStringList>("becomes");
    const QStringList nothing;
    QTest::newRow("left") << 0 << Qt::Key_Left << QStringList{QStringLiteral("Ban Ki-moon in favour")};
    QTest::newRow("right") << 0 << Qt::Key_Right << QStringList{QStringLiteral("Ban Ki-moon against")};
    QTest::newRow("first") << 0 << Qt::Key_1 << QStringList{QStringLiteral("Ban Ki-moon in favour")};
    QTest::newRow("second") << 0 << Qt::Key_2 << QStringList{QStringLiteral("Ban Ki-moon against")};
    QTest::newRow("none") << 0 << Qt::Key_0 << nothing;
    QTest::newRow("who saw nothing") << 1 << Qt::Key_2 << nothing;
    QTest::newRow("who saw it") << 1 << Qt::Key_1 << QStringList{QStringLiteral("Arab League neutral")};
    QTest::newRow("other actor") << 2 << Qt::Key_2 << QStringList{QStringLiteral("Syria in favour")};
    QTest::newRow("both") << 2 << Qt::Key_B
                          << QStringList{
                                 QStringLiteral("Ban Ki-moon in favour"), QStringLiteral("Syria in favour")};
}

void TestDisagreementsKeys::oneKeyDecidesAndGoesOn()
{
    QFETCH(int, at);
    QFETCH(Qt::Key, key);
    QFETCH(QStringList, becomes);
    open();
    for (int n = 0; n < at; ++n)
        press(Qt::Key_Space);
    QCOMPARE(row(), at);
    const Case before = *m_panel->current();
    const QList<Annotation> others = layers();
    press(key);
    QCOMPARE(row(), (at + 1) % 3);
    QCOMPARE(gold(at == 2 ? 1 : 0, before.sentence()), becomes);
    QCOMPARE(layers(), others);
    const Case *after = m_panel->cases().find(before.key());
    QVERIFY(after);
    QCOMPARE(after->state, becomes.isEmpty() ? Case::State::Rejected : Case::State::Accepted);
    QCOMPARE(m_panel->cases().decided(), 1);
    for (const Decision &decision : decisions(at == 2 ? 1 : 0))
        QCOMPARE(decision.by, m_document->annotator());
    QVERIFY(m_panel->findChild<CaseQueueModel *>()->caseAt(at)->isDecided()); // and it stays in its place
}

void TestDisagreementsKeys::clickingALaneTakesIt()
{
    open();
    LaneCard *card = m_panel->findChild<LanesView *>()->cards()[1];
    QTest::mouseClick(card, Qt::LeftButton);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon against")});
    QCOMPARE(row(), 1);
}

void TestDisagreementsKeys::ownLabelsByThePad()
{
    open();
    auto *box = m_panel->findChild<OwnLabelBox *>();
    press(Qt::Key_O);
    QVERIFY(box->isVisible());
    QCOMPARE(box->actor(), m_actors[1]); // whom the case is about
    QTest::keyClick(box, Qt::Key_W);     // the first issue, neutral
    QVERIFY(!box->isVisible());
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon neutral")});
    QCOMPARE(row(), 1);
    press(Qt::Key_O);
    QTest::keyClick(box, Qt::Key_2);
    const ActorId second = box->actor();
    QVERIFY(second != m_actors[0]);
    QTest::keyClick(box, Qt::Key_E);
    QCOMPARE(gold(0, 2),
        QStringList{m_document->project().actors().find(second)->name + QStringLiteral(" against")});
    QCOMPARE(m_panel->cases().decided(), 2);
    press(Qt::Key_O);
    QTest::keyClick(box, Qt::Key_Escape);
    QVERIFY(!box->isVisible());
    QCOMPARE(m_panel->cases().decided(), 2);
}

void TestDisagreementsKeys::aReasonIsNotedWithTheDecision()
{
    open();
    const QList<ReasonCode> reasons = m_document->project().reasons().inOrder();
    QVERIFY(reasons.size() >= 2);
    const auto choose = [this](Qt::Key key) {
        QTimer::singleShot(
            0, m_panel.get(), [key] { QTest::keyClick(QApplication::activePopupWidget(), key); });
        press(Qt::Key_R);
    };
    const auto isTold = [&] {
        return std::ranges::any_of(m_panel->findChildren<QToolButton *>(),
            [&](const QToolButton *button) { return button->text().contains(reasons[1].name); });
    };
    choose(Qt::Key_2);
    QVERIFY(decisions().isEmpty()); // it waits for the decision
    QVERIFY(isTold());
    press(Qt::Key_1);
    QVERIFY(!isTold());
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].reason, reasons[1].id);
    press(Qt::Key_1);
    QCOMPARE(decisions().size(), 2);
    QVERIFY(decisions()[0].reason.isNull() != decisions()[1].reason.isNull()); // of that one case only
    press(Qt::Key_Up);
    press(Qt::Key_Up);
    QCOMPARE(row(), 0);
    choose(Qt::Key_1); // of a case that is decided, at once
    QVERIFY(
        std::ranges::any_of(decisions(), [&](const Decision &one) { return one.reason == reasons[0].id; }));
    QCOMPARE(row(), 0);
}

void TestDisagreementsKeys::backspaceTakesADecisionBack()
{
    open();
    const Project before = m_document->project();
    press(Qt::Key_1);
    press(Qt::Key_Up);
    press(Qt::Key_Backspace);
    QCOMPARE(row(), 0);
    QVERIFY(decisions().isEmpty());
    QVERIFY(gold(0, 1).isEmpty());
    QCOMPARE(m_panel->current()->state, Case::State::Open);
    const qsizetype acts = m_document->undoStack().count();
    press(Qt::Key_Backspace); // there is nothing to take back
    QCOMPARE(m_document->undoStack().count(), acts);
}

void TestDisagreementsKeys::undoLeadsBackToItsCase()
{
    open();
    m_list->setFocus();
    press(Qt::Key_1);
    press(Qt::Key_1);
    QCOMPARE(row(), 2);
    const Project both = m_document->project();
    m_document->undoStack().undo();
    QCOMPARE(m_panel->cases().decided(), 1);
    if (m_list->hasFocus())
        QCOMPARE(row(), 1);
    m_document->undoStack().undo();
    QCOMPARE(m_panel->cases().decided(), 0); // with it the gold layer goes
    QVERIFY(!m_panel->isGathering());
    if (m_list->hasFocus())
        QCOMPARE(row(), 0);
    m_document->undoStack().redo();
    m_document->undoStack().redo();
    QTRY_COMPARE(m_panel->cases().decided(), 2);
    QVERIFY(m_document->project() == both);
}

void TestDisagreementsKeys::decidingAgainReplaces()
{
    open();
    press(Qt::Key_1);
    press(Qt::Key_Up);
    press(Qt::Key_2);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon against")});
    QCOMPARE(decisions().size(), 1);
    press(Qt::Key_Up);
    press(Qt::Key_0);
    QVERIFY(gold(0, 1).isEmpty());
    QCOMPARE(decisions().size(), 1);
    QCOMPARE(decisions()[0].verdict, Decision::Verdict::Rejected);
}

void TestDisagreementsKeys::aHeldKeyDecidesOneCase()
{
    open();
    press(Qt::Key_1);
    for (int i = 0; i < 5; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"), true);
        QApplication::sendEvent(m_list, &held);
    }
    QCOMPARE(m_panel->cases().decided(), 1);
    const int before = row();
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(m_list, &down);
    QCOMPARE(row(), before + 1);
}

/// A letter would tag in the article, and a digit choose an actor.
void TestDisagreementsKeys::keysOfThePanelAreKeptFromTheWindow()
{
    open();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_list, m_panel->findChild<LanesView *>()}) {
        for (const Qt::Key key :
            {Qt::Key_1, Qt::Key_0, Qt::Key_B, Qt::Key_Q, Qt::Key_N, Qt::Key_Backspace, Qt::Key_Period}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            QApplication::sendEvent(widget, &event);
            QVERIFY(event.isAccepted());
        }
        for (const auto &[key, held] : {std::pair(Qt::Key_Z, Qt::ControlModifier),
                 std::pair(Qt::Key_Question, Qt::ShiftModifier), std::pair(Qt::Key_F1, Qt::NoModifier)}) {
            QKeyEvent event(QEvent::ShortcutOverride, key, held);
            event.ignore();
            QApplication::sendEvent(widget, &event);
            QVERIFY(!event.isAccepted());
        }
    }
    const qsizetype acts = m_document->undoStack().count();
    press(Qt::Key_Q);
    press(Qt::Key_N);
    QCOMPARE(m_document->undoStack().count(), acts);
}

void TestDisagreementsKeys::hiddenNamesTakeWhatTheyShow()
{
    open();
    auto *lanes = m_panel->findChild<LanesView *>();
    const auto actions = m_panel->findChildren<QAction *>();
    const auto hide = std::ranges::find_if(
        actions, [](const QAction *one) { return one->text().contains(QLatin1String("names")); });
    QVERIFY(hide != actions.end());
    (*hide)->setChecked(true);
    const QList<ShownLane> shown = lanes->lanes();
    QCOMPARE(shown[0].name, QStringLiteral("Annotator A"));
    QCOMPARE(shown[1].name, QStringLiteral("Annotator B"));
    QVERIFY(!lanes->accessibleDescription().contains(QLatin1String("Bo:")));
    const QString first = shown[0].findings[0].stance;
    press(Qt::Key_Space);
    press(Qt::Key_Up);
    QCOMPARE(lanes->lanes()[0].findings[0].stance, first); // the same order for this case
    press(Qt::Key_1);
    QCOMPARE(gold(0, 1), QStringList{QStringLiteral("Ban Ki-moon ") + first});
    (*hide)->setChecked(false);
}

void TestDisagreementsKeys::whoHasNotDoneTheArticleCannotBeTaken()
{
    const AnnotatorId di = AnnotatorId::random();
    QVERIFY(
        m_document->push(QStringLiteral("Annotator"), {adding(Annotator{di, QStringLiteral("Di"), false})}));
    done(di, 2);
    open();
    QCOMPARE(m_list->model()->rowCount(), 0); // silence is no "none"
    show(1);                                  // with those that are incomplete
    QVERIFY(m_list->model()->rowCount() >= 3);
    const auto *lanes = m_panel->findChild<LanesView *>();
    QCOMPARE(lanes->lanes().size(), 3);
    QVERIFY(lanes->lanes()[2].keys.isEmpty());
    QSignalSpy said(m_bench.get(), &Workbench::said);
    press(Qt::Key_3);
    QVERIFY(decisions().isEmpty());
    QCOMPARE(said.size(), 1);
}

void TestDisagreementsKeys::asksWhoDecides()
{
    Project project = m_document->project();
    ProjectDocument nobodys(project);
    Workbench bench(nobodys);
    DisagreementsPanel panel(bench);
    QSignalSpy ready(&panel, &DisagreementsPanel::gathered);
    panel.show();
    QVERIFY(!ready.isEmpty() || ready.wait());
    const QSignalSpy asked(&panel, &DisagreementsPanel::annotatorWanted);
    QTest::keyClick(panel.findChild<QListView *>(QStringLiteral("cases")), Qt::Key_1);
    QCOMPARE(asked.size(), 1);
    QVERIFY(nobodys.project() == project);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestDisagreementsKeys)
#include "tst_disagreements_keys.moc"
