// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom a typed name chooses, and whom it makes.
#include "ui/tagging/actor_picker.h"
#include "window_fixture.h"

#include <QLineEdit>
#include <QListWidget>

namespace standpoint {

using namespace Qt::StringLiterals;

class TestActorPicker : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheDigitsOfTheSentence();
    void completes_data();
    void completes();
    void enterTakesTheMarkedRow();
    void enterTakesAnActorByAlias();
    void enterMakesANewActor();
    void aNewActorIsOneUndoStep();
    void aNameThatIsThereMakesNoSecond();
    void arrowsGoRoundTheRows();
    void escapeChoosesNobody();
    void losingTheKeyboardForgetsWhatWasTyped();
    void aClickChooses();

private:
    QStringList rows() const;
    void press(Qt::Key key) { QTest::keyClick(m_field, key); }

    std::unique_ptr<ActorPicker> m_picker;
    QLineEdit *m_field = nullptr;
    QListWidget *m_list = nullptr;
};

void TestActorPicker::init()
{
    setUp();
    m_picker = std::make_unique<ActorPicker>(*m_bench);
    m_field = m_picker->findChild<QLineEdit *>();
    m_list = m_picker->findChild<QListWidget *>();
    m_picker->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_picker.get()));
    m_picker->start();
}

void TestActorPicker::cleanup()
{
    m_picker.reset();
    tearDown();
}

QStringList TestActorPicker::rows() const
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row)
        texts.append(m_list->item(row)->text().simplified());
    return texts;
}

void TestActorPicker::showsTheDigitsOfTheSentence()
{
    QCOMPARE(rows(), (QStringList{u"1 Ban Ki-moon"_s, u"2 Syria"_s, u"3 Arab League"_s}));
    goTo(0, 2); // "The Arab League did later."
    QCOMPARE(rows().first(), QStringLiteral("1 Arab League"));
}

void TestActorPicker::completes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("shown");
    QTest::addColumn<int>("marked");
    const QString fresh = QStringLiteral("New actor “%1”");
    QTest::newRow("the whole name, in other letters") << "syria" << QStringList{u"Syria"_s} << 0;
    QTest::newRow("the beginning, in small letters")
        << "sy" << QStringList{u"Syria"_s, fresh.arg(u"sy"_s)} << 0;
    QTest::newRow("a later word") << "league" << QStringList{u"Arab League"_s, fresh.arg(u"league"_s)} << 0;
    QTest::newRow("the beginning before the middle of a word")
        << "a" << QStringList{u"Arab League"_s, u"Ban Ki-moon"_s, u"Syria"_s, fresh.arg(u"a"_s)} << 0;
    QTest::newRow("an alias, which is named") << "ban" << QStringList{u"Ban Ki-moon (Ban)"_s} << 0;
    QTest::newRow("with a capital it may be a new name")
        << "Sy" << QStringList{u"Syria"_s, fresh.arg(u"Sy"_s)} << 1;
    QTest::newRow("nobody") << "zeno" << QStringList{fresh.arg(u"zeno"_s)} << 0;
}

void TestActorPicker::completes()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, shown);
    QFETCH(int, marked);
    QTest::keyClicks(m_field, typed);
    QCOMPARE(rows(), shown);
    QCOMPARE(m_list->currentRow(), marked);
}

void TestActorPicker::enterTakesTheMarkedRow()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::keyClicks(m_field, QStringLiteral("leag"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[0]);
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_field->text().isEmpty());
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestActorPicker::enterTakesAnActorByAlias()
{
    QTest::keyClicks(m_field, QStringLiteral("Ban"));
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[1]);
}

void TestActorPicker::enterMakesANewActor()
{
    QTest::keyClicks(m_field, QStringLiteral("  Kofi   Annan "));
    press(Qt::Key_Return);
    QCOMPARE(m_document->project().actors().size(), 4);
    const Actor *made = m_document->project().actors().find(m_bench->actor());
    QVERIFY(made);
    QCOMPARE(made->name, QStringLiteral("Kofi Annan"));
    QVERIFY(m_bench->suggestedActors().contains(made->id));
}

void TestActorPicker::aNewActorIsOneUndoStep()
{
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    press(Qt::Key_Return);
    QCOMPARE(m_document->undoStack().undoText(), QStringLiteral("Add actor Zeno"));
    m_document->undoStack().undo();
    QCOMPARE(m_document->project().actors().size(), 3);
    QVERIFY(m_bench->actor().isNull());
}

void TestActorPicker::aNameThatIsThereMakesNoSecond()
{
    QTest::keyClicks(m_field, QStringLiteral("Syria"));
    press(Qt::Key_Return);
    QCOMPARE(m_document->project().actors().size(), 3);
    QCOMPARE(m_bench->actor(), m_actors[2]);
}

void TestActorPicker::arrowsGoRoundTheRows()
{
    QTest::keyClicks(m_field, QStringLiteral("a"));
    press(Qt::Key_Up);
    QCOMPARE(m_list->currentRow(), m_list->count() - 1);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(m_bench->actor(), m_actors[1]);
}

void TestActorPicker::escapeChoosesNobody()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    press(Qt::Key_Escape);
    QCOMPARE(finished.size(), 1);
    QVERIFY(m_bench->actor().isNull());
    QCOMPARE(m_document->project().actors().size(), 3);
    QCOMPARE(rows().size(), 3);
}

void TestActorPicker::losingTheKeyboardForgetsWhatWasTyped()
{
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    QFocusEvent out(QEvent::FocusOut, Qt::MouseFocusReason);
    QCoreApplication::sendEvent(m_field, &out);
    QVERIFY(m_field->text().isEmpty());
    QCOMPARE(rows().size(), 3);
    QTest::keyClicks(m_field, QStringLiteral("Zeno"));
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason); // a look at another window
    QCoreApplication::sendEvent(m_field, &away);
    QCOMPARE(m_field->text(), QStringLiteral("Zeno"));
}

void TestActorPicker::aClickChooses()
{
    QSignalSpy finished(m_picker.get(), &ActorPicker::finished);
    QTest::mouseClick(
        m_list->viewport(), Qt::LeftButton, {}, m_list->visualItemRect(m_list->item(1)).center());
    QCOMPARE(m_bench->actor(), m_actors[2]);
    QCOMPARE(finished.size(), 1);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestActorPicker)
#include "tst_actor_picker.moc"
