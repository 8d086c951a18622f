// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/report_table_model.h"

#include "ui/theme.h"

#include <QLocale>

#include <algorithm>

namespace standpoint {

using Kind = ReportColumn::Kind;

void ReportTableModel::setTable(const ReportTable &table)
{
    beginResetModel();
    m_table = table;
    endResetModel();
}

const ReportCell &ReportTableModel::cell(const QModelIndex &index) const
{
    return m_table.rows[static_cast<size_t>(index.row())][static_cast<size_t>(index.column())];
}

QString ReportTableModel::intervalText(const QModelIndex &index) const
{
    const ReportCell &shown = cell(index);
    if (column(index).kind != Kind::Measure || !shown.value || !shown.interval)
        return {};
    const QLocale locale;
    return tr("%1 to %2")
        .arg(locale.toString(shown.interval->low, 'f', 3), locale.toString(shown.interval->high, 'f', 3));
}

int ReportTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int ReportTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant ReportTableModel::data(const QModelIndex &index, int role) const
{
    const ReportCell &shown = cell(index);
    switch (role) {
    case Qt::DisplayRole:
        return shown.text;
    case Qt::TextAlignmentRole:
        return column(index).kind == Kind::Words ? QVariant(Qt::AlignLeading | Qt::AlignVCenter)
                                                 : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    case Qt::AccessibleTextRole: {
        const QString interval = intervalText(index);
        return interval.isEmpty() ? shown.text : tr("%1, interval %2").arg(shown.text, interval);
    }
    case Qt::ToolTipRole: {
        QStringList lines;
        if (column(index).kind == Kind::Words)
            lines.append(shown.text);
        if (shown.why)
            lines.append(sentenceOf(*shown.why));
        if (const QString interval = intervalText(index); !interval.isEmpty())
            lines.append(tr("95 % interval: %1").arg(interval));
        if (shown.opens)
            lines.append(tr("Click or press Enter to see what stands behind it"));
        return theme::plainTip(lines.join(u'\n'));
    }
    default:
        return {};
    }
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const ReportColumn &shown = m_table.columns[section];
    if (role == Qt::DisplayRole)
        return shown.title;
    if (role == Qt::ToolTipRole)
        return theme::plainTip(shown.title);
    if (role == Qt::InitialSortOrderRole) // the most first
        return shown.kind == Kind::Words ? Qt::AscendingOrder : Qt::DescendingOrder;
    if (role == Qt::TextAlignmentRole)
        return shown.kind == Kind::Words ? QVariant(Qt::AlignLeading | Qt::AlignVCenter)
                                         : QVariant(Qt::AlignTrailing | Qt::AlignVCenter);
    return {};
}

void ReportTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount())
        return;
    emit layoutAboutToBeChanged();
    const bool down = order == Qt::DescendingOrder;
    const auto i = static_cast<size_t>(column);
    std::ranges::stable_sort(m_table.rows, [&](const auto &a, const auto &b) {
        if (a[i].value && b[i].value)
            return down ? *a[i].value > *b[i].value : *a[i].value < *b[i].value;
        if (a[i].value || b[i].value)
            return a[i].value.has_value();
        const int words = QString::localeAwareCompare(a[i].text, b[i].text);
        return down ? words > 0 : words < 0;
    });
    emit layoutChanged();
}

} // namespace standpoint
