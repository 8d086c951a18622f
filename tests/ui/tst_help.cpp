// SPDX-License-Identifier: GPL-3.0-or-later
//
// The help finds its words, its links lead somewhere, and its tutorial does what it says.
#include "ui/help/help_window.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/sample_project.h"
#include "window_fixture.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBrowser>

namespace standpoint {

class TestHelp : public WindowFixture
{
    Q_OBJECT

private slots:
    void everyPageIsListed();
    void everyLinkLeadsToAPage();
    void searchListsPagesAndFramesWords();
    void enterGoesThroughWhatWasFound();
    void tutorialByKeys();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier);
    void goOn(int sentences, const QString &words);
    QStringList own() const;
    QString focusedIssue() const;
    void labelAsTheTutorialSays();
    void changeAsTheTutorialSays();

    MainWindow *m_window = nullptr;
    ArticleView *m_view = nullptr;
};

namespace {

QStringList shownPages(const HelpWindow &help)
{
    QStringList names;
    const auto *list = help.findChild<QListWidget *>();
    for (int row = 0; row < list->count(); ++row) {
        if (!list->item(row)->isHidden())
            names.append(list->item(row)->text());
    }
    return names;
}

} // namespace

void TestHelp::everyPageIsListed()
{
    HelpWindow help;
    QCOMPARE(
        shownPages(help).size(), QDir(QStringLiteral(":/help")).entryList({QStringLiteral("*.md")}).size());
}

void TestHelp::everyLinkLeadsToAPage()
{
    const QDir pages(QStringLiteral(":/help"));
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
    int links = 0;
    for (const QString &name : pages.entryList({QStringLiteral("*.md")})) {
        QFile file(pages.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        auto found = link.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const QString target = found.next().captured(1);
            ++links;
            QVERIFY2(target.startsWith(QStringLiteral("https:")) || pages.exists(target),
                qPrintable(name + QStringLiteral(": ") + target));
        }
    }
    QVERIFY(links > 0);
    HelpWindow help;
    help.showPage(QStringLiteral("tutorial"));
    auto *page = help.findChild<QTextBrowser *>();
    emit page->anchorClicked(QUrl(QStringLiteral("keys.md")));
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("Keys")));
}

void TestHelp::searchListsPagesAndFramesWords()
{
    HelpWindow help;
    help.showPage(QStringLiteral("getting-started"));
    const qsizetype all = shownPages(help).size();
    auto *field = help.findChild<QLineEdit *>();
    auto *page = help.findChild<QTextBrowser *>();
    field->setText(QStringLiteral("MINISTER talks"));
    const qsizetype some = shownPages(help).size();
    QVERIFY(some > 0 && some < all);
    QVERIFY(!page->extraSelections().isEmpty());
    for (const auto &found : page->extraSelections()) {
        const QString word = found.cursor.selectedText().toLower();
        QVERIFY2(word == QStringLiteral("minister") || word == QStringLiteral("talks"), qPrintable(word));
    }
    field->setText(QStringLiteral("xyzzy"));
    QVERIFY(shownPages(help).isEmpty());
    field->clear();
    QCOMPARE(shownPages(help).size(), all);
    QVERIFY(page->extraSelections().isEmpty());
    // A page that is asked for is there, whatever was looked for before.
    field->setText(QStringLiteral("minister talks"));
    help.showPage(QStringLiteral("architecture"));
    QVERIFY(page->toPlainText().startsWith(QStringLiteral("Architecture")));
}

void TestHelp::enterGoesThroughWhatWasFound()
{
    HelpWindow help;
    help.showPage(QStringLiteral("keys"));
    auto *field = help.findChild<QLineEdit *>();
    auto *page = help.findChild<QTextBrowser *>();
    field->setText(QStringLiteral("annotation"));
    const qsizetype places = page->extraSelections().size();
    QVERIFY(places > 2);
    const int first = page->textCursor().selectionStart();
    QCOMPARE(page->textCursor().selectedText().toLower(), QStringLiteral("annotation"));
    QTest::keyClick(field, Qt::Key_Return);
    const int second = page->textCursor().selectionStart();
    QVERIFY(second > first);
    QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(page->textCursor().selectionStart(), first);
    for (qsizetype n = 0; n < places; ++n) // round
        QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(page->textCursor().selectionStart(), first);
    auto *list = help.findChild<QListWidget *>();
    const int row = list->currentRow();
    QTest::keyClick(field, Qt::Key_Down);
    QVERIFY(list->currentRow() > row);
    QVERIFY(!list->currentItem()->isHidden());
}

void TestHelp::press(Qt::Key key, Qt::KeyboardModifiers held)
{
    QWidget *target = QApplication::focusWidget() ? QApplication::focusWidget() : m_window;
    QTest::keyClick(target, key, held);
}

void TestHelp::goOn(int sentences, const QString &words)
{
    for (int n = 0; n < sentences; ++n)
        press(Qt::Key_J);
    const TextSpan span = m_view->sentences()[m_view->currentSentence()];
    QVERIFY2(m_view->text().mid(span.begin, span.length()).contains(words), qPrintable(words));
}

/// The newcomer's labels in the open article.
QStringList TestHelp::own() const
{
    const Project &project = m_window->document().project();
    QStringList labels;
    for (const Annotation &a : project.article(m_view->article())->annotations) {
        if (a.annotator != m_window->document().annotator())
            continue;
        labels.append(QStringLiteral("%1 %2 %3%4")
                          .arg(project.actors().find(a.actor)->name, project.stances().find(a.stance)->name,
                              project.issues().find(a.issue)->name,
                              a.note ? QStringLiteral(" (%1)").arg(*a.note) : QString()));
    }
    return labels;
}

QString TestHelp::focusedIssue() const
{
    const Project &project = m_window->document().project();
    const Annotation *focused = project.article(m_view->article())->annotation(m_view->focusedAnnotation());
    return focused ? project.issues().find(focused->issue)->name : QString();
}

void TestHelp::labelAsTheTutorialSays()
{
    press(Qt::Key_N);
    QVERIFY(m_view->text().startsWith(QStringLiteral("Obama turns to Congress")));
    goOn(2, QStringLiteral("The president announced"));
    press(Qt::Key_Q);
    goOn(1, QStringLiteral("Speaking in the garden"));
    press(Qt::Key_Period);
    QCOMPARE(own(), QStringList(2, QStringLiteral("Barack Obama in favour intervention")));
    goOn(2, QStringLiteral("Many members"));
    press(Qt::Key_Slash);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("congress"));
    press(Qt::Key_Return);
    press(Qt::Key_E);
    QCOMPARE(own().last(), QStringLiteral("US Congress against intervention"));
    goOn(5, QStringLiteral("In the same breath"));
    press(Qt::Key_A);
    QCOMPARE(own().last(), QStringLiteral("John Kerry in favour negotiation"));
    goOn(5, QStringLiteral("We refuse to see"));
    press(Qt::Key_E);
    press(Qt::Key_A);
    QCOMPARE(own().size(), 6);
    QVERIFY(own().contains(QStringLiteral("Egypt against intervention")));
    QVERIFY(own().contains(QStringLiteral("Egypt in favour negotiation")));
}

void TestHelp::changeAsTheTutorialSays()
{
    const QStringList both = own();
    press(Qt::Key_Q);
    QVERIFY(own().contains(QStringLiteral("Egypt in favour intervention")));
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(own(), both);
    press(Qt::Key_Escape);
    for (int n = 0; n < 2 && focusedIssue() != QStringLiteral("negotiation"); ++n)
        press(Qt::Key_Tab);
    QCOMPARE(focusedIssue(), QStringLiteral("negotiation"));
    press(Qt::Key_M);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("one diplomat only"));
    press(Qt::Key_Return);
    QVERIFY(own().contains(QStringLiteral("Egypt in favour negotiation (one diplomat only)")));
    press(Qt::Key_Escape);
    QVERIFY(m_view->focusedAnnotation().isNull());
}

/// Every key of the page's eleven steps, in the real window on the real sample.
void TestHelp::tutorialByKeys()
{
    QCoreApplication::setApplicationName(QStringLiteral("tutorial")); // a sample of its own
    QDir(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation)).removeRecursively();
    QSettings().setValue(QStringLiteral("annotator"), QStringLiteral("Newcomer"));
    Shell shell;
    QVERIFY(shell.openSample());
    m_window = qobject_cast<MainWindow *>(shell.window());
    QVERIFY(m_window && QTest::qWaitForWindowActive(m_window));
    m_view = m_window->findChild<ArticleView *>();
    labelAsTheTutorialSays();
    changeAsTheTutorialSays();
    const int before = m_view->currentSentence();
    press(Qt::Key_G);
    QVERIFY(m_view->currentSentence() != before);
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("attack"));
    QVERIFY(m_view->found().size() > 2);
    press(Qt::Key_Escape);
    press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_view->text().startsWith(QStringLiteral("G20 leaders")));
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(m_window->document().finishSaving());
    QVERIFY(!m_window->document().isModified());
    m_window->setClosing();
    m_window->close();
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestHelp)
#include "tst_help.moc"
