// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tagging/project_annotations_model.h"

#include "ui/reader/reader_colours.h"
#include "ui/theme.h"

#include <QApplication>
#include <QTimer>
#include <QtConcurrentRun>

namespace standpoint {

namespace {

constexpr int pause = 250;         // milliseconds without a Change before rows follow
constexpr size_t mostPending = 50; // edits that are followed one by one
constexpr int mostShown = 300;     // code units of a cell

} // namespace

struct ProjectAnnotationsModel::Job
{
    std::atomic<bool> cancelled = false;
    bool isNew = false; ///< makes the index anew
    std::shared_ptr<AnnotationIndex> index;
    std::vector<quint32> shown;
};

ProjectAnnotationsModel::ProjectAnnotationsModel(Workbench &bench, QObject *parent)
    : QAbstractTableModel(parent)
    , m_bench(bench)
    , m_index(std::make_shared<AnnotationIndex>())
    , m_pause(new QTimer(this))
{
    m_pause->setSingleShot(true);
    m_pause->setInterval(pause);
    connect(m_pause, &QTimer::timeout, this, &ProjectAnnotationsModel::followPending);
    connect(&bench.document(), &ProjectDocument::changed, this, &ProjectAnnotationsModel::follow);
}

ProjectAnnotationsModel::~ProjectAnnotationsModel()
{
    if (m_job)
        m_job->cancelled = true;
    for (QFuture<void> &future : m_futures)
        future.waitForFinished();
}

int ProjectAnnotationsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ProjectAnnotationsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : annotationColumns;
}

QVariant ProjectAnnotationsModel::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount())
        return {};
    const size_t slot = m_shown[static_cast<size_t>(index.row())];
    const auto column = static_cast<AnnotationColumn>(index.column());
    if (role == Qt::DisplayRole)
        return m_index->cell(m_bench.project(), slot, column, mostShown);
    if (role == Qt::ToolTipRole)
        return theme::plainTip(m_index->cell(m_bench.project(), slot, column));
    if (role == Qt::ForegroundRole && column == AnnotationColumn::Stance) {
        const Annotation *annotation = m_index->annotation(m_bench.project(), slot);
        const StanceValue *stance =
            annotation ? m_bench.project().stances().find(annotation->stance) : nullptr;
        if (stance)
            return readable(QColor::fromRgb(stance->colour), {QApplication::palette().color(QPalette::Base)},
                wantedContrast(QApplication::palette()));
    }
    return {};
}

QVariant ProjectAnnotationsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole)
        return section == static_cast<int>(AnnotationColumn::Sentence)
            ? tr("Number of the sentence. Press to sort")
            : tr("Press to sort; press again to turn the order round");
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<AnnotationColumn>(section)) {
    case AnnotationColumn::Article:
        return tr("Article");
    case AnnotationColumn::Sentence:
        return tr("No.");
    case AnnotationColumn::Actor:
        return tr("Actor");
    case AnnotationColumn::Stance:
        return tr("Stance");
    case AnnotationColumn::Issue:
        return tr("Issue");
    case AnnotationColumn::Evidence:
        return tr("Evidence");
    case AnnotationColumn::Note:
        return tr("Note");
    case AnnotationColumn::Confidence:
        return tr("Confidence");
    case AnnotationColumn::Attributes:
        return tr("Attributes");
    case AnnotationColumn::Annotator:
        return tr("By");
    default:
        return {};
    }
}

void ProjectAnnotationsModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= annotationColumns)
        return;
    RowWish wish = m_wish;
    wish.sortedBy = static_cast<AnnotationColumn>(column);
    wish.descending = order == Qt::DescendingOrder;
    if (std::exchange(m_wish, wish) != wish)
        refresh(false);
}

void ProjectAnnotationsModel::setFilter(AnnotationColumn column, const QString &typed)
{
    if (std::exchange(m_wish.filters[static_cast<size_t>(column)], typed) != typed)
        refresh(false);
}

void ProjectAnnotationsModel::clearFilters()
{
    m_wish.filters = {};
    refresh(false);
}

void ProjectAnnotationsModel::setActive(bool active)
{
    if (std::exchange(m_isActive, active) == active)
        return;
    if (active && m_isStale)
        refresh(true);
}

AnnotationPlace ProjectAnnotationsModel::placeAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_index->place(m_shown[static_cast<size_t>(row)])
                                        : AnnotationPlace{};
}

int ProjectAnnotationsModel::rowOf(AnnotationId id) const
{
    for (size_t row = 0; row < m_shown.size(); ++row) {
        if (m_index->row(m_shown[row]).id == id)
            return static_cast<int>(row);
    }
    return -1;
}

QStringList ProjectAnnotationsModel::cells(int row) const
{
    QStringList cells;
    for (int column = 0; column < annotationColumns; ++column)
        cells.append(m_index->cell(
            m_bench.project(), m_shown[static_cast<size_t>(row)], static_cast<AnnotationColumn>(column)));
    return cells;
}

/// Works out the rows elsewhere; `isNew`: of the project as it is now, not as the index has it.
void ProjectAnnotationsModel::refresh(bool isNew)
{
    m_isStale = m_isStale || isNew || !m_pending.empty() || (m_job && m_job->isNew);
    if (!m_isActive)
        return;
    if (m_job)
        m_job->cancelled = true;
    m_futures.removeIf([](const QFuture<void> &future) { return future.isFinished(); });
    m_job = std::make_shared<Job>();
    m_job->isNew = std::exchange(m_isStale, false);
    m_pending.clear();
    if (!m_job->isNew)
        m_job->index = m_index;
    m_futures.append(
        QtConcurrent::run([this, job = m_job, project = m_bench.project(), wish = m_wish]() mutable {
            if (!job->index)
                job->index = std::make_shared<AnnotationIndex>(project);
            job->shown = job->index->rows(project, wish, job->cancelled);
            project = {}; // as long as it is shared, a label has to copy its tables first
            if (!job->cancelled)
                QMetaObject::invokeMethod(
                    this, [this, job] { take(job); }, Qt::QueuedConnection);
        }));
    emit stateChanged();
}

void ProjectAnnotationsModel::take(const std::shared_ptr<Job> &job)
{
    if (job != m_job)
        return;
    beginResetModel();
    m_index = job->index;
    m_shown = std::move(job->shown);
    m_all = m_bench.project().annotationCount();
    m_job.reset();
    endResetModel();
    emit stateChanged();
    if (m_isStale || !m_pending.empty())
        m_pause->start();
}

void ProjectAnnotationsModel::follow(const Change &change)
{
    if (!m_isActive) {
        m_isStale = true;
        return;
    }
    for (const AnyEdit &edit : change.edits) {
        if (std::holds_alternative<Edit<ArticleState>>(edit) || std::holds_alternative<Edit<Decision>>(edit)
            || std::holds_alternative<Edit<ReasonCode>>(edit))
            continue;
        const auto *annotation = std::get_if<Edit<Annotation>>(&edit);
        if (!annotation || m_pending.size() > mostPending) {
            m_isStale = true; // names, texts, or very much
            break;
        }
        m_pending.push_back(*annotation);
    }
    m_pause->start();
}

void ProjectAnnotationsModel::followPending()
{
    if (m_job)
        return; // take() comes back to it
    if (std::ranges::any_of(m_futures, [](const QFuture<void> &one) { return one.isRunning(); })) {
        m_pause->start(); // one that was given up still reads the rows
        return;
    }
    if (m_isStale) {
        refresh(true);
        return;
    }
    for (const Edit<Annotation> &edit : std::exchange(m_pending, {})) {
        followOne(edit);
        if (m_isStale) {
            refresh(true);
            return;
        }
    }
    emit stateChanged();
}

void ProjectAnnotationsModel::followOne(const Edit<Annotation> &edit)
{
    const std::optional<size_t> slot = m_index->follow(m_bench.project(), edit.before, edit.after);
    if (!slot) {
        m_isStale = true;
        return;
    }
    if (!edit.before) {
        ++m_all;
        insertRow(*slot);
        return;
    }
    const auto shown = std::ranges::find(m_shown, static_cast<quint32>(*slot));
    m_all -= edit.after ? 0 : 1;
    if (shown == m_shown.end())
        return;
    const int row = static_cast<int>(shown - m_shown.begin());
    if (edit.after) { // stays where it is, also where it would be filtered out now: rows do not run away
        emit dataChanged(index(row, 0), index(row, annotationColumns - 1));
        return;
    }
    beginRemoveRows({}, row, row);
    m_shown.erase(shown);
    endRemoveRows();
}

/// At the end, or before it where that is sorted by article.
void ProjectAnnotationsModel::insertRow(size_t slot)
{
    if (!m_index->fits(m_bench.project(), m_wish, slot))
        return;
    auto place = m_shown.end();
    if (m_wish.sortedBy == AnnotationColumn::Article && !m_wish.descending) {
        const auto key = [this](size_t one) {
            const AnnotationIndex::Row &row = m_index->row(one);
            return std::tuple(row.article, row.begin);
        };
        place = std::ranges::upper_bound(m_shown, key(slot), {}, key);
    }
    const int row = static_cast<int>(place - m_shown.begin());
    beginInsertRows({}, row, row);
    m_shown.insert(place, static_cast<quint32>(slot));
    endInsertRows();
}

} // namespace standpoint
