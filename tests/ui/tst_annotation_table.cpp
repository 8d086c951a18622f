// SPDX-License-Identifier: GPL-3.0-or-later
//
// The table of an article's annotations follows every change row by row, and is never loaded whole for a
// label.
#include "ui/tagging/annotation_table.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>

#include <random>

namespace standpoint {

class TestAnnotationTable : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aLabelIsOneRow();
    void replacingKeepsTheRowAndTheRest();
    void movedEvidenceMovesTheRow();
    void followsRandomLabels();
    void rowsOfASentenceStayInTheOrderTheyWereMade();
    void everybodysRowsNameTheirAnnotator();
    void theEvidenceHasRoomInANarrowTable();
    void scrollingShowsWholeRows();
    void newNamesAreShown();
    void showsOneLayer();
    void aManyFoldChangeIsLoadedAtOnce();
    void marksTheFocusedAnnotation();
    void aMovedBeginKeepsTheMark();
    void aClickRevealsTheAnnotation();
    void otherArticlesStayOut();

private:
    void tag(int sentence, int actor, int issue, int stance);
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }
    void compareWithProject();

    std::unique_ptr<TaggingActions> m_actions;
    std::unique_ptr<AnnotationTable> m_table;
    AnnotationTableModel *m_model = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_resets;
};

void TestAnnotationTable::init()
{
    setUp();
    m_actions = std::make_unique<TaggingActions>(*m_bench);
    m_table = std::make_unique<AnnotationTable>(*m_bench);
    m_model = qobject_cast<AnnotationTableModel *>(m_table->model());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_resets = std::make_unique<QSignalSpy>(m_model, &QAbstractItemModel::modelReset);
}

void TestAnnotationTable::cleanup()
{
    m_resets.reset();
    m_tester.reset();
    m_table.reset();
    m_actions.reset();
    tearDown();
}

void TestAnnotationTable::tag(int sentence, int actor, int issue, int stance)
{
    goTo(0, sentence);
    m_bench->setActor(m_actors[actor]);
    m_actions->tag(m_issues[issue], m_stances[stance]);
}

void TestAnnotationTable::compareWithProject()
{
    QList<Annotation> wanted = annotations();
    wanted.removeIf([this](const Annotation &a) { return a.annotator != m_bench->layer(); });
    std::sort(wanted.begin(), wanted.end(), [](const Annotation &a, const Annotation &b) {
        return std::tuple(a.evidence.begin(), a.created, a.id)
            < std::tuple(b.evidence.begin(), b.created, b.id);
    });
    QCOMPARE(m_model->rowCount(), wanted.size());
    for (int row = 0; row < wanted.size(); ++row)
        QCOMPARE(m_model->annotationAt(row), wanted[row].id);
}

void TestAnnotationTable::aLabelIsOneRow()
{
    tag(2, 0, 1, 0);
    tag(0, 1, 0, 2);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(cell(0, AnnotationTableModel::SentenceColumn), QStringLiteral("1"));
    QCOMPARE(cell(0, AnnotationTableModel::ActorColumn), QStringLiteral("Ban Ki-moon"));
    QCOMPARE(cell(0, AnnotationTableModel::StanceColumn), QStringLiteral("− against"));
    QCOMPARE(cell(0, AnnotationTableModel::IssueColumn), QStringLiteral("intervention"));
    QCOMPARE(cell(0, AnnotationTableModel::EvidenceColumn), QStringLiteral("Ban spoke of Syria."));
    QCOMPARE(cell(1, AnnotationTableModel::StanceColumn), QStringLiteral("+ in favour"));
    QCOMPARE(m_resets->size(), 0);
}

void TestAnnotationTable::replacingKeepsTheRowAndTheRest()
{
    tag(0, 1, 0, 2);
    tag(2, 0, 1, 0);
    QSignalSpy removed(m_model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy written(m_model, &QAbstractItemModel::dataChanged);
    tag(0, 1, 0, 1);
    QCOMPARE(cell(0, AnnotationTableModel::StanceColumn), QStringLiteral("0 neutral"));
    QCOMPARE(removed.size(), 0);
    QCOMPARE(written.size(), 1);
    QCOMPARE(m_resets->size(), 0);
}

void TestAnnotationTable::movedEvidenceMovesTheRow()
{
    tag(0, 1, 0, 2);
    tag(1, 0, 1, 0);
    Annotation after = annotations().first();
    after.evidence = m_bench->currentArticle()->sentences()[2];
    m_actions->revise(QStringLiteral("Move"), annotations().first(), after);
    compareWithProject();
    QCOMPARE(m_resets->size(), 0);
}

void TestAnnotationTable::followsRandomLabels()
{
    std::mt19937 random(3); // NOLINT: the same labels every time
    const auto below = [&random](
                           int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int i = 0; i < 300; ++i) {
        if (below(4) == 0 && m_document->undoStack().canUndo())
            m_document->undoStack().undo();
        else
            tag(below(3), below(3), below(2), below(3));
        compareWithProject();
    }
    QCOMPARE(m_resets->size(), 0);
}

void TestAnnotationTable::rowsOfASentenceStayInTheOrderTheyWereMade()
{
    tag(0, 0, 0, 0);
    const Annotation first = annotations().first();
    m_document->undoStack().undo();
    const TextSpan sentence = m_bench->currentArticle()->sentences().first();
    QList<AnnotationId> made;
    for (int i = 0; i < 20; ++i) { // evidence that ends sooner, ids without order: neither decides
        Annotation one = first;
        one.id = AnnotationId::random();
        one.evidence = TextSpan{sentence.begin, sentence.end - i % 3};
        one.created = first.created.addSecs(i);
        one.actor = m_actors[i % 3];
        made.append(one.id);
        QVERIFY(m_document->push(QStringLiteral("Tag"), {adding(one)}));
    }
    for (int row = 0; row < made.size(); ++row)
        QCOMPARE(m_model->annotationAt(row), made[row]);
    m_bench->setArticle(m_articles[1]);
    m_bench->setArticle(m_articles[0]);
    for (int row = 0; row < made.size(); ++row)
        QCOMPARE(m_model->annotationAt(row), made[row]);
}

void TestAnnotationTable::everybodysRowsNameTheirAnnotator()
{
    QVERIFY(m_table->isColumnHidden(AnnotationTableModel::AnnotatorColumn));
    tag(0, 0, 0, 0);
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    tag(1, 0, 0, 0);
    m_bench->setLayer({});
    QCOMPARE(m_model->rowCount(), 2);
    QVERIFY(!m_table->isColumnHidden(AnnotationTableModel::AnnotatorColumn));
    QCOMPARE(cell(0, AnnotationTableModel::AnnotatorColumn), QStringLiteral("Ada"));
    QCOMPARE(cell(1, AnnotationTableModel::AnnotatorColumn), QStringLiteral("Eve"));
    tag(2, 0, 0, 0);
    QCOMPARE(m_model->rowCount(), 3);
}

void TestAnnotationTable::theEvidenceHasRoomInANarrowTable()
{
    tag(0, 0, 0, 0);
    m_table->show();
    for (const int width : {480, 560, 700, 1000, 1600}) {
        m_table->resize(width, 200);
        QCoreApplication::processEvents();
        const int evidence = m_table->columnWidth(AnnotationTableModel::EvidenceColumn);
        const QString text = cell(0, AnnotationTableModel::EvidenceColumn); // a short sentence
        QVERIFY2(evidence >= m_table->fontMetrics().horizontalAdvance(text) || width < 560,
            qPrintable(QString::number(width)));
        int all = 0;
        for (int column = 0; column < AnnotationTableModel::ColumnCount; ++column)
            all += m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
        QVERIFY2(all <= m_table->viewport()->width(), qPrintable(QString::number(width)));
    }
}

void TestAnnotationTable::scrollingShowsWholeRows()
{
    std::vector<AnyEdit> edits;
    tag(0, 0, 0, 0);
    for (int i = 0; i < 30; ++i) {
        Annotation made = annotations().first();
        made.id = AnnotationId::random();
        made.created = made.created.addSecs(i + 1);
        made.actor = m_actors[i % 3];
        edits.push_back(adding(made));
    }
    QVERIFY(m_document->push(QStringLiteral("Tag"), std::move(edits)));
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    for (const int height : {130, 200, 141, 400, 157}) {
        m_table->resize(800, height);
        QCoreApplication::processEvents();
        QCOMPARE(
            m_table->rowViewportPosition(m_table->rowAt(0)), 0); // also right after the table grew or shrank
        for (int row = 0; row < m_model->rowCount(); ++row) {
            m_bench->setFocused(m_model->annotationAt(row));
            const int top = m_table->rowViewportPosition(m_table->rowAt(0));
            QCOMPARE(top, 0);
            QVERIFY(m_table->viewport()->rect().contains(m_table->visualRect(m_model->index(row, 0))));
        }
    }
}

void TestAnnotationTable::newNamesAreShown()
{
    tag(0, 2, 0, 0);
    Actor renamed = actor(2);
    renamed.name = QStringLiteral("Syrian Arab Republic");
    QVERIFY(m_document->push(QStringLiteral("Rename"), {replacing(actor(2), renamed)}));
    QCOMPARE(cell(0, AnnotationTableModel::ActorColumn), renamed.name);
    QCOMPARE(m_resets->size(), 0);
}

void TestAnnotationTable::showsOneLayer()
{
    tag(0, 0, 0, 0);
    const AnnotatorId ada = m_document->annotator();
    QVERIFY(m_document->setAnnotator(QStringLiteral("Eve")));
    QCOMPARE(m_model->rowCount(), 0);
    tag(1, 0, 0, 0);
    tag(2, 0, 0, 0);
    QCOMPARE(m_model->rowCount(), 2);
    m_bench->setLayer(ada);
    QCOMPARE(m_model->rowCount(), 1);
    compareWithProject();
}

void TestAnnotationTable::aManyFoldChangeIsLoadedAtOnce()
{
    tag(0, 0, 0, 0);
    std::vector<AnyEdit> edits;
    for (int i = 0; i < 200; ++i) {
        Annotation made = annotations().first();
        made.id = AnnotationId::random();
        made.evidence = TextSpan{i % 10, i % 10 + 3};
        edits.push_back(adding(made));
    }
    QVERIFY(m_document->push(QStringLiteral("Import"), std::move(edits)));
    QCOMPARE(m_resets->size(), 1);
    compareWithProject();
    m_document->undoStack().undo();
    compareWithProject();
}

void TestAnnotationTable::marksTheFocusedAnnotation()
{
    tag(0, 0, 0, 0);
    tag(2, 0, 0, 0);
    QCOMPARE(m_table->currentIndex().row(), 1);
    m_bench->setFocused(m_model->annotationAt(0));
    QCOMPARE(m_table->currentIndex().row(), 0);
    m_bench->setFocused({});
    QVERIFY(!m_table->selectionModel()->hasSelection());
}

/// Its row moves, or is taken out and put in again where it was; the mark stays with the annotation.
void TestAnnotationTable::aMovedBeginKeepsTheMark()
{
    tag(0, 1, 0, 2);
    tag(1, 0, 1, 0);
    const Annotation second = annotations().last();
    m_bench->setFocused(second.id);
    Annotation after = second;
    after.evidence = TextSpan{second.evidence.begin() + 1, second.evidence.end()};
    m_actions->revise(QStringLiteral("Move"), second, after);
    QCOMPARE(m_bench->focused(), second.id);
    QCOMPARE(m_model->annotationAt(m_table->currentIndex().row()), second.id);
    Annotation first = annotations().last();
    first.evidence = TextSpan{0, 1};
    m_actions->revise(QStringLiteral("Move"), annotations().last(), first);
    QCOMPARE(m_model->annotationAt(m_table->currentIndex().row()), second.id);
}

void TestAnnotationTable::aClickRevealsTheAnnotation()
{
    tag(0, 0, 0, 0);
    tag(2, 0, 0, 0);
    m_table->resize(800, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    QSignalSpy revealed(m_bench.get(), &Workbench::reveal);
    const QRect row = m_table->visualRect(m_model->index(0, AnnotationTableModel::ActorColumn));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().first().value<AnnotationId>(), m_model->annotationAt(0));
}

void TestAnnotationTable::otherArticlesStayOut()
{
    tag(0, 0, 0, 0);
    goTo(1, 0);
    QCOMPARE(m_model->rowCount(), 0);
    m_actions->tag(m_issues[0], m_stances[0]);
    QCOMPARE(m_model->rowCount(), 1);
    m_document->undoStack().undo();
    m_document->undoStack().undo(); // that of the first article
    QCOMPARE(m_model->rowCount(), 0);
    goTo(0, 0);
    QCOMPARE(m_model->rowCount(), 0);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestAnnotationTable)
#include "tst_annotation_table.moc"
