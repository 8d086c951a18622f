// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole window by keys and mouse: every key works from where the annotator is, and the keyboard always
// comes back to the article.
#include "model/store/project_file.h"
#include "ui/exchange/import_dialog.h"
#include "ui/main_window.h"
#include "ui/reader/article_view.h"
#include "ui/shell.h"
#include "ui/tagging/annotation_table.h"
#include "window_fixture.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

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
    void aTypedNoteIsNeverLost_data();
    void aTypedNoteIsNeverLost();
    void undoTakesTheTypedNoteAsAStep();
    void aClickInDetailsGivesTheKeyboardBack_data();
    void aClickInDetailsGivesTheKeyboardBack();
    void anImportIsNotDisturbed();
    void namesAreNoMarkup();
    void undoSaysWhat();
    void theSameProjectIsNotOpenedTwice();
    void aDamagedProjectKeepsTheOpenOne();
    void aFailedSaveKeepsTheChanges();
    void savingClearsTheStar();
    void leavingAsksAboutChanges_data();
    void leavingAsksAboutChanges();
    void rememberedAfterwards();
    void theArticleGetsItsPageBack();
    void panelsKeepTheirWidth();

private:
    ProjectDocument &document() const { return m_window->document(); }
    QList<Annotation> made() const { return document().project().article(m_articles[0])->annotations; }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    QToolButton *onToolBar(const QAction *action) const;
    QAction *actionOf(const QKeySequence &key) const;
    QLineEdit *note() const;
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
    QFile::remove(m_path + QStringLiteral("-journal")); // acts that fit would be done again in the next test
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

QToolButton *TestMainWindow::onToolBar(const QAction *action) const
{
    for (QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (action && button->defaultAction() == action)
            return button;
    }
    return nullptr;
}

QAction *TestMainWindow::actionOf(const QKeySequence &key) const
{
    for (QAction *action : m_window->actions()) {
        if (action->shortcut() == key)
            return action;
    }
    return nullptr;
}

QLineEdit *TestMainWindow::note() const
{
    for (QLineEdit *line : m_window->findChildren<QLineEdit *>()) {
        if (line->accessibleName() == QStringLiteral("note"))
            return line;
    }
    return nullptr;
}

void TestMainWindow::aTypedNoteIsNeverLost_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"Ctrl+Enter", "next article on the tool bar", "another annotator",
             "a click on the pad", "a click on the same cell", "removing the article and undo"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void TestMainWindow::aTypedNoteIsNeverLost()
{
    QFETCH(QString, by);
    press(Qt::Key_1);
    press(Qt::Key_Q);
    const AnnotationId id = made().first().id;
    press(Qt::Key_M);
    QCOMPARE(QApplication::focusWidget(), note());
    type(QStringLiteral("important"));
    const auto cell = [this](const QString &name) {
        for (QAbstractButton *one : m_window->findChildren<QAbstractButton *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return static_cast<QAbstractButton *>(nullptr);
    };
    if (by == QStringLiteral("Ctrl+Enter")) {
        press(Qt::Key_Return, Qt::ControlModifier);
    } else if (by == QStringLiteral("next article on the tool bar")) {
        QTest::mouseClick(onToolBar(actionOf(Qt::Key_N)), Qt::LeftButton);
    } else if (by == QStringLiteral("another annotator")) {
        QVERIFY(document().setAnnotator(QStringLiteral("Bob")));
    } else if (by == QStringLiteral("a click on the pad")) {
        QTest::mouseClick(cell(QStringLiteral("in favour negotiation")), Qt::LeftButton);
    } else if (by == QStringLiteral("a click on the same cell")) {
        QTest::mouseClick(cell(QStringLiteral("in favour intervention")), Qt::LeftButton);
        QVERIFY(made().isEmpty());
        press(Qt::Key_Z, Qt::ControlModifier);
    } else {
        answer(QMessageBox::Yes);
        for (QAction *action : m_window->actions()) {
            if (action->text().startsWith(QStringLiteral("&Remove article")))
                action->trigger();
        }
        QVERIFY(!document().project().article(m_articles[0]));
        document().undoStack().undo();
    }
    m_view->setFocus();
    const Annotation *there = document().project().article(m_articles[0])->annotation(id);
    QVERIFY(there);
    QCOMPARE(there->note.orDefault(), QStringLiteral("important"));
}

/// Undo on the tool bar takes no keyboard away, so what is typed is a step of its own first.
void TestMainWindow::undoTakesTheTypedNoteAsAStep()
{
    press(Qt::Key_1);
    press(Qt::Key_Q);
    press(Qt::Key_A);
    press(Qt::Key_M);
    type(QStringLiteral("important"));
    const auto *undo = m_window->findChild<QAction *>(QStringLiteral("edit.undo"));
    const auto *redo = m_window->findChild<QAction *>(QStringLiteral("edit.redo"));
    QTest::mouseClick(onToolBar(undo), Qt::LeftButton);
    QCOMPARE(made().size(), 2);
    QCOMPARE(document().undoStack().redoText(), QStringLiteral("Change note"));
    QVERIFY(note()->text().isEmpty());
    QTest::mouseClick(onToolBar(redo), Qt::LeftButton);
    QCOMPARE(document()
                 .project()
                 .article(m_articles[0])
                 ->annotation(m_view->focusedAnnotation())
                 ->note.orDefault(),
        QStringLiteral("important"));
    QCOMPARE(document().undoStack().undoText(), QStringLiteral("Change note"));
}

void TestMainWindow::aClickInDetailsGivesTheKeyboardBack_data()
{
    QTest::addColumn<QString>("on");
    QTest::addColumn<bool>("keyboardThere");
    for (const bool there : {false, true}) {
        const char *from = there ? ", which has the keyboard" : "";
        QTest::addRow("check box%s", from) << QStringLiteral("conditional") << there;
        QTest::addRow("drop-down list%s", from) << QStringLiteral("attribution") << there;
    }
}

void TestMainWindow::aClickInDetailsGivesTheKeyboardBack()
{
    QFETCH(QString, on);
    QFETCH(bool, keyboardThere);
    press(Qt::Key_1);
    press(Qt::Key_Q);
    const QList<Attribute> questions = document().project().attributes().inOrder();
    const auto find = [&](const auto &all) {
        for (auto *one : all) {
            if (one->accessibleName() == on)
                return one;
        }
        return decltype(all.first())(nullptr);
    };
    if (on == QStringLiteral("conditional")) {
        QCheckBox *box = find(m_window->findChildren<QCheckBox *>());
        QVERIFY(box);
        if (keyboardThere)
            box->setFocus();
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(6, box->height() / 2));
        QCOMPARE(made().first().answer(questions[1].id), QStringLiteral("true"));
    } else {
        QComboBox *box = find(m_window->findChildren<QComboBox *>());
        QVERIFY(box);
        if (keyboardThere)
            box->setFocus();
        QTest::mouseClick(box, Qt::LeftButton);
        QTRY_VERIFY(box->view()->isVisible());
        QAbstractItemView *list = box->view();
        const QPoint second = list->visualRect(list->model()->index(1, 0)).center();
        for (int tries = 0; tries < 10 && list->isVisible();
             ++tries) { // it takes no click soon after it opened
            QTest::qWait(QApplication::doubleClickInterval());
            QTest::mouseMove(list->viewport(), second);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, second);
        }
        QTRY_COMPARE(made().first().answer(questions[0].id), questions[0].choices.first().id.toString());
    }
    QTRY_VERIFY(m_view->hasFocus());
    press(Qt::Key_A);
    QCOMPARE(made().size(), 2);
}

/// Before its progress is shown, too: a label meanwhile would make the import a misfit, and a window that is
/// closed has nothing left to import into.
void TestMainWindow::anImportIsNotDisturbed()
{
    const QString folder = m_home.filePath(QStringLiteral("many"));
    QVERIFY(QDir().mkpath(folder));
    constexpr int files = 200;
    for (int i = 0; i < files; ++i) {
        QFile file(QStringLiteral("%1/%2.txt").arg(folder).arg(i));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("Some sentence is here. ").repeated(200) + QByteArray::number(i));
    }
    press(Qt::Key_1);
    bool tried = false;
    QTimer::singleShot(0, this, [this, &tried] {
        tried = true;
        QTest::keyClick(m_view, Qt::Key_Q);
        m_window->close();
    });
    QVERIFY(importByDialog(document(), {folder}, m_window, true));
    QVERIFY(tried);
    QVERIFY(m_window && m_window->isVisible());
    QCOMPARE(document().project().articles().size(), 3 + files);
    QCOMPARE(document().project().annotationCount(), 0);
    m_window->activateWindow(); // on a busy machine the progress was shown, and had the keyboard
    m_view->setFocus();
    QTRY_VERIFY(m_view->hasFocus());
    press(Qt::Key_Q);
    QCOMPARE(document().project().annotationCount(), 1);
}

void TestMainWindow::namesAreNoMarkup()
{
    const QString marked = QStringLiteral("<u>Ban</u> & co");
    Actor actor = *document().project().actors().find(m_actors[1]);
    Issue issue = *document().project().issues().find(m_issues[0]);
    StanceValue stance = *document().project().stances().find(m_stances[0]);
    Attribute question = document().project().attributes().inOrder().first();
    std::vector<AnyEdit> edits;
    const auto rename = [&](auto entity) {
        auto after = entity;
        after.name = marked;
        edits.push_back(replacing(entity, after));
    };
    rename(actor);
    rename(issue);
    rename(stance);
    rename(question);
    QVERIFY(document().push(QStringLiteral("Rename"), std::move(edits)));
    m_view->setFocus();
    press(Qt::Key_2);
    press(Qt::Key_Q);
    press(Qt::Key_1);
    press(Qt::Key_Q);
    int labels = 0;
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        if (!label->text().contains(QStringLiteral("<u>")))
            continue;
        ++labels;
        QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }
    QVERIFY(labels >= 4);
    for (const QWidget *widget : m_window->findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(QStringLiteral("<u>")), qPrintable(widget->toolTip()));
    auto *actors = inDock<QListWidget>(QStringLiteral("pad"));
    for (int row = 0; row < actors->count(); ++row)
        QVERIFY(!actors->item(row)->toolTip().contains(QStringLiteral("<u>")));
    Qt::TextFormat format = Qt::AutoText;
    QTimer::singleShot(0, this, [&format] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        format = box->textFormat();
        box->accept();
    });
    showError(m_window, {Error::Kind::Invalid, marked, marked});
    QCOMPARE(format, Qt::PlainText);
}

void TestMainWindow::undoSaysWhat()
{
    auto *undo = m_window->findChild<QAction *>(QStringLiteral("edit.undo"));
    auto *redo = m_window->findChild<QAction *>(QStringLiteral("edit.redo"));
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

/// From one start of the program to the next.
/// The list of cases is high; back among the annotations the article has its page again, unless somebody
/// moved the border meanwhile.
void TestMainWindow::theArticleGetsItsPageBack()
{
    m_window->resize(1280, 800);
    QCoreApplication::processEvents();
    auto *annotations = m_window->findChild<QDockWidget *>(QStringLiteral("annotations"));
    auto *cases = m_window->findChild<QDockWidget *>(QStringLiteral("disagreements"));
    const int page = m_view->height();
    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(!cases->visibleRegion().isEmpty());
    QTRY_VERIFY(m_view->height() < page - 50);
    annotations->raise();
    QTRY_VERIFY(m_view->height() > page - 40); // but for the tabs

    press(Qt::Key_D, Qt::ControlModifier);
    QTRY_VERIFY(m_view->height() < page - 50);
    m_window->resizeDocks({cases}, {300}, Qt::Vertical);
    QTRY_VERIFY(qAbs(cases->height() - 300) < 40);
    const int chosen = m_view->height();
    annotations->raise();
    QTRY_VERIFY(!annotations->visibleRegion().isEmpty());
    QTest::qWait(50);
    QCOMPARE(m_view->height(), chosen);
}

void TestMainWindow::panelsKeepTheirWidth()
{
    m_window->resize(1280, 800);
    QCoreApplication::processEvents();
    const auto widthOf = [](const MainWindow &window, const char *dock) {
        return window.findChild<QDockWidget *>(QLatin1String(dock))->width();
    };
    const int articles = widthOf(*m_window, "articles");
    const int pad = widthOf(*m_window, "pad");
    QVERIFY(m_window->mayClose());
    m_window->close();
    Shell later;
    QVERIFY(later.openProject(m_path));
    auto *window = qobject_cast<MainWindow *>(later.window());
    QVERIFY(window && QTest::qWaitForWindowExposed(window));
    QCOMPARE(widthOf(*window, "articles"), articles);
    QCOMPARE(widthOf(*window, "pad"), pad);
    window->setClosing();
    window->close();
    m_shell->showStart(); // for cleanup
    QVERIFY(m_shell->openProject(m_path));
    m_window = qobject_cast<MainWindow *>(m_shell->window());
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestMainWindow)
#include "tst_main_window.moc"
