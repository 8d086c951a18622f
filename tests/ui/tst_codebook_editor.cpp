// SPDX-License-Identifier: GPL-3.0-or-later
//
// The codebook editor's acts: order and groups, what ripples with its preview, older wordings, affiliations.
#include "model/codebook/importing.h"
#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "ui/codebook/actors_dialog.h"
#include "ui/codebook/affiliation_table.h"
#include "ui/codebook/codebook_dialog.h"
#include "ui/codebook/split_dialog.h"
#include "ui/codebook/touched_model.h"
#include "ui/codebook/wording_page.h"
#include "ui/tagging/pad_cell.h"
#include "ui/tagging/stance_pad.h"
#include "ui/theme.h"
#include "window_fixture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

namespace standpoint {

class TestCodebookEditor : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void retiredIssuesLeaveThePad();
    void keysMoveARow();
    void aDraggedRowTakesTheGroupAboveIt();
    void keywordsAreLines_data();
    void keywordsAreLines();
    void aTypedGroupIsStored();
    void aTypedExpressionIsTried();
    void anotherPolarityIsAnotherMeaning();
    void choicesAreAddedAndRenamed();
    void aPreviewShowsAllThatIsTouched();
    void aCancelledPreviewChangesNothing();
    void aChangedMeaningIsListedAndLookedAt();
    void onlyTheirAnnotatorSaysStillRight();
    void aListedAnnotationIsGoneTo();
    void aPageOutOfSightLooksAtNothing();
    void checkedRowsAreSplit();
    void affiliationsHaveDays();
    void undoShowsInTheList();
    void whatCannotBeDoneIsSaid();

private:
    const Issue &issue(int n) const { return *m_document->project().issues().find(m_issues[n]); }
    /// Ada's label of the first sentence, as keys make it.
    void tag(int issue, int stance);
    /// Does something with the next dialog of this kind as soon as it runs.
    template <typename Dialog> void whenShown(std::function<void(Dialog &)> act);
    QStringList rows(const QListWidget &list) const;
    /// Brings the page of older wordings to the front.
    static WordingPage *olderWording(CodebookDialog &dialog);
    void wordAnew();
};

WordingPage *TestCodebookEditor::olderWording(CodebookDialog &dialog)
{
    auto *page = dialog.findChild<WordingPage *>();
    dialog.findChild<QTabWidget *>()->setCurrentWidget(page);
    dialog.show();
    return page;
}

void TestCodebookEditor::wordAnew()
{
    QTest::qWait(2); // the wording is newer than the label
    const Result<Revision> anew = revising(m_document->project(), issue(0), QDateTime::currentDateTimeUtc());
    QVERIFY(m_document->push(anew->label, anew->edits));
}

void TestCodebookEditor::init()
{
    setUp();
    theme::apply(theme::Look::Light);
}

void TestCodebookEditor::tag(int issue, int stance)
{
    Tag tag;
    tag.article = m_articles[0];
    tag.annotator = m_document->annotator();
    tag.evidence = m_document->project().article(m_articles[0])->sentences().first();
    tag.actor = m_actors[2];
    tag.issue = m_issues[issue];
    tag.stance = m_stances[stance];
    QVERIFY(m_document->push(QStringLiteral("Tag"), tagging(m_document->project(), tag).edits));
}

template <typename Dialog> void TestCodebookEditor::whenShown(std::function<void(Dialog &)> act)
{
    auto *timer = new QTimer(this);
    timer->setInterval(10);
    connect(timer, &QTimer::timeout, this, [timer, act] {
        auto *dialog = qobject_cast<Dialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        timer->stop();
        timer->deleteLater();
        act(*dialog);
    });
    timer->start();
}

QStringList TestCodebookEditor::rows(const QListWidget &list) const
{
    QStringList all;
    for (int row = 0; row < list.count(); ++row)
        all.append(list.item(row)->text());
    return all;
}

void TestCodebookEditor::retiredIssuesLeaveThePad()
{
    tag(0, 0);
    TaggingActions actions(*m_bench);
    StancePad pad(*m_bench, actions);
    const auto cells = [&pad](const QString &name) {
        int count = 0;
        for (const PadCell *cell : pad.findChildren<PadCell *>())
            count += cell->accessibleName().endsWith(name) ? 1 : 0;
        return count;
    };
    QCOMPARE(cells(issue(0).name), 3);
    const Result<Revision> revision = retiring(m_document->project(), m_issues[0]);
    QVERIFY(m_document->push(revision->label, revision->edits));
    QCOMPARE(cells(issue(0).name), 0);
    QCOMPARE(cells(issue(1).name), 3);
    QCOMPARE(annotations().size(), 1);
    m_document->undoStack().undo();
    QCOMPARE(cells(issue(0).name), 3);
}

void TestCodebookEditor::keysMoveARow()
{
    CodebookTab tab(*m_document, CodebookTab::Of::Issues);
    tab.show();
    QVERIFY(QTest::qWaitForWindowActive(&tab));
    auto *list = tab.findChild<QListWidget *>();
    list->setFocus();
    const QStringList before = rows(*list);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(rows(*list), (QStringList{before[1], before[0]}));
    QCOMPARE(list->currentRow(), 1);
    QCOMPARE(m_document->project().issues().inOrder().first().id, m_issues[1]);
    QTest::keyClick(list, Qt::Key_Down, Qt::AltModifier); // is the last one
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(rows(*list), before);
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestCodebookEditor::aDraggedRowTakesTheGroupAboveIt()
{
    Issue grouped = issue(0);
    grouped.group = QStringLiteral("Force");
    QVERIFY(m_document->push(QStringLiteral("Group"), {replacing(issue(0), grouped)}));
    CodebookTab tab(*m_document, CodebookTab::Of::Issues);
    tab.show();
    auto *list = tab.findChild<QListWidget *>();
    QCOMPARE(rows(*list),
        (QStringList{QStringLiteral("Force"), issue(0).name, QStringLiteral("No group"), issue(1).name}));
    list->setCurrentRow(3);
    QVERIFY(list->model()->moveRow({}, 3, {}, 1)); // as a drag does
    QTRY_COMPARE(issue(1).group, QStringLiteral("Force"));
    QCOMPARE(rows(*list), (QStringList{QStringLiteral("Force"), issue(1).name, issue(0).name}));
    QCOMPARE(issue(0).group, QStringLiteral("Force"));
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestCodebookEditor::keywordsAreLines_data()
{
    QTest::addColumn<QList<Keyword>>("before");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QList<Keyword>>("after");
    const QList<Keyword> both{{QStringLiteral("air strike"), false}, {QStringLiteral("bomb(s)?"), true}};
    QTest::newRow("as written") << both << keywordLines(both) << both;
    QTest::newRow("typed") << QList<Keyword>{} << QStringLiteral(" air  strike\n\n/bomb(s)?/\nair strike")
                           << both;
    QTest::newRow("a path is no expression, if it was none")
        << QList<Keyword>{{QStringLiteral("/etc/"), false}} << QStringLiteral("/etc/")
        << QList<Keyword>{{QStringLiteral("/etc/"), false}};
    QTest::newRow("two slashes") << QList<Keyword>{} << QStringLiteral("//")
                                 << QList<Keyword>{{QStringLiteral("//"), false}};
}

void TestCodebookEditor::keywordsAreLines()
{
    QFETCH(QList<Keyword>, before);
    QFETCH(QString, lines);
    QTEST(keywordsFrom(lines, before), "after");
}

void TestCodebookEditor::aTypedGroupIsStored()
{
    CodebookTab tab(*m_document, CodebookTab::Of::Issues);
    tab.show();
    QVERIFY(QTest::qWaitForWindowActive(&tab));
    auto *group = tab.findChild<QComboBox *>();
    group->lineEdit()->setFocus();
    QTest::keyClicks(group->lineEdit(), QStringLiteral("Means"));
    QTest::keyClick(group->lineEdit(), Qt::Key_Return);
    QCOMPARE(issue(0).group, QStringLiteral("Means"));
    QCOMPARE(rows(*tab.findChild<QListWidget *>()).first(), QStringLiteral("Means"));
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestCodebookEditor::aTypedExpressionIsTried()
{
    Issue odd = issue(0); // from a machine that can read it
    odd.keywords = {{QStringLiteral("(odd"), true}};
    QVERIFY(m_document->push(QStringLiteral("Keywords"), {replacing(issue(0), odd)}));
    CodebookTab tab(*m_document, CodebookTab::Of::Issues);
    tab.show();
    QVERIFY(QTest::qWaitForWindowActive(&tab));
    QPlainTextEdit *keywords = nullptr;
    for (QPlainTextEdit *field : tab.findChildren<QPlainTextEdit *>()) {
        if (field->toPlainText() == QStringLiteral("/(odd/"))
            keywords = field;
    }
    if (!keywords)
        QFAIL("there is no field with the keywords");
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    const auto type = [&](const QString &line) {
        keywords->setFocus();
        keywords->moveCursor(QTextCursor::End);
        QTest::keyClick(keywords, Qt::Key_Return);
        QTest::keyClicks(keywords, line);
        tab.store();
    };
    type(QStringLiteral("/(war/"));
    QCOMPARE(issue(0).keywords, odd.keywords);
    QVERIFY(failed.isEmpty()); // the form says why, beside the field, and keeps what was typed
    QVERIFY(keywords->toPlainText().contains(QStringLiteral("/(war/")));
    keywords->setPlainText(QStringLiteral("/(odd/"));
    type(QStringLiteral("/wars?/")); // the odd one that was there is no obstacle
    QCOMPARE(issue(0).keywords, (odd.keywords + QList<Keyword>{{QStringLiteral("wars?"), true}}));
    QVERIFY(failed.isEmpty());
}

void TestCodebookEditor::anotherPolarityIsAnotherMeaning()
{
    tag(0, 0);
    QTest::qWait(2);
    WordingPage page(*m_document);
    page.show(); // it looks only while it is seen
    QTRY_COMPARE(page.count(), 0);
    CodebookTab tab(*m_document, CodebookTab::Of::Stances);
    tab.show();
    auto *polarity = tab.findChild<QDoubleSpinBox *>();
    polarity->setValue(0.5);
    tab.store();
    QCOMPARE(m_document->project().stances().find(m_stances[0])->polarity, std::optional(0.5));
    QTRY_COMPARE(page.count(), 1);
    m_document->undoStack().undo();
    QTRY_COMPARE(page.count(), 0);
}

void TestCodebookEditor::choicesAreAddedAndRenamed()
{
    CodebookTab tab(*m_document, CodebookTab::Of::Attributes);
    tab.show();
    QListWidget *choices = nullptr;
    for (QListWidget *list : tab.findChildren<QListWidget *>()) {
        if (list->accessibleName() == QStringLiteral("Choices"))
            choices = list;
    }
    if (!choices)
        QFAIL("there is no list of choices");
    const auto attribute = [this] { return m_document->project().attributes().inOrder().first(); };
    QCOMPARE(choices->count(), attribute().choices.size());
    for (QPushButton *button : tab.findChildren<QPushButton *>()) {
        if (button->accessibleName() == QStringLiteral("Add a choice"))
            button->click();
    }
    QCOMPARE(attribute().choices.size(), 5);
    choices->item(4)->setText(QStringLiteral("photo"));
    QCOMPARE(attribute().choices.last().name, QStringLiteral("photo"));
    QCOMPARE(m_document->undoStack().count(), 2);
    const QString taken = attribute().choices.first().name;
    choices->item(4)->setText(taken); // refused, and left to be mended
    QCOMPARE(attribute().choices.last().name, QStringLiteral("photo"));
    QCOMPARE(choices->item(4)->text(), taken);
    QVERIFY(choices->accessibleDescription().contains(QStringLiteral("Not stored")));
    choices->item(4)->setText(QStringLiteral("picture"));
    QCOMPARE(attribute().choices.last().name, QStringLiteral("picture"));
    QVERIFY(choices->accessibleDescription().isEmpty());
}

void TestCodebookEditor::aPreviewShowsAllThatIsTouched()
{
    tag(0, 0);
    tag(1, 0);
    const Project before = m_document->project();
    QString shown;
    int touched = 0;
    whenShown<RevisionDialog>([&](RevisionDialog &dialog) {
        const QAbstractItemModel *model = dialog.findChild<QTableView *>()->model();
        touched = model->rowCount();
        shown = model->index(0, TouchedModel::FateColumn).data().toString();
        dialog.accept();
    });
    QVERIFY(revise(
        *m_document,
        [this](const Project &project, const QDateTime &) {
            return merging(project, m_issues[0], {m_issues[1]});
        },
        RevisionDialog::Meaning::Ask, nullptr));
    QCOMPARE(touched, 1);
    QVERIFY2(shown.contains(QStringLiteral("joined")), qPrintable(shown));
    QCOMPARE(annotations().size(), 1);
    QCOMPARE(m_document->project().issues().size(), 1);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
}

void TestCodebookEditor::aCancelledPreviewChangesNothing()
{
    tag(0, 0);
    const Project before = m_document->project();
    whenShown<RevisionDialog>([](RevisionDialog &dialog) { dialog.reject(); });
    QVERIFY(!revise(
        *m_document,
        [this](const Project &project, const QDateTime &) { return flipping(project, m_issues[0]); },
        RevisionDialog::Meaning::Stays, nullptr));
    QVERIFY(m_document->project() == before);
}

void TestCodebookEditor::aChangedMeaningIsListedAndLookedAt()
{
    tag(0, 0);
    QTest::qWait(2); // the wording is newer than the label
    CodebookDialog dialog(*m_document);
    WordingPage *page = olderWording(dialog);
    QCOMPARE(page->count(), std::optional(0));
    whenShown<RevisionDialog>([](RevisionDialog &preview) {
        preview.findChild<QCheckBox *>()->setChecked(true);
        preview.accept();
    });
    QVERIFY(revise(
        *m_document,
        [this](const Project &project, const QDateTime &revised) {
            Issue anew = issue(0);
            anew.name = QStringLiteral("armed intervention");
            return revising(project, anew, revised);
        },
        RevisionDialog::Meaning::Ask, nullptr));
    QCOMPARE(page->count(), std::optional(1));
    const Annotation before = annotations().first();
    for (QPushButton *button : page->findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("right")))
            button->click();
    }
    QCOMPARE(page->count(), std::optional(0));
    Annotation after = annotations().first();
    QVERIFY(after.modified > before.modified);
    after.modified = before.modified;
    QVERIFY(after == before);
    m_document->undoStack().undo();
    QCOMPARE(page->count(), std::optional(1));
    const QAbstractItemModel *model = page->findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(m_document->push(QStringLiteral("Delete"), {removing(annotations().first())}));
    QCOMPARE(page->count(), std::optional(0));
    QCOMPARE(model->rowCount(), 0);
}

void TestCodebookEditor::onlyTheirAnnotatorSaysStillRight()
{
    tag(0, 0);
    wordAnew();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Bert")));
    WordingPage page(*m_document);
    page.show();
    QCOMPARE(page.count(), std::optional(0));
    page.findChild<QComboBox *>()->setCurrentIndex(1); // everybody's
    QCOMPARE(page.count(), std::optional(1));
    for (QPushButton *button : page.findChildren<QPushButton *>()) {
        if (button->text().contains(QStringLiteral("right"))) {
            QVERIFY(!button->isEnabled());
            QVERIFY(!button->toolTip().isEmpty());
        }
    }
}

void TestCodebookEditor::aListedAnnotationIsGoneTo()
{
    tag(0, 0);
    wordAnew();
    CodebookDialog dialog(*m_document);
    QSignalSpy wanted(&dialog, &CodebookDialog::wanted);
    WordingPage *page = olderWording(dialog);
    emit page->findChild<QTableView *>()->activated(page->findChild<QTableView *>()->currentIndex());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(1).value<AnnotationId>(), annotations().first().id);
}

void TestCodebookEditor::aPageOutOfSightLooksAtNothing()
{
    tag(0, 0);
    wordAnew();
    CodebookDialog dialog(*m_document);
    auto *tabs = dialog.findChild<QTabWidget *>();
    auto *page = dialog.findChild<WordingPage *>();
    const int tab = tabs->indexOf(page);
    const QAbstractItemModel *model = page->findChild<QTableView *>()->model();
    dialog.show();
    QVERIFY(!page->count()); // it has not looked
    QCOMPARE(tabs->tabText(tab), QStringLiteral("Older wording"));
    tabs->setCurrentIndex(tab);
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(tabs->tabText(tab), QStringLiteral("Older wording (1)"));
    tabs->setCurrentIndex(0);
    QCOMPARE(model->rowCount(), 0); // no snapshot is kept
    QCOMPARE(tabs->tabText(tab), QStringLiteral("Older wording (1)"));
    tag(0, 1); // what is known is known no more
    QCOMPARE(page->count(), std::optional<int>());
    QCOMPARE(tabs->tabText(tab), QStringLiteral("Older wording"));
    wordAnew();
    tabs->setCurrentIndex(tab);
    QCOMPARE(page->count(), std::optional(static_cast<int>(annotations().size())));
    QCOMPARE(model->rowCount(), annotations().size());
}

void TestCodebookEditor::checkedRowsAreSplit()
{
    tag(0, 0);
    tag(1, 0);
    const QList<TouchedAnnotation> all = annotationsWith(
        m_document->project(), [this](const Annotation &a) { return a.issue == m_issues[0]; });
    SplitDialog dialog(m_document->project(), issue(0).name, all);
    const auto *buttons = dialog.findChild<QDialogButtonBox *>();
    QVERIFY2(!buttons->button(QDialogButtonBox::Ok)->isEnabled(), "it needs a name");
    dialog.findChild<QLineEdit *>()->setText(QStringLiteral(" no-fly  zone "));
    QVERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());
    auto *model = dialog.findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(dialog.chosen().isEmpty());
    QVERIFY(model->setData(model->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(dialog.chosen(), QSet<AnnotationId>{all.first().id});
    QCOMPARE(dialog.name(), QStringLiteral("no-fly zone"));
}

void TestCodebookEditor::affiliationsHaveDays()
{
    ActorsDialog dialog(*m_document);
    dialog.show();
    auto *affiliations = dialog.findChild<AffiliationTable *>();
    auto *table = affiliations->findChild<QTableWidget *>();
    for (QPushButton *button : affiliations->findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Add"))
            button->click();
    }
    QCOMPARE(actor(0).affiliations, (QList<Affiliation>{{m_actors[1], {}, {}}}));
    table->item(0, 1)->setText(QStringLiteral("2007-01-01"));
    QCOMPARE(actor(0).affiliations.first().from, QDate(2007, 1, 1));
    table->item(0, 2)->setText(QStringLiteral("soon"));
    QVERIFY(!actor(0).affiliations.first().to.isValid());
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("soon")); // to be mended
    table->item(0, 2)->setText(QStringLiteral("2006-01-01"));    // before it began
    QVERIFY(!actor(0).affiliations.first().to.isValid());
    QCOMPARE(table->item(0, 2)->text(), QStringLiteral("2006-01-01"));
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestCodebookEditor::undoShowsInTheList()
{
    CodebookTab tab(*m_document, CodebookTab::Of::Issues);
    const auto *list = tab.findChild<QListWidget *>();
    const Result<Revision> merged = merging(m_document->project(), m_issues[1], {m_issues[0]});
    QVERIFY(m_document->push(merged->label, merged->edits));
    QCOMPARE(list->count(), 1);
    QCOMPARE(tab.findChild<QLineEdit *>()->text(), issue(1).name);
    m_document->undoStack().undo();
    QCOMPARE(list->count(), 2);
    tab.store();
    QCOMPARE(m_document->undoStack().index(), 0);
}

void TestCodebookEditor::whatCannotBeDoneIsSaid()
{
    const StanceValue odd{StanceId::random(), QStringLiteral("odd"), 9, 0.25, 0, {}};
    QVERIFY(m_document->push(QStringLiteral("Add"), {adding(odd)}));
    m_stances.append(odd.id);
    tag(0, 3);
    QSignalSpy failed(m_document.get(), &ProjectDocument::failed);
    QVERIFY(!revise(
        *m_document,
        [this](const Project &project, const QDateTime &) { return flipping(project, m_issues[0]); },
        RevisionDialog::Meaning::Stays, nullptr));
    QCOMPARE(failed.count(), 1);
    QVERIFY(failed.first().first().value<Error>().what.contains(QStringLiteral("odd")));
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestCodebookEditor)
#include "tst_codebook_editor.moc"
