// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys, layouts, what is stored: whatever is chosen, however it is stored, one key does one thing.
#include "ui/help/key_words.h"
#include "ui/keys/key_rules.h"
#include "ui/keys/key_set.h"

#include <QFile>
#include <QKeyEvent>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

namespace {

int actionOf(const char *id)
{
    return keyActionAt(QString::fromLatin1(id));
}

const KeyAction &at(int action)
{
    return keyActions()[static_cast<std::size_t>(action)];
}

QKeySequence key(const char *name)
{
    return QKeySequence::fromString(QString::fromUtf8(name), QKeySequence::PortableText);
}

QString names(const QList<QKeySequence> &keys)
{
    QStringList all;
    for (const QKeySequence &one : keys)
        all.append(one.toString(QKeySequence::PortableText));
    return all.join(QLatin1Char(' '));
}

/// Two actions that work in one place and have one key, in words; empty where there are none. Asks the keys
/// themselves, not the index that the set keeps.
QString collision(const std::function<QList<QKeySequence>(int)> &keysOf)
{
    const int count = static_cast<int>(keyActions().size());
    for (int a = 0; a < count; ++a) {
        for (int b = a + 1; b < count; ++b) {
            if (!overlap(at(a).scope, at(b).scope))
                continue;
            for (const QKeySequence &one : keysOf(a)) {
                if (keysOf(b).contains(one))
                    return at(a).id + QLatin1Char(' ') + at(b).id + QLatin1Char(' ') + one.toString();
            }
        }
    }
    return {};
}

} // namespace

class TestKeySet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void idsAreStableAndUnique();
    void aLayoutHasNoCollision_data();
    void aLayoutHasNoCollision();
    void thePadLiesAsOnTheKeyboard_data();
    void thePadLiesAsOnTheKeyboard();
    void aLetterThatThePadTakesIsSwapped();
    void lettersWithControlKeepTheirName();
    void whateverIsDoneNothingCollides();
    void aKeyIsTakenFromWhoHasIt();
    void aKeyOfAnotherPlaceIsLeft();
    void whatWasTakenComesBack();
    void backToTheDefaultTakesFromOthers();
    void aChosenKeyGoesBeforeAnotherLayouts();
    void storesOnlyWhatDiffers();
    void storesThatThereIsNoKey();
    void nonsenseDoesNoHarm_data();
    void nonsenseDoesNoHarm();
    void whatAnotherVersionStoredStays();
    void storedCollisionsHaveOneWinner();
    void refuses_data();
    void refuses();
    void namesAPressedKey_data();
    void namesAPressedKey();
    void knowsAKeyByItsPlace_data();
    void knowsAKeyByItsPlace();
    void lettersTellTheKeyboard();
    void guessesFromTheSystem_data();
    void guessesFromTheSystem();
    void theHelpNamesKeysThatThereAre();
    void theHelpNamesTheKeysOfNow();
    void enterOfAFieldStaysInTheHelp();
    void theHelpOfFormatsStaysAsItIs();

private:
    QSettings &settings() { return *m_settings; }
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
};

void TestKeySet::init()
{
    m_settings =
        std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("keys.ini")), QSettings::IniFormat);
    m_settings->clear();
}

void TestKeySet::idsAreStableAndUnique()
{
    QSet<QString> seen;
    int group = -1;
    QSet<int> groups;
    for (const KeyAction &action : keyActions()) {
        QVERIFY2(!seen.contains(action.id), qPrintable(action.id));
        seen.insert(action.id);
        QVERIFY(!action.name.isEmpty());
        static const QRegularExpression form(QStringLiteral("^[a-z]+(\\.[a-zA-Z0-9]+)+$"));
        QVERIFY2(form.match(action.id).hasMatch(), qPrintable(action.id));
        if (group != static_cast<int>(action.group)) { // the list shows each group once
            group = static_cast<int>(action.group);
            QVERIFY(!groups.contains(group));
            groups.insert(group);
            QVERIFY(!groupName(action.group).isEmpty());
        }
    }
    QCOMPARE(groups.size(), keyGroups);
    QCOMPARE(keyActionAt(QStringLiteral("no.such")), -1);
}

void TestKeySet::aLayoutHasNoCollision_data()
{
    QTest::addColumn<int>("layout");
    for (const KeyLayout layout : keyLayouts)
        QTest::newRow(qPrintable(layoutId(layout))) << static_cast<int>(layout);
}

void TestKeySet::aLayoutHasNoCollision()
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

void TestKeySet::thePadLiesAsOnTheKeyboard_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<QString>("pad");
    QTest::newRow("qwerty") << static_cast<int>(KeyLayout::Qwerty) << QStringLiteral("QWEASDZXC");
    QTest::newRow("qwertz") << static_cast<int>(KeyLayout::Qwertz) << QStringLiteral("QWEASDYXC");
    QTest::newRow("azerty") << static_cast<int>(KeyLayout::Azerty) << QStringLiteral("AZEQSDWXC");
    QTest::newRow("by position") << static_cast<int>(KeyLayout::ByPosition) << QStringLiteral("QWEASDZXC");
}

void TestKeySet::thePadLiesAsOnTheKeyboard()
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

void TestKeySet::aLetterThatThePadTakesIsSwapped()
{
    // Nothing has Y today; whatever gets it one day has Z where the pad has Y.
    KeyAction action;
    action.id = QStringLiteral("some.thing");
    action.keys = {Qt::Key_Y, Qt::SHIFT | Qt::Key_Y};
    QCOMPARE(names(defaultKeys(action, KeyLayout::Qwerty)), QStringLiteral("Y Shift+Y"));
    QCOMPARE(names(defaultKeys(action, KeyLayout::Qwertz)), QStringLiteral("Z Shift+Z"));
    QCOMPARE(names(defaultKeys(action, KeyLayout::Azerty)), QStringLiteral("Y Shift+Y"));
}

void TestKeySet::lettersWithControlKeepTheirName()
{
    for (const KeyLayout layout : keyLayouts) {
        const KeySet set(layout);
        QCOMPARE(names(set.keys(actionOf("edit.undo"))), QStringLiteral("Ctrl+Z"));
        QCOMPARE(names(set.keys(actionOf("file.quit"))), QStringLiteral("Ctrl+Q"));
    }
}

void TestKeySet::whateverIsDoneNothingCollides()
{
    // Few keys and many acts, so that they meet.
    const QList<QKeySequence> keys{key("Q"), key("N"), key("Y"), key("Z"), key("Ctrl+S"), key("Ctrl+1"),
        key("Ctrl+O"), key("-"), key("/"), key("F7")};
    QRandomGenerator chance(20261128);
    const int count = static_cast<int>(keyActions().size());
    for (int round = 0; round < 40; ++round) {
        KeySet set(keyLayouts[chance.bounded(4)]);
        for (int step = 0; step < 50; ++step) {
            const int action = chance.bounded(count);
            const QKeySequence one = keys[chance.bounded(static_cast<int>(keys.size()))];
            switch (chance.bounded(8)) {
            case 0:
                set.take(action, one);
                break;
            case 1:
                set.reset(action);
                QCOMPARE(set.keys(action), set.proposed(action));
                break;
            case 2:
                set.setLayout(keyLayouts[chance.bounded(4)]);
                break;
            default:
                set.give(action, one);
                QVERIFY(set.keys(action).contains(one));
                QCOMPARE(set.holders(one, action), QList<int>{action});
            }
            const QString found = collision([&set](int which) { return set.keys(which); });
            QVERIFY2(found.isEmpty(), qPrintable(found));
        }
        set.write(settings(), true);
        const KeySet again = KeySet::read(settings(), KeyLayout::Qwerty);
        for (int action = 0; action < count; ++action) {
            // What may not be given by hand (a bare sign with Enter, say) is not among the keys used here.
            QCOMPARE(again.keys(action), set.keys(action));
        }
        QCOMPARE(again, set);
        set.resetAll();
        QCOMPARE(set, KeySet(set.layout()));
    }
}

void TestKeySet::aKeyIsTakenFromWhoHasIt()
{
    KeySet set;
    const int next = actionOf("articles.next");
    const int note = actionOf("tagging.note");
    QCOMPARE(set.holders(key("N"), note), QList<int>{next});
    set.give(note, key("N"));
    QCOMPARE(names(set.keys(note)), QStringLiteral("M N"));
    QVERIFY(set.keys(next).isEmpty());
    QCOMPARE(set.owner(Qt::Key_N), note);
    QCOMPARE(set.owner(Qt::Key_F9), -1);
    set.give(next, key("F9"));
    QCOMPARE(names(set.keys(next)), QStringLiteral("F9"));
    QCOMPARE(set.holdersOfProposed(next), QList<int>{note});
}

void TestKeySet::aKeyOfAnotherPlaceIsLeft()
{
    // Ctrl+1 is the first page's, where there is no article.
    const int sample = actionOf("file.sample");
    KeySet set;
    const int note = actionOf("tagging.note");
    QVERIFY(set.holders(key("Ctrl+1"), note).isEmpty());
    set.give(note, key("Ctrl+1"));
    QCOMPARE(names(set.keys(sample)), QStringLiteral("Ctrl+1"));
    // What works in both places takes it from both.
    const int open = actionOf("file.open");
    QCOMPARE(set.holders(key("Ctrl+1"), open), (QList<int>{note, sample}));
    set.give(open, key("Ctrl+1"));
    QCOMPARE(names(set.keys(open)), QStringLiteral("Ctrl+O Ctrl+1"));
    QCOMPARE(names(set.keys(note)), QStringLiteral("M"));
    QVERIFY(set.keys(sample).isEmpty());
}

void TestKeySet::whatWasTakenComesBack()
{
    KeySet set;
    const int next = actionOf("articles.next");
    const int note = actionOf("tagging.note");
    set.give(note, key("N"));
    set.take(note, key("N"));
    QVERIFY(!set.isChosen(note));
    QCOMPARE(names(set.keys(note)), QStringLiteral("M"));
    set.reset(next);
    QCOMPARE(set, KeySet());
}

void TestKeySet::backToTheDefaultTakesFromOthers()
{
    KeySet set;
    const int next = actionOf("articles.next");
    const int note = actionOf("tagging.note");
    set.give(note, key("N"));
    QCOMPARE(set.holdersOfProposed(next), QList<int>{note});
    set.reset(next);
    QCOMPARE(names(set.keys(next)), QStringLiteral("N"));
    QCOMPARE(names(set.keys(note)), QStringLiteral("M"));
    QVERIFY(!set.hasChosen());
}

void TestKeySet::aChosenKeyGoesBeforeAnotherLayouts()
{
    KeySet set;
    const int note = actionOf("tagging.note");
    const int third = actionOf("pad.3.1");
    set.give(note, key("Y"));
    set.setLayout(KeyLayout::Qwertz);
    QCOMPARE(names(set.keys(note)), QStringLiteral("M Y"));
    QVERIFY(set.keys(third).isEmpty()); // whose key would be Y here
    QCOMPARE(set.holdersOfProposed(third), QList<int>{note});
    set.setLayout(KeyLayout::Qwerty);
    QCOMPARE(names(set.keys(third)), QStringLiteral("Z"));
}

void TestKeySet::storesOnlyWhatDiffers()
{
    KeySet set;
    set.write(settings(), false);
    QVERIFY(settings().allKeys().isEmpty());
    set.give(actionOf("tagging.repeat"), key("Ctrl+,"));
    set.write(settings(), false);
    QCOMPARE(settings().allKeys(), QStringList{QStringLiteral("keys/actions/tagging.repeat")});
    QCOMPARE(KeySet::read(settings(), KeyLayout::Qwerty), set);
    set.reset(actionOf("tagging.repeat"));
    set.write(settings(), true);
    QCOMPARE(settings().allKeys(), QStringList{QStringLiteral("keys/layout")});
    // A layout that is stored is no guess any more.
    QCOMPARE(KeySet::read(settings(), KeyLayout::Azerty).layout(), KeyLayout::Qwerty);
    settings().clear();
    QCOMPARE(KeySet::read(settings(), KeyLayout::Azerty).layout(), KeyLayout::Azerty);
}

void TestKeySet::storesThatThereIsNoKey()
{
    KeySet set;
    const int note = actionOf("tagging.note");
    set.take(note, key("M"));
    QVERIFY(set.isChosen(note));
    set.write(settings(), false);
    settings().sync();
    const QSettings again(settings().fileName(), QSettings::IniFormat); // as the file has it
    QVERIFY(KeySet::read(again, KeyLayout::Qwerty).keys(note).isEmpty());
}

void TestKeySet::nonsenseDoesNoHarm_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QVariant>("value");
    const QString note = QStringLiteral("keys/actions/tagging.note");
    QTest::newRow("an id of nobody") << QStringLiteral("keys/actions/no.such")
                                     << QVariant(QStringLiteral("N"));
    QTest::newRow("no key") << note << QVariant(QStringLiteral("Hyperspace+?!"));
    QTest::newRow("two keys in a row") << note << QVariant(QStringList{QStringLiteral("Ctrl+K, Ctrl+N")});
    QTest::newRow("a number") << note << QVariant(77);
    QTest::newRow("bytes") << note << QVariant(QByteArray("\x00\xff\x10", 3));
    QTest::newRow("a key that nobody may have") << note << QVariant(QStringList{QStringLiteral("Esc")});
    QTest::newRow("a digit") << note << QVariant(QStringList{QStringLiteral("1")});
    QTest::newRow("an unknown layout") << QStringLiteral("keys/layout") << QVariant(QStringLiteral("qzerty"));
    QTest::newRow("a layout that is no word") << QStringLiteral("keys/layout") << QVariant(QVariantMap());
}

void TestKeySet::nonsenseDoesNoHarm()
{
    QFETCH(QString, setting);
    QFETCH(QVariant, value);
    settings().setValue(setting, value);
    QCOMPARE(KeySet::read(settings(), KeyLayout::Qwerty), KeySet());
}

void TestKeySet::whatAnotherVersionStoredStays()
{
    const QString other = QStringLiteral("keys/actions/future.act");
    settings().setValue(other, QStringList{QStringLiteral("F12")});
    KeySet set = KeySet::read(settings(), KeyLayout::Qwerty);
    set.give(actionOf("tagging.note"), key("F12"));
    set.resetAll();
    set.write(settings(), true);
    QCOMPARE(settings().value(other).toStringList(), QStringList{QStringLiteral("F12")});
}

void TestKeySet::storedCollisionsHaveOneWinner()
{
    // Written by hand: three want one key, and one of them wants it twice.
    for (const char *id : {"tagging.note", "articles.next", "file.save"})
        settings().setValue(QStringLiteral("keys/actions/") + QLatin1String(id),
            QStringList{QStringLiteral("F8"), QStringLiteral("F8")});
    const KeySet set = KeySet::read(settings(), KeyLayout::Qwerty);
    QCOMPARE(collision([&set](int action) { return set.keys(action); }), QString());
    const int winners = static_cast<int>(set.keys(actionOf("tagging.note")).size()
        + set.keys(actionOf("articles.next")).size() + set.keys(actionOf("file.save")).size());
    QCOMPARE(winners, 1);
}

void TestKeySet::refuses_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("refused");
    const QString window = QStringLiteral("tagging.note");
    const QString article = QStringLiteral("tagging.accept");
    const auto row = [](const char *keys, const QString &id, bool refused) {
        QTest::newRow(qPrintable(QString::fromUtf8(keys) + QLatin1Char(' ') + id))
            << QString::fromUtf8(keys) << id << refused;
    };
    for (const char *keys : {"Esc", "Shift+Esc", "Tab", "Backtab", "Ctrl+Tab", "Up", "Shift+Down", "Left",
             "PgUp", "Home", "Ctrl+End", "1", "Shift+9", "Ctrl+C", "Ctrl+V", "Alt+F", "Shift+/", "Shift+0",
             "CapsLock", "Ctrl+K, Ctrl+N"})
        row(keys, window, true);
    for (const char *keys : {"Space", "Return", "Enter", "Shift+Return"}) {
        row(keys, window, true);
        row(keys, article, false);
    }
    for (const char *keys : {"R", "Shift+R", "F5", "0", "Ctrl+1", "Alt+Up", "Ctrl+Left", "Ctrl+Return", ";",
             "Ctrl+Shift+C", "Alt+F2", "Del", "Ö"})
        row(keys, window, false);
}

void TestKeySet::refuses()
{
    QFETCH(QString, keys);
    QFETCH(QString, id);
    QFETCH(bool, refused);
    const QKeySequence wanted = QKeySequence::fromString(keys, QKeySequence::PortableText);
    const auto why = whyNot(wanted, keyActionAt(id));
    QCOMPARE(why.has_value(), refused);
    if (why)
        QVERIFY(why->endsWith(QLatin1Char('.'))); // a sentence
}

void TestKeySet::namesAPressedKey_data()
{
    QTest::addColumn<int>("pressed");
    QTest::addColumn<int>("held");
    QTest::addColumn<QString>("name");
    QTest::newRow("letter") << int(Qt::Key_R) << int(Qt::NoModifier) << QStringLiteral("R");
    QTest::newRow("capital") << int(Qt::Key_R) << int(Qt::ShiftModifier) << QStringLiteral("Shift+R");
    QTest::newRow("sign that Shift makes")
        << int(Qt::Key_Question) << int(Qt::ShiftModifier) << QStringLiteral("?");
    QTest::newRow("the same with Ctrl")
        << int(Qt::Key_Plus) << int(Qt::ShiftModifier | Qt::ControlModifier) << QStringLiteral("Ctrl++");
    QTest::newRow("keypad") << int(Qt::Key_Enter) << int(Qt::KeypadModifier) << QStringLiteral("Enter");
    QTest::newRow("function key") << int(Qt::Key_F6) << int(Qt::ShiftModifier) << QStringLiteral("Shift+F6");
    QTest::newRow("modifier alone") << int(Qt::Key_Shift) << int(Qt::ShiftModifier) << QString();
    QTest::newRow("dead key") << int(Qt::Key_Dead_Acute) << int(Qt::NoModifier) << QString();
    QTest::newRow("unknown") << int(Qt::Key_unknown) << int(Qt::NoModifier) << QString();
}

void TestKeySet::namesAPressedKey()
{
    QFETCH(int, pressed);
    QFETCH(int, held);
    QFETCH(QString, name);
    const QKeyEvent event(QEvent::KeyPress, pressed, Qt::KeyboardModifiers(held));
    QCOMPARE(pressedKey(event).toString(QKeySequence::PortableText), name);
}

void TestKeySet::knowsAKeyByItsPlace_data()
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

void TestKeySet::knowsAKeyByItsPlace()
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

void TestKeySet::lettersTellTheKeyboard()
{
    QCOMPARE(layoutThatHas(24, Qt::Key_A), std::optional(KeyLayout::Azerty));
    QCOMPARE(layoutThatHas(24, Qt::Key_Q), std::optional<KeyLayout>());
    QCOMPARE(layoutThatHas(29, Qt::Key_Z), std::optional(KeyLayout::Qwertz));
    QCOMPARE(layoutThatHas(52, Qt::Key_Y), std::optional(KeyLayout::Qwertz));
    QCOMPARE(layoutThatHas(52, Qt::Key_W), std::optional(KeyLayout::Azerty));
    QCOMPARE(layoutThatHas(52, Qt::Key_Z), std::optional(KeyLayout::Qwerty));
    QCOMPARE(layoutThatHas(53, Qt::Key_X), std::optional<KeyLayout>());
}

void TestKeySet::guessesFromTheSystem_data()
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

void TestKeySet::guessesFromTheSystem()
{
    QFETCH(QString, layout);
    QFETCH(QString, variant);
    QFETCH(QString, guess);
    const auto found = layoutOfXkb(layout, variant);
    QCOMPARE(found ? layoutId(*found) : QString(), guess);
    QCOMPARE(guessLayout(), KeyLayout::Qwerty); // the tests' environment names "us"
}

void TestKeySet::theHelpNamesKeysThatThereAre()
{
    // A key in the help is that of an action or one that nobody sets.
    static const QRegularExpression marked(QStringLiteral("`([^`\n]+)`"));
    const QSet<QString> fixed{QStringLiteral("Down"), QStringLiteral("Up"), QStringLiteral("PgDown"),
        QStringLiteral("PgUp"), QStringLiteral("Home"), QStringLiteral("End"), QStringLiteral("Esc"),
        QStringLiteral("Tab"), QStringLiteral("Shift+Tab"), QStringLiteral("Shift+Return"),
        QStringLiteral("Alt+Up"), QStringLiteral("Alt+Down"), QStringLiteral("Right"), QStringLiteral("Left"),
        QStringLiteral("~"), QStringLiteral("Ctrl+A"), QStringLiteral("Ctrl+C")};
    const KeySet first;
    int keys = 0;
    for (const char *page : {"keys", "getting-started", "suggestions", "finding", "codebook"}) {
        QFile file(QStringLiteral(":/help/%1.md").arg(QLatin1String(page)));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto found = marked.globalMatch(text); found.hasNext();) {
            const QKeySequence one = keyInHelp(found.next().captured(1));
            if (one.isEmpty() || fixed.contains(one.toString()))
                continue;
            ++keys;
            const bool digit = one[0].key() >= Qt::Key_1 && one[0].key() <= Qt::Key_9;
            const bool startPage = first.owner(one[0], KeyScope::StartPage) >= 0;
            QVERIFY2(digit || startPage || first.owner(one[0]) >= 0,
                qPrintable(QLatin1String(page) + QStringLiteral(": ") + one.toString()));
        }
    }
    QVERIFY(keys > 80);
}

void TestKeySet::theHelpNamesTheKeysOfNow()
{
    const QString page = QStringLiteral("keys");
    const QString text =
        QStringLiteral("`Q` or `.`, `Backspace` or `Delete`, `Ctrl+Enter`, `↓`, `Shift`, `M`");
    QCOMPARE(withKeysOfNow(page, text, KeySet()), text);
    KeySet set(KeyLayout::Azerty);
    set.give(actionOf("tagging.delete"), key("F9"));
    set.take(actionOf("tagging.delete"), key("Backspace"));
    set.take(actionOf("tagging.note"), key("M"));
    set.give(actionOf("articles.done"), key("|"));
    set.take(actionOf("articles.done"), key("Ctrl+Return"));
    const QString now = withKeysOfNow(page, text, set);
    QVERIFY2(now.startsWith(QStringLiteral("`A` or `.`, `F9` or `Delete`, `\\|`, `↓`, `Shift`, `(no key)`")),
        qPrintable(now));
    QVERIFY(now.contains(QStringLiteral("Set otherwise")));
    QVERIFY(now.contains(QStringLiteral("| `Del`, `F9` |")));
    QVERIFY(!withKeysOfNow(QStringLiteral("finding"), text, set).contains(QStringLiteral("Set otherwise")));
}

void TestKeySet::enterOfAFieldStaysInTheHelp()
{
    KeySet set;
    set.give(actionOf("tagging.details"), key("F9"));
    set.take(actionOf("tagging.details"), key("Return"));
    const QString text = QStringLiteral("`Enter` takes it\n| `Enter` | details |");
    QVERIFY(withKeysOfNow(QStringLiteral("keys"), text, set)
                .startsWith(QStringLiteral("`Enter` takes it\n| `F9` | details |")));
    QCOMPARE(withKeysOfNow(QStringLiteral("finding"), text, set), text);
}

void TestKeySet::theHelpOfFormatsStaysAsItIs()
{
    const QString text = QStringLiteral("`Q` and `id`");
    QCOMPARE(withKeysOfNow(QStringLiteral("formats"), text, KeySet(KeyLayout::Azerty)), text);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeySet)
#include "tst_key_set.moc"
