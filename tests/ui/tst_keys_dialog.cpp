// SPDX-License-Identifier: GPL-3.0-or-later
//
// The key map editor by keys and by mouse.
#include "ui/keys/key_capture.h"
#include "ui/keys/key_editor.h"
#include "ui/keys/keys_dialog.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeWidget>

namespace standpoint {

class TestKeysDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsEveryActionByGroup();
    void cellsAreCalledAsInTheCodebook();
    void findsByNameGroupAndKey();
    void setsAKeyByKeys();
    void setsAKeyByMouse();
    void escapeEndsTheWaitingOnly();
    void modifiersWaitForAKey();
    void aKeyOfAnotherActionIsTakenOrLeft_data();
    void aKeyOfAnotherActionIsTakenOrLeft();
    void escapeGivesUpTheQuestionOnly();
    void okWaitsForTheAnswer();
    void anotherActionForgetsTheQuestion();
    void refusesWithAReason_data();
    void refusesWithAReason();
    void aKeyByItsPlace();
    void takesAKeyAway();
    void oneBackToTheDefault();
    void backToTheDefaultAsksToo();
    void allBackToTheDefault();
    void anotherKeyboard();
    void cancelChangesNothing();
    void whatIsSetIsStored();

private:
    QTreeWidgetItem *row(const char *id) const;
    QString keys(const char *id) const { return row(id)->text(1); }
    void choose(const char *id);
    void press(int key, Qt::KeyboardModifiers held = {}, quint32 code = 0);
    QPushButton *button(const QString &words) const;
    QString message() const;
    QStringList shownRows() const;

    std::unique_ptr<KeysDialog> m_dialog;
    QTreeWidget *m_list = nullptr;
    KeyCapture *m_capture = nullptr;
};

void TestKeysDialog::init()
{
    setUp();
    m_dialog = std::make_unique<KeysDialog>(KeyMap::instance());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    m_list = m_dialog->findChild<QTreeWidget *>();
    m_capture = m_dialog->findChild<KeyCapture *>();
}

void TestKeysDialog::cleanup()
{
    m_dialog.reset();
    KeyMap::instance().setPlacesKnown(false);
    tearDown();
}

QTreeWidgetItem *TestKeysDialog::row(const char *id) const
{
    const int at = keyActionAt(QLatin1String(id));
    const KeyAction &action = keyActions()[static_cast<std::size_t>(at)];
    const auto found = m_list->findItems(action.name, Qt::MatchExactly | Qt::MatchRecursive);
    for (QTreeWidgetItem *one : found) {
        if (one->parent() && one->parent()->text(0) == groupName(action.group))
            return one;
    }
    qFatal("no row of %s", id);
}

void TestKeysDialog::choose(const char *id)
{
    m_list->setCurrentItem(row(id));
}

void TestKeysDialog::press(int key, Qt::KeyboardModifiers held, quint32 code)
{
    QWidget *focus = QApplication::focusWidget();
    if (code == 0) {
        QTest::keyClick(focus, static_cast<Qt::Key>(key), held);
        return;
    }
    QKeyEvent event(QEvent::KeyPress, key, held, code, 0, 0);
    QApplication::sendEvent(focus, &event);
}

QPushButton *TestKeysDialog::button(const QString &words) const
{
    for (QPushButton *one : m_dialog->findChildren<QPushButton *>()) {
        if (one->text().remove(QLatin1Char('&')) == words)
            return one;
    }
    return nullptr;
}

QString TestKeysDialog::message() const
{
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->accessibleName() == QStringLiteral("What happened"))
            return label->text();
    }
    return {};
}

QStringList TestKeysDialog::shownRows() const
{
    QStringList shown;
    for (QTreeWidgetItemIterator at(m_list, QTreeWidgetItemIterator::NotHidden); *at; ++at) {
        if ((*at)->parent() && !(*at)->parent()->isHidden())
            shown.append((*at)->text(0));
    }
    return shown;
}

void TestKeysDialog::listsEveryActionByGroup()
{
    QCOMPARE(m_list->topLevelItemCount(), keyGroups);
    QCOMPARE(shownRows().size(), static_cast<qsizetype>(keyActions().size()));
    QCOMPARE(keys("pad.1.1"), QStringLiteral("Q"));
    QCOMPARE(keys("tagging.delete"), QStringLiteral("Backspace, Del"));
    QCOMPARE(keys("tagging.details"), QStringLiteral("Enter"));
    QVERIFY(keys("articles.remove").isEmpty());
    QVERIFY(m_dialog->findChild<QLineEdit *>()->hasFocus());
}

void TestKeysDialog::cellsAreCalledAsInTheCodebook()
{
    KeySet set;
    set.give(keyActionAt(QStringLiteral("pad.4.1")), QKeySequence(Qt::Key_R));
    KeyMap::instance().setKeys(set, false);
    m_dialog = std::make_unique<KeysDialog>(KeyMap::instance(),
        PadNames{{QStringLiteral("war"), QStringLiteral("peace")},
            {QStringLiteral("for"), QStringLiteral("neutral"), QStringLiteral("against")}});
    m_list = m_dialog->findChild<QTreeWidget *>();
    const QStringList rows = shownRows();
    QCOMPARE(rows.first(), QStringLiteral("war: for"));
    QCOMPARE(rows[5], QStringLiteral("peace: against"));
    QVERIFY(rows[6].contains(QStringLiteral("Issue 3, stance 1"))); // not there, but it has a key
    QVERIFY(rows.contains(QStringLiteral("Issue 4, stance 1")));
    QVERIFY(!rows.contains(QStringLiteral("Issue 4, stance 2")));
    QVERIFY(rows.contains(QStringLiteral("Note")));
}

void TestKeysDialog::findsByNameGroupAndKey()
{
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("repeat"));
    QCOMPARE(shownRows(), QStringList{QStringLiteral("Repeat the last label")});
    QCOMPARE(m_list->currentItem(), row("tagging.repeat")); // Down and Enter are enough from here
    auto *field = m_dialog->findChild<QLineEdit *>();
    field->setText(QStringLiteral("codebook"));
    QCOMPARE(shownRows().size(), 2);
    field->setText(QStringLiteral("ctrl+shift+f"));
    QCOMPARE(shownRows(), QStringList{QStringLiteral("Find in the project")});
    field->setText(QStringLiteral("no such thing"));
    QVERIFY(shownRows().isEmpty());
    QVERIFY(!m_capture->isEnabled());
    field->clear();
    QVERIFY(m_capture->isEnabled());
}

void TestKeysDialog::setsAKeyByKeys()
{
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("repeat"));
    press(Qt::Key_Down);
    QVERIFY(m_list->hasFocus());
    press(Qt::Key_Return);
    QVERIFY(m_capture->isWaiting());
    QVERIFY(m_capture->hasFocus());
    press(Qt::Key_R);
    QVERIFY(!m_capture->isWaiting());
    QCOMPARE(keys("tagging.repeat"), QStringLiteral("., R"));
    QCOMPARE(row("tagging.repeat")->text(2), QStringLiteral("by default ."));
    QVERIFY(m_list->hasFocus()); // on to the next one
    press(Qt::Key_F2);
    press(Qt::Key_R);
    QVERIFY(message().contains(QStringLiteral("already")));
    QCOMPARE(keys("tagging.repeat"), QStringLiteral("., R"));
}

void TestKeysDialog::setsAKeyByMouse()
{
    m_list->scrollToItem(row("tagging.note"));
    const QRect place = m_list->visualItemRect(row("tagging.note"));
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, place.center());
    QTest::mouseClick(m_capture, Qt::LeftButton);
    QVERIFY(m_capture->isWaiting());
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(keys("tagging.note"), QStringLiteral("M, Shift+F8"));
    QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, place.center());
    QVERIFY(m_capture->isWaiting());
    QTest::mouseClick(m_dialog->findChild<QLineEdit *>(), Qt::LeftButton); // somewhere else
    QVERIFY(!m_capture->isWaiting());
}

void TestKeysDialog::escapeEndsTheWaitingOnly()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_Escape);
    QVERIFY(!m_capture->isWaiting());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(keys("tagging.note"), QStringLiteral("M"));
}

void TestKeysDialog::modifiersWaitForAKey()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_Shift, Qt::ShiftModifier);
    press(Qt::Key_Control, Qt::ShiftModifier | Qt::ControlModifier);
    QVERIFY(m_capture->isWaiting());
    press(Qt::Key_M, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(keys("tagging.note"), QStringLiteral("M, Ctrl+Shift+M"));
}

void TestKeysDialog::aKeyOfAnotherActionIsTakenOrLeft_data()
{
    QTest::addColumn<bool>("take");
    QTest::addColumn<bool>("byMouse");
    QTest::newRow("taken by Enter") << true << false;
    QTest::newRow("taken by a click") << true << true;
    QTest::newRow("left by keys") << false << false;
    QTest::newRow("left by a click") << false << true;
}

void TestKeysDialog::aKeyOfAnotherActionIsTakenOrLeft()
{
    QFETCH(bool, take);
    QFETCH(bool, byMouse);
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_N);
    QVERIFY2(message().contains(QStringLiteral("“Next article”")), qPrintable(message()));
    QCOMPARE(keys("tagging.note"), QStringLiteral("M")); // nothing yet
    QCOMPARE(keys("articles.next"), QStringLiteral("N"));
    QPushButton *takeIt = button(QStringLiteral("Take it from there"));
    QPushButton *leaveIt = button(QStringLiteral("Leave it there"));
    QVERIFY(takeIt->isVisible() && takeIt->hasFocus());
    if (byMouse) {
        QTest::mouseClick(take ? takeIt : leaveIt, Qt::LeftButton);
    } else {
        if (!take)
            press(Qt::Key_Tab);
        press(Qt::Key_Return);
    }
    QCOMPARE(keys("tagging.note"), take ? QStringLiteral("M, N") : QStringLiteral("M"));
    QCOMPARE(keys("articles.next"), take ? QString() : QStringLiteral("N"));
    QVERIFY(!takeIt->isVisible());
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_list->hasFocus());
}

void TestKeysDialog::escapeGivesUpTheQuestionOnly()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_R); // which is not to be lost
    m_capture->start();
    press(Qt::Key_N);
    press(Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(keys("tagging.note"), QStringLiteral("M, R"));
    QCOMPARE(keys("articles.next"), QStringLiteral("N"));
    press(Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestKeysDialog::okWaitsForTheAnswer()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_N);
    QTest::mouseClick(
        m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QVERIFY2(message().startsWith(QStringLiteral("Answer this first")), qPrintable(message()));
    press(Qt::Key_Return); // take it
    QCOMPARE(keys("tagging.note"), QStringLiteral("M, N"));
    QTest::mouseClick(
        m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(KeyMap::instance().keys(QStringLiteral("articles.next")), QList<QKeySequence>());
}

void TestKeysDialog::anotherActionForgetsTheQuestion()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_N);
    choose("tagging.repeat");
    QVERIFY(!button(QStringLiteral("Take it from there"))->isVisible());
    QVERIFY(message().isEmpty());
    QCOMPARE(keys("tagging.repeat"), QStringLiteral("."));
}

void TestKeysDialog::refusesWithAReason_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("held");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, int key, int held, const char *reason) {
        QTest::newRow(name) << key << held << QString::fromLatin1(reason);
    };
    row("Tab", Qt::Key_Tab, 0, "from one annotation");
    row("Shift+Tab", Qt::Key_Backtab, int(Qt::ShiftModifier), "from one annotation");
    row("arrow", Qt::Key_Down, 0, "arrows");
    row("page", Qt::Key_PageUp, 0, "pages");
    row("digit", Qt::Key_4, 0, "choose an actor");
    row("Enter in the whole window", Qt::Key_Return, 0, "presses buttons");
    row("Space in the whole window", Qt::Key_Space, 0, "presses buttons");
    row("copying", Qt::Key_C, int(Qt::ControlModifier), "every field");
    row("menus", Qt::Key_F, int(Qt::AltModifier), "menus");
}

void TestKeysDialog::refusesWithAReason()
{
    QFETCH(int, key);
    QFETCH(int, held);
    QFETCH(QString, reason);
    choose("tagging.note");
    m_capture->start();
    press(key, Qt::KeyboardModifiers(held));
    QVERIFY2(message().contains(reason), qPrintable(message()));
    QCOMPARE(keys("tagging.note"), QStringLiteral("M"));
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_capture->isWaiting());
}

void TestKeysDialog::aKeyByItsPlace()
{
    KeyMap::instance().setPlacesKnown(true);
    choose("tagging.note");
    m_capture->start();
    press(0x041A, {}, 27); // к, where R lies
    QCOMPARE(keys("tagging.note"), QStringLiteral("M, R"));
    m_capture->start();
    press(Qt::Key_Ampersand, {}, 10); // the first key of a French digits' row
    QVERIFY(message().contains(QStringLiteral("choose an actor")));
}

void TestKeysDialog::takesAKeyAway()
{
    choose("tagging.delete");
    for (QToolButton *chip : m_dialog->findChildren<QToolButton *>()) {
        if (chip->text() == QStringLiteral("Backspace"))
            QTest::mouseClick(chip, Qt::LeftButton);
    }
    QCOMPARE(keys("tagging.delete"), QStringLiteral("Del"));
    m_list->setFocus();
    press(Qt::Key_Delete);
    QVERIFY(keys("tagging.delete").isEmpty());
    QCOMPARE(row("tagging.delete")->text(2), QStringLiteral("by default Backspace, Del"));
}

void TestKeysDialog::oneBackToTheDefault()
{
    choose("tagging.delete");
    QPushButton *back = button(QStringLiteral("Back to the default"));
    QVERIFY(!back->isEnabled());
    m_list->setFocus();
    press(Qt::Key_Delete);
    QVERIFY(back->isEnabled());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(keys("tagging.delete"), QStringLiteral("Backspace, Del"));
    QVERIFY(row("tagging.delete")->text(2).isEmpty());
}

void TestKeysDialog::backToTheDefaultAsksToo()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_N);
    press(Qt::Key_Return);
    choose("articles.next");
    QTest::mouseClick(button(QStringLiteral("Back to the default")), Qt::LeftButton);
    QVERIFY2(message().contains(QStringLiteral("“Note”")), qPrintable(message()));
    QVERIFY(keys("articles.next").isEmpty());
    press(Qt::Key_Return);
    QCOMPARE(keys("articles.next"), QStringLiteral("N"));
    QCOMPARE(keys("tagging.note"), QStringLiteral("M"));
}

void TestKeysDialog::allBackToTheDefault()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_N);
    press(Qt::Key_Return);
    QTest::mouseClick(button(QStringLiteral("All back to the default")), Qt::LeftButton);
    QCOMPARE(keys("articles.next"), QStringLiteral("N"));
    QCOMPARE(keys("tagging.note"), QStringLiteral("M"));
    m_dialog->accept();
    QCOMPARE(KeyMap::instance().set(), KeySet());
}

void TestKeysDialog::anotherKeyboard()
{
    auto *layout = m_dialog->findChild<QComboBox *>();
    QCOMPARE(layout->count(), 4);
    layout->setFocus();
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(layout->currentText(), QStringLiteral("AZERTY"));
    QCOMPARE(keys("pad.1.1"), QStringLiteral("A"));
    QCOMPARE(keys("pad.3.1"), QStringLiteral("W"));
    QCOMPARE(keys("tagging.repeat"), QStringLiteral(";, ."));
    QVERIFY(row("pad.1.1")->text(2).isEmpty()); // that is the default there
    m_dialog->accept();
    QCOMPARE(KeyMap::instance().set().layout(), KeyLayout::Azerty);
    KeyMap::instance().reload();
    QCOMPARE(KeyMap::instance().set().layout(), KeyLayout::Azerty);
}

void TestKeysDialog::cancelChangesNothing()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_R);
    m_dialog->reject();
    QCOMPARE(KeyMap::instance().set(), KeySet());
    QVERIFY(QSettings().allKeys().filter(QStringLiteral("keys/")).isEmpty());
}

void TestKeysDialog::whatIsSetIsStored()
{
    choose("tagging.note");
    m_capture->start();
    press(Qt::Key_R);
    QTest::mouseClick(
        m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(
        KeyMap::instance().keys(QStringLiteral("tagging.note")), (QList<QKeySequence>{Qt::Key_M, Qt::Key_R}));
    KeyMap::instance().reload();
    QCOMPARE(
        KeyMap::instance().keys(QStringLiteral("tagging.note")), (QList<QKeySequence>{Qt::Key_M, Qt::Key_R}));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeysDialog)
#include "tst_keys_dialog.moc"
