// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/export_preview.h"

#include "ui/exchange/loss_tree.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace standpoint {

namespace {

constexpr int pause = 200;             // milliseconds without a change before the preview follows
constexpr int progressEvery = 200;     // milliseconds
constexpr qsizetype articlesShown = 5; // of those that have something
constexpr int widestColumn = 32;       // letters
constexpr int rowsMeasured = 40;       // for the widths of columns
constexpr qsizetype wrappedFrom = 300; // characters of a line

enum Page
{
    TablePage,
    TextPage
};

} // namespace

ExportPreview::ExportPreview(const Project &project, QWidget *parent)
    : QWidget(parent)
    , m_project(project)
    , m_pause(new QTimer(this))
    , m_progress(new QTimer(this))
    , m_names(new QComboBox(this))
    , m_state(theme::quietLabel({}, this))
    , m_pages(new QStackedWidget(this))
    , m_table(new QTableView(this))
    , m_rows(new PreviewTableModel(this))
    , m_text(new QPlainTextEdit(this))
    , m_amount(new QLabel(this))
    , m_losses(makeLossTree(this))
{
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setChildrenCollapsible(false);
    parts->addWidget(makePreview());
    parts->addWidget(makeOutlook());
    parts->setStretchFactor(0, 5);
    parts->setStretchFactor(1, 3);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(parts);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    m_progress->setInterval(progressEvery);
    connect(m_pause, &QTimer::timeout, this, [this] {
        look();
        count();
    });
    connect(m_progress, &QTimer::timeout, this, &ExportPreview::sayProgress);
    connect(m_names, &QComboBox::currentIndexChanged, this, &ExportPreview::showFile);
}

ExportPreview::~ExportPreview() = default;

QWidget *ExportPreview::makePreview()
{
    m_names->setAccessibleName(tr("File in the preview"));
    m_names->setToolTip(tr("The files that would be written"));
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_names->setMinimumContentsLength(18);
    m_names->hide();
    m_table->setModel(m_rows);
    m_table->setAccessibleName(tr("Preview"));
    m_table->setItemDelegate(new DataDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Preview"));
    m_text->setTabChangesFocus(true);
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(font().pointSizeF()); // as large as everything else
    m_text->setFont(fixed);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_text);
    auto *page = new QWidget(this);
    auto *head = new QHBoxLayout;
    head->addWidget(theme::heading(tr("How it begins"), page));
    head->addWidget(m_names, 1);
    m_state->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    head->addWidget(m_state, 1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, theme::half);
    column->setSpacing(theme::half);
    column->addLayout(head);
    column->addWidget(m_pages, 1);
    return page;
}

QWidget *ExportPreview::makeOutlook()
{
    m_amount->setWordWrap(true);
    m_amount->setTextFormat(Qt::PlainText);
    auto *page = new QWidget(this);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, theme::half, 0, 0);
    column->setSpacing(theme::half);
    column->addWidget(theme::heading(tr("What this format cannot carry"), page));
    column->addWidget(m_amount);
    column->addWidget(m_losses, 1);
    column->addStretch(); // where nothing is lost
    m_losses->setMinimumHeight(3 * (fontMetrics().height() + theme::grid));
    return page;
}

void ExportPreview::follow(const ExportOptions &options, const QString &problem)
{
    m_options = options;
    m_problem = problem;
    m_preview.cancel();
    m_count.cancel();
    m_outlook.reset();
    m_files.clear(); // what is seen stays until there is something else
    m_progress->stop();
    m_state->setText(problem.isEmpty() ? tr("Looking…") : QString());
    m_amount->setText(problem.isEmpty() ? tr("Counting…") : problem);
    m_losses->setEnabled(false); // of the settings before
    m_pause->start();
}

void ExportPreview::look()
{
    if (!m_problem.isEmpty()) {
        showFiles(QList<PreviewFile>());
        return;
    }
    m_preview.start([this, project = m_project, options = m_options](
                        const LatestWork::MayGoOn &mayGoOn) -> LatestWork::Deliver {
        Result<QList<PreviewFile>> files = QList<PreviewFile>();
        if (const auto bytes = exportPreview(project, options, articlesShown, mayGoOn))
            files = previewFiles(*formatById(options.format), *bytes);
        else
            files = tl::unexpected(bytes.error());
        return [this, files = std::move(files)] { showFiles(files); };
    });
}

void ExportPreview::count()
{
    if (!m_problem.isEmpty()) {
        m_losses->clear();
        return;
    }
    m_progress->start();
    m_count.start([this, project = m_project, options = m_options](
                      const LatestWork::MayGoOn &mayGoOn) -> LatestWork::Deliver {
        Result<Exported> outlook = exportOutlook(project, options, mayGoOn);
        return [this, outlook = std::move(outlook)] { showOutlook(outlook); };
    });
}

void ExportPreview::sayProgress()
{
    if (const int percent = static_cast<int>(100 * m_count.done()); m_count.isRunning() && percent > 0)
        m_amount->setText(tr("Counting… %1 %").arg(percent));
}

void ExportPreview::showFiles(const Result<QList<PreviewFile>> &files)
{
    const QString shown = m_names->currentText();
    m_files = files.value_or(QList<PreviewFile>());
    m_state->setText(files ? QString() : files.error().what);
    if (files && m_problem.isEmpty() && m_files.isEmpty())
        m_state->setText(tr("Nothing would be written."));
    {
        const QSignalBlocker blocker(m_names);
        m_names->clear();
        for (const PreviewFile &file : std::as_const(m_files))
            m_names->addItem(file.name);
        // The file that was looked at, else the first with rows: what a folder holds besides is about them.
        const auto rows = std::find_if(
            m_files.begin(), m_files.end(), [](const PreviewFile &file) { return file.isTable; });
        const qsizetype first = rows == m_files.end() ? 0 : rows - m_files.begin();
        const int there = m_names->findText(shown);
        m_names->setCurrentIndex(there >= 0 ? there : static_cast<int>(first));
        m_names->setVisible(m_files.size() > 1 || !m_names->currentText().isEmpty());
    }
    showFile(m_names->currentIndex());
    emit previewed();
}

void ExportPreview::showFile(int index)
{
    const PreviewFile file = m_files.value(index);
    m_pages->setCurrentIndex(file.isTable || m_files.isEmpty() ? TablePage : TextPage);
    m_rows->show(file);
    m_table->resizeColumnsToContents();
    const int widest = widestColumn * fontMetrics().averageCharWidth();
    for (int column = 0; column < m_rows->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(widest, m_table->columnWidth(column)));
    const QStringList lines = file.text.split(u'\n');
    const bool isWide = std::any_of(
        lines.begin(), lines.end(), [](const QString &line) { return line.size() > wrappedFrom; });
    m_text->setLineWrapMode(isWide ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
    m_text->setPlainText(file.text);
}

void ExportPreview::showOutlook(const Result<Exported> &outlook)
{
    m_progress->stop();
    m_losses->setEnabled(true);
    if (!outlook) {
        m_losses->clear();
        m_amount->setText(outlook.error().what);
        return;
    }
    m_outlook = *outlook;
    fillLossTree(m_losses, *outlook);
    const QString amount = amountOf(*outlook);
    m_amount->setText(m_losses->topLevelItemCount() == 0 ? tr("%1; nothing is lost.").arg(amount)
                                                         : tr("%1; of these:").arg(amount));
    m_losses->setVisible(m_losses->topLevelItemCount() > 0);
    emit counted();
}

} // namespace standpoint
