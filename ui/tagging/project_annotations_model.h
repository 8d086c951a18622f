// SPDX-License-Identifier: GPL-3.0-or-later
//
// All annotations of the project for a table. Filtering, sorting and counting go on elsewhere, and the table
// shows the old rows until the new ones are there; what is tagged meanwhile comes in after a pause of the
// keys, so that no key pays for a million rows.
#pragma once

#include "ui/tagging/annotation_index.h"
#include "ui/workbench.h"

#include <QAbstractTableModel>
#include <QFuture>

class QTimer;

namespace standpoint {

class ProjectAnnotationsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit ProjectAnnotationsModel(Workbench &bench, QObject *parent = nullptr);
    ~ProjectAnnotationsModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    /// Begins and ends following the project: a table out of sight costs nothing.
    void setActive(bool active);
    void setFilter(AnnotationColumn column, const QString &typed);
    void clearFilters();
    const RowWish &wish() const { return m_wish; }
    bool isWorking() const { return m_job != nullptr; }
    /// Annotations of the project, whether they are shown or not.
    qsizetype allCount() const { return m_all; }

    AnnotationPlace placeAt(int row) const;
    /// -1 where it is not shown. Looks through all rows.
    int rowOf(AnnotationId id) const;
    /// A row's cells in full, for copying.
    QStringList cells(int row) const;

signals:
    void stateChanged(); ///< working or not, counts

private:
    struct Job;

    void follow(const Change &change);
    void followOne(const Edit<Annotation> &edit);
    void insertRow(size_t slot);
    void followPending();
    void refresh(bool isNew);
    void take(const std::shared_ptr<Job> &job);

    Workbench &m_bench;
    std::shared_ptr<AnnotationIndex> m_index; ///< read by a job while one runs: then nothing is written to it
    std::vector<quint32> m_shown;             ///< slots, in the order shown
    RowWish m_wish;
    qsizetype m_all = 0;
    bool m_isActive = false;
    bool m_isStale = true;                   ///< the index has to be made anew
    std::vector<Edit<Annotation>> m_pending; ///< edits that the rows do not show yet
    QTimer *m_pause;
    std::shared_ptr<Job> m_job; ///< null where nothing is worked out
    QList<QFuture<void>> m_futures;
};

} // namespace standpoint
