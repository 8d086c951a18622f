// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/team/merge_tables.h"

#include "model/team/merge_words.h"
#include "ui/isolated.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace standpoint {

namespace {

constexpr qsizetype mostShown = 300; // of a guideline in a row

QStringList filesOf(const Merge &merge)
{
    QStringList names;
    for (const MergeSource &source : merge.sources)
        names.append(source.name);
    return names;
}

QString oneLine(const QString &text)
{
    return text.left(mostShown).simplified();
}

} // namespace

MatchModel::MatchModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MatchModel::show(const Merge &merge)
{
    beginResetModel();
    m_files = filesOf(merge);
    m_rows = merge.matches;
    // What is called otherwise deserves a look first.
    std::stable_sort(m_rows.begin(), m_rows.end(), [](const MergeMatch &a, const MergeMatch &b) {
        return std::pair(a.ours == a.theirs, a.kind) < std::pair(b.ours == b.theirs, b.kind);
    });
    endResetModel();
}

int MatchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int MatchModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MatchModel::data(const QModelIndex &index, int role) const
{
    const MergeMatch &row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == TheirsColumn)
        return m_apart.contains(row.key) ? Qt::Unchecked : Qt::Checked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case TheirsColumn:
        return role == Qt::ToolTipRole ? theme::plainTip(row.theirs) : row.theirs;
    case OursColumn:
        if (m_apart.contains(row.key))
            return tr("is another");
        return role == Qt::ToolTipRole ? theme::plainTip(row.ours) : row.ours;
    case KindColumn:
        return nameOf(row.kind);
    case ByColumn:
        return nameOf(row.by);
    case FileColumn:
        return m_files.value(row.input);
    default:
        return {};
    }
}

bool MatchModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != TheirsColumn)
        return false;
    const QString key = m_rows.at(index.row()).key;
    if (value.toInt() == Qt::Checked)
        m_apart.remove(key);
    else
        m_apart.insert(key);
    emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    emit apartChanged();
    return true;
}

Qt::ItemFlags MatchModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == TheirsColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant MatchModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TheirsColumn:
        return tr("Theirs");
    case OursColumn:
        return tr("is here");
    case KindColumn:
        return tr("What");
    case ByColumn:
        return tr("Found by");
    case FileColumn:
        return tr("File");
    default:
        return {};
    }
}

ConflictModel::ConflictModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ConflictModel::show(const Merge &merge)
{
    beginResetModel();
    m_rows = merge.conflicts;
    m_files = filesOf(merge);
    std::stable_sort(m_rows.begin(), m_rows.end(),
        [](const MergeConflict &a, const MergeConflict &b) { return a.canChoose && !b.canChoose; });
    endResetModel();
}

void ConflictModel::takeAll(MergeSide side)
{
    for (const MergeConflict &row : std::as_const(m_rows)) {
        if (row.canChoose)
            m_chosen.insert(row.key, side);
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit chosenChanged();
}

bool ConflictModel::hasChoices() const
{
    return !m_rows.isEmpty() && m_rows.first().canChoose;
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConflictModel::text(const MergeConflict &row, int column) const
{
    switch (column) {
    case ThingColumn:
        return tr("%1 “%2”").arg(nameOf(row.kind), row.thing);
    case FieldColumn:
        return row.field;
    case OursColumn:
        return row.ours;
    case TheirsColumn:
        return row.theirs;
    case WhyColumn:
        return row.why;
    case FileColumn:
        return m_files.value(row.input);
    default:
        return {};
    }
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    const MergeConflict &row = m_rows.at(index.row());
    const bool isSide = index.column() == OursColumn || index.column() == TheirsColumn;
    if (role == Qt::CheckStateRole && isSide) {
        const MergeSide side = index.column() == OursColumn ? MergeSide::Ours : MergeSide::Theirs;
        return takenOf(row) == side ? Qt::Checked : Qt::Unchecked;
    }
    if (role == Qt::DisplayRole)
        return oneLine(text(row, index.column()).toString());
    if (role == Qt::ToolTipRole)
        return theme::plainTip(text(row, index.column()).toString());
    return {};
}

bool ConflictModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const bool isSide = index.column() == OursColumn || index.column() == TheirsColumn;
    if (role != Qt::CheckStateRole || !isSide || !m_rows.at(index.row()).canChoose)
        return false;
    // One of the two is always taken: to uncheck one is to check the other.
    const bool ours = (index.column() == OursColumn) == (value.toInt() == Qt::Checked);
    m_chosen.insert(m_rows.at(index.row()).key, ours ? MergeSide::Ours : MergeSide::Theirs);
    emit dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(ColumnCount - 1));
    emit chosenChanged();
    return true;
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool isSide = index.column() == OursColumn || index.column() == TheirsColumn;
    return isSide && m_rows.at(index.row()).canChoose ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ThingColumn:
        return tr("What");
    case FieldColumn:
        return tr("In its");
    case OursColumn:
        return tr("Ours");
    case TheirsColumn:
        return tr("Theirs");
    case WhyColumn:
        return tr("Decided by");
    case FileColumn:
        return tr("File");
    default:
        return {};
    }
}

QTableView *makeMergeTable(
    QAbstractTableModel *model, const QString &name, const QList<int> &letters, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setModel(model);
    table->setAccessibleName(name);
    table->setItemDelegate(new DataDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectItems);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setWordWrap(false);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 2 * theme::grid);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = table->fontMetrics().averageCharWidth();
    for (int column = 0; column < letters.size(); ++column)
        header->resizeSection(column, letters[column] * letter);
    header->setStretchLastSection(true);
    return table;
}

} // namespace standpoint
