// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of all annotations: filters, sorting, following of labels, copying and one change of many.
#include "ui/tagging/annotations_panel.h"
#include "ui/tagging/bulk_dialog.h"
#include "ui/tagging/project_annotations.h"
#include "ui/tagging/project_annotations_model.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QTableView>
#include <QTableWidget>

#include <random>

namespace standpoint {

using Column = AnnotationColumn;

class TestProjectAnnotations : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsEverybodysAnnotations();
    void filters_data();
    void filters();
    void sortsByEachColumn();
    void followsLabels();
    void agreesWithTheProjectAfterManyActs();
    void copiesRows();
    void changesTheSelectedInOneStep();
    void aPreviewWaitsForTheLastKey();
    void aTableOutOfSightDoesNothing();
    void cellsWithTabsAreQuoted();

private:
    Annotation made(int article, int sentence, int actor, int stance, const QString &note = {}) const;
    void push(const Annotation &annotation);
    QString cell(int row, Column column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }
    QLineEdit *filter(Column column) const;
    bool agreesWithTheProject() const;

    std::unique_ptr<AnnotationsPanel> m_panel;
    ProjectAnnotations *m_table = nullptr;
    ProjectAnnotationsModel *m_model = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestProjectAnnotations::init()
{
    setUp();
    push(made(0, 0, 1, 0, u"first\tnote"_qs));
    push(made(0, 2, 0, 2));
    QVERIFY(m_document->setAnnotator(u"Eve"_qs));
    push(made(1, 1, 2, 1));
    QVERIFY(m_document->setAnnotator(u"Ada"_qs));
    Annotation sure = made(2, 0, 1, 2);
    sure.confidence = 0.75F;
    push(sure);
    m_panel = std::make_unique<AnnotationsPanel>(*m_bench);
    m_table = &m_panel->wholeProject();
    m_model = &m_table->model();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_panel->showProject(true);
    m_panel->resize(1000, 300);
    m_panel->show();
    QTRY_COMPARE(m_model->rowCount(), 4);
}

void TestProjectAnnotations::cleanup()
{
    m_tester.reset();
    m_panel.reset();
    tearDown();
}

Annotation TestProjectAnnotations::made(
    int article, int sentence, int actor, int stance, const QString &note) const
{
    Annotation one;
    one.id = AnnotationId::random();
    one.article = m_articles[article];
    one.annotator = m_document->annotator();
    one.actor = m_actors[actor];
    one.issue = m_issues[0];
    one.stance = m_stances[stance];
    one.evidence = m_document->project().article(one.article)->sentences()[sentence];
    one.setNote(note);
    one.created = one.modified = QDateTime::currentDateTimeUtc();
    return one;
}

void TestProjectAnnotations::push(const Annotation &annotation)
{
    QVERIFY(m_document->push(u"Tag"_qs, {adding(annotation)}));
}

QLineEdit *TestProjectAnnotations::filter(Column column) const
{
    return m_table->findChildren<QLineEdit *>()[static_cast<int>(column)];
}

void TestProjectAnnotations::listsEverybodysAnnotations()
{
    QCOMPARE(cell(0, Column::Article), u"Article 1"_qs);
    QCOMPARE(cell(0, Column::Sentence), u"1"_qs);
    QCOMPARE(cell(0, Column::Actor), u"Ban Ki-moon"_qs);
    QCOMPARE(cell(0, Column::Stance), u"+ in favour"_qs);
    QCOMPARE(cell(0, Column::Evidence), u"Ban spoke of Syria."_qs);
    QCOMPARE(cell(2, Column::Annotator), u"Eve"_qs);
    QCOMPARE(cell(3, Column::Confidence), u"75 %"_qs);
    QCOMPARE(m_model->allCount(), 4);
}

void TestProjectAnnotations::filters_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("rows");
    QTest::newRow("article") << Column::Article << u"article 1"_qs << 2;
    QTest::newRow("number") << Column::Sentence << u"1"_qs << 2;
    QTest::newRow("numbers from") << Column::Sentence << u">= 2"_qs << 2;
    QTest::newRow("actor") << Column::Actor << u"KI-M"_qs << 2;
    QTest::newRow("stance") << Column::Stance << u"against"_qs << 2;
    QTest::newRow("issue") << Column::Issue << u"negotiation"_qs << 0;
    QTest::newRow("evidence") << Column::Evidence << u"arab league"_qs << 1;
    QTest::newRow("note") << Column::Note << u"FIRST"_qs << 1;
    QTest::newRow("confidence below") << Column::Confidence << u"<80"_qs << 1;
    QTest::newRow("confidence above") << Column::Confidence << u">80%"_qs << 0;
    QTest::newRow("no number") << Column::Confidence << u"high"_qs << 0;
    QTest::newRow("annotator") << Column::Annotator << u"eve"_qs << 1;
}

void TestProjectAnnotations::filters()
{
    QFETCH(Column, column);
    QFETCH(QString, typed);
    QFETCH(int, rows);
    filter(column)->setText(typed);
    QTRY_COMPARE(m_model->rowCount(), rows);
    filter(column)->clear();
    QTRY_COMPARE(m_model->rowCount(), 4);
}

void TestProjectAnnotations::sortsByEachColumn()
{
    for (int column = 0; column < annotationColumns; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            m_table->table().sortByColumn(column, order);
            QTRY_VERIFY(!m_model->isWorking());
            QCOMPARE(m_model->rowCount(), 4);
        }
    }
    m_table->table().sortByColumn(static_cast<int>(Column::Actor), Qt::DescendingOrder);
    QTRY_VERIFY(!m_model->isWorking());
    QCOMPARE(cell(0, Column::Actor), u"Syria"_qs);
    QCOMPARE(cell(3, Column::Actor), u"Arab League"_qs);
    m_table->table().sortByColumn(static_cast<int>(Column::Evidence), Qt::AscendingOrder);
    QTRY_VERIFY(!m_model->isWorking());
    QCOMPARE(cell(3, Column::Evidence), u"The Arab League did later."_qs);
}

void TestProjectAnnotations::followsLabels()
{
    QSignalSpy resets(m_model, &QAbstractItemModel::modelReset);
    const Annotation added = made(0, 1, 2, 1);
    push(added);
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->placeAt(1).annotation, added.id); // in its place
    Annotation after = added;
    after.stance = m_stances[0];
    QVERIFY(m_document->push(u"Change"_qs, {replacing(added, after)}));
    QTRY_COMPARE(cell(1, Column::Stance), u"+ in favour"_qs);
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QTRY_COMPARE(m_model->rowCount(), 4);
    QCOMPARE(resets.size(), 0);
    filter(Column::Actor)->setText(u"syria"_qs);
    QTRY_COMPARE(m_model->rowCount(), 1);
    push(made(2, 1, 0, 0)); // does not fit
    push(made(2, 2, 2, 0));
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->allCount(), 6);
    Actor renamed = actor(2);
    renamed.name = u"Damascus"_qs;
    QVERIFY(m_document->push(u"Rename"_qs, {replacing(actor(2), renamed)}));
    QTRY_COMPARE(m_model->rowCount(), 0);
}

/// Each annotation in one row, which says of it what the project says.
bool TestProjectAnnotations::agreesWithTheProject() const
{
    const Project &project = m_document->project();
    QSet<AnnotationId> shown;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const AnnotationPlace place = m_model->placeAt(row);
        const Annotation *annotation = project.article(place.article)->annotation(place.annotation);
        shown.insert(place.annotation);
        if (!annotation
            || cell(row, Column::Stance).mid(2) != project.stances().find(annotation->stance)->name)
            return false;
    }
    return shown.size() == m_model->rowCount() && shown.size() == project.annotationCount()
        && m_model->allCount() == shown.size();
}

void TestProjectAnnotations::agreesWithTheProjectAfterManyActs()
{
    std::mt19937 random(4); // NOLINT: the same acts every time
    const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int round = 0; round < 30; ++round) {
        for (int act = below(8); act >= 0; --act) {
            const int article = below(3);
            const QList<Annotation> all = annotations(article);
            const int what = below(4);
            if (what == 0 && m_document->undoStack().canUndo()) {
                m_document->undoStack().undo();
            } else if (what == 1 && !all.isEmpty()) {
                QVERIFY(m_document->push(u"Delete"_qs, {removing(all[below(static_cast<int>(all.size()))])}));
            } else if (what == 2 && !all.isEmpty()) {
                const Annotation &before = all[below(static_cast<int>(all.size()))];
                Annotation after = before;
                after.stance = m_stances[below(3)];
                if (below(3) == 0)
                    after.evidence = m_document->project().article(after.article)->sentences()[below(3)];
                if (after != before)
                    QVERIFY(m_document->push(u"Change"_qs, {replacing(before, after)}));
            } else {
                push(made(article, below(3), below(3), below(3)));
            }
        }
        if (round % 3 == 0)
            QTest::qWait(1); // the pause runs through several rounds, too
        QTRY_VERIFY(agreesWithTheProject());
    }
}

void TestProjectAnnotations::copiesRows()
{
    m_table->table().selectAll();
    QTest::keyClick(&m_table->table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 6); // names, four rows, and the last end of line
    QVERIFY(lines[0].startsWith(u"Article\tNo.\tActor\t"_qs));
    QVERIFY(lines[1].contains(u"\t\"first\tnote\"\t"_qs));
    QVERIFY(lines[4].startsWith(u"Article 3\t1\tBan Ki-moon\t− against\tintervention\t"_qs));
}

void TestProjectAnnotations::changesTheSelectedInOneStep()
{
    m_table->table().selectAll();
    const std::vector<AnnotationPlace> places = m_table->selectedPlaces();
    QCOMPARE(places.size(), 4U);
    const Project before = m_document->project();
    BulkDialog dialog(*m_bench, places);
    auto boxes = dialog.findChildren<QComboBox *>();
    boxes[0]->setCurrentIndex(2); // the stance
    boxes[1]->setCurrentIndex(1); // neutral
    QTRY_COMPARE(dialog.plan().edits.size(), 3U);
    QCOMPARE(dialog.plan().others, 1);
    dialog.accept();
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    for (const int article : {0, 2}) {
        for (const Annotation &annotation : annotations(article))
            QCOMPARE(annotation.stance, m_stances[1]);
    }
    QTRY_COMPARE(cell(0, Column::Stance), u"0 neutral"_qs);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    boxes[0]->setCurrentIndex(0); // the actor, by a part of a name that is none
    boxes[1]->setEditText(u"nobody"_qs);
    QVERIFY(dialog.plan().edits.empty());
    boxes[1]->setEditText(u"syria"_qs);
    QTRY_COMPARE(dialog.plan().edits.size(), 3U);
}

void TestProjectAnnotations::aPreviewWaitsForTheLastKey()
{
    m_table->table().selectAll();
    BulkDialog dialog(*m_bench, m_table->selectedPlaces());
    auto boxes = dialog.findChildren<QComboBox *>();
    auto *preview = dialog.findChild<QTableWidget *>();
    auto *change = dialog.findChild<QDialogButtonBox *>()->buttons().last();
    for (QAbstractButton *button : dialog.findChild<QDialogButtonBox *>()->buttons()) {
        if (button->text() == u"Change"_qs)
            change = button;
    }
    dialog.show();
    boxes[1]->setEditText(u"nobody"_qs);
    QCOMPARE(preview->rowCount(), 0); // nothing to look for: no wait
    QVERIFY(!change->isEnabled());
    boxes[1]->setEditText(u"syria"_qs);
    QVERIFY(dialog.plan().edits.empty()); // not in the key
    QVERIFY(change->isEnabled());
    QTRY_COMPARE(preview->rowCount(), 3);
    boxes[1]->setEditText(u"arab league"_qs);
    change->click(); // before the pause is over
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
    for (const Annotation &annotation : annotations(0) + annotations(2))
        QCOMPARE(annotation.actor, m_actors[0]);
    QCOMPARE(dialog.plan().edits.size(), static_cast<size_t>(preview->rowCount()));
    const int steps = m_document->undoStack().count();
    BulkDialog again(*m_bench, m_table->selectedPlaces());
    again.findChildren<QComboBox *>()[1]->setEditText(u"Arab League"_qs); // as they are
    again.accept();
    QVERIFY(again.result() != static_cast<int>(QDialog::Accepted));
    QCOMPARE(m_document->undoStack().count(), steps);
}

void TestProjectAnnotations::aTableOutOfSightDoesNothing()
{
    m_panel->showProject(false);
    QSignalSpy inserted(m_model, &QAbstractItemModel::rowsInserted);
    QSignalSpy states(m_model, &ProjectAnnotationsModel::stateChanged);
    push(made(1, 0, 0, 0));
    QTest::qWait(400); // longer than the pause: nothing is to come
    QCOMPARE(inserted.size() + states.size(), 0);
    m_panel->showProject(true);
    QTRY_COMPARE(m_model->rowCount(), 5);
}

void TestProjectAnnotations::cellsWithTabsAreQuoted()
{
    QCOMPARE(tabSeparated({{u"a"_qs, u"b\tc"_qs}, {u"say \"no\""_qs, u"two\nlines"_qs}}),
        u"a\t\"b\tc\"\n\"say \"\"no\"\"\"\t\"two\nlines\"\n"_qs);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestProjectAnnotations)
#include "tst_project_annotations.moc"
