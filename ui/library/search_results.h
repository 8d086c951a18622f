// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search found, as rows: an article, its hits, the next article. Rows are made as far as somebody has
// scrolled, so that a million hits cost no more than a screenful.
#pragma once

#include "model/search/project_search.h"
#include "ui/workbench.h"

#include <QAbstractListModel>

#include <optional>

namespace standpoint {

/// A hit with the words around it, on one line.
struct HitContext
{
    QString label; ///< where it is: the sentence's number, "title", "note by Ada"
    QString before;
    QString hit;
    QString after;

    QString line() const { return before + hit + after; }
};

/// A row among what was found, to be looked for when the hits are new ones.
struct HitPlace
{
    ArticleId article;
    std::optional<SearchHit> hit; ///< nothing for a heading, and for the row that counts further ones
    int begin = 0;                ///< in the text; below zero: before it
};

class SearchResults : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role
    {
        IsArticleRole = Qt::UserRole, ///< a heading; otherwise a hit
        CountRole,                    ///< of hits in the article, as text
        ByLineRole,
        LabelRole, ///< the parts of a HitContext
        BeforeRole,
        HitRole,
        AfterRole
    };

    explicit SearchResults(Workbench &bench, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    void clear();
    void append(const QList<ArticleHits> &articles);
    /// The hits of one article anew; none: it goes. Returns whether an article came or went.
    bool replace(const ArticleHits &article);
    /// All hits anew, in the articles' order.
    void renew(const QList<ArticleHits> &articles);

    qint64 hitCount() const { return m_hitCount; }
    qsizetype articleCount() const { return m_articles.size(); }
    bool gaveUp() const { return m_gaveUp; }
    QSet<ArticleId> articleIds() const;

    ArticleId articleAt(int row) const;
    /// Nothing for a heading.
    std::optional<SearchHit> hitAt(int row) const;
    HitPlace placeAt(int row) const;
    struct Sought
    {
        int row = 0;     ///< of the place, or else of the first one after it; rowCount(): nothing is after it
        bool is = false; ///< the place is still there
    };
    /// Makes the rows up to there.
    Sought seek(const HitPlace &place);
    /// The row of the next heading, or of the one before; -1 where there is none.
    int nextArticleRow(int row, bool backwards) const;

private:
    struct Row
    {
        qsizetype article = 0;
        int hit = -1; ///< -1: the heading; as many as there are: that further ones are only counted
    };

    QVariant articleData(const ArticleHits &article, int role) const;
    HitContext contextOf(const Row &row) const;
    bool isWhole(const Row &row) const;
    std::vector<Row> rowsAfter(Row last, qsizetype most) const;
    std::tuple<int, ArticleId> keyOf(ArticleId id) const;
    int beginOf(ArticleId id, const SearchHit &hit) const;
    void forget();
    void keep(const QList<ArticleHits> &articles);

    Workbench &m_bench;
    QList<ArticleHits> m_articles;
    std::vector<Row> m_rows; ///< those that the view knows
    qint64 m_hitCount = 0;
    bool m_gaveUp = false;
};

} // namespace standpoint
