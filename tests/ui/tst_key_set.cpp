// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keys and what is stored of them: whatever is chosen, however it is stored, one key does one thing.
#include "key_names.h"

#include <QKeyEvent>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace standpoint {

class TestKeySet : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void idsAreStableAndUnique();
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
            const QKeySequence &one = keys[chance.bounded(static_cast<int>(keys.size()))];
            if (whyNot(one, action)) // as Ctrl+S among the cases
                continue;
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
            QVERIFY2(again.keys(action) == set.keys(action),
                qPrintable(QStringLiteral("%1: %2 instead of %3")
                               .arg(keyActions()[static_cast<size_t>(action)].id,
                                   QKeySequence::listToString(again.keys(action)),
                                   QKeySequence::listToString(set.keys(action)))));
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
    set.give(actionOf("tagging.repeat"), key(","));
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

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeySet)
#include "tst_key_set.moc"
