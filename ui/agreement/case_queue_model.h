// SPDX-License-Identifier: GPL-3.0-or-later
//
// The queue of cases. A row stays where it is while its case is decided, so that one can go back to it; only
// setQueue() lists anew. Cases that come and go otherwise come and go here.
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
        WhoRole,                     ///< actor and issue
        KindRole,                    ///< of disagreement
        IsFirstRole,                 ///< whether the row above is of another article
        SignRole,                    ///< of the state, one character
        DecidedRole                  ///< whether it is decided
    };

    /// `cases` is asked whenever a row is shown, and must live as long as the model.
    CaseQueueModel(const Workbench &bench, const Cases &cases, QObject *parent = nullptr);

    /// In the order of `rank`.
    void setQueue(std::vector<CaseKey> queue, const CaseRank &rank);
    /// After `change`, of which the cases already know: rows of `touched` articles whose case is gone go, and
    /// cases that pass are listed at their place. Where very many come, all are listed anew by a reset;
    /// returns whether.
    bool follow(const Change &change, const QSet<ArticleId> &touched, const CaseFilter &filter);
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
    std::vector<int> rowsOf(ArticleId article) const;
    bool comesBefore(const CaseKey &a, const CaseKey &b) const;
    void moveKeys(const ArticleText &before, const ArticleText &after);
    /// Cases of the article that pass and have no row; removes rows without a case.
    std::vector<CaseKey> tidy(ArticleId article, const CaseFilter &filter);
    void insert(const std::vector<CaseKey> &missing);
    QString sentenceOf(const Case &one) const;

    const Workbench &m_bench;
    const Cases &m_cases;
    std::vector<CaseKey> m_queue;
    CaseRank m_rank;
};

} // namespace standpoint
