// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole window by keys and mouse: every key works from where the annotator is, and the keyboard always
// comes back to the article.
#include "model/store/project_file.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/shell.h"
#include "ui/tagging/annotation_table.h"
#include "window_fixture.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

namespace standpoint {

class TestMainWindow : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tagsFiftyByKeys();
    void everyKeyOfThePad_data();
    void everyKeyOfThePad();
    void sentencesByKeys();
    void tabGoesThroughTheChips();
    void shiftDigitGives();
    void aNewActorByKeys();
    void theKeyboardComesBack_data();
    void theKeyboardComesBack();
    void tagsByMouse();
    void escapeClearsMarkedWordsFirst();
    void aTypedNoteIsSaved();
    void undoSaysWhat();
    void theSameProjectIsNotOpenedTwice();
    void aDamagedProjectKeepsTheOpenOne();
    void aFailedSaveKeepsTheChanges();
    void savingClearsTheStar();
    void leavingAsksAboutChanges_data();
    void leavingAsksAboutChanges();
    void rememberedAfterwards();

private:
    ProjectDocument &document() const { return m_window->document(); }
    QList<Annotation> made() const { return document().project().article(m_articles[0])->annotations; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    template <typename Widget> Widget *inDock(const QString &name) const
    {
        return m_window->findChild<QDockWidget *>(name)->findChild<Widget *>();
    }
    QPoint middleOf(int sentence) const { return m_view->sentenceRect(sentence).center(); }
    void openNew();

    QString m_path;
    std::unique_ptr<Shell> m_shell;
    QPointer<MainWindow> m_window;
    ArticleView *m_view = nullptr;
};

void TestMainWindow::init()
{
    setUp();
    m_path = m_home.filePath(QStringLiteral("open.stance"));
    QVERIFY(saveProject(m_document->project(), m_path));
    m_shell = std::make_unique<Shell>();
    m_shell->setAnnotatorName(QStringLiteral("Ada"));
    openNew();
}

void TestMainWindow::openNew()
{
    QVERIFY(m_shell->openProject(m_path));
    m_window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(m_window);
    m_view = m_window->findChild<ArticleView *>();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::cleanup()
{
    if (m_window) {
        document().finishSaving();
        m_window->setClosing();
    }
    delete m_shell->window();
    m_shell.reset();
    QFile::setPermissions(m_home.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    tearDown();
}

void TestMainWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void TestMainWindow::tagsFiftyByKeys()
{
    // Three sentences, three actors, two issues, three articles: 54 labels, each of one key with the actor
    // chosen.
    int labels = 0;
    for (int article = 0; article < 3; ++article) {
        for (int sentence = 0; sentence < 3; ++sentence) {
            for (int actor = 0; actor < 3; ++actor) {
                press(static_cast<Qt::Key>(Qt::Key_1 + actor));
                press(actor == 0 ? Qt::Key_Q : actor == 1 ? Qt::Key_W : Qt::Key_E);
                press(actor == 0 ? Qt::Key_A : actor == 1 ? Qt::Key_S : Qt::Key_D);
                labels += 2;
                QCOMPARE(document().project().annotationCount(), labels);
            }
            press(Qt::Key_Down);
        }
        press(Qt::Key_Return, Qt::ControlModifier);
    }
    QCOMPARE(labels, 54);
    for (const Shared<Article> &article : document().project().articles())
        QVERIFY(article->stateOf(document().annotator()) == ArticleState::State::Done);
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::everyKeyOfThePad_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("issue");
    QTest::addColumn<int>("stance");
    const Qt::Key keys[2][3] = {{Qt::Key_Q, Qt::Key_W, Qt::Key_E}, {Qt::Key_A, Qt::Key_S, Qt::Key_D}};
    for (int issue = 0; issue < 2; ++issue) {
        for (int stance = 0; stance < 3; ++stance)
            QTest::newRow(qPrintable(QKeySequence(keys[issue][stance]).toString()))
                << int(keys[issue][stance]) << issue << stance;
    }
}

void TestMainWindow::everyKeyOfThePad()
{
    QFETCH(int, key);
    QFETCH(int, issue);
    QFETCH(int, stance);
    press(Qt::Key_2);
    press(static_cast<Qt::Key>(key));
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().actor, m_actors[2]); // the sentence names Ban, then Syria
    QCOMPARE(made().first().issue, m_issues[issue]);
    QCOMPARE(made().first().stance, m_stances[stance]);
    press(static_cast<Qt::Key>(key));
    QVERIFY(made().isEmpty());
}

void TestMainWindow::sentencesByKeys()
{
    press(Qt::Key_Down);
    press(Qt::Key_J);
    QCOMPARE(m_view->currentSentence(), 2);
    press(Qt::Key_K);
    press(Qt::Key_Up);
    QCOMPARE(m_view->currentSentence(), 0);
    press(Qt::Key_J, Qt::ShiftModifier);
    press(Qt::Key_Down, Qt::ShiftModifier);
    press(Qt::Key_1);
    press(Qt::Key_Q);
    const QList<TextSpan> all = m_view->sentences();
    QCOMPARE(made().first().evidence.hull(), (TextSpan{all.first().begin, all.last().end}));
    press(Qt::Key_N);
    press(Qt::Key_Period);
    QCOMPARE(document().project().article(m_articles[1])->annotations.size(), 1);
    press(Qt::Key_P);
    QCOMPARE(m_view->article(), m_articles[0]);
}

void TestMainWindow::tabGoesThroughTheChips()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    press(Qt::Key_A);
    m_view->setFocusedAnnotation({});
    press(Qt::Key_Tab);
    const AnnotationId first = m_view->focusedAnnotation();
    press(Qt::Key_Tab);
    QVERIFY(!m_view->focusedAnnotation().isNull());
    QVERIFY(m_view->focusedAnnotation() != first);
    press(Qt::Key_Backspace);
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().id, first);
}

void TestMainWindow::shiftDigitGives()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    press(Qt::Key_2, Qt::ShiftModifier);
    QCOMPARE(made().size(), 1);
    QCOMPARE(made().first().actor, m_actors[2]);
}

void TestMainWindow::aNewActorByKeys()
{
    press(Qt::Key_Slash);
    type(QStringLiteral("Zeno 1"));
    press(Qt::Key_Return);
    QVERIFY(m_view->hasFocus());
    press(Qt::Key_D);
    QCOMPARE(made().size(), 1);
    QCOMPARE(document().project().actors().find(made().first().actor)->name, QStringLiteral("Zeno 1"));
}

void TestMainWindow::theKeyboardComesBack_data()
{
    QTest::addColumn<QString>("from");
    for (const char *from :
        {"picker, Escape", "picker, click", "note, Enter", "note, Escape", "confidence, Enter",
            "details, Escape", "search, Escape", "search, Enter", "list of articles, click",
            "list of articles, Escape", "table, click", "table, Escape", "pad, click", "chip, click"})
        QTest::newRow(from) << QString::fromLatin1(from);
}

void TestMainWindow::theKeyboardComesBack()
{
    QFETCH(QString, from);
    press(Qt::Key_1);
    press(Qt::Key_Q);
    auto *articles = inDock<QListView>(QStringLiteral("articles"));
    auto *table = m_window->findChild<AnnotationTable *>();
    const auto click = [](QAbstractItemView *view, int row) {
        QTest::mouseClick(
            view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(row, 0)).center());
    };
    if (from.startsWith(QStringLiteral("picker")))
        press(Qt::Key_Slash);
    else if (from.startsWith(QStringLiteral("note")))
        press(Qt::Key_M);
    else if (from.startsWith(QStringLiteral("confidence")))
        press(Qt::Key_F);
    else if (from.startsWith(QStringLiteral("details")))
        press(Qt::Key_Return);
    else if (from.startsWith(QStringLiteral("search")))
        inDock<QLineEdit>(QStringLiteral("articles"))->setFocus();
    else if (from == QStringLiteral("list of articles, Escape"))
        articles->setFocus();
    else if (from == QStringLiteral("table, Escape"))
        table->setFocus();
    QCOMPARE(m_view->hasFocus(),
        from.endsWith(QStringLiteral("click")) && !from.startsWith(QStringLiteral("picker")));

    if (from.endsWith(QStringLiteral("Escape")))
        press(Qt::Key_Escape);
    else if (from.endsWith(QStringLiteral("Enter")))
        press(Qt::Key_Return);
    else if (from.startsWith(QStringLiteral("picker")))
        click(inDock<QListWidget>(QStringLiteral("pad")), 1);
    else if (from.startsWith(QStringLiteral("list")))
        click(articles, 0);
    else if (from.startsWith(QStringLiteral("table")))
        click(table, 0);
    else if (from.startsWith(QStringLiteral("pad")))
        QTest::mouseClick(inDock<QAbstractButton>(QStringLiteral("pad")), Qt::LeftButton);
    else
        QTest::mouseClick(
            m_view->viewport(), Qt::LeftButton, {}, m_view->chipRect(made().first().id).center());
    QVERIFY(m_view->hasFocus());
    press(Qt::Key_J);
    press(Qt::Key_3);
    const qsizetype before = document().project().annotationCount();
    press(Qt::Key_D);
    QCOMPARE(document().project().annotationCount(), before + 1);
}

void TestMainWindow::tagsByMouse()
{
    const QList<QAbstractButton *> cells =
        m_window->findChild<QDockWidget *>(QStringLiteral("pad"))->findChildren<QAbstractButton *>();
    auto *actors = inDock<QListWidget>(QStringLiteral("pad"));
    QAbstractButton *against = nullptr;
    for (QAbstractButton *cell : cells) {
        if (cell->accessibleName() == QStringLiteral("against intervention"))
            against = cell;
    }
    QVERIFY(against);
    for (int sentence = 0; sentence < 3; ++sentence) {
        QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, middleOf(sentence));
        for (int actor = 0; actor < 3; ++actor) {
            QTest::mouseClick(
                actors->viewport(), Qt::LeftButton, {}, actors->visualItemRect(actors->item(actor)).center());
            QTest::mouseClick(against, Qt::LeftButton);
            QCOMPARE(made().size(), 3 * sentence + actor + 1);
        }
    }
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::escapeClearsMarkedWordsFirst()
{
    m_view->setMarking({{0, 3}});
    press(Qt::Key_Escape);
    QVERIFY(!m_view->evidenceIsMarked());
    press(Qt::Key_1);
    press(Qt::Key_Q);
    press(Qt::Key_Escape);
    QVERIFY(m_view->focusedAnnotation().isNull());
    QVERIFY(m_view->hasFocus());
}

void TestMainWindow::aTypedNoteIsSaved()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    press(Qt::Key_M);
    type(QStringLiteral("half a thought"));
    QSignalSpy saved(&document(), &ProjectDocument::saved);
    press(Qt::Key_S, Qt::ControlModifier); // without Enter first
    QVERIFY(saved.size() == 1 || saved.wait());
    const Result<Project> there = loadProject(m_path);
    QVERIFY(there);
    QCOMPARE(there->article(m_articles[0])->annotations.first().note.orDefault(),
        QStringLiteral("half a thought"));
}

void TestMainWindow::undoSaysWhat()
{
    auto *undo = m_window->findChild<QAction *>(QStringLiteral("undo"));
    auto *redo = m_window->findChild<QAction *>(QStringLiteral("redo"));
    QVERIFY(!undo->isEnabled());
    press(Qt::Key_1);
    press(Qt::Key_Q);
    QCOMPARE(undo->text(), QStringLiteral("Undo Tag Ban Ki-moon: in favour intervention"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(made().isEmpty());
    QCOMPARE(redo->text(), QStringLiteral("Redo Tag Ban Ki-moon: in favour intervention"));
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(made().size(), 1);
}

void TestMainWindow::theSameProjectIsNotOpenedTwice()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    const QString link = m_home.filePath(QStringLiteral("link.stance"));
    QFile::link(m_path, link);
    for (const QString &path : {m_path, link}) {
        QVERIFY(m_shell->openProject(path));
        QCOMPARE(m_shell->window(), m_window.data());
        QCOMPARE(made().size(), 1);
    }
}

void TestMainWindow::aDamagedProjectKeepsTheOpenOne()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    const QString path = m_home.filePath(QStringLiteral("broken.stance"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("standpoint-project 1\nnot a project");
    file.close();
    answer(QMessageBox::Ok);
    QVERIFY(!m_shell->openProject(path));
    QCOMPARE(m_shell->window(), m_window.data());
    QCOMPARE(made().size(), 1);
    QVERIFY(m_window->isWindowModified());
}

void TestMainWindow::aFailedSaveKeepsTheChanges()
{
    const QString folder = m_home.filePath(QStringLiteral("closed"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::copy(m_path, folder + QStringLiteral("/there.stance")));
    m_path = folder + QStringLiteral("/there.stance");
    openNew();
    press(Qt::Key_1);
    press(Qt::Key_Q);
    QVERIFY(QFile::remove(m_path));
    QVERIFY(QDir(folder).removeRecursively()); // also root cannot write into a folder that is gone
    QSignalSpy failed(&document(), &ProjectDocument::failed);
    answer(QMessageBox::Ok);
    press(Qt::Key_S, Qt::ControlModifier);
    document().finishSaving();
    QCOMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().value<Error>().what.isEmpty());
    QVERIFY(m_window->isWindowModified());
    QCOMPARE(made().size(), 1);
}

void TestMainWindow::savingClearsTheStar()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    QVERIFY(m_window->isWindowModified());
    QSignalSpy saved(&document(), &ProjectDocument::saved);
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(saved.size() == 1 || saved.wait());
    QVERIFY(!m_window->isWindowModified());
    press(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_window->isWindowModified());
}

void TestMainWindow::leavingAsksAboutChanges_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<bool>("leaves");
    QTest::addColumn<int>("inTheFile");
    QTest::newRow("save") << int(QMessageBox::Save) << true << 1;
    QTest::newRow("discard") << int(QMessageBox::Discard) << true << 0;
    QTest::newRow("cancel") << int(QMessageBox::Cancel) << false << 0;
}

void TestMainWindow::leavingAsksAboutChanges()
{
    QFETCH(int, button);
    QFETCH(bool, leaves);
    QFETCH(int, inTheFile);
    QVERIFY(m_window->mayClose()); // unchanged: no question
    press(Qt::Key_1);
    press(Qt::Key_Q);
    answer(static_cast<QMessageBox::StandardButton>(button));
    QCOMPARE(m_window->mayClose(), leaves);
    QCOMPARE(loadProject(m_path)->annotationCount(), inTheFile);
}

void TestMainWindow::rememberedAfterwards()
{
    m_window->findChild<QDockWidget *>(QStringLiteral("annotations"))->hide();
    m_window->resize(1000, 700);
    const QString other = m_home.filePath(QStringLiteral("other.stance"));
    QVERIFY(saveProject(m_document->project(), other));
    QVERIFY(m_shell->openProject(other));
    auto *window = qobject_cast<MainWindow *>(m_shell->window());
    QVERIFY(window && window != m_window);
    const auto *annotations = window->findChild<QDockWidget *>(QStringLiteral("annotations"));
    QVERIFY(annotations && annotations->isHidden());
    QCOMPARE(window->size(), QSize(1000, 700));
    QCOMPARE(Shell::recentProjects(), (QStringList{other, m_path}));
    m_window = window;
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestMainWindow)
#include "tst_main_window.moc"
