// SPDX-License-Identifier: GPL-3.0-or-later
//
// The key map in the window: every action with a key is in it, all that names a key follows it, and keys
// whose letter is not there count by their place.
#include "model/store/project_file.h"
#include "ui/agreement/disagreements_panel.h"
#include "ui/help/help_window.h"
#include "ui/keys/key_rules.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/shell.h"
#include "ui/start_page.h"
#include "ui/tagging/pad_cell.h"
#include "window_fixture.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QShortcut>
#include <QStatusBar>
#include <QTextBrowser>
#include <QtTest/qtestspontaneevent.h>

namespace standpoint {

class TestKeysWindow : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyActionWithAKeyIsRegistered();
    void everyRegisteredActionIsInAWindow();
    void noTwoActionsOfTheWindowShareAKey();
    void aChosenKeyWorksAtOnce();
    void aKeyThatIsTakenAwayDoesNothing();
    void everyOpenWindowFollows();
    void theNextStartHasTheSameKeys();
    void whatNamesAKeyFollows();
    void theKeySheetShowsTheKeysOfNow();
    void theFirstPageHasTheKeysOfNow();
    void thePadCountsByPlace_data();
    void thePadCountsByPlace();
    void controlCountsByPlaceWhereTheLetterIsOther();
    void theFirstPageCountsByPlace();
    void copiesByPlace();
    void aKeyOfTheArticleCountsByPlaceThereOnly();
    void signsBetweenOtherLettersCountByPlace();
    void whatIsTypedInAFieldStaysThere();
    void byPositionIgnoresWhatIsTyped();
    void withoutPlacesNothingIsGuessed();
    void anotherKeyboardIsOffered();
    void aChosenKeyboardIsNotAskedAbout();

private:
    ProjectDocument &document() const { return m_window->document(); }
    QList<Annotation> made() const { return document().project().article(m_articles[0])->annotations; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    /// As X11 sends a key: first to whoever may keep it from the shortcuts, then as a key.
    bool pressAt(quint32 code, int key, const QString &text, Qt::KeyboardModifiers held = {});
    QSet<QAction *> actions() const;
    QAction *action(const char *id) const;
    void give(const char *id, const char *key);
    void setLayout(KeyLayout layout);
    QStringList padKeys() const;
    QStringList shownTexts(bool amongCases) const;

    QString m_path;
    std::unique_ptr<Shell> m_shell;
    QPointer<MainWindow> m_window;
    ArticleView *m_view = nullptr;
};

void TestKeysWindow::init()
{
    setUp();
    KeyMap::instance().setPlacesKnown(true);
    m_path = m_home.filePath(QStringLiteral("keys.stance"));
    QVERIFY(saveProject(m_document->project(), m_path));
    m_shell = std::make_unique<Shell>();
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    QVERIFY(m_shell->openProject(m_path));
    m_window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(m_window);
    m_view = m_window->findChild<ArticleView *>();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QVERIFY(m_view->hasFocus());
}

void TestKeysWindow::cleanup()
{
    if (m_window) {
        document().finishSaving();
        m_window->setClosing();
    }
    delete m_shell->window();
    m_shell.reset();
    QFile::remove(m_path + QStringLiteral("-journal"));
    tearDown();
}

bool TestKeysWindow::pressAt(quint32 code, int key, const QString &text, Qt::KeyboardModifiers held)
{
    QWidget *focus = QApplication::focusWidget();
    QKeyEvent before(QEvent::ShortcutOverride, key, held, code, 0, 0, text);
    QSpontaneKeyEvent::setSpontaneous(&before);
    before.ignore();
    qApp->notify(focus, &before);
    QKeyEvent pressed(QEvent::KeyPress, key, held, code, 0, 0, text);
    QSpontaneKeyEvent::setSpontaneous(
        &pressed); // else Qt asks for shortcuts once more, and forgets the place
    qApp->notify(focus, &pressed);
    return before.isAccepted();
}

/// Those of the window and of every widget in it, whoever owns them.
QSet<QAction *> TestKeysWindow::actions() const
{
    const QList<QAction *> children = m_window->findChildren<QAction *>();
    QSet<QAction *> all(children.begin(), children.end());
    QList<QWidget *> widgets = m_window->findChildren<QWidget *>();
    widgets.append(m_window);
    for (const QWidget *widget : widgets) {
        for (QAction *one : widget->actions())
            all.insert(one);
    }
    return all;
}

QAction *TestKeysWindow::action(const char *id) const
{
    for (QAction *one : actions()) {
        if (one->objectName() == QLatin1String(id))
            return one;
    }
    return nullptr;
}

void TestKeysWindow::give(const char *id, const char *key)
{
    KeySet set = KeyMap::instance().set();
    set.give(keyActionAt(QLatin1String(id)), QKeySequence::fromString(QString::fromUtf8(key)));
    KeyMap::instance().setKeys(set, false);
}

void TestKeysWindow::setLayout(KeyLayout layout)
{
    KeySet set = KeyMap::instance().set();
    set.setLayout(layout);
    KeyMap::instance().setKeys(set, true);
}

void TestKeysWindow::everyActionWithAKeyIsRegistered()
{
    // Whoever adds an action with a key: a line in ui/keys/key_actions.cpp, and KeyMap::bind().
    int seen = 0;
    for (const QAction *one : actions()) {
        if (one->shortcuts().isEmpty())
            continue;
        const QKeySequence key = one->shortcut();
        if (one->objectName().isEmpty() && key.count() == 1
            && (key[0].keyboardModifiers() == Qt::NoModifier
                || key[0].keyboardModifiers() == Qt::KeyboardModifiers(Qt::AltModifier))
            && key[0].key() >= Qt::Key_1 && key[0].key() <= Qt::Key_9)
            continue; // by place, and so never set otherwise
        const int at = keyActionAt(one->objectName());
        QVERIFY2(at >= 0,
            qPrintable(QStringLiteral("“%1” (%2) is not in ui/keys/key_actions.cpp")
                           .arg(one->text(), key.toString())));
        QCOMPARE(one->shortcuts(), KeyMap::instance().set().keys(at));
        const KeyScope scope = keyActions()[static_cast<std::size_t>(at)].scope;
        const bool inArticle = scope == KeyScope::Article;
        QCOMPARE(one->shortcutContext() == Qt::WidgetShortcut, inArticle || scope == KeyScope::Cases);
        // contains() takes what the list holds; nothing is changed.
        QVERIFY(!inArticle || m_view->actions().contains(const_cast<QAction *>(one)));
        ++seen;
    }
    QVERIFY2(seen >= 50, qPrintable(QString::number(seen)));
    for (const QShortcut *shortcut : m_window->findChildren<QShortcut *>())
        QCOMPARE(shortcut->key(), QKeySequence(Qt::Key_Escape)); // other ones belong to the map, too
}

void TestKeysWindow::everyRegisteredActionIsInAWindow()
{
    for (const KeyAction &one : keyActions()) {
        if (one.scope != KeyScope::StartPage)
            QVERIFY2(action(one.id.toLatin1().constData()), qPrintable(one.id));
    }
}

void TestKeysWindow::noTwoActionsOfTheWindowShareAKey()
{
    for (const KeyLayout layout : keyLayouts) {
        setLayout(layout);
        QHash<std::pair<bool, QString>, QAction *> owner;
        for (QAction *one : actions()) {
            const int at = keyActionAt(one->objectName());
            const bool decides =
                at >= 0 && keyActions()[static_cast<std::size_t>(at)].scope == KeyScope::Cases;
            for (const QKeySequence &key : one->shortcuts()) {
                const std::pair place(decides, key.toString());
                QVERIFY2(!owner.contains(place), qPrintable(key.toString()));
                owner.insert(place, one);
            }
        }
    }
}

void TestKeysWindow::aChosenKeyWorksAtOnce()
{
    give("pad.1.1", "R");
    press(Qt::Key_1);
    press(Qt::Key_R);
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().issue, m_issues[0]);
    QCOMPARE(made().first().stance, m_stances[0]);
    press(Qt::Key_Q); // several keys may do one thing
    QVERIFY(made().isEmpty());
    give("pad.2.2", "N"); // which was the next article's
    press(Qt::Key_N);
    QCOMPARE(m_view->article(), m_articles[0]);
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().stance, m_stances[1]);
}

void TestKeysWindow::aKeyThatIsTakenAwayDoesNothing()
{
    KeySet set = KeyMap::instance().set();
    set.take(keyActionAt(QStringLiteral("reading.next")), QKeySequence(Qt::Key_J));
    KeyMap::instance().setKeys(set, false);
    press(Qt::Key_J);
    QCOMPARE(m_view->currentSentence(), 0);
    press(Qt::Key_Down); // that one is the page's own
    QCOMPARE(m_view->currentSentence(), 1);
}

void TestKeysWindow::everyOpenWindowFollows()
{
    TaggingActions others(*m_bench); // as of another window
    give("tagging.repeat", "F9");
    int found = 0;
    for (const QAction *one : others.actions()) {
        if (one->objectName() == QLatin1String("tagging.repeat")) {
            QVERIFY(one->shortcuts().contains(QKeySequence(Qt::Key_F9)));
            ++found;
        }
    }
    QCOMPARE(found, 1);
    QVERIFY(action("tagging.repeat")->shortcuts().contains(QKeySequence(Qt::Key_F9)));
}

void TestKeysWindow::theNextStartHasTheSameKeys()
{
    give("tagging.repeat", "F9");
    setLayout(KeyLayout::Qwertz);
    const KeySet before = KeyMap::instance().set();
    KeyMap::instance().reload();
    QCOMPARE(KeyMap::instance().set(), before);
    QSettings().clear();
    KeyMap::instance().reload();
    QCOMPARE(KeyMap::instance().set(), KeySet());
    QVERIFY(!action("tagging.repeat")->shortcuts().contains(QKeySequence(Qt::Key_F9)));
}

/// Of what keys do among the cases, or of everything else: they have letters of their own.
QStringList TestKeysWindow::shownTexts(bool amongCases) const
{
    QStringList all;
    const QWidget *place = m_window;
    if (amongCases)
        place = m_window->findChild<DisagreementsPanel *>();
    for (const QLabel *label : place->findChildren<QLabel *>())
        all.append(label->text());
    for (const QWidget *widget : place->findChildren<QWidget *>())
        all.append(widget->toolTip());
    for (const QLineEdit *line : place->findChildren<QLineEdit *>())
        all.append(line->placeholderText());
    for (const QAction *one : actions()) {
        if (one->objectName().startsWith(QLatin1String("cases.")) == amongCases)
            all.append(one->toolTip());
    }
    return all;
}

void TestKeysWindow::whatNamesAKeyFollows()
{
    // Every key in turn becomes F9, and afterwards nothing in the window names the old one as a key cap, in
    // brackets, or with Ctrl.
    static const QRegularExpression inBrackets(QStringLiteral("\\(([^()]+)\\)$"));
    press(Qt::Key_1);
    press(Qt::Key_Q);
    for (int at = 0; at < static_cast<int>(keyActions().size()); ++at) {
        const KeyAction &one = keyActions()[static_cast<std::size_t>(at)];
        if (one.keys.isEmpty() || one.scope == KeyScope::StartPage)
            continue;
        KeySet set;
        for (const QKeySequence &key : one.keys)
            set.take(at, key);
        set.give(at, QKeySequence(Qt::Key_F9));
        KeyMap::instance().setKeys(set, false);
        const QString old = firstKeyText(one.keys);
        for (const QString &text : shownTexts(one.scope == KeyScope::Cases)) {
            const QString bracketed = inBrackets.match(text).captured(1);
            QVERIFY2(!bracketed.split(QStringLiteral(", ")).contains(old),
                qPrintable(one.id + QStringLiteral(": ") + text));
            QVERIFY2(text != old || text == QStringLiteral("Tab"),
                qPrintable(one.id + QStringLiteral(": ") + text));
            if (old.startsWith(QStringLiteral("Ctrl+"))) {
                const bool names =
                    QRegularExpression(QRegularExpression::escape(old) + QStringLiteral("(?![A-Za-z+])"))
                        .match(text)
                        .hasMatch();
                QVERIFY2(!names, qPrintable(one.id + QStringLiteral(": ") + text));
            }
        }
        QCOMPARE(action(one.id.toLatin1().constData())->shortcut(), QKeySequence(Qt::Key_F9));
    }
}

QStringList TestKeysWindow::padKeys() const
{
    QStringList tips;
    for (const PadCell *cell : m_window->findChildren<PadCell *>())
        tips.append(cell->toolTip().section(QLatin1Char('('), -1).section(QLatin1Char(')'), 0, 0));
    tips.sort();
    return tips;
}

void TestKeysWindow::theKeySheetShowsTheKeysOfNow()
{
    setLayout(KeyLayout::Azerty);
    QCOMPARE(padKeys().join(QString()), QStringLiteral("ADEQSZ"));
    action("help.keys")->trigger();
    auto *help = m_window->findChild<HelpWindow *>();
    QVERIFY(help);
    const auto *page = help->findChild<QTextBrowser *>();
    QVERIFY(page->toPlainText().contains(QStringLiteral("Set otherwise")));
    QVERIFY(!page->toPlainText().contains(QStringLiteral("F9")));
    give("tagging.repeat", "F9"); // while it is open
    QVERIFY(page->toPlainText().contains(QStringLiteral("F9")));
    help->close();
}

void TestKeysWindow::theFirstPageHasTheKeysOfNow()
{
    give("file.open", "F9");
    KeySet set = KeyMap::instance().set();
    set.take(keyActionAt(QStringLiteral("file.open")), QKeySequence(Qt::CTRL | Qt::Key_O));
    KeyMap::instance().setKeys(set, false);
    const StartPage page(*m_shell);
    QStringList caps;
    for (const QLabel *label : page.findChildren<QLabel *>(QStringLiteral("key")))
        caps.append(label->text());
    QCOMPARE(caps,
        (QStringList{QStringLiteral("Ctrl+1"), QStringLiteral("Ctrl+I"), QStringLiteral("F9"),
            QStringLiteral("Ctrl+N")}));
    QVERIFY(page.findChild<QAction *>(QStringLiteral("file.open"))->shortcuts().contains(Qt::Key_F9));
    for (const KeyAction &one : keyActions()) {
        if (overlap(one.scope, KeyScope::StartPage))
            QVERIFY2(page.findChild<QAction *>(one.id), qPrintable(one.id));
    }
}

void TestKeysWindow::thePadCountsByPlace_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<QString>("letters"); // that the keyboard types in the places of Q W E A S D
    const QString russian = QStringLiteral("йцуфыв");
    const QString arabic = QStringLiteral("ضصثشسي");
    for (const KeyLayout layout : keyLayouts) {
        QTest::newRow(qPrintable(QStringLiteral("Russian, ") + layoutId(layout)))
            << static_cast<int>(layout) << russian;
        QTest::newRow(qPrintable(QStringLiteral("Arabic, ") + layoutId(layout)))
            << static_cast<int>(layout) << arabic;
    }
}

void TestKeysWindow::thePadCountsByPlace()
{
    QFETCH(int, layout);
    QFETCH(QString, letters);
    setLayout(static_cast<KeyLayout>(layout));
    const quint32 codes[] = {24, 25, 26, 38, 39, 40};
    press(Qt::Key_1);
    for (int i = 0; i < 6; ++i) {
        const QChar letter = letters[i];
        QVERIFY(pressAt(codes[i], letter.toUpper().unicode(), QString(letter)));
        QCOMPARE(made().size(), i < 3 ? 1 : 2);
        const auto tagged = [&](const Annotation &one) {
            return one.issue == m_issues[i / 3] && one.stance == m_stances[i % 3];
        };
        QVERIFY(std::ranges::any_of(made(), tagged));
    }
}

void TestKeysWindow::controlCountsByPlaceWhereTheLetterIsOther()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    pressAt(52, 0x042F, QStringLiteral("я"), Qt::ControlModifier); // where Z lies
    QVERIFY(made().isEmpty());
    pressAt(52, 0x042F, QStringLiteral("Я"), Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(made().size(), 1);
    // The menus of a Russian window would open so.
    QVERIFY(!pressAt(38, 0x0424, QStringLiteral("ф"), Qt::AltModifier));
}

void TestKeysWindow::theFirstPageCountsByPlace()
{
    StartPage page(*m_shell);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *name = page.findChild<QLineEdit *>();
    name->setFocus();
    QSignalSpy quits(page.findChild<QAction *>(QStringLiteral("file.quit")), &QAction::triggered);
    pressAt(24, 0x0419, QStringLiteral("й"));
    QCOMPARE(quits.size(), 0);
    QVERIFY(name->text().endsWith(QStringLiteral("й")));
    pressAt(24, 0x0419, QStringLiteral("й"), Qt::ControlModifier);
    QCOMPARE(quits.size(), 1);
    QVERIFY(!page.isVisible());
    // What the window of a project has is nothing here.
    pressAt(39, 0x042B, QStringLiteral("ы"), Qt::ControlModifier);
}

void TestKeysWindow::copiesByPlace()
{
    QApplication::clipboard()->clear();
    pressAt(54, 0x0421, QStringLiteral("с"), Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Ban spoke")));
}

void TestKeysWindow::aKeyOfTheArticleCountsByPlaceThereOnly()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    m_view->setFocusedAnnotation({});
    QSignalSpy focused(m_view, &ArticleView::focusedAnnotationChanged);
    pressAt(43, 0x0420, QStringLiteral("р")); // where H lies: back to the last decision
    QVERIFY(!m_view->focusedAnnotation().isNull());
    m_view->setFocusedAnnotation({});
    auto *articles = m_window->findChild<QListWidget *>(); // anything else with the keyboard
    articles->setFocus();
    pressAt(43, 0x0420, QStringLiteral("р"));
    QVERIFY(m_view->focusedAnnotation().isNull());
}

void TestKeysWindow::signsBetweenOtherLettersCountByPlace()
{
    press(Qt::Key_1);
    // A Greek keyboard types ";" in the place of Q. Before any letter that is a sign like another one.
    QVERIFY(!pressAt(24, Qt::Key_Semicolon, QStringLiteral(";")));
    QVERIFY(made().isEmpty());
    pressAt(38, 0x0391, QStringLiteral("α"));
    QCOMPARE(made().size(), 1); // the second issue
    QVERIFY(pressAt(24, Qt::Key_Semicolon, QStringLiteral(";")));
    QCOMPARE(made().size(), 2);
    QVERIFY(!pressAt(40, Qt::Key_D, QStringLiteral("d"))); // a Latin letter again: Qt's own matter
    QVERIFY(!pressAt(24, Qt::Key_Semicolon, QStringLiteral(";")));
}

void TestKeysWindow::whatIsTypedInAFieldStaysThere()
{
    press(Qt::Key_1);
    press(Qt::Key_Slash);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    pressAt(24, 0x0419, QStringLiteral("й"));
    pressAt(38, 0x0424, QStringLiteral("ф"));
    QCOMPARE(field->text(), QStringLiteral("йф"));
    setLayout(KeyLayout::ByPosition);
    pressAt(24, Qt::Key_Apostrophe, QStringLiteral("'"));
    QCOMPARE(field->text(), QStringLiteral("йф'"));
    QVERIFY(made().isEmpty());
}

void TestKeysWindow::byPositionIgnoresWhatIsTyped()
{
    setLayout(KeyLayout::ByPosition);
    press(Qt::Key_1);
    // Dvorak: ' lies where Q does, and Q where X does.
    QVERIFY(pressAt(24, Qt::Key_Apostrophe, QStringLiteral("'")));
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().stance, m_stances[0]);
    QVERIFY(pressAt(53, Qt::Key_Q, QStringLiteral("q"))); // no third issue here
    QCOMPARE(made().size(), 1);
    // With Ctrl the letter counts, so this one is left to Qt.
    QVERIFY(!pressAt(53, Qt::Key_Q, QStringLiteral("q"), Qt::ControlModifier));
}

void TestKeysWindow::withoutPlacesNothingIsGuessed()
{
    KeyMap::instance().setPlacesKnown(false);
    press(Qt::Key_1);
    QVERIFY(!pressAt(24, 0x0419, QStringLiteral("й")));
    QVERIFY(made().isEmpty());
}

void TestKeysWindow::anotherKeyboardIsOffered()
{
    QSignalSpy seen(&KeyMap::instance(), &KeyMap::keyboardSeen);
    pressAt(29, Qt::Key_Z, QStringLiteral("z"));
    pressAt(52, Qt::Key_Y, QStringLiteral("y"));
    QCOMPARE(seen.size(), 1);                                      // once
    QCOMPARE(padKeys().join(QString()), QStringLiteral("ADEQSW")); // and nothing moves by itself
    QPushButton *button = nullptr;
    for (QPushButton *one : m_window->findChildren<QPushButton *>()) {
        if (one->text().contains(QStringLiteral("QWERTZ")))
            button = one;
    }
    if (!button)
        QFAIL("no button offers it");
    QVERIFY(button->isVisible());
    KeyMap::instance().reload(); // the next session
    pressAt(29, Qt::Key_Z, QStringLiteral("z"));
    QCOMPARE(seen.size(), 1);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(KeyMap::instance().set().layout(), KeyLayout::Qwertz);
    KeyMap::instance().reload();
    QCOMPARE(KeyMap::instance().set().layout(), KeyLayout::Qwertz);
}

void TestKeysWindow::aChosenKeyboardIsNotAskedAbout()
{
    setLayout(KeyLayout::Qwerty);
    QSignalSpy seen(&KeyMap::instance(), &KeyMap::keyboardSeen);
    pressAt(29, Qt::Key_Z, QStringLiteral("z"));
    QCOMPARE(seen.size(), 0);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestKeysWindow)
#include "tst_keys_window.moc"
