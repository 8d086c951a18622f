// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/project_annotations.h"

#include "ui/isolated.h"
#include "ui/tagging/bulk_dialog.h"
#include "ui/tagging/project_annotations_model.h"
#include "ui/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace standpoint {

namespace {

constexpr int typingPause = 200; // milliseconds
constexpr int padding = 24;      // of a cell, in pixels
/// What columns need in characters; what is left over is the evidence's.
constexpr int needs[annotationColumns] = {12, 4, 12, 11, 11, 20, 9, 10, 12, 8};
/// Those that a narrow table leaves out, the first one first.
constexpr AnnotationColumn spared[] = {
    AnnotationColumn::Attributes, AnnotationColumn::Confidence, AnnotationColumn::Note};

} // namespace

QString tabSeparated(const QList<QStringList> &rows)
{
    QString table;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            QString cell = row[i];
            const bool quoted = cell.contains(QLatin1Char('\t')) || cell.contains(QLatin1Char('\n'))
                || cell.contains(QLatin1Char('"'));
            if (quoted)
                cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\""))
                    + QLatin1Char('"');
            table += (i > 0 ? QStringLiteral("\t") : QString()) + cell;
        }
        table += QLatin1Char('\n');
    }
    return table;
}

ProjectAnnotations::ProjectAnnotations(Workbench &bench, QWidget *parent)
    : QWidget(parent)
    , m_bench(bench)
    , m_model(new ProjectAnnotationsModel(bench, this))
    , m_table(new QTableView(this))
    , m_filterRow(new QWidget(this))
    , m_typed(new QTimer(this))
    , m_state(theme::quietLabel({}, this))
    , m_clear(new QToolButton(this))
    , m_change(new QToolButton(this))
{
    makeTable();
    makeFilters();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filterRow);
    column->addWidget(m_table, 1);
    column->addWidget(makeFoot());
    m_typed->setSingleShot(true);
    m_typed->setInterval(typingPause);
    connect(m_typed, &QTimer::timeout, this, &ProjectAnnotations::filterTyped);
    connect(m_model, &ProjectAnnotationsModel::stateChanged, this, &ProjectAnnotations::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &ProjectAnnotations::showState);
    showState();
}

void ProjectAnnotations::makeTable()
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setAccessibleName(tr("Annotations of the project"));
    m_table->setItemDelegate(new DataDelegate(m_table));
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + theme::grid);
    QHeaderView *head = m_table->horizontalHeader();
    head->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    head->setHighlightSections(false);
    head->setSortIndicator(0, Qt::AscendingOrder);
    head->setMinimumSectionSize(24);
    m_table->setSortingEnabled(true);
    theme::keepKeys(m_table);
    m_table->installEventFilter(this);
    connect(head, &QHeaderView::sectionResized, this, &ProjectAnnotations::placeFilters);
    connect(m_table, &QTableView::doubleClicked, this,
        [this](const QModelIndex &index) { openRow(index.row()); });
}

void ProjectAnnotations::makeFilters()
{
    for (int column = 0; column < annotationColumns; ++column) {
        auto *field = new QLineEdit(m_filterRow);
        const QString name = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        field->setPlaceholderText(tr("filter"));
        field->setAccessibleName(tr("Filter: %1").arg(name));
        const bool number = column == static_cast<int>(AnnotationColumn::Sentence)
            || column == static_cast<int>(AnnotationColumn::Confidence);
        field->setToolTip(number ? tr("Only rows with this number; <50 and >=3 work, too")
                                 : tr("Only rows that have this in the column “%1”").arg(name));
        connect(field, &QLineEdit::textChanged, m_typed, qOverload<>(&QTimer::start));
        connect(field, &QLineEdit::returnPressed, this, [this] {
            filterTyped();
            m_table->setFocus();
        });
        m_filters.append(field);
    }
    m_filterRow->setFixedHeight(m_filters.first()->sizeHint().height() + theme::half);
}

QWidget *ProjectAnnotations::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(12, theme::half, 12, theme::half);
    row->setSpacing(theme::grid);
    m_state->setWordWrap(false);
    m_state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_state->setAccessibleName(tr("Rows"));
    m_clear->setText(tr("Clear filters"));
    m_clear->setToolTip(tr("Show the annotations of the whole project again"));
    connect(m_clear, &QToolButton::clicked, this, [this] {
        for (QLineEdit *field : std::as_const(m_filters))
            field->clear();
        filterTyped();
    });
    auto *sorting = new QToolButton(this);
    sorting->setText(tr("Sort"));
    sorting->setToolTip(tr("Sort by a column; the same one again turns the order round"));
    sorting->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(sorting);
    for (int column = 0; column < annotationColumns; ++column) {
        menu->addAction(
            m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), this, [this, column] {
                const RowWish &wish = m_model->wish();
                const bool again = wish.sortedBy == static_cast<AnnotationColumn>(column) && !wish.descending;
                m_table->sortByColumn(column, again ? Qt::DescendingOrder : Qt::AscendingOrder);
            });
    }
    sorting->setMenu(menu);
    m_change->setText(tr("Change…"));
    connect(m_change, &QToolButton::clicked, this, &ProjectAnnotations::changeSelected);
    row->addWidget(m_state, 1);
    row->addWidget(m_clear);
    row->addWidget(sorting);
    row->addWidget(m_change);
    return foot;
}

/// A column that filters is never left out: nobody would know why rows are missing.
void ProjectAnnotations::fitColumns()
{
    const int unit = fontMetrics().averageCharWidth();
    const int room = m_table->viewport()->width();
    int needed = 0;
    for (int column = 0; column < annotationColumns; ++column) {
        m_table->setColumnHidden(column, false);
        needed += unit * needs[column] + padding;
    }
    for (const AnnotationColumn column : spared) {
        const int index = static_cast<int>(column);
        if (needed > room && m_filters[index]->text().isEmpty()) {
            m_table->setColumnHidden(index, true);
            needed -= unit * needs[index] + padding;
        }
    }
    const double share = std::min(1.0, room / std::max(1.0, static_cast<double>(needed)));
    constexpr int evidence = static_cast<int>(AnnotationColumn::Evidence);
    int left = room;
    for (int column = 0; column < annotationColumns; ++column) {
        if (column == evidence || m_table->isColumnHidden(column))
            continue;
        const int width = static_cast<int>((unit * needs[column] + padding) * share);
        m_table->setColumnWidth(column, width);
        left -= width;
    }
    m_table->setColumnWidth(evidence, left);
    placeFilters();
}

void ProjectAnnotations::placeFilters()
{
    const QHeaderView *head = m_table->horizontalHeader();
    constexpr int gap = 2;
    for (int column = 0; column < m_filters.size(); ++column) {
        m_filters[column]->setVisible(!m_table->isColumnHidden(column));
        m_filters[column]->setGeometry(head->sectionViewportPosition(column) + gap, theme::half / 2,
            std::max(8, head->sectionSize(column) - 2 * gap), m_filters[column]->sizeHint().height());
    }
}

void ProjectAnnotations::filterTyped()
{
    m_typed->stop();
    for (int column = 0; column < m_filters.size(); ++column)
        m_model->setFilter(static_cast<AnnotationColumn>(column), m_filters[column]->text());
}

void ProjectAnnotations::showState()
{
    const QLocale here;
    const QString shown = here.toString(m_model->rowCount());
    QString text = m_model->wish().isFiltered()
        ? tr("%1 of %2 annotations").arg(shown, here.toString(m_model->allCount()))
        : tr("%1 annotations").arg(shown);
    qsizetype selected = 0;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection())
        selected += range.height();
    if (selected > 1)
        text = tr("%1, %2 selected").arg(text, here.toString(selected));
    if (m_model->isWorking())
        text = tr("Looking through all annotations …");
    m_state->setText(text);
    m_clear->setVisible(m_model->wish().isFiltered());
    m_change->setEnabled(selected > 0);
    m_change->setToolTip(selected > 0
            ? tr("Change or delete the selected annotations at once, with a preview (Ctrl+Enter)")
            : tr("Select annotations first: Shift or Ctrl and a click or an arrow, Ctrl+A for all"));
}

std::vector<AnnotationPlace> ProjectAnnotations::selectedPlaces() const
{
    std::vector<AnnotationPlace> places;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            places.push_back(m_model->placeAt(row));
    }
    return places;
}

QString ProjectAnnotations::copied() const
{
    QList<QStringList> rows;
    QStringList names;
    for (int column = 0; column < annotationColumns; ++column)
        names.append(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    rows.append(names);
    QItemSelection selection = m_table->selectionModel()->selection();
    std::ranges::sort(selection, {}, &QItemSelectionRange::top);
    for (const QItemSelectionRange &range : std::as_const(selection)) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(m_model->cells(row));
    }
    return tabSeparated(rows);
}

void ProjectAnnotations::changeSelected()
{
    const std::vector<AnnotationPlace> places = selectedPlaces();
    if (places.empty())
        return;
    emit m_bench.storeWanted();
    BulkDialog dialog(m_bench, places, this);
    dialog.exec();
}

void ProjectAnnotations::openRow(int row)
{
    const AnnotationPlace place = m_model->placeAt(row);
    const Article *article = m_bench.project().article(place.article);
    const Annotation *annotation = article ? article->annotation(place.annotation) : nullptr;
    if (!annotation)
        return;
    const bool shown = m_bench.shows(*annotation);
    m_bench.setArticle(place.article);
    if (!shown) {
        m_bench.setLayer({});
        m_bench.say(tr("Everybody's labels are shown: this one is not yours."));
    }
    emit m_bench.reveal(place.annotation);
}

bool ProjectAnnotations::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table
        || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool change = enter && key->modifiers().testFlag(Qt::ControlModifier);
    const bool remove = key->modifiers() == Qt::NoModifier
        && (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace);
    const bool copy = key->matches(QKeySequence::Copy);
    if (event->type() == QEvent::ShortcutOverride) { // Ctrl+Enter would mark the article done
        if (change || copy || key->matches(QKeySequence::SelectAll))
            event->accept();
        return false;
    }
    if (change || remove) { // of the rows chosen here, and not of what has the focus in the article
        changeSelected();
        return true;
    }
    if (enter) {
        openRow(m_table->currentIndex().row());
        return true;
    }
    if (copy) {
        if (m_table->selectionModel()->hasSelection())
            QApplication::clipboard()->setText(copied());
        return true;
    }
    return false;
}

void ProjectAnnotations::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // The table's own layout comes after this.
    QTimer::singleShot(0, this, &ProjectAnnotations::fitColumns);
}

void ProjectAnnotations::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model->setActive(true);
}

void ProjectAnnotations::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_model->setActive(false);
}

} // namespace standpoint
