// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window of the report: numbers open their units, units open the article, and it is written to files.
#include "tests/ui/window_fixture.h"
#include "ui/agreement/report_export.h"
#include "ui/agreement/report_table_view.h"
#include "ui/agreement/report_window.h"
#include "ui/agreement/units_pane.h"

#include <QCheckBox>
#include <QClipboard>
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace standpoint {

class TestReportWindow : public WindowFixture
{
    Q_OBJECT

private slots:
    void saysWhatIsMissing();
    void importedLabelsCanBeSaidToBeDone();
    void showsEveryPage();
    void aNumberOpensItsUnits();
    void aUnitOpensItsArticle();
    void aUnitAsksForItsCase();
    void saysThatTheProjectHasChanged();
    void writesFiles_data();
    void writesFiles();
    void copiesTables();
    void remembersItsSize();
    void mostDisagreementsComeFirst();
    void theListOfUnitsCloses();
    void unitsOnWhichAllAgreeAreLeftOut();
    void remembersWhomItCompares();

private:
    void label(AnnotatorId annotator, int article, int sentence, int stance);
    void twoAnnotators();
    std::unique_ptr<ReportWindow> shown();

    QWidget m_parent;
};

/// One label, with the sentence as its evidence.
void TestReportWindow::label(AnnotatorId annotator, int article, int sentence, int stance)
{
    const Article &in = *m_document->project().article(m_articles[article]);
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = in.info->id;
    annotation.annotator = annotator;
    annotation.actor = m_actors[0];
    annotation.issue = m_issues[0];
    annotation.stance = m_stances[stance];
    annotation.evidence = in.sentences()[sentence];
    annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    QVERIFY(m_document->push(QStringLiteral("Label"), {adding(annotation)}));
}

/// Ada and Bo have both done two articles and agree on one of two sentences in the first.
void TestReportWindow::twoAnnotators()
{
    QList<AnnotatorId> people;
    for (const char *name : {"Ada", "Bo"}) {
        const Annotator annotator{AnnotatorId::random(), QString::fromLatin1(name), false};
        people.append(annotator.id);
        QVERIFY(m_document->push(QStringLiteral("Annotator"), {adding(annotator)}));
        for (const int article : {0, 1})
            QVERIFY(m_document->push(QStringLiteral("Done"),
                {adding(ArticleState{m_articles[article], annotator.id, ArticleState::State::Done})}));
    }
    label(people[0], 0, 0, 0);
    label(people[1], 0, 0, 0);
    label(people[0], 0, 1, 0);
    label(people[1], 0, 1, 2);
}

std::unique_ptr<ReportWindow> TestReportWindow::shown()
{
    auto window = std::make_unique<ReportWindow>(*m_bench, &m_parent);
    window->show();
    window->refresh();
    return window;
}

void TestReportWindow::saysWhatIsMissing()
{
    const auto window = shown();
    QVERIFY(!window->report());
    const auto labels = window->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->isVisible() && label->text().contains(QLatin1String("two annotators"));
    }));
    QVERIFY(!window->findChild<QListWidget *>()->isVisible());
}

/// Of imported labels nobody pressed the key: the window that asks for it can do it, as one step.
void TestReportWindow::importedLabelsCanBeSaidToBeDone()
{
    QList<AnnotatorId> people;
    for (const char *name : {"Ada", "Bo", "Cy"}) {
        people.append(AnnotatorId::random());
        QVERIFY(m_document->push(QStringLiteral("Annotator"),
            {adding(Annotator{people.last(), QString::fromLatin1(name), false})}));
    }
    label(people[0], 0, 0, 0);
    label(people[1], 0, 0, 2);
    const auto window = shown();
    QVERIFY(!window->report());
    const auto press = [](const QWidget *in, const char *text) {
        for (QPushButton *button : in->findChildren<QPushButton *>()) {
            if (button->text() == QString::fromUtf8(text) && button->isVisible())
                button->click();
        }
    };
    const int before = m_document->undoStack().index();
    QTimer::singleShot(0, this, [&] { press(QApplication::activeModalWidget(), "&Mark as done"); });
    press(window.get(), "&Mark as done for…");
    QVERIFY(window->report());
    QCOMPARE(QStringList(window->report()->annotators),
        (QStringList{QStringLiteral("Ada"), QStringLiteral("Bo")}));
    QCOMPARE(m_document->undoStack().index(), before + 1);
    for (const int person : {0, 1, 2}) {
        const auto state = m_document->project().article(m_articles[0])->stateOf(people[person]);
        QCOMPARE(state == ArticleState::State::Done, person < 2);
        QVERIFY(!m_document->project().article(m_articles[1])->stateOf(people[person]));
    }
}

void TestReportWindow::showsEveryPage()
{
    twoAnnotators();
    const auto window = shown();
    QVERIFY(window->report());
    auto *contents = window->findChild<QListWidget *>();
    auto *pages = window->findChild<QStackedWidget *>();
    for (int page = 0; page < contents->count(); ++page) {
        contents->setCurrentRow(page);
        QCOMPARE(pages->currentIndex(), page);
        const bool hasTable = !pages->currentWidget()->findChildren<ReportTableView *>().isEmpty();
        const bool hasText = qobject_cast<QTextBrowser *>(pages->currentWidget()) != nullptr;
        QVERIFY2(hasTable || hasText, qPrintable(contents->item(page)->text()));
        for (const ReportTableView *view : pages->currentWidget()->findChildren<ReportTableView *>()) {
            QVERIFY(!view->accessibleName().isEmpty());
            QTRY_VERIFY(!view->table().columns.isEmpty()); // some are counted meanwhile
            QCOMPARE(view->accessibleName(), view->table().title);
        }
    }
}

void TestReportWindow::aNumberOpensItsUnits()
{
    twoAnnotators();
    const auto window = shown();
    auto *units = window->findChild<UnitsPane *>();
    QVERIFY(!units->isVisible());
    // Of the waterfall, the opposite stance: sentence 2.
    const QList<ReportTableView *> views = window->findChildren<ReportTableView *>();
    const auto waterfall = std::ranges::find_if(
        views, [](const ReportTableView *view) { return view->table().id == QLatin1String("waterfall"); });
    QVERIFY(waterfall != views.end());
    ReportTableView *view = *waterfall;
    int row = 0;
    while (view->model()->index(row, 0).data().toString() != QLatin1String("Opposite stance"))
        ++row;
    view->setCurrentIndex(view->model()->index(row, 1));
    QTest::keyClick(view, Qt::Key_Return);
    QVERIFY(units->isVisible());
    const auto *list = units->findChild<QTableView *>();
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 1).data().toString(), QStringLiteral("2"));
    const QString layers = units->findChild<QTextBrowser *>()->toPlainText();
    QVERIFY2(
        layers.contains(QLatin1String("Ada")) && layers.contains(QLatin1String("Bo")), qPrintable(layers));
    const Article &article = *m_document->project().article(m_articles[0]);
    const TextSpan second = article.sentences()[1];
    QVERIFY(layers.contains(article.content().mid(second.begin, 10)));
    // By mouse: the count of what was not seen is nothing, and opens nothing.
    view->setCurrentIndex({});
    QTest::mouseClick(
        view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(row, 2)).center());
    QCOMPARE(list->model()->rowCount(), 1);
}

void TestReportWindow::aUnitOpensItsArticle()
{
    twoAnnotators();
    goTo(2, 0);
    const auto window = shown();
    UnitFilter all;
    all.question = Question::Everything;
    auto *units = window->findChild<UnitsPane *>();
    units->show();
    units->showUnits(*window->report(), all, QStringLiteral("all"));
    const QSignalSpy revealed(m_bench.get(), &Workbench::revealText);
    auto *list = units->findChild<QTableView *>();
    list->setCurrentIndex(list->model()->index(1, 0));
    const auto buttons = units->findChildren<QPushButton *>();
    const auto show = std::ranges::find_if(
        buttons, [](const QPushButton *one) { return one->text().contains(QLatin1String("article")); });
    QVERIFY(show != buttons.end());
    (*show)->click();
    QCOMPARE(m_bench->article(), m_articles[0]);
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed[0][0].value<TextSpan>(), m_document->project().article(m_articles[0])->sentences()[1]);
}

void TestReportWindow::aUnitAsksForItsCase()
{
    twoAnnotators();
    const auto window = shown();
    std::optional<CaseKey> asked;
    connect(window.get(), &ReportWindow::decide, window.get(), [&](const CaseKey &unit) { asked = unit; });
    UnitFilter all;
    all.question = Question::Everything;
    auto *units = window->findChild<UnitsPane *>();
    units->show();
    units->showUnits(*window->report(), all, QStringLiteral("all"));
    auto *list = units->findChild<QTableView *>();
    list->setCurrentIndex(list->model()->index(1, 0));
    const auto buttons = units->findChildren<QPushButton *>();
    const auto decide = std::ranges::find_if(
        buttons, [](const QPushButton *one) { return one->text() == QLatin1String("&Decide"); });
    QVERIFY(decide != buttons.end());
    (*decide)->click();
    QVERIFY(asked);
    QVERIFY((*asked == CaseKey{m_articles[0], {1, m_actors[0], m_issues[0]}}));
}

void TestReportWindow::saysThatTheProjectHasChanged()
{
    twoAnnotators();
    const auto window = shown();
    const auto labels = window->findChildren<QLabel *>();
    const auto stale = std::ranges::find_if(
        labels, [](const QLabel *label) { return label->text().contains(QLatin1String("has changed")); });
    QVERIFY(stale != labels.end() && !(*stale)->isVisible());
    const qint64 before = window->report()->alike.front();
    const QList<AnnotatorId> people = window->report()->comparison.annotators;
    label(people[0], 1, 0, 0);
    label(people[1], 1, 0, 0);
    QVERIFY((*stale)->isVisible());
    QCOMPARE(window->report()->alike.front(), before); // it does not change under the reader's eyes
    window->refresh();
    QVERIFY(!(*stale)->isVisible());
    QCOMPARE(window->report()->alike.front(), before + 1);
}

void TestReportWindow::writesFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::newRow("pdf") << QStringLiteral("r.pdf") << QByteArray("%PDF-");
    QTest::newRow("html") << QStringLiteral("r.html") << QByteArray("<!DOCTYPE html>");
    QTest::newRow("csv") << QStringLiteral("r.csv") << QByteArray("table,row,column,");
    QTest::newRow("json") << QStringLiteral("r.json") << QByteArray("{");
}

void TestReportWindow::writesFiles()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begin);
    twoAnnotators();
    const auto window = shown();
    const QString path = m_home.filePath(name);
    QVERIFY(writeReport(*window->report(), path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith(begin));
    QVERIFY(bytes.size() > 2000);
    const Status refused =
        writeReport(*window->report(), m_home.filePath(QStringLiteral("no such folder/") + name));
    QVERIFY(!refused && refused.error().what.contains(QLatin1String("could not be written")));
}

void TestReportWindow::copiesTables()
{
    twoAnnotators();
    const auto window = shown();
    const QList<ReportTableView *> views =
        window->findChild<QStackedWidget *>()->currentWidget()->findChildren<ReportTableView *>();
    copyTables(views);
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QLatin1String("Opposite stance\t1\t")));
    QCOMPARE(text.count(QStringLiteral("Krippendorff's α")), 1);
}

void TestReportWindow::remembersItsSize()
{
    twoAnnotators();
    const QSize first = shown()->size();
    const QSize there = QGuiApplication::primaryScreen()->availableSize();
    QVERIFY(first.width() <= there.width() && first.height() <= there.height());
    QVERIFY(first.width() >= std::min(there.width() * 7 / 10, 1200)); // tables are wide
    auto window = shown();
    window->resize(first - QSize(50, 40));
    const QSize chosen = window->size();
    window->close();
    window.reset();
    QCOMPARE(shown()->size(), chosen);
    window = shown();
    window->resize(chosen - QSize(50, 40));
    window.reset(); // with the window of the project, without being closed before
    QCOMPARE(shown()->size(), chosen - QSize(50, 40));
}

/// Who looks for where agreement is lost need not read all rows; a press on a heading gives the most first.
void TestReportWindow::mostDisagreementsComeFirst()
{
    twoAnnotators();
    const auto window = shown();
    for (const int page : {2, 3, 6}) { // by issue, by actor, by article
        window->findChild<QListWidget *>()->setCurrentRow(page);
        const auto *view =
            window->findChild<QStackedWidget *>()->currentWidget()->findChild<ReportTableView *>();
        QTRY_VERIFY(view->model()->rowCount() > 0);
        const auto column = static_cast<int>(
            std::ranges::find(view->table().columns, QStringLiteral("disagreements"), &ReportColumn::id)
            - view->table().columns.begin());
        QCOMPARE(view->horizontalHeader()->sortIndicatorSection(), column);
        QCOMPARE(view->horizontalHeader()->sortIndicatorOrder(), Qt::DescendingOrder);
        for (int row = 1; row < view->model()->rowCount(); ++row)
            QVERIFY(view->table().rows[static_cast<size_t>(row) - 1][static_cast<size_t>(column)].value
                >= view->table().rows[static_cast<size_t>(row)][static_cast<size_t>(column)].value);
    }
}

/// Escape closes the list before it closes the window, and a list does not outlive its page.
void TestReportWindow::theListOfUnitsCloses()
{
    twoAnnotators();
    const auto window = shown();
    auto *units = window->findChild<UnitsPane *>();
    const auto open = [&] {
        units->show();
        units->showUnits(*window->report(), {}, QStringLiteral("all"));
    };
    open();
    QTest::keyClick(window.get(), Qt::Key_Escape);
    QVERIFY(!units->isVisible());
    QVERIFY(window->isVisible());
    open();
    for (auto *button : units->findChildren<QToolButton *>()) {
        if (button->accessibleName() == QLatin1String("Close the list"))
            button->click();
    }
    QVERIFY(!units->isVisible());
    open();
    window->findChild<QListWidget *>()->setCurrentRow(2);
    QVERIFY(!units->isVisible());
    QTest::keyClick(window.get(), Qt::Key_Escape);
    QVERIFY(!window->isVisible());
}

void TestReportWindow::unitsOnWhichAllAgreeAreLeftOut()
{
    twoAnnotators();
    const auto window = shown();
    auto *units = window->findChild<UnitsPane *>();
    units->show();
    UnitFilter all;
    all.question = Question::Everything;
    units->showUnits(*window->report(), all, QStringLiteral("all"));
    auto *differing = units->findChild<QCheckBox *>();
    const auto *list = units->findChild<QTableView *>();
    QVERIFY(differing->isVisible());
    QCOMPARE(list->model()->rowCount(), 2);
    differing->setChecked(true);
    QCOMPARE(list->model()->rowCount(), 1);
    units->showUnits(*window->report(), {}, QStringLiteral("disagreements"));
    QVERIFY(!differing->isVisible());
    QCOMPARE(list->model()->rowCount(), 1);
}

void TestReportWindow::remembersWhomItCompares()
{
    twoAnnotators();
    const Annotator third{AnnotatorId::random(), QStringLiteral("Cy"), false};
    QVERIFY(m_document->push(QStringLiteral("Annotator"), {adding(third)}));
    QVERIFY(m_document->push(
        QStringLiteral("Done"), {adding(ArticleState{m_articles[0], third.id, ArticleState::State::Done})}));
    auto window = shown();
    QCOMPARE(window->report()->annotators.size(), 3);
    QMenu *menu = nullptr;
    for (const QPushButton *button : window->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("&Annotators"))
            menu = button->menu();
    }
    QVERIFY(menu);
    emit menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text() == third.name)
            action->toggle();
    }
    const QStringList two{QStringLiteral("Ada"), QStringLiteral("Bo")};
    QCOMPARE(QStringList(window->report()->annotators), two);
    window.reset();
    window = shown();
    QCOMPARE(QStringList(window->report()->annotators), two);
}

} // namespace standpoint

QTEST_MAIN(standpoint::TestReportWindow)
#include "tst_report_window.moc"
