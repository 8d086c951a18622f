// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/report_window.h"

#include "model/agreement/definitions.h"
#include "ui/agreement/compared_choice.h"
#include "ui/agreement/done_dialog.h"
#include "ui/agreement/report_export.h"
#include "ui/agreement/report_table_view.h"
#include "ui/agreement/units_pane.h"
#include "ui/exchange/watched_work.h"
#include "ui/theme.h"
#include "ui/workbench.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

constexpr QSize least{1240, 760};     ///< as far as the screen has room for it
constexpr int titleBar = 32;          ///< about; nobody knows before the window is there
constexpr double shareOfScreen = 0.8; ///< where it is opened for the first time
const QString geometryKey = QStringLiteral("report/geometry");

/// A page that scrolls as a whole.
QScrollArea *scrolling(QWidget *page)
{
    auto *area = new QScrollArea;
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    return area;
}

QVBoxLayout *columnOf(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2 * theme::grid, 2 * theme::grid, 2 * theme::grid, 2 * theme::grid);
    column->setSpacing(theme::half);
    return column;
}

void addTitle(QVBoxLayout *column, const QString &title, const QString &remark)
{
    column->addWidget(theme::heading(title));
    if (!remark.isEmpty())
        column->addWidget(theme::quietLabel(remark));
}

} // namespace

ReportWindow::ReportWindow(Workbench &bench, QWidget *parent)
    : QDialog(parent)
    , m_bench(bench)
    , m_basis(theme::quietLabel({}, this))
    , m_annotators(new QPushButton(this))
    , m_issue(new QComboBox(this))
    , m_said(theme::quietLabel({}, this))
    , m_stale(new QWidget(this))
    , m_contents(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_built(PageCount, nullptr)
    , m_units(new UnitsPane(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_empty(theme::quietLabel({}, this))
{
    setWindowFlags(Qt::Window);
    setWindowTitle(tr("Agreement"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_contents->addItems({tr("Overview"), tr("Confusion"), tr("By issue"), tr("By actor"), tr("By annotator"),
        tr("Over time"), tr("By article"), tr("By label"), tr("All measures"), tr("Marked text"),
        tr("Left out"), tr("Definitions")});
    m_contents->setAccessibleName(tr("Parts of the report"));
    m_contents->setObjectName(QStringLiteral("roomy"));
    m_contents->ensurePolished(); // or rows get the height that they would have without the style sheet
    m_contents->setFixedWidth(m_contents->sizeHintForColumn(0) + 4 * theme::grid);
    for (int page = 0; page < PageCount; ++page)
        m_pages->addWidget(new QWidget);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_pages);
    m_split->addWidget(m_units);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 2);
    m_units->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->setContentsMargins(2 * theme::grid, 0, 0, 0);
    row->addWidget(m_contents);
    row->addWidget(m_split, 1);
    column->addLayout(row, 1);
    column->addWidget(makeEmpty(), 1);
    m_needReport.append({m_contents, m_split});
    connect(m_contents, &QListWidget::currentRowChanged, this, &ReportWindow::showCurrentPage);
    connect(m_units, &UnitsPane::closeWanted, this, &ReportWindow::closeUnits);
    connect(m_units, &UnitsPane::goTo, this, &ReportWindow::goTo);
    connect(m_units, &UnitsPane::decide, this, [this](const CaseKey &unit) {
        parentWidget()->activateWindow();
        parentWidget()->raise();
        emit decide(unit);
    });
    connect(&bench.document(), &ProjectDocument::changed, this, &ReportWindow::noteChange);
    m_chosen = chosenToCompare(bench.project(), ComparedIn::Report);
    restoreSize();
}

ReportWindow::~ReportWindow()
{
    if (m_wasShown)
        QSettings().setValue(geometryKey, saveGeometry());
}

/// As it was left; at first a good part of the screen, for tables are wide.
void ReportWindow::restoreSize()
{
    if (restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        return;
    const QRect there = screen()->availableGeometry();
    theme::resizeWithinScreen(this, least.expandedTo(there.size() * shareOfScreen));
    const QSize free = there.size() - size() - QSize(0, titleBar);
    move(there.topLeft() + QPoint(qMax(0, free.width() / 2), qMax(0, free.height() / 2)));
}

void ReportWindow::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous())
        QSettings().setValue(geometryKey, saveGeometry());
    QDialog::hideEvent(event);
}

QWidget *ReportWindow::makeHead()
{
    auto *head = new QWidget(this);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(2 * theme::grid, theme::grid, 2 * theme::grid, theme::grid);
    auto *row = new QHBoxLayout;
    m_annotators->setText(tr("&Annotators"));
    m_annotators->setAutoDefault(false);
    m_annotators->setToolTip(tr("Whose labels are compared"));
    auto *who = new QMenu(m_annotators);
    m_annotators->setMenu(who);
    connect(who, &QMenu::aboutToShow, this, &ReportWindow::fillAnnotators);
    m_issue->setAccessibleName(tr("Issue"));
    m_issue->setToolTip(tr("Only stances on one issue"));
    fillIssues();
    connect(m_issue, &QComboBox::activated, this, &ReportWindow::refresh);
    auto *copy = new QPushButton(tr("&Copy the page"), head);
    copy->setToolTip(tr("Its tables, for a spreadsheet or a text"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &ReportWindow::copyPage);
    auto *save = new QPushButton(tr("&Export"), head);
    save->setAutoDefault(false);
    auto *menu = new QMenu(save);
    makeExports(menu);
    save->setMenu(menu);
    row->addWidget(m_annotators);
    row->addWidget(m_issue);
    m_said->setWordWrap(false);
    m_said->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_said->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_said, 1);
    row->addWidget(copy);
    row->addWidget(save);
    m_needReport.append({copy, save});
    column->addLayout(row);
    column->addWidget(m_basis);
    auto *stale = new QHBoxLayout(m_stale);
    stale->setContentsMargins(0, 0, 0, 0);
    auto *again = new QPushButton(tr("Count &again"), m_stale);
    again->setAutoDefault(false);
    connect(again, &QPushButton::clicked, this, &ReportWindow::refresh);
    stale->addWidget(new QLabel(tr("The project has changed since these figures were counted."), m_stale));
    stale->addWidget(again);
    stale->addStretch(1);
    m_stale->hide();
    column->addWidget(m_stale);
    return head;
}

/// Why there is no report, and what can be done about it.
QWidget *ReportWindow::makeEmpty()
{
    m_nothing = new QWidget(this);
    auto *column = new QVBoxLayout(m_nothing);
    column->setContentsMargins(4 * theme::grid, 4 * theme::grid, 4 * theme::grid, 4 * theme::grid);
    column->setSpacing(2 * theme::grid);
    m_empty->setAlignment(Qt::AlignCenter);
    auto *mark = new QPushButton(tr("&Mark as done for…"), m_nothing);
    mark->setAutoDefault(false);
    connect(mark, &QPushButton::clicked, this, [this] {
        markDoneByDialog(m_bench.document(), this);
        refresh();
    });
    column->addStretch(1);
    column->addWidget(m_empty);
    column->addWidget(mark, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_nothing->hide();
    return m_nothing;
}

void ReportWindow::makeExports(QMenu *menu)
{
    const QList<std::pair<QString, QString>> kinds{{QStringLiteral("pdf"), tr("As &PDF…")},
        {QStringLiteral("html"), tr("As a &web page (HTML)…")},
        {QStringLiteral("csv"), tr("All figures as &CSV…")},
        {QStringLiteral("json"), tr("All figures as &JSON…")}};
    for (const auto &[ending, name] : kinds)
        menu->addAction(name, this, [this, ending = ending] { exportAs(ending); });
}

/// The menu names whoever is there when it opens.
void ReportWindow::fillAnnotators()
{
    QMenu *menu = m_annotators->menu();
    menu->clear();
    const QList<AnnotatorId> shown = m_report ? m_report->comparison.annotators : m_chosen;
    for (const Annotator &annotator : m_bench.project().annotators().inOrder()) {
        QAction *action =
            menu->addAction(annotator.gold ? tr("%1 (gold)").arg(annotator.name) : annotator.name);
        action->setCheckable(true);
        action->setChecked(shown.contains(annotator.id));
        connect(action, &QAction::toggled, this, [this, id = annotator.id, shown](bool on) {
            QList<AnnotatorId> chosen = shown;
            if (on)
                chosen.append(id);
            else
                chosen.removeAll(id);
            choose(chosen);
        });
    }
    menu->addSeparator();
    menu->addAction(tr("All who have marked articles done"), this, [this] { choose({}); });
}

void ReportWindow::choose(const QList<AnnotatorId> &annotators)
{
    m_chosen = annotators;
    keepChosenToCompare(m_bench.project(), ComparedIn::Report, annotators);
    refresh();
}

void ReportWindow::fillIssues()
{
    const QVariant chosen = m_issue->currentData();
    m_issue->clear();
    m_issue->addItem(tr("All issues"));
    for (const Issue &issue : m_bench.project().issues().inOrder())
        m_issue->addItem(issue.name, issue.id.toString());
    m_issue->setCurrentIndex(qMax(0, chosen.isValid() ? m_issue->findData(chosen) : 0));
}

void ReportWindow::refresh()
{
    emit m_bench.storeWanted();
    fillIssues();
    Comparison comparison{m_chosen, {}};
    const Project project = m_bench.project();
    if (comparison.annotators.isEmpty())
        comparison.annotators = comparableAnnotators(project);
    if (const auto issue = IssueId::fromString(m_issue->currentData().toString()))
        comparison.issue = *issue;
    std::optional<Result<AgreementReport>> counted;
    runWatched(tr("Counting agreement…"), this,
        [&](const WorkProgress &progress) { counted = agreementReport(project, comparison, {}, progress); });
    closeUnits();
    m_said->clear();
    m_stale->hide();
    m_report.reset();
    if (counted && *counted)
        m_report = std::make_shared<AgreementReport>(std::move(**counted));
    else if (counted)
        m_empty->setText(
            tr("%1\n\nAn annotator marks an article as done with Ctrl+Enter. Layers of several people "
               "come together in one project by File › Merge or by importing their annotations. Of labels "
               "that were imported nobody pressed a key: you can say it here.")
                .arg(counted->error().what));
    for (QWidget *widget : std::as_const(m_needReport))
        widget->setVisible(m_report != nullptr);
    m_nothing->setVisible(!m_report);
    m_basis->setVisible(m_report != nullptr);
    showReport();
}

void ReportWindow::showReport()
{
    for (int page = 0; page < PageCount; ++page) {
        if (QWidget *built = std::exchange(m_built[page], nullptr)) {
            m_pages->removeWidget(built);
            delete built;
            m_pages->insertWidget(page, new QWidget);
        }
    }
    if (!m_report)
        return;
    m_basis->setText(basisOf(*m_report));
    m_contents->setCurrentRow(qMax(0, m_contents->currentRow()));
    showCurrentPage();
}

void ReportWindow::showCurrentPage()
{
    const int page = m_contents->currentRow();
    if (!m_report || page < 0)
        return;
    if (page != m_pages->currentIndex())
        closeUnits(); // they are those of a number of the other page
    m_said->clear();
    if (!m_built[page]) {
        QApplication::setOverrideCursor(Qt::WaitCursor);
        QWidget *placeholder = m_pages->widget(page);
        m_built[page] = pageFor(static_cast<Page>(page));
        m_pages->removeWidget(placeholder);
        delete placeholder;
        m_pages->insertWidget(page, m_built[page]);
        QApplication::restoreOverrideCursor();
    }
    m_pages->setCurrentIndex(page);
}

QWidget *ReportWindow::pageFor(Page page)
{
    switch (page) {
    case Overview:
        return overviewPage();
    case Confusion:
        return confusionPage();
    case ByIssue:
        return countedPage([](const AgreementReport &report) { return lossTable(report, By::Issue); }, true);
    case ByActor:
        return countedPage([](const AgreementReport &report) { return lossTable(report, By::Actor); }, true);
    case ByAnnotator:
        return countedPage(annotatorsTable, true);
    case OverTime:
        return timePage();
    case ByArticle:
        return countedPage(
            [](const AgreementReport &report) { return lossTable(report, By::Article); }, true);
    case ByLabel:
        return tablePage(labelsTable(*m_report, Question::Everything));
    case AllMeasures:
        return tablePage(measuresTable(*m_report));
    case Spans:
        return tablePage(spansTable(*m_report));
    case LeftOutPage:
        return tablePage(leftOutTable(*m_report));
    case DefinitionsPage:
        return definitionsPage();
    case PageCount:
        break;
    }
    Q_UNREACHABLE();
}

ReportTableView *ReportWindow::viewOf(const ReportTable &table, QWidget *parent, bool whole)
{
    auto *view = new ReportTableView(parent);
    view->setWhole(whole);
    if (whole) {
        view->setFrameShape(QFrame::NoFrame);
        view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    }
    view->setTable(table);
    connect(view, &ReportTableView::opened, this, &ReportWindow::openUnits);
    return view;
}

QWidget *ReportWindow::tablePage(const ReportTable &table)
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    addTitle(column, table.title, table.remark);
    column->addWidget(viewOf(table, page, false), 1);
    return page;
}

/// Counted on another thread, for of ten thousand articles it takes a second.
void ReportWindow::addCounted(
    QVBoxLayout *column, ReportTableView *view, const CountTable &count, const QString &about)
{
    ReportTable empty;
    empty.title = tr("Counting …");
    view->setTable(empty);
    QLabel *title = theme::heading(empty.title);
    QLabel *remark = theme::quietLabel(about);
    column->addWidget(title);
    column->addWidget(remark);
    column->addWidget(view, 1);
    auto *counting = new QFutureWatcher<std::shared_ptr<const ReportTable>>(view);
    connect(counting, &QFutureWatcherBase::finished, view, [counting, view, title, remark, about] {
        const std::shared_ptr<const ReportTable> table = counting->result();
        title->setText(table->title);
        remark->setText(about.isEmpty() ? table->remark : about);
        view->setTable(*table);
        if (view->isSortingEnabled())
            view->sortByMostDisagreements();
        counting->deleteLater();
    });
    counting->setFuture(QtConcurrent::run([report = m_report, count] {
        return std::shared_ptr<const ReportTable>(std::make_shared<ReportTable>(count(*report)));
    }));
}

QWidget *ReportWindow::countedPage(const CountTable &count, bool sortable)
{
    auto *page = new QWidget;
    ReportTableView *view = viewOf({}, page, false);
    addCounted(columnOf(page), view, count, {});
    if (sortable) {
        view->horizontalHeader()->setSortIndicator(-1, Qt::DescendingOrder);
        view->setSortingEnabled(true);
    }
    return page;
}

QWidget *ReportWindow::overviewPage()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    const ReportTable headline = headlineTable(*m_report);
    addTitle(column, headline.title,
        tr("The dot is the measure, the line its 95 % interval; marks at 0, 0.5 and 1."));
    column->addWidget(viewOf(headline, page, true));
    column->addSpacing(2 * theme::grid);
    const ReportTable waterfall = waterfallTable(*m_report);
    addTitle(column, waterfall.title, waterfall.remark);
    column->addWidget(viewOf(waterfall, page, true));
    column->addSpacing(2 * theme::grid);
    const ReportTable pairs = pairsTable(*m_report, Question::Everything);
    addTitle(column, pairs.title, pairs.remark);
    column->addWidget(viewOf(pairs, page, true));
    column->addStretch(1);
    return scrolling(page);
}

QWidget *ReportWindow::confusionPage()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    auto *row = new QHBoxLayout;
    auto *question = new QComboBox(page);
    question->setAccessibleName(tr("Question"));
    for (int q = 0; q < questionCount; ++q)
        question->addItem(titleOf(static_cast<Question>(q)));
    question->setCurrentIndex(static_cast<int>(Question::Everything));
    auto *pair = new QComboBox(page);
    pair->setAccessibleName(tr("Pair of annotators"));
    const auto annotators = static_cast<int>(m_report->annotators.size());
    QList<std::pair<int, int>> pairs;
    for (int a = 0; a < annotators; ++a) {
        for (int b = a + 1; b < annotators; ++b) {
            pairs.append({a, b});
            pair->addItem(tr("%1 and %2").arg(m_report->annotators[a], m_report->annotators[b]));
        }
    }
    if (annotators > 2)
        pair->addItem(tr("All pairs together"));
    row->addWidget(question);
    row->addWidget(pair);
    row->addStretch(1);
    column->addLayout(row);
    QLabel *remark = theme::quietLabel({}, page);
    column->addWidget(remark);
    ReportTableView *view = viewOf({}, page, false);
    column->addWidget(view, 1);
    const auto show = [this, question, pair, pairs, remark, view] {
        const int chosen = pair->currentIndex();
        const ReportTable table = confusionTable(*m_report, static_cast<Question>(question->currentIndex()),
            chosen < pairs.size() ? std::optional(pairs[chosen]) : std::nullopt);
        remark->setText(chosen < pairs.size() ? table.remark
                                              : table.remark + QLatin1Char(' ')
                    + tr("Choose two annotators to see the units of a number."));
        view->setTable(table);
    };
    connect(question, &QComboBox::currentIndexChanged, view, show);
    connect(pair, &QComboBox::currentIndexChanged, view, show);
    show();
    return page;
}

QWidget *ReportWindow::timePage()
{
    auto *page = new QWidget;
    QVBoxLayout *column = columnOf(page);
    for (const By by : {By::WeekOfWork, By::WeekOfPublication}) {
        addCounted(
            column, viewOf({}, page, true),
            [by](const AgreementReport &report) { return lossTable(report, by); },
            by == By::WeekOfWork
                ? tr("The week in which the last of these annotators labelled the article, by "
                     "its first day: whether they drift apart.")
                : tr("The week in which the article was published, by its first day."));
        column->addSpacing(2 * theme::grid);
    }
    column->addStretch(1);
    return scrolling(page);
}

QWidget *ReportWindow::definitionsPage()
{
    auto *text = new QTextBrowser;
    text->setFrameShape(QFrame::NoFrame);
    text->setAccessibleName(tr("Definitions"));
    text->document()->setDocumentMargin(2 * theme::grid);
    QString html;
    for (const Definition &definition : definitions()) {
        html += QStringLiteral("<p><b>%1.</b> %2</p>")
                    .arg(definition.term.toHtmlEscaped(), definition.meaning.toHtmlEscaped());
        if (!definition.reference.isEmpty())
            html += QStringLiteral("<p style=\"margin-left:24px\"><i>%1</i></p>")
                        .arg(definition.reference.toHtmlEscaped());
    }
    text->setHtml(html);
    return text;
}

void ReportWindow::openUnits(const UnitFilter &filter, const QString &what)
{
    if (m_units->isHidden()) {
        m_units->show();
        m_split->setSizes({m_split->height() * 11 / 20, m_split->height() * 9 / 20});
    }
    m_units->showUnits(*m_report, filter, what);
}

void ReportWindow::closeUnits()
{
    const bool hadKeyboard = m_units->isAncestorOf(focusWidget());
    m_units->clear();
    m_units->hide();
    if (hadKeyboard)
        m_contents->setFocus();
}

void ReportWindow::reject()
{
    if (m_units->isVisible())
        closeUnits();
    else
        QDialog::reject();
}

/// In the window of the project, which comes to the front.
void ReportWindow::goTo(ArticleId article, int sentence)
{
    if (!m_bench.project().article(article)) {
        m_bench.say(tr("This article is not there any more."));
        return;
    }
    m_bench.setArticle(article);
    const Article *shown = m_bench.currentArticle();
    if (shown && sentence >= 0 && sentence < shown->sentences().size())
        emit m_bench.revealText(shown->sentences()[sentence]);
    parentWidget()->activateWindow();
    parentWidget()->raise();
}

void ReportWindow::copyPage()
{
    const QList<ReportTableView *> tables = m_pages->currentWidget()->findChildren<ReportTableView *>();
    copyTables(tables);
    m_said->setText(tables.isEmpty() ? tr("There is no table on this page.") : tr("Copied."));
}

void ReportWindow::exportAs(const QString &ending)
{
    const QString written = exportReport(*m_report, m_bench.document().path(), ending, this);
    m_said->setText(written.isEmpty() ? QString() : tr("Written: %1").arg(written));
}

void ReportWindow::noteChange()
{
    m_stale->setVisible(m_report != nullptr);
}

void ReportWindow::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_wasShown = true;
    m_contents->setFocus();
}

} // namespace standpoint
