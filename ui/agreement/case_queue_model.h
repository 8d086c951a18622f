// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue of cases. A row stays where it is while its case is decided, so that one can go back to it; only
// setQueue() lists anew.
#pragma once

#include "model/agreement/cases.h"
#include "ui/workbench.h"

#include <QAbstractListModel>

namespace standpoint {

class CaseQueueModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        SentenceRole = Qt::UserRole, ///< its number, from 1
        AboutRole,                   ///< kind, actor, issue
        SignRole,                    ///< of the state, one character
        DecidedRole                  ///< whether it is decided
    };

    /// `cases` is asked whenever a row is shown, and must live as long as the model.
    CaseQueueModel(const Workbench &bench, const Cases &cases, QObject *parent = nullptr);

    void setQueue(std::vector<CaseKey> queue);
    const CaseKey &key(int row) const { return m_queue[static_cast<size_t>(row)]; }
    /// Null where the row's case is gone meanwhile.
    const Case *caseAt(int row) const;
    /// The row of the case that has this unit; -1 where none is listed.
    int rowOf(const CaseKey &key) const;
    /// The next row after `row`, round the end, that is to be decided; -1 where there is none.
    int nextToDecide(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QString sentenceOf(const Case &one) const;

    const Workbench &m_bench;
    const Cases &m_cases;
    std::vector<CaseKey> m_queue;
};

} // namespace standpoint
