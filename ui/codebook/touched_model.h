// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as rows that say where they are, what they say, and what is about to happen to them. A
// snapshot: texts are made when a row is seen, so a million rows are there at once.
#pragma once

#include "model/codebook/revision.h"

#include <QAbstractTableModel>
#include <QSet>

class QTableView;

namespace standpoint {

class TouchedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        EvidenceColumn,
        ActorColumn,
        IssueColumn,
        StanceColumn,
        AnnotatorColumn,
        ArticleColumn,
        FateColumn, ///< what happens to it, or `fates`
        ColumnCount
    };

    explicit TouchedModel(QObject *parent = nullptr);

    /// What the last column says of a row where the edits do not.
    using Fate = std::function<QString(qsizetype row)>;
    void show(const Project &project, Revision revision, const QString &fateHeading, Fate fate = {});
    /// Rows get a box to check in the first column; all are unchecked.
    void setCheckable() { m_checkable = true; }
    QSet<AnnotationId> checked() const { return m_checked; }
    void checkRows(const QModelIndexList &rows, bool on);

    const TouchedAnnotation &at(int row) const { return m_revision.touched.at(row); }
    const Revision &revision() const { return m_revision; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void checkedChanged();

private:
    QString text(const TouchedAnnotation &row, int column) const;
    QString fateOf(const TouchedAnnotation &row) const;

    Project m_project;
    Revision m_revision;
    QString m_fateHeading;
    Fate m_fate;
    bool m_checkable = false;
    QSet<AnnotationId> m_checked;
};

/// A table that shows it: whole rows, one line each, the words with the room that is left.
QTableView *makeTouchedTable(TouchedModel *model, const QString &name, QWidget *parent);

/// "12 annotations in 3 articles: Anna 8, Boris 4"
QString touchedSentence(const Project &project, const Revision &revision);

} // namespace standpoint
