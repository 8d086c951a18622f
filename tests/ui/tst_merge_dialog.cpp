// SPDX-License-Identifier: GPL-3.0-or-later
//
// A copy is handed out, and what comes back is looked at before it is merged.
#include "model/store/project_file.h"
#include "model/team/hand_out.h"
#include "model/team/merge_words.h"
#include "ui/team/copy_dialog.h"
#include "ui/team/merge_dialog.h"
#include "ui/team/merge_tables.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

namespace standpoint {

class TestMergeDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void theCopyIsForSomebody();
    void theCopyHoldsWhatIsChosen();
    void theCopySaysHowMuchItHolds();
    void whoIsAnotherIsAdded();
    void eachConflictIsChosen();
    void aChoiceIsPlannedAnew();
    void textsThatAreTakenForOneCanBeSetApart();
    void whatWasOddAboutAFileIsSaidBefore();
    void aRuleLeavesNoChoice();
    void oneActOneUndo();
    void aFileThatIsNoneChangesNothing();
    void whatIsThereAlreadyCannotBeMerged();

private:
    /// What Bo made of the same texts in a project of his own, in which Ann is another Ann.
    Project others() const;
    Merge planned(const QList<MergeInput> &inputs) const
    {
        return mergeProjects(m_document->project(), inputs, {}).value();
    }
    QModelIndex cell(const QAbstractItemModel &model, int column, const QString &text) const;
};

Project TestMergeDialog::others() const
{
    Project project = makeDocument()->project();
    const auto apply = [&project](const AnyEdit &edit) { QVERIFY(project.applyEdit(edit)); };
    const Annotator ada{AnnotatorId::random(), QStringLiteral("Ada"), false};
    apply(adding(ada));
    const Issue issue = project.issues().inOrder()[0];
    Issue reworded = issue;
    reworded.guideline = QStringLiteral("As Bo has it.");
    apply(replacing(issue, reworded));
    Annotation label;
    label.id = AnnotationId::random();
    label.article = m_articles[0];
    label.annotator = ada.id;
    label.actor = m_actors[1];
    label.issue = issue.id;
    label.stance = project.stances().inOrder()[0].id;
    label.evidence = TextSpan{0, 19};
    apply(adding(label));
    return project;
}

QModelIndex TestMergeDialog::cell(const QAbstractItemModel &model, int column, const QString &text) const
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, column).data().toString() == text)
            return model.index(row, column);
    }
    return {};
}

void TestMergeDialog::theCopyIsForSomebody()
{
    CopyDialog dialog(m_document->project());
    auto *choose = dialog.findChild<QDialogButtonBox *>()->buttons().first();
    for (QAbstractButton *button : dialog.findChild<QDialogButtonBox *>()->buttons()) {
        if (button->text().contains(QStringLiteral("file")))
            choose = button;
    }
    QVERIFY(!choose->isEnabled() && !choose->toolTip().isEmpty());
    auto *who = dialog.findChildren<QComboBox *>().first();
    who->setEditText(QStringLiteral("Cy"));
    QVERIFY(choose->isEnabled());
    QCOMPARE(dialog.annotator()->name, QStringLiteral("Cy"));
    who->setEditText(QStringLiteral("   "));
    QVERIFY(!choose->isEnabled());
}

void TestMergeDialog::theCopyHoldsWhatIsChosen()
{
    const Article &second = *m_document->project().article(m_articles[1]);
    ArticleInfo after = *second.info;
    after.tags = {QStringLiteral("pilot")};
    QVERIFY(m_document->push(QStringLiteral("Details"), {replacing(*second.info, after)}));
    const Annotator own{m_document->annotator(), m_document->annotatorName(), false};
    QVERIFY(m_document->push(QStringLiteral("List"),
        {adding(WorkList{
            WorkListId::random(), QStringLiteral("Week 1"), 0, own.id, {m_articles[2], m_articles[0]}})}));
    CopyDialog dialog(m_document->project());
    QCOMPARE(dialog.articles(), m_articles);
    QComboBox *which = nullptr;
    for (auto *box : dialog.findChildren<QComboBox *>()) {
        if (!box->isEditable())
            which = box;
    }
    which->setCurrentIndex(which->findText(QStringLiteral("pilot"), Qt::MatchContains));
    QCOMPARE(dialog.articles(), (QList<ArticleId>{m_articles[1]}));
    which->setCurrentIndex(which->findText(QStringLiteral("Week 1"), Qt::MatchContains));
    QCOMPARE(dialog.articles(), (QList<ArticleId>{m_articles[0], m_articles[2]}));
}

void TestMergeDialog::theCopySaysHowMuchItHolds()
{
    const auto bo = makeDocument();
    QVERIFY(bo->push(mergeProjects(bo->project(), {{QStringLiteral("bo.stance"), others()}}, {})->change));
    CopyDialog dialog(bo->project());
    const auto says = [&dialog](const QString &text) {
        const QList<QLabel *> labels = dialog.findChildren<QLabel *>();
        return std::any_of(
            labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    auto *who = dialog.findChildren<QComboBox *>().first();
    who->setEditText(QStringLiteral("Ada"));
    QVERIFY(says(QStringLiteral("3 articles, 1 annotation of this layer.")));
    who->setEditText(QStringLiteral("Adam"));
    QVERIFY(says(QStringLiteral("3 articles, an empty layer.")));
}

void TestMergeDialog::whoIsAnotherIsAdded()
{
    QVERIFY(m_document->push(
        QStringLiteral("Ada"), {adding(Annotator{m_document->annotator(), QStringLiteral("Ada")})}));
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), others()}};
    MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
    auto &matches = *dialog.findChild<MatchModel *>();
    const QModelIndex ada = cell(matches, MatchModel::TheirsColumn, QStringLiteral("Ada"));
    QVERIFY(ada.isValid());
    QCOMPARE(ada.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    auto *sources = dialog.findChild<QTreeWidget *>();
    const auto newAnnotators = [sources] { return sources->topLevelItem(0)->child(0)->text(1); };
    QCOMPARE(newAnnotators(), QString());
    QVERIFY(matches.setData(ada, Qt::Unchecked, Qt::CheckStateRole));
    QTRY_COMPARE(newAnnotators(), QStringLiteral("1"));
    QCOMPARE(dialog.wanted().apart.size(), 1);
    const Merge merge = mergeProjects(m_document->project(), inputs, dialog.wanted()).value();
    QVERIFY(m_document->push(merge.change));
    QCOMPARE(m_document->project().annotators().size(), 2);
}

void TestMergeDialog::whatIsThereAlreadyCannotBeMerged()
{
    const auto canMerge = [this](const Project &other) {
        const QList<MergeInput> inputs{{QStringLiteral("other.stance"), other}};
        const MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
        for (const QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QLatin1String("&Merge"))
                return button->isEnabled();
        }
        return false;
    };
    QVERIFY(!canMerge(m_document->project()));
    QVERIFY(canMerge(others()));
}

void TestMergeDialog::eachConflictIsChosen()
{
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), others()}};
    MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
    auto &conflicts = *dialog.findChild<ConflictModel *>();
    QCOMPARE(conflicts.rowCount(), 1);
    const QModelIndex ours = conflicts.index(0, ConflictModel::OursColumn);
    const QModelIndex theirs = conflicts.index(0, ConflictModel::TheirsColumn);
    QCOMPARE(theirs.data().toString(), QStringLiteral("As Bo has it."));
    QCOMPARE(ours.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(conflicts.setData(theirs, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(ours.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(theirs.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    const Merge merge = mergeProjects(m_document->project(), inputs, dialog.wanted()).value();
    QVERIFY(m_document->push(merge.change));
    QCOMPARE(m_document->project().issues().inOrder()[0].guideline, QStringLiteral("As Bo has it."));
    conflicts.takeAll(MergeSide::Ours);
    QCOMPARE(ours.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

/// What is shown above and on the other pages is what Merge would do.
void TestMergeDialog::aChoiceIsPlannedAnew()
{
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), others()}};
    MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
    auto &conflicts = *dialog.findChild<ConflictModel *>();
    auto *sources = dialog.findChild<QTreeWidget *>();
    const auto changedIssues = [sources] {
        for (int row = 0; row < sources->topLevelItem(0)->childCount(); ++row) {
            if (sources->topLevelItem(0)->child(row)->text(0) == namesOf(MergeKind::Issue))
                return sources->topLevelItem(0)->child(row)->text(4);
        }
        return QString();
    };
    QCOMPARE(changedIssues(), QString());
    QVERIFY(
        conflicts.setData(conflicts.index(0, ConflictModel::TheirsColumn), Qt::Checked, Qt::CheckStateRole));
    QTRY_COMPARE(changedIssues(), QStringLiteral("1"));
    QCOMPARE(
        conflicts.index(0, ConflictModel::TheirsColumn).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    conflicts.takeAll(MergeSide::Ours);
    QTRY_COMPARE(changedIssues(), QString());
}

void TestMergeDialog::textsThatAreTakenForOneCanBeSetApart()
{
    Project theirs = newProject(QStringLiteral("Bo's"), defaultCodebook()).value();
    ArticleInfo info = *m_document->project().article(m_articles[0])->info;
    info.id = ArticleId::random();
    ArticleText text = *m_document->project().article(m_articles[0])->text;
    text.id = info.id;
    QVERIFY(theirs.applyEdit(adding(info)) && theirs.applyEdit(adding(text)));
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), theirs}};
    MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
    auto &matches = *dialog.findChild<MatchModel *>();
    const QModelIndex pair = cell(matches, MatchModel::TheirsColumn, info.title);
    QVERIFY(pair.isValid());
    QCOMPARE(pair.siblingAtColumn(MatchModel::ByColumn).data().toString(), nameOf(MatchedBy::Text));
    QVERIFY(matches.setData(pair, Qt::Unchecked, Qt::CheckStateRole));
    const Merge merge = mergeProjects(m_document->project(), inputs, dialog.wanted()).value();
    QCOMPARE(merge.count(MergeKind::Article, &MergeCounts::added), 1);
}

void TestMergeDialog::whatWasOddAboutAFileIsSaidBefore()
{
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), others()}};
    const MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs),
        {QStringLiteral("bo.stance: the end of its journal was torn")});
    QVERIFY(dialog.findChild<QPlainTextEdit *>()->toPlainText().contains(QStringLiteral("was torn")));
    auto *tabs = dialog.findChild<QTabWidget *>();
    QVERIFY(tabs->isTabEnabled(3));
    QVERIFY(tabs->tabText(3).contains(QStringLiteral("(1)")));
}

void TestMergeDialog::aRuleLeavesNoChoice()
{
    Project theirs = others();
    const Annotation label = theirs.article(m_articles[0])->annotations[0];
    Annotation ours = label;
    ours.modified = QDateTime(QDate(2026, 1, 1), QTime(1, 0), Qt::UTC);
    ours.setNote(QStringLiteral("Later."));
    QVERIFY(m_document->push(
        QStringLiteral("Tag"), {adding(Annotator{label.annotator, QStringLiteral("Ada")}), adding(ours)}));
    const QList<MergeInput> inputs{{QStringLiteral("bo.stance"), theirs}};
    MergeDialog dialog(m_document->project(), inputs, {}, planned(inputs));
    auto &conflicts = *dialog.findChild<ConflictModel *>();
    QCOMPARE(conflicts.rowCount(), 2);
    const QModelIndex rule = conflicts.index(1, ConflictModel::TheirsColumn);
    QVERIFY(!(conflicts.flags(rule) & Qt::ItemIsUserCheckable));
    QVERIFY(!conflicts.setData(rule, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!conflicts.index(1, ConflictModel::WhyColumn).data().toString().isEmpty());
    conflicts.takeAll(MergeSide::Theirs);
    QCOMPARE(rule.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
}

/// From the file to the project, and back.
void TestMergeDialog::oneActOneUndo()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bo.stance"));
    QVERIFY(saveProject(others(), path));
    const Project before = m_document->project();
    const int steps = m_document->undoStack().count();
    QTimer::singleShot(0, qApp, [] {
        auto *press = new QTimer(qApp);
        connect(press, &QTimer::timeout, press, [press] {
            if (auto *dialog = qobject_cast<MergeDialog *>(QApplication::activeModalWidget())) {
                press->deleteLater();
                dialog->accept();
            }
        });
        press->start(20);
    });
    QVERIFY(mergeFilesInto(*m_document, {path}, nullptr));
    QCOMPARE(m_document->undoStack().count(), steps + 1);
    QCOMPARE(annotations().size(), 1);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
}

void TestMergeDialog::aFileThatIsNoneChangesNothing()
{
    const Project before = m_document->project();
    answer(QMessageBox::Ok);
    QVERIFY(!mergeFilesInto(*m_document, {QStringLiteral("/absent.stance")}, nullptr));
    QVERIFY(m_document->project() == before);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestMergeDialog)
#include "tst_merge_dialog.moc"
