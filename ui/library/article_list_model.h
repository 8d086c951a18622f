// SPDX-License-Identifier: GPL-3.0-or-later
//
// The project's articles in their order, or those of a work list in its order, as far as they fit a filter,
// with how far the annotator is. Follows changes row by row, so that a label in a project of 100,000 articles
// repaints one row.
#pragma once

#include "model/project/progress.h"
#include "model/text/text_pattern.h"
#include "ui/workbench.h"

#include <QAbstractListModel>
#include <QSet>

#include <optional>

namespace standpoint {

class ArticleListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        StateRole = Qt::UserRole, ///< 0 not begun, 1 started, 2 done: by the layer's annotator
        ByLineRole,               ///< "3 Sept 2013 · The Courier"
        LabelsRole                ///< how many annotations the layer has in it
    };

    explicit ArticleListModel(Workbench &bench, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    ArticleId articleAt(int row) const { return m_order.value(row); }
    int rowOf(ArticleId article) const { return m_rows.value(article, -1); }
    int doneCount() const { return m_done; } ///< of all articles, or of the work list
    int allCount() const { return m_all; }   ///< likewise

    /// Only the articles of this list, in its order; null, or one that is not there: all.
    void setWorkList(WorkListId list);
    /// The next row after that of `from` whose article nobody has begun, going round; where all are begun,
    /// the next one that is not done; -1 where all are. Fast with 100,000 rows.
    int rowToDo(ArticleId from) const;

    /// Only articles with these words in the title; compared as search compares. Empty: all.
    void setTitleFilter(const QString &words);
    /// Only these articles, too; nothing: all.
    void setOnly(const std::optional<QSet<ArticleId>> &only);
    bool isRestricted() const { return m_only.has_value(); }

signals:
    void progressChanged();

private:
    void reload();
    void fill();
    QList<ArticleId> scope() const;
    bool fits(ArticleId id) const;
    void follow(const Change &change);
    void countDone();

    Workbench &m_bench;
    QList<ArticleId> m_order;
    QHash<ArticleId, int> m_rows;
    TextPattern m_title;
    std::optional<QSet<ArticleId>> m_only;
    WorkListId m_list;
    std::optional<QSet<ArticleId>> m_listed; ///< what is on it, where it is there
    std::vector<Progress> m_progress;        ///< by row
    int m_done = 0;
    int m_all = 0;
};

} // namespace standpoint
