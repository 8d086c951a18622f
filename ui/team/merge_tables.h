// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a merge before it is made: what was taken for the same, and what both say differently.
#pragma once

#include "model/team/merge.h"

#include <QAbstractTableModel>

class QTableView;

namespace standpoint {

/// Annotators, actors, issues, articles, … matched by something else than their id. The check mark says that
/// they are one.
class MatchModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        TheirsColumn,
        OursColumn,
        KindColumn,
        ByColumn,
        FileColumn,
        ColumnCount
    };

    explicit MatchModel(QObject *parent = nullptr);

    void show(const Merge &merge);
    QSet<QString> apart() const { return m_apart; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void apartChanged();

private:
    QList<MergeMatch> m_rows;
    QStringList m_files;
    QSet<QString> m_apart;
};

/// Conflicts, with a check mark on the side that is taken.
class ConflictModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        ThingColumn,
        FieldColumn,
        OursColumn,
        TheirsColumn,
        WhyColumn,
        FileColumn,
        ColumnCount
    };

    explicit ConflictModel(QObject *parent = nullptr);

    void show(const Merge &merge);
    QHash<QString, MergeSide> chosen() const { return m_chosen; }
    /// Takes one side wherever there is a choice.
    void takeAll(MergeSide side);
    bool hasChoices() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void chosenChanged();

private:
    MergeSide takenOf(const MergeConflict &row) const { return m_chosen.value(row.key, row.taken); }
    QVariant text(const MergeConflict &row, int column) const;

    QList<MergeConflict> m_rows;
    QStringList m_files;
    QHash<QString, MergeSide> m_chosen;
};

/// A table of one of them, with the widths of its columns in letters.
QTableView *makeMergeTable(
    QAbstractTableModel *model, const QString &name, const QList<int> &letters, QWidget *parent);

} // namespace standpoint
