// SPDX-License-Identifier: GPL-3.0-or-later
//
// Commands by their names, reasons of what cannot be done, preferences, one's own progress.
#include "ui/comfort/command_palette.h"
#include "ui/comfort/preferences_dialog.h"
#include "ui/comfort/statistics_dialog.h"
#include "ui/comfort/today_mark.h"
#include "ui/main_window.h"
#include "ui/usable.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QSpinBox>
#include <QTableWidget>
#include <QToolButton>

namespace standpoint {

class TestComfort : public WindowFixture
{
    Q_OBJECT

private slots:
    void everyCommandOfTheMenusIsFound();
    void typedWordsChoose();
    void lastOnesComeFirst();
    void whatCannotBeDoneSaysWhy();
    void keysChooseInThePalette();
    void labelsOfThePadAreCommands();
    void reasonsAreTips();
    void preferencesAreSeenAtOnce();
    void preferencesComeBackInRange();
    void cancelTakesPreferencesBack();
    void todayFollowsLabels();
    void progressListsDays();

private:
    void label(AnnotatorId by, const QDateTime &when, int begin = 0);
};

namespace {

QStringList namesOf(const CommandList &list)
{
    QStringList names;
    for (int row = 0; row < list.rowCount(); ++row)
        names.append(list.command(row).name);
    return names;
}

std::vector<Command> some()
{
    std::vector<Command> commands;
    for (const QString &name : {QStringLiteral("Next sentence"), QStringLiteral("Next article"),
             QStringLiteral("Join with the next sentence"), QStringLiteral("Café au lait"),
             QStringLiteral("Context")}) {
        commands.push_back({name, QStringLiteral("Edit"), {}, {}, true, {}});
    }
    return commands;
}

std::unique_ptr<ProjectDocument> emptyDocument()
{
    return std::make_unique<ProjectDocument>(newProject(QStringLiteral("Empty"), defaultCodebook()).value());
}

} // namespace

void TestComfort::label(AnnotatorId by, const QDateTime &when, int begin)
{
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = m_articles[0];
    annotation.annotator = by;
    annotation.actor = m_actors[0];
    annotation.issue = m_issues[0];
    annotation.stance = m_stances[0];
    annotation.evidence = TextSpan{begin, begin + 3};
    annotation.created = annotation.modified = when;
    std::vector<AnyEdit> edits;
    if (!m_document->project().annotators().contains(by))
        edits.push_back(adding(Annotator{by, QStringLiteral("Somebody %1").arg(begin), false}));
    edits.push_back(adding(annotation));
    QVERIFY(m_document->push(makeChange(QStringLiteral("Label"), std::move(edits))));
}

void TestComfort::everyCommandOfTheMenusIsFound()
{
    Shell shell;
    MainWindow window(shell, makeDocument());
    const std::vector<Command> commands = commandsOf(*window.menuBar());
    QStringList names;
    for (const Command &command : commands) {
        QVERIFY2(!command.name.contains(QLatin1Char('&')), qPrintable(command.name));
        names.append(command.place + QStringLiteral(" / ") + command.name);
    }
    for (const char *wanted : {"File / Save", "Edit / Find in the project…", "View › Look / Dark",
             "View › Layer / Everybody", "Help / Getting started"}) {
        QVERIFY2(names.contains(QString::fromUtf8(wanted)),
            qPrintable(QString::fromUtf8(wanted) + QStringLiteral(" is not in:\n") + names.join(u'\n')));
    }
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    // And it does what the menu does.
    QMenu extra(QStringLiteral("E&xtra"));
    QAction *action = extra.addAction(QStringLiteral("Bl&ack && white…"));
    window.menuBar()->addMenu(&extra);
    QSignalSpy done(action, &QAction::triggered);
    const std::vector<Command> again = commandsOf(*window.menuBar());
    QCOMPARE(again.back().name, QStringLiteral("Black & white…"));
    again.back().act();
    QCOMPARE(done.size(), 1);
}

void TestComfort::typedWordsChoose()
{
    CommandList list(some());
    QCOMPARE(list.rowCount(), 5);
    list.setTyped(QStringLiteral("next"));
    // At the beginning of the name, the shorter one first; of a word; then anywhere.
    QCOMPARE(namesOf(list),
        (QStringList{QStringLiteral("Next article"), QStringLiteral("Next sentence"),
            QStringLiteral("Join with the next sentence")}));
    list.setTyped(QStringLiteral("SENT next "));
    QCOMPARE(namesOf(list),
        (QStringList{QStringLiteral("Next sentence"), QStringLiteral("Join with the next sentence")}));
    list.setTyped(QStringLiteral("cafe"));
    QCOMPARE(namesOf(list), QStringList{QStringLiteral("Café au lait")});
    list.setTyped(QStringLiteral("edit art"));
    QCOMPARE(namesOf(list), QStringList{QStringLiteral("Next article")});
    list.setTyped(QStringLiteral("nothing"));
    QCOMPARE(list.rowCount(), 0);
    list.setTyped(QStringLiteral("ext"));
    QCOMPARE(list.rowCount(), 4);
}

void TestComfort::lastOnesComeFirst()
{
    for (int n = 0; n < 3; ++n)
        CommandList::remember(some()[static_cast<size_t>(n)]);
    CommandList list(some());
    QCOMPARE(namesOf(list).mid(0, 4),
        (QStringList{QStringLiteral("Join with the next sentence"), QStringLiteral("Next article"),
            QStringLiteral("Next sentence"), QStringLiteral("Café au lait")}));
    // But what is typed decides first.
    list.setTyped(QStringLiteral("next"));
    QCOMPARE(list.command(0).name, QStringLiteral("Next article"));
    QCOMPARE(list.command(2).name, QStringLiteral("Join with the next sentence"));
}

void TestComfort::whatCannotBeDoneSaysWhy()
{
    Shell shell;
    MainWindow window(shell, emptyDocument());
    int silent = 0;
    for (const Command &command : commandsOf(*window.menuBar())) {
        if (!command.usable && command.whyNot.isEmpty()) {
            ++silent;
            qWarning("no reason: %s / %s", qPrintable(command.place), qPrintable(command.name));
        }
    }
    QCOMPARE(silent, 0);
    // In the palette it stands below the list, and nothing happens.
    std::vector<Command> commands = some();
    bool done = false;
    commands[1].usable = false;
    commands[1].whyNot = QStringLiteral("This is the last article.");
    commands[1].act = [&done] { done = true; };
    CommandPalette palette(std::move(commands), &window);
    palette.show();
    QTest::keyClicks(palette.findChild<QLineEdit *>(), QStringLiteral("article"));
    QTest::keyClick(palette.findChild<QLineEdit *>(), Qt::Key_Return);
    QVERIFY(palette.isVisible());
    QVERIFY(!palette.chosen() && !done);
    QStringList said;
    for (const QLabel *word : palette.findChildren<QLabel *>())
        said.append(word->text());
    QVERIFY(said.contains(QStringLiteral("This is the last article.")));
}

void TestComfort::keysChooseInThePalette()
{
    QWidget window;
    CommandPalette palette(some(), &window);
    palette.show();
    auto *field = palette.findChild<QLineEdit *>();
    QTest::keyClick(field, Qt::Key_Up); // nothing above
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Down);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(!palette.isVisible());
    QVERIFY(palette.chosen());
    QCOMPARE(palette.chosen()->name, QStringLiteral("Join with the next sentence"));

    CommandPalette byMouse(some(), &window);
    byMouse.show();
    auto *list = byMouse.findChild<QListView *>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::NoModifier,
        list->visualRect(list->model()->index(4, 0)).center());
    QVERIFY(byMouse.chosen());
    // What was done last is at the top now.
    QCOMPARE(byMouse.chosen()->name, QStringLiteral("Context"));

    CommandPalette left(some(), &window);
    left.show();
    QTest::keyClick(left.findChild<QLineEdit *>(), Qt::Key_Escape);
    QVERIFY(!left.isVisible() && !left.chosen());
}

void TestComfort::labelsOfThePadAreCommands()
{
    Shell shell;
    MainWindow window(shell, makeDocument());
    QVERIFY(window.document().setAnnotator(QStringLiteral("Ada")));
    QVERIFY(window.openArticle({}));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTimer hands;
    connect(&hands, &QTimer::timeout, &window, [&window, &hands] {
        auto *palette = window.findChild<CommandPalette *>();
        if (!palette || !palette->isVisible())
            return;
        hands.stop();
        QTest::keyClicks(palette->findChild<QLineEdit *>(), QStringLiteral("label interv against"));
        QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    });
    hands.start(10);
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    const QList<Annotation> made = window.document().project().article(m_articles[0])->annotations;
    QCOMPARE(made.size(), 1);
    QCOMPARE(window.document().project().issues().find(made[0].issue)->name, QStringLiteral("intervention"));
    QCOMPARE(window.document().project().stances().find(made[0].stance)->name, QStringLiteral("against"));
}

void TestComfort::reasonsAreTips()
{
    QAction action(QStringLiteral("&Save…"), nullptr);
    setUsable(&action, false, QStringLiteral("Nothing has changed."));
    QVERIFY(!action.isEnabled());
    QCOMPARE(whyNotUsable(&action), QStringLiteral("Nothing has changed."));
    QCOMPARE(action.toolTip(), QStringLiteral("Nothing has changed."));
    setUsable(&action, true, QStringLiteral("Nothing has changed."), QStringLiteral("Keeps it"));
    QVERIFY(action.isEnabled());
    QVERIFY(whyNotUsable(&action).isEmpty());
    QCOMPARE(action.toolTip(), QStringLiteral("Keeps it"));
    action.setText(QStringLiteral("Undo: <b>Bold</b> && co"));
    setUsable(&action, true, {});
    QVERIFY(action.toolTip().contains(QStringLiteral("&lt;b&gt;")));
}

void TestComfort::preferencesAreSeenAtOnce()
{
    QWidget window;
    PreferencesDialog dialog(QStringLiteral("Ada"), &window);
    qRegisterMetaType<ReadingPreferences>();
    QSignalSpy readings(&dialog, &PreferencesDialog::readingChanged);
    QSpinBox *length = nullptr;
    for (auto *box : dialog.findChildren<QSpinBox *>()) {
        if (box->maximum() == ReadingPreferences::longestLine)
            length = box;
    }
    if (!length)
        QFAIL("there is no field for the length of lines");
    length->setValue(90);
    QCOMPARE(readings.size(), 1);
    QCOMPARE(readings[0][0].value<ReadingPreferences>().lineLength, 90);
    QCOMPARE(readings[0][0].value<ReadingPreferences>().pointSize, 0); // the usual size stays that
    QCOMPARE(ReadingPreferences::load().lineLength, 70);               // not before OK
    dialog.accept();
    QCOMPARE(ReadingPreferences::load().lineLength, 90);
}

void TestComfort::preferencesComeBackInRange()
{
    QSettings settings;
    settings.setValue(QStringLiteral("reader/pointSize"), 4000);
    settings.setValue(QStringLiteral("reader/lineSpacing"), QStringLiteral("nan"));
    settings.setValue(QStringLiteral("reader/lineLength"), -3);
    settings.setValue(QStringLiteral("reader/family"), QStringLiteral("No such face"));
    settings.setValue(QStringLiteral("interface/direction"), 77);
    settings.setValue(QStringLiteral("interface/pointSize"), QStringLiteral("x"));
    const ReadingPreferences reading = ReadingPreferences::load();
    QCOMPARE(reading.pointSize, 0);
    QCOMPARE(reading.lineSpacing, 1.5);
    QCOMPARE(reading.lineLength, ReadingPreferences::shortestLine);
    QCOMPARE(reading.font().families(), ReadingPreferences{}.font().families());
    QCOMPARE(InterfacePreferences::load().direction, InterfacePreferences::Direction::RightToLeft);
    QCOMPARE(InterfacePreferences::load().pointSize, 0);
}

void TestComfort::cancelTakesPreferencesBack()
{
    const int before = QApplication::font().pointSize();
    QWidget window;
    PreferencesDialog dialog(QStringLiteral("Ada"), &window);
    QSignalSpy readings(&dialog, &PreferencesDialog::readingChanged);
    for (auto *box : dialog.findChildren<QComboBox *>()) {
        if (const int row = box->findText(QStringLiteral("From right to left")); row >= 0)
            box->setCurrentIndex(row);
    }
    QCOMPARE(QApplication::layoutDirection(), Qt::RightToLeft);
    for (auto *box : dialog.findChildren<QSpinBox *>())
        box->setValue(box->value() + 3);
    QCOMPARE(QApplication::font().pointSize(), before + 3);
    QVERIFY(!readings.isEmpty());
    dialog.reject();
    QCOMPARE(QApplication::layoutDirection(), Qt::LeftToRight);
    QCOMPARE(QApplication::font().pointSize(), before);
    QCOMPARE(readings.last()[0].value<ReadingPreferences>(), ReadingPreferences{});
    QVERIFY(!QSettings().contains(QStringLiteral("interface/direction")));
}

void TestComfort::todayFollowsLabels()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    label(m_document->annotator(), now);
    label(m_document->annotator(), now.addDays(-2), 3);
    label(AnnotatorId::random(), now, 9);
    TodayMark mark(*m_document);
    mark.show();
    QTRY_COMPARE(mark.labels(), 1);
    QCOMPARE(mark.text(), QStringLiteral("1 label today"));
    label(m_document->annotator(), now, 6);
    QCOMPARE(mark.text(), QStringLiteral("2 labels today"));
    m_document->undoStack().undo();
    QCOMPARE(mark.labels(), 1);
    m_document->undoStack().redo();
    QCOMPARE(mark.labels(), 2);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Bo")));
    QCOMPARE(mark.labels(), 0);
}

void TestComfort::progressListsDays()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    label(m_document->annotator(), now.addDays(-3));
    label(m_document->annotator(), now, 3);
    label(m_document->annotator(), now, 6);
    StatisticsDialog dialog(*m_bench, now.addSecs(-60), nullptr);
    const auto *table = dialog.findChild<QTableWidget *>();
    QVERIFY(table);
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2")); // the newest day first
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("1"));
    QCOMPARE(spokenTime(59'000), QStringLiteral("< 1 min"));
    QCOMPARE(spokenTime(720'000), QStringLiteral("12 min"));
    QCOMPARE(spokenTime(3'900'000), QStringLiteral("1 h 05 min"));
    m_document->setAnnotator(QStringLiteral("Nobody yet"));
    StatisticsDialog none(*m_bench, now, nullptr);
    QVERIFY(!none.findChild<QTableWidget *>());
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestComfort)
#include "tst_comfort.moc"
