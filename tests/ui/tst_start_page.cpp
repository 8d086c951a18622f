// SPDX-License-Identifier: GPL-3.0-or-later
//
// The first start: a name, and three ways to begin.
#include "model/store/project_file.h"
#include "ui/main_window.h"
#include "ui/shell.h"
#include "ui/start_page.h"
#include "ui/tagging/annotation_table.h"
#include "window_fixture.h"

#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace standpoint {

class TestStartPage : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void asksForTheNameOnlyOnce();
    void aChoiceWaitsForTheName();
    void enterWithoutAChoiceGoesToTheFirst();
    void opensTheSample();
    void theSampleOffersWhatOthersTagged();
    void everyKeyIsThatOfTheWindow();
    void listsRecentProjectsThatAreThere();
    void recentProjectOpens();
    void aDamagedProjectLeavesThePage();
    void keptWorkIsOfferedUpToADamageInItsJournal();

private:
    QPushButton *button(const QString &name) const;
    QLineEdit *name() const { return m_page->findChild<QLineEdit *>(); }
    void show();
    QString saved(const QString &file) const;

    std::unique_ptr<Shell> m_shell;
    QPointer<StartPage> m_page;
};

void TestStartPage::init()
{
    setUp();
    m_shell = std::make_unique<Shell>();
}

void TestStartPage::cleanup()
{
    delete m_shell->window();
    m_shell.reset();
    tearDown();
}

void TestStartPage::show()
{
    m_shell->showStart();
    m_page = qobject_cast<StartPage *>(m_shell->window());
    QVERIFY(m_page);
    QVERIFY(QTest::qWaitForWindowActive(m_page));
}

QPushButton *TestStartPage::button(const QString &name) const
{
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->accessibleName() == name)
            return button;
    }
    return nullptr;
}

QString TestStartPage::saved(const QString &file) const
{
    QString path = m_home.filePath(file);
    if (!saveProject(m_document->project(), path))
        qFatal("the project of the test could not be saved");
    return path;
}

void TestStartPage::asksForTheNameOnlyOnce()
{
    m_shell->setAnnotatorName(QStringLiteral("  Ada   Keys "));
    QCOMPARE(m_shell->annotatorName(), QStringLiteral("Ada Keys"));
    show();
    QCOMPARE(name()->text(), QStringLiteral("Ada Keys"));
    QVERIFY(!name()->hasFocus());
}

void TestStartPage::aChoiceWaitsForTheName()
{
    show();
    name()->clear();
    button(QStringLiteral("Open the sample"))->click();
    QVERIFY(m_page); // still here
    QVERIFY(name()->hasFocus());
    QTest::keyClicks(name(), QStringLiteral("Ada"));
    QTest::keyClick(name(), Qt::Key_Return);
    auto *window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(window);
    QCOMPARE(window->document().annotatorName(), QStringLiteral("Ada"));
}

void TestStartPage::enterWithoutAChoiceGoesToTheFirst()
{
    show();
    name()->setText(QStringLiteral("Ada"));
    name()->setFocus();
    QTest::keyClick(name(), Qt::Key_Return);
    QVERIFY(button(QStringLiteral("Open the sample"))->hasFocus());
}

void TestStartPage::opensTheSample()
{
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    show();
    button(QStringLiteral("Open the sample"))->click();
    auto *window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(window);
    QCOMPARE(window->document().project().articles().size(), 6);
    QCOMPARE(window->document().project().annotators().size(), 3);
    QVERIFY(!window->document().isModified());
}

void TestStartPage::theSampleOffersWhatOthersTagged()
{
    const auto offer = [this]() -> QPushButton * {
        for (QPushButton *button : m_shell->window()->findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("Show everybody's labels") && button->isVisible())
                return button;
        }
        return nullptr;
    };
    // A sample of this test's own, that nobody has open and nobody has tagged.
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const auto putBack = qScopeGuard([&before] {
        qputenv("XDG_DATA_HOME", before);
        QStandardPaths::setTestModeEnabled(true);
    });
    qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toLocal8Bit());
    QStandardPaths::setTestModeEnabled(false);
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    QVERIFY(m_shell->openSample());
    QPointer<MainWindow> window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(window);
    auto *table = window->findChild<AnnotationTable *>();
    QCOMPARE(table->model()->rowCount(), 0);
    QVERIFY(offer());
    QTest::mouseClick(offer(), Qt::LeftButton);
    QVERIFY(table->model()->rowCount() > 0);
    QVERIFY(!offer());
    QCOMPARE(window->findChild<QToolButton *>(QStringLiteral("layer"))->text(),
        QStringLiteral("Everybody's labels"));
    // Nobody is led by the labels of others in a study of their own.
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    TaggingActions actions(*m_bench);
    m_bench->setActor(m_actors[0]);
    actions.tag(m_issues[0], m_stances[0]);
    QCOMPARE(annotations().size(), 1);
    QVERIFY(m_shell->openProject(saved(QStringLiteral("study.stance"))));
    QVERIFY(!offer());
}

void TestStartPage::everyKeyIsThatOfTheWindow()
{
    show();
    QHash<QString, QString> keys; // of the start page: what each is for
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        const QString name = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
        for (const QAction *action : m_page->actions()) {
            if (action->objectName() == button->property("key").toString() && !action->shortcut().isEmpty())
                keys.insert(action->shortcut().toString(), name);
        }
    }
    QCOMPARE(keys.value(QStringLiteral("Ctrl+O")), QStringLiteral("Open a project"));
    QCOMPARE(keys.value(QStringLiteral("Ctrl+I")), QStringLiteral("New project from files"));
    QVERIFY(keys.value(QStringLiteral("Ctrl+N")).contains(QStringLiteral("empty project")));
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    QVERIFY(m_shell->newEmpty());
    QHash<QString, QString> window;
    for (const QAction *action : m_shell->window()->findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = action->text().remove(QLatin1Char('&'));
            if (key.toString().startsWith(QStringLiteral("Ctrl+")) && !text.isEmpty()) {
                QVERIFY2(window.value(key.toString(), text) == text, qPrintable(key.toString()));
                window.insert(key.toString(), text);
            }
        }
    }
    QCOMPARE(window.value(QStringLiteral("Ctrl+N")), QStringLiteral("New project"));
    QCOMPARE(window.value(QStringLiteral("Ctrl+I")), QStringLiteral("Import files…"));
    QCOMPARE(window.value(QStringLiteral("Ctrl+O")), QStringLiteral("Open…"));
}

void TestStartPage::listsRecentProjectsThatAreThere()
{
    const QString kept = saved(QStringLiteral("kept.stance"));
    const QString gone = saved(QStringLiteral("gone.stance"));
    Shell::rememberProject(kept);
    Shell::rememberProject(gone);
    QVERIFY(QFile::remove(gone));
    QCOMPARE(Shell::recentProjects(), QStringList{kept});
    show();
    QVERIFY(button(QStringLiteral("kept")));
    QVERIFY(!button(QStringLiteral("gone")));
}

void TestStartPage::recentProjectOpens()
{
    Shell::rememberProject(saved(QStringLiteral("recent.stance")));
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    show();
    button(QStringLiteral("recent"))->click();
    QVERIFY(qobject_cast<MainWindow *>(m_shell->window()));
}

void TestStartPage::aDamagedProjectLeavesThePage()
{
    const QString path = m_home.filePath(QStringLiteral("damaged.stance"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("standpoint-project 1\nnot a project");
    file.close();
    Shell::rememberProject(path);
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    show();
    answer(QMessageBox::Ok);
    button(QStringLiteral("damaged"))->click();
    QVERIFY(m_page);
    QCOMPARE(m_shell->window(), m_page.data());
}

void TestStartPage::keptWorkIsOfferedUpToADamageInItsJournal()
{
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    show();
    QVERIFY(QDir().mkpath(homesFolder()));
    const QString home = newHome();
    const Bits128 generation = Bits128::random();
    QVERIFY(saveProject(m_document->project(), home, {generation, {}}));
    QByteArray records = journalHead(generation);
    qsizetype second = 0;
    for (const char *name : {"Kept", "Damaged", "Behind"}) {
        const Actor actor{ActorId::random(), QString::fromLatin1(name), {}, {}, {}};
        if (qstrcmp(name, "Damaged") == 0)
            second = records.size();
        records += *journalRecord({JournalEntry::Act::Done, makeChange({}, {adding(actor)}), {}});
    }
    records[second + 20] = '!';
    QFile journal(journalPath(home));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    QCOMPARE(journal.write(records), records.size());
    journal.close();
    answer(QMessageBox::Cancel);
    QVERIFY(!m_shell->recover(home));
    QVERIFY(m_page); // still here
    QTimer::singleShot(0, this, [] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
            box->defaultButton()->click(); // open with what can be read
    });
    QVERIFY(m_shell->recover(home));
    auto *window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(window);
    QStringList names;
    for (const Actor &actor : window->document().project().actors().inOrder())
        names.append(actor.name);
    QVERIFY(names.contains(QStringLiteral("Kept")));
    QVERIFY(!names.contains(QStringLiteral("Behind")));
    window->document().discard();
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestStartPage)
#include "tst_start_page.moc"
