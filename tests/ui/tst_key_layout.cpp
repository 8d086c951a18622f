// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where letters lie, and what that means for the keys: each keyboard has its pad in the same places, and no
// two actions come to have one key.
#include "key_names.h"

namespace standpoint {

class TestKeyLayout : public QObject
{
    Q_OBJECT

private slots:
    void aLayoutHasNoCollision_data();
    void aLayoutHasNoCollision();
    void thePadLiesAsOnTheKeyboard_data();
    void thePadLiesAsOnTheKeyboard();
    void aLetterThatThePadTakesIsSwapped();
    void lettersWithControlKeepTheirName();
    void knowsAKeyByItsPlace_data();
    void knowsAKeyByItsPlace();
    void lettersTellTheKeyboard();
    void guessesFromTheSystem_data();
    void guessesFromTheSystem();
};

void TestKeyLayout::aLayoutHasNoCollision_data()
{
    QTest::addColumn<int>("layout");
    for (const KeyLayout layout : keyLayouts)
        QTest::newRow(qPrintable(layoutId(layout))) << static_cast<int>(layout);
}

void TestKeyLayout::aLayoutHasNoCollision()
{
    QFETCH(int, layout);
    const auto here = static_cast<KeyLayout>(layout);
    const auto proposed = [here](int action) { return defaultKeys(at(action), here); };
    QCOMPARE(collision(proposed), QString());
    const KeySet set(here);
    for (int action = 0; action < static_cast<int>(keyActions().size()); ++action) {
        QCOMPARE(set.keys(action), proposed(action)); // nothing had to give way
        for (const QKeySequence &one : proposed(action)) {
            const auto why = whyNot(one, action);
            QVERIFY2(!why, qPrintable(at(action).id + QLatin1Char(' ') + why.value_or(QString())));
        }
    }
}

void TestKeyLayout::thePadLiesAsOnTheKeyboard_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<QString>("pad");
    QTest::newRow("qwerty") << static_cast<int>(KeyLayout::Qwerty) << QStringLiteral("QWEASDZXC");
    QTest::newRow("qwertz") << static_cast<int>(KeyLayout::Qwertz) << QStringLiteral("QWEASDYXC");
    QTest::newRow("azerty") << static_cast<int>(KeyLayout::Azerty) << QStringLiteral("AZEQSDWXC");
    QTest::newRow("by position") << static_cast<int>(KeyLayout::ByPosition) << QStringLiteral("QWEASDZXC");
}

void TestKeyLayout::thePadLiesAsOnTheKeyboard()
{
    QFETCH(int, layout);
    QFETCH(QString, pad);
    const KeySet set(static_cast<KeyLayout>(layout));
    for (int row = 0; row < padRows; ++row) {
        for (int column = 0; column < padColumns; ++column) {
            const QString now = names(set.keys(keyActionAt(padKeyId(row, column))));
            QCOMPARE(now, row < 3 && column < 3 ? QString(pad[3 * row + column]) : QString());
        }
    }
    QVERIFY(padKeyId(padRows, 0).isEmpty());
    QVERIFY(padKeyId(0, -1).isEmpty());
}

void TestKeyLayout::aLetterThatThePadTakesIsSwapped()
{
    // Nothing has Y today; whatever gets it one day has Z where the pad has Y.
    KeyAction action;
    action.id = QStringLiteral("some.thing");
    action.keys = {Qt::Key_Y, Qt::SHIFT | Qt::Key_Y};
    QCOMPARE(names(defaultKeys(action, KeyLayout::Qwerty)), QStringLiteral("Y Shift+Y"));
    QCOMPARE(names(defaultKeys(action, KeyLayout::Qwertz)), QStringLiteral("Z Shift+Z"));
    QCOMPARE(names(defaultKeys(action, KeyLayout::Azerty)), QStringLiteral("Y Shift+Y"));
}

void TestKeyLayout::lettersWithControlKeepTheirName()
{
    for (const KeyLayout layout : keyLayouts) {
        const KeySet set(layout);
        QCOMPARE(names(set.keys(actionOf("edit.undo"))), QStringLiteral("Ctrl+Z"));
        QCOMPARE(names(set.keys(actionOf("file.quit"))), QStringLiteral("Ctrl+Q"));
    }
}

void TestKeyLayout::knowsAKeyByItsPlace_data()
{
    QTest::addColumn<int>("code"); // as X11 and Wayland count
    QTest::addColumn<bool>("shift");
    QTest::addColumn<QString>("qwerty");
    QTest::addColumn<QString>("qwertz");
    QTest::addColumn<QString>("azerty");
    const auto row = [](const char *name, int code, bool shift, const char *a, const char *b, const char *c) {
        QTest::newRow(name) << code << shift << QString::fromUtf8(a) << QString::fromUtf8(b)
                            << QString::fromUtf8(c);
    };
    row("AD01", 24, false, "Q", "Q", "A");
    row("AD02", 25, false, "W", "W", "Z");
    row("AD06", 29, false, "Y", "Z", "Y");
    row("AC01", 38, false, "A", "A", "Q");
    row("AC10", 47, false, ";", "Ö", "M");
    row("AB01", 52, false, "Z", "Y", "W");
    row("AB01 with Shift", 52, true, "Shift+Z", "Shift+Y", "Shift+W");
    row("AB07", 58, false, "M", "M", ",");
    row("AB09", 60, false, ".", ".", ":");
    row("AB10", 61, false, "/", "-", "!");
    row("AB10 with Shift", 61, true, "?", "_", "§");
    row("Space", 65, false, "", "", "");
    row("F1", 67, false, "", "", "");
    row("AE01", 10, false, "", "", "");
    row("nothing", 0, false, "", "", "");
    row("beyond", 100000, false, "", "", "");
}

void TestKeyLayout::knowsAKeyByItsPlace()
{
    QFETCH(int, code);
    QFETCH(bool, shift);
    QFETCH(QString, qwerty);
    QFETCH(QString, qwertz);
    QFETCH(QString, azerty);
    const auto name = [&](KeyLayout layout) {
        const auto found = keyAtPlace(static_cast<quint32>(code), layout, shift);
        return found ? QKeySequence(*found).toString(QKeySequence::PortableText) : QString();
    };
    QCOMPARE(name(KeyLayout::Qwerty), qwerty);
    QCOMPARE(name(KeyLayout::ByPosition), qwerty);
    QCOMPARE(name(KeyLayout::Qwertz), qwertz);
    QCOMPARE(name(KeyLayout::Azerty), azerty);
    QCOMPARE(isInDigitsRow(static_cast<quint32>(code)), code == 10);
}

void TestKeyLayout::lettersTellTheKeyboard()
{
    QCOMPARE(layoutThatHas(24, Qt::Key_A), std::optional(KeyLayout::Azerty));
    QCOMPARE(layoutThatHas(24, Qt::Key_Q), std::optional<KeyLayout>());
    QCOMPARE(layoutThatHas(29, Qt::Key_Z), std::optional(KeyLayout::Qwertz));
    QCOMPARE(layoutThatHas(52, Qt::Key_Y), std::optional(KeyLayout::Qwertz));
    QCOMPARE(layoutThatHas(52, Qt::Key_W), std::optional(KeyLayout::Azerty));
    QCOMPARE(layoutThatHas(52, Qt::Key_Z), std::optional(KeyLayout::Qwerty));
    QCOMPARE(layoutThatHas(53, Qt::Key_X), std::optional<KeyLayout>());
}

void TestKeyLayout::guessesFromTheSystem_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("variant");
    QTest::addColumn<QString>("guess");
    const auto row = [](const char *layout, const char *variant, const char *guess) {
        QTest::newRow(qPrintable(QLatin1String(layout) + QLatin1Char(' ') + QLatin1String(variant)))
            << QString::fromLatin1(layout) << QString::fromLatin1(variant) << QString::fromLatin1(guess);
    };
    row("us", "", "qwerty");
    row("us", "dvorak", "position");
    row("us", "colemak_dh", "position");
    row("gb", "", "qwerty");
    row("de", "", "qwertz");
    row("de", "nodeadkeys", "qwertz");
    row("de", "us", "qwerty");
    row("de", "neo_qwertz", "qwertz");
    row("ch", "fr", "qwertz");
    row("cz", "qwerty", "qwerty");
    row("fr", "", "azerty");
    row("fr", "oss", "azerty");
    row("fr", "latin9", "azerty");
    row("fr", "bepo", "position");
    row("be", "", "azerty");
    row("rs", "latin", "qwertz");
    row("rs", "", "position");
    row("ru", "", "position");
    row("gr", "", "position");
    row("il", "", "position");
    row("ara", "", "position");
    row("", "", "");
}

void TestKeyLayout::guessesFromTheSystem()
{
    QFETCH(QString, layout);
    QFETCH(QString, variant);
    QFETCH(QString, guess);
    const auto found = layoutOfXkb(layout, variant);
    QCOMPARE(found ? layoutId(*found) : QString(), guess);
    QCOMPARE(guessLayout(), KeyLayout::Qwerty); // the tests' environment names "us"
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeyLayout)
#include "tst_key_layout.moc"
