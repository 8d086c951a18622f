// SPDX-License-Identifier: GPL-3.0-or-later
//
// What would be imported is shown before it is, and can be chosen otherwise.
#include "model/exchange/file_kind.h"
#include "ui/exchange/column_page.h"
#include "ui/exchange/import_dialog.h"
#include "ui/exchange/import_tables.h"
#include "window_fixture.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTableView>
#include <QTreeWidget>

namespace standpoint {

class TestImportDialog : public WindowFixture
{
    Q_OBJECT

private slots:
    void init();
    void showsBeforeItImports();
    void cancelChangesNothing();
    void oneStepOfUndo();
    void refusalsAreListedByReason();
    void aChosenColumnIsShownAndTaken();
    void aTableThatNothingRecognisesAsksForItsText();
    void columnsAreRemembered();
    void theOrderOfDatesIsAskedFor();
    void nearDuplicatesAreLeftOutOnRequest();
    void changedAnnotationsAreTakenOnRequest();
    void aPatternThatIsNoneIsSaid();
    void nothingNewCannotBeImported();
    void withoutAQuestionThereIsNoDialog();
    void aFileThatNothingRecognisesAsksWhatItIs();
    void whatAFileWasReadAsIsRemembered();
    void annotationsOfNobodyAreByWhoIsAtWork();
    void codesBecomeAnnotationsByTheirMapping();

private:
    QString write(const QString &name, const QByteArray &bytes) const;
    /// Imports by the dialog, which `look` sees and ends.
    bool import(
        const QStringList &paths, const std::function<void(ImportDialog &)> &look, bool onlyIfAsked = false);
    static QString head(const ImportDialog &dialog) { return dialog.findChild<QLabel *>()->text(); }
    static QPushButton *done(const ImportDialog &dialog);
    static QComboBox *choice(const ImportDialog &dialog, const QString &name);
    static QTreeWidget *tree(const ImportDialog &dialog, const QString &name);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QWidget> m_window;
};

void TestImportDialog::init()
{
    setUp();
    m_folder = std::make_unique<QTemporaryDir>();
    m_window = std::make_unique<QWidget>();
    m_window->show();
}

QString TestImportDialog::write(const QString &name, const QByteArray &bytes) const
{
    QDir(m_folder->path()).mkpath(QFileInfo(m_folder->filePath(name)).path());
    QFile file(m_folder->filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
    return file.fileName();
}

bool TestImportDialog::import(
    const QStringList &paths, const std::function<void(ImportDialog &)> &look, bool onlyIfAsked)
{
    bool seen = false;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        auto *dialog = qobject_cast<ImportDialog *>(QApplication::activeModalWidget());
        if (!dialog || std::exchange(seen, true))
            return;
        timer.stop();
        look(*dialog);
        if (dialog->isVisible())
            dialog->reject();
    });
    timer.start(5);
    const bool imported = importByDialog(*m_document, paths, m_window.get(), onlyIfAsked);
    if (look && !seen)
        QTest::qFail("no dialog was shown", __FILE__, __LINE__);
    return imported;
}

QPushButton *TestImportDialog::done(const ImportDialog &dialog)
{
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("&Import"))
            return button;
    }
    return nullptr;
}

QComboBox *TestImportDialog::choice(const ImportDialog &dialog, const QString &name)
{
    for (QComboBox *box : dialog.findChildren<QComboBox *>()) {
        if (box->accessibleName() == name || box->findText(name) >= 0)
            return box;
    }
    return nullptr;
}

QTreeWidget *TestImportDialog::tree(const ImportDialog &dialog, const QString &name)
{
    for (QTreeWidget *one : dialog.findChildren<QTreeWidget *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

void TestImportDialog::showsBeforeItImports()
{
    const QString path = write(QStringLiteral("a.csv"),
        "text,title,date,newspaper\nOne text.,One,2013-08-30,Courier\nTwo texts.,Two,2013-08-31,Phare\n");
    QVERIFY(import({path}, [&](ImportDialog &dialog) {
        QCOMPARE(head(dialog), QStringLiteral("2 new articles. Nothing is changed before you press Import."));
        QCOMPARE(m_document->project().articles().size(), 3);
        auto *articles = dialog.findChild<IncomingArticleModel *>();
        QCOMPARE(articles->rowCount(), 2);
        const auto cell = [&](int row, int column) {
            return articles->data(articles->index(row, column), Qt::DisplayRole).toString();
        };
        QCOMPARE(cell(1, IncomingArticleModel::TitleColumn), QStringLiteral("Two"));
        QCOMPARE(cell(1, IncomingArticleModel::SourceColumn), QStringLiteral("Phare"));
        QCOMPARE(cell(0, IncomingArticleModel::LengthColumn), QStringLiteral("9"));
        QCOMPARE(
            tree(dialog, QStringLiteral("What comes in"))->topLevelItem(0)->text(1), QStringLiteral("2"));
        done(dialog)->click();
    }));
    QCOMPARE(m_document->project().articles().size(), 5);
}

void TestImportDialog::cancelChangesNothing()
{
    const Project before = m_document->project();
    QVERIFY(
        !import({write(QStringLiteral("a.txt"), "A text.")}, [](ImportDialog &dialog) { dialog.reject(); }));
    QVERIFY(m_document->project() == before);
}

void TestImportDialog::oneStepOfUndo()
{
    const Project before = m_document->project();
    write(QStringLiteral("in/a.txt"), "A text.");
    write(QStringLiteral("in/b.txt"), "Another text.");
    QVERIFY(import(
        {m_folder->filePath(QStringLiteral("in"))}, [](ImportDialog &dialog) { done(dialog)->click(); }));
    QCOMPARE(m_document->project().articles().size(), 5);
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
}

void TestImportDialog::refusalsAreListedByReason()
{
    const QString path =
        write(QStringLiteral("a.csv"), "text,title\nOne text.,One\n,Two\n,Three\nFour.,4,5\n");
    import({path}, [&](ImportDialog &dialog) {
        QVERIFY(head(dialog).contains(QStringLiteral("3 left out")));
    auto *remarks = tree(dialog, QStringLiteral("Remarks"));
    QCOMPARE(remarks->topLevelItemCount(), 2);
    const QTreeWidgetItem *empty = remarks->topLevelItem(0);
    QVERIFY(empty->text(0).contains(QStringLiteral("no text")));
    QCOMPARE(empty->childCount(), 2);
    QVERIFY(empty->child(1)->text(1).endsWith(QStringLiteral("a.csv, line 4")));
    QVERIFY(remarks->topLevelItem(1)->text(1).endsWith(QStringLiteral("line 5")));
});
} // namespace standpoint

void TestImportDialog::aChosenColumnIsShownAndTaken()
{
    const QString path = write(QStringLiteral("a.csv"), "text,title\nOne text.,Real text here.\n");
    QVERIFY(import({path}, [&](ImportDialog &dialog) {
        QComboBox *text = choice(dialog, QStringLiteral("Text"));
        QCOMPARE(text->currentText(), QStringLiteral("text"));
        auto *rows = dialog.findChild<MappedRowModel *>();
        text->setCurrentText(QStringLiteral("title"));
        const int column = rows->columnCount() - 2; // behind it what is left out
        QCOMPARE(
            rows->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Text"));
        QCOMPARE(rows->data(rows->index(0, column), Qt::DisplayRole).toString(),
            QStringLiteral("Real text here."));
        QTRY_COMPARE(dialog.options().columnsFor.size(), 1);
        done(dialog)->click();
    }));
    const Article &article = *m_document->project().article(m_document->project().articleOrder().last());
    QCOMPARE(article.content(), QStringLiteral("Real text here."));
}

void TestImportDialog::aTableThatNothingRecognisesAsksForItsText()
{
    const QString path = write(QStringLiteral("a.csv"), "a;b\nOne;First words.\nTwo;Second words.\n");
    QVERIFY(import({path}, [&](ImportDialog &dialog) {
        QVERIFY(head(dialog).contains(QStringLiteral("choose it")));
        QVERIFY(!done(dialog)->isEnabled());
        QVERIFY(dialog.findChild<ColumnPage *>()->isVisible());
        choice(dialog, QStringLiteral("Text"))->setCurrentText(QStringLiteral("b"));
        QTRY_VERIFY(done(dialog)->isEnabled());
        choice(dialog, QStringLiteral("Title"))->setCurrentText(QStringLiteral("a"));
        auto *articles = dialog.findChild<IncomingArticleModel *>();
        QTRY_COMPARE(
            articles->data(articles->index(1, 0), Qt::DisplayRole).toString(), QStringLiteral("Two"));
        done(dialog)->click();
    }));
    QCOMPARE(m_document->project().articles().size(), 5);
}

void TestImportDialog::columnsAreRemembered()
{
    const QString first = write(QStringLiteral("a.csv"), "text,title\nOne text.,Real text.\n");
    QVERIFY(import({first}, [&](ImportDialog &dialog) {
        choice(dialog, QStringLiteral("Text"))->setCurrentText(QStringLiteral("title"));
        QTRY_COMPARE(dialog.options().columnsFor.size(), 1);
        done(dialog)->click();
    }));
    // The same columns in another order.
    const QString second = write(QStringLiteral("b.csv"), "Title,Text\nNext real text.,Two text.\n");
    import({second}, [&](ImportDialog &dialog) {
        QCOMPARE(choice(dialog, QStringLiteral("Text"))->currentText(), QStringLiteral("Title"));
});
}

void TestImportDialog::theOrderOfDatesIsAskedFor()
{
    const QString path = write(QStringLiteral("a.csv"), "text,date\nOne text.,03/08/2013\n");
    QVERIFY(import({path}, [&](ImportDialog &dialog) {
        auto *articles = dialog.findChild<IncomingArticleModel *>();
        const auto published = [&] {
            return articles->data(articles->index(0, IncomingArticleModel::PublishedColumn), Qt::DisplayRole)
                .toString();
        };
        QCOMPARE(published(), QString());
        choice(dialog, QStringLiteral("day first (8 March)"))->setCurrentIndex(1);
        QTRY_VERIFY(!published().isEmpty());
        done(dialog)->click();
    }));
    QCOMPARE(m_document->project().article(m_document->project().articleOrder().last())->info->published,
        QDate(2013, 8, 3));
}

void TestImportDialog::nearDuplicatesAreLeftOutOnRequest()
{
    const QByteArray held = "Ban spoke of Syria.\nNobody answered him. The Arab League did later.";
    const QString path = write(QStringLiteral("copy.txt"), held);
    QVERIFY(!import({path}, [&](ImportDialog &dialog) {
        auto *alike = dialog.findChild<AlikeModel *>();
        QCOMPARE(alike->rowCount(), 1);
        QCOMPARE(alike->data(alike->index(0, AlikeModel::ShareColumn), Qt::DisplayRole).toString(),
            QStringLiteral("100 %"));
        QVERIFY(done(dialog)->isEnabled());
        choice(dialog, QStringLiteral("leave the later one out"))->setCurrentIndex(1);
        QTRY_VERIFY(!done(dialog)->isEnabled());
    }));
}

void TestImportDialog::changedAnnotationsAreTakenOnRequest()
{
    const QString text = write(QStringLiteral("a.txt"), "A text.");
    const QByteArray line =
        R"({"id": "00000000000000060000000000000001", "document": "a", "start": 0, "end": 6, "actor": "Syria", "issue": "negotiation", "stance": "%", "annotator": "Ann"})";
    const auto saying = [&](const QByteArray &stance) {
        return write(QStringLiteral("a.jsonl"), QByteArray(line).replace("%", stance));
    };
    QVERIFY(import({text, saying("in favour")}, [](ImportDialog &dialog) { done(dialog)->click(); }));
    const auto stance = [&] {
        const Project &project = m_document->project();
        const Article *article = project.article(project.articleOrder().last());
        return project.stances().find(article->annotations.first().stance)->name;
    };
    QVERIFY(import({saying("against")}, [](ImportDialog &dialog) {
        QVERIFY(!done(dialog)->isEnabled());
        QVERIFY(head(dialog).contains(QStringLiteral("1 annotation that the files have otherwise")));
        choice(dialog, QStringLiteral("take what the files say"))->setCurrentIndex(1);
        QTRY_VERIFY(done(dialog)->isEnabled());
        QVERIFY(head(dialog).contains(QStringLiteral("1 annotation to change")));
        done(dialog)->click();
    }));
    QCOMPARE(stance(), QStringLiteral("against"));
    m_document->undoStack().undo();
    QCOMPARE(stance(), QStringLiteral("in favour"));
}

void TestImportDialog::aPatternThatIsNoneIsSaid()
{
    const QString path = write(QStringLiteral("2013-08-30_Talks.txt"), "A text.");
    QVERIFY(import({path}, [&](ImportDialog &dialog) {
        auto *pattern = dialog.findChild<QLineEdit *>();
        pattern->setText(QStringLiteral("{published}_{headline}"));
        emit pattern->editingFinished();
        QTRY_VERIFY(head(dialog).contains(QStringLiteral("“{headline}”")));
        QVERIFY(!done(dialog)->isEnabled());
        pattern->setText(QStringLiteral("{published}_{title}"));
        emit pattern->editingFinished();
        QTRY_VERIFY(done(dialog)->isEnabled());
        done(dialog)->click();
    }));
    const Article &article = *m_document->project().article(m_document->project().articleOrder().last());
    QCOMPARE(article.info->title, QStringLiteral("Talks"));
}

void TestImportDialog::nothingNewCannotBeImported()
{
    const QString path = write(QStringLiteral("a.txt"), "A text.");
    QVERIFY(import({path}, [](ImportDialog &dialog) { done(dialog)->click(); }));
    QVERIFY(!import({path}, [](ImportDialog &dialog) {
        QVERIFY(!done(dialog)->isEnabled());
        QVERIFY(!done(dialog)->toolTip().isEmpty());
        QVERIFY(head(dialog).contains(QStringLiteral("nothing new")));
    }));
}

void TestImportDialog::withoutAQuestionThereIsNoDialog()
{
    QVERIFY(import({write(QStringLiteral("a.txt"), "A text.")}, nullptr, true));
    QCOMPARE(m_document->project().articles().size(), 4);
    QVERIFY(!import(
        {write(QStringLiteral("b.csv"), "text\nB text.\n")}, [](ImportDialog &dialog) { dialog.reject(); },
        true));
}

const QByteArray oddLines = R"({"tweet": "We oppose it.", "about": "war", "side": "con"})"
                            "\n"
                            R"({"tweet": "They want it.", "about": "war", "side": "pro"})"
                            "\n";

void TestImportDialog::aFileThatNothingRecognisesAsksWhatItIs()
{
    QVERIFY(import({write(QStringLiteral("odd.jsonl"), oddLines)}, [&](ImportDialog &dialog) {
        QVERIFY2(head(dialog).contains(QStringLiteral("“Read as”")), qPrintable(head(dialog)));
        QVERIFY(!done(dialog)->isEnabled());
        QComboBox *readAs = choice(dialog, QStringLiteral("what each looks like"));
        QVERIFY(readAs);
        QVERIFY(readAs->findData(QStringLiteral("pdf")) < 0); // by its ending it is none
        readAs->setCurrentIndex(readAs->findData(QStringLiteral("doccano")));
        QTRY_VERIFY(done(dialog)->isEnabled());
        QVERIFY(head(dialog).contains(QStringLiteral("2 new articles")));
        done(dialog)->click();
    }));
    QCOMPARE(m_document->project().articles().size(), 5);
}

void TestImportDialog::whatAFileWasReadAsIsRemembered()
{
    const QString first = write(QStringLiteral("odd.jsonl"), oddLines);
    QVERIFY(import({first}, [&](ImportDialog &dialog) {
        QComboBox *readAs = choice(dialog, QStringLiteral("what each looks like"));
        readAs->setCurrentIndex(readAs->findData(QStringLiteral("doccano")));
        QTRY_VERIFY(done(dialog)->isEnabled());
        done(dialog)->click();
    }));
    QCOMPARE(rememberedFormat(fileKindKey(first)), QStringLiteral("doccano"));
    const QString second = write(QStringLiteral("more.jsonl"),
        R"({"side": "pro", "about": "war", "tweet": "Another one, which says so."})");
    QVERIFY(import({second}, [&](ImportDialog &dialog) {
        QComboBox *readAs = choice(dialog, QStringLiteral("what each looks like"));
        QCOMPARE(readAs->currentData().toString(), QStringLiteral("doccano"));
        QVERIFY(done(dialog)->isEnabled());
        readAs->setCurrentIndex(0); // no more
        QTRY_VERIFY(!done(dialog)->isEnabled());
        readAs->setCurrentIndex(readAs->findData(QStringLiteral("doccano")));
        QTRY_VERIFY(done(dialog)->isEnabled());
        done(dialog)->click();
    }));
    rememberFormat(fileKindKey(second), {});
    QCOMPARE(rememberedFormat(fileKindKey(first)), QString());
    QCOMPARE(fileKindKey(write(QStringLiteral("a.txt"), "text")), QString());
}

void TestImportDialog::annotationsOfNobodyAreByWhoIsAtWork()
{
    const qsizetype before = m_document->project().annotationCount();
    const QString text = write(QStringLiteral("n.txt"), "We oppose it.");
    const QString table = write(
        QStringLiteral("n.csv"), "document,start,end,actor,issue,stance\nn,0,2,Ada,negotiation,neutral\n");
    QVERIFY(import({text, table}, [&](ImportDialog &dialog) {
        QComboBox *by = choice(dialog, QStringLiteral("nobody: they are left out"));
        QCOMPARE(by->currentData().toString(), QStringLiteral("Ada"));
        done(dialog)->click();
    }));
    QCOMPARE(m_document->project().annotationCount(), before + 1);
    for (const Shared<Article> &article : m_document->project().articles()) {
        if (article->info->document == QStringLiteral("n"))
            QCOMPARE(article->annotations.first().annotator, m_document->annotator());
    }
}

void TestImportDialog::codesBecomeAnnotationsByTheirMapping()
{
    const QStringList paths{write(QStringLiteral("units.csv"), "unit,text\nu1,We build.\nu2,We wait.\n"),
        write(QStringLiteral("codes.csv"), "unit,coder,tone\nu1,Cleo,warm\nu1,Dan,cold\nu2,Cleo,cold\n")};
    QVERIFY(import(paths, [&](ImportDialog &dialog) {
        QVERIFY2(head(dialog).startsWith(QStringLiteral("3 annotations say no actor, issue or stance")),
            qPrintable(head(dialog)));
        dialog.offerMapping([] {
            LabelMapping mapping;
            mapping.actor.otherwise = QStringLiteral("Party");
            return std::optional(mapping);
        });
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().startsWith(QStringLiteral("What the labels")))
                button->click();
        }
        QVERIFY2(head(dialog).contains(QStringLiteral("3 new annotations")), qPrintable(head(dialog)));
        done(dialog)->click();
    }));
    int states = 0;
    for (const Shared<Article> &article : m_document->project().articles()) {
        if (article->info->document.startsWith(u'u'))
            states += static_cast<int>(article->states.size());
    }
    QCOMPARE(states, 3);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestImportDialog)
#include "tst_import_dialog.moc"
