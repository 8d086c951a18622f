// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/article_match.h"

#include <algorithm>

namespace standpoint {

namespace {

/// How much of what is said about two articles is the same: more is better.
int likeness(const ArticleInfo &a, const ArticleInfo &b)
{
    if (a.title == b.title && a.document == b.document && a.published == b.published && a.source == b.source
        && a.url == b.url && a.author == b.author)
        return 3;
    return (a.title == b.title ? 1 : 0) + (a.document == b.document && !a.document.isEmpty() ? 1 : 0);
}

class TextMatch
{
public:
    TextMatch(const Project &ours, const Project &theirs, MergeRecord &record, int input)
        : m_ours(ours)
        , m_theirs(theirs)
        , m_record(record)
        , m_input(input)
    {
        for (const ArticleId id : theirs.articleOrder()) {
            if (!ours.article(id))
                m_open.append(id);
        }
    }

    QHash<ArticleId, ArticleId> run()
    {
        if (m_open.isEmpty())
            return {};
        const QList<ArticleId> order = m_ours.articleOrder();
        for (const ArticleId id : order) {
            if (!m_theirs.article(id))
                m_byText[m_ours.article(id)->content()].append(id);
        }
        for (const int least : {3, 2, 1, 0})
            matchAtLeast(least);
        return m_ids;
    }

private:
    void matchAtLeast(int least)
    {
        for (const ArticleId id : std::as_const(m_open)) {
            if (m_ids.contains(id))
                continue;
            const Article &theirs = *m_theirs.article(id);
            const auto found = m_byText.find(theirs.content());
            if (found == m_byText.end())
                continue;
            // Two articles without any text need not be one.
            if (theirs.content().isEmpty() && least == 0)
                continue;
            QList<ArticleId> fitting = *found;
            fitting.removeIf(
                [&](ArticleId ours) { return likeness(*m_ours.article(ours)->info, *theirs.info) < least; });
            if (!fitting.isEmpty())
                take(fitting, theirs, *found);
        }
    }

    void take(const QList<ArticleId> &fitting, const Article &theirs, QList<ArticleId> &open)
    {
        const ArticleInfo &ours = *m_ours.article(fitting.first())->info;
        const MergePlace place{m_input, MergeKind::Article, ours.id.bits, ours.title, ours.id};
        if (fitting.size() > 1)
            m_record.remark(place,
                MergeWords::tr(
                    "%1 articles have this text and nothing tells them apart; they were taken in order.")
                    .arg(fitting.size()));
        m_record.match(place, theirs.info->id.bits, theirs.info->title, MatchedBy::Text);
        m_ids.insert(theirs.info->id, ours.id);
        open.removeOne(ours.id);
    }

    const Project &m_ours;
    const Project &m_theirs;
    MergeRecord &m_record;
    int m_input;
    QList<ArticleId> m_open;                   ///< theirs, in their order
    QHash<QString, QList<ArticleId>> m_byText; ///< ours that are none of theirs yet
    QHash<ArticleId, ArticleId> m_ids;
};

} // namespace

QHash<ArticleId, ArticleId> articlesOfSameText(
    const Project &ours, const Project &theirs, MergeRecord &record, int input)
{
    return TextMatch(ours, theirs, record, input).run();
}

} // namespace standpoint
