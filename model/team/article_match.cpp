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

bool differ(const QString &a, const QString &b)
{
    return !a.isEmpty() && !b.isEmpty() && a != b;
}

/// One text that was printed twice: agencies sell theirs to many.
bool areTwo(const ArticleInfo &a, const ArticleInfo &b)
{
    const bool otherDay = a.published.isValid() && b.published.isValid() && a.published != b.published;
    return differ(a.url, b.url) || (otherDay && differ(a.source, b.source));
}

/// The title and, where something else may be said of the other one, that too.
QString described(const ArticleInfo &info, bool whole)
{
    QStringList parts;
    if (whole) {
        for (const QString &part :
            {info.source, info.published.toString(Qt::ISODate), info.author, info.url, info.document}) {
            if (!part.isEmpty())
                parts.append(part);
        }
    }
    return parts.isEmpty() ? info.title
                           : QStringLiteral("%1 (%2)").arg(info.title, parts.join(QStringLiteral(", ")));
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
        for (const ArticleId id : std::as_const(m_open)) {
            if (!m_ids.contains(id) && !m_apart.contains(id))
                tellOfTwin(*m_theirs.article(id));
        }
        return m_ids;
    }

private:
    void matchAtLeast(int least)
    {
        for (const ArticleId id : std::as_const(m_open)) {
            if (m_ids.contains(id) || m_apart.contains(id))
                continue;
            const Article &theirs = *m_theirs.article(id);
            const auto found = m_byText.find(theirs.content());
            if (found == m_byText.end())
                continue;
            // Two articles without any text need not be one.
            if (theirs.content().isEmpty() && least == 0)
                continue;
            QList<ArticleId> fitting = *found;
            fitting.removeIf([&](ArticleId own) {
                const ArticleInfo &ours = *m_ours.article(own)->info;
                return likeness(ours, *theirs.info) < least || areTwo(ours, *theirs.info);
            });
            if (!fitting.isEmpty())
                take(fitting, theirs, *found);
        }
    }

    void take(const QList<ArticleId> &fitting, const Article &theirs, QList<ArticleId> &open)
    {
        const ArticleInfo &ours = *m_ours.article(fitting.first())->info;
        const bool alike = likeness(ours, *theirs.info) == 3;
        const MergePlace place{m_input, MergeKind::Article, ours.id.bits, described(ours, !alike), ours.id};
        if (!m_record.match(place, theirs.info->id.bits, described(*theirs.info, !alike), MatchedBy::Text)) {
            m_apart.insert(theirs.info->id);
            return;
        }
        if (fitting.size() > 1)
            m_record.remark(place,
                MergeWords::tr(
                    "%1 articles have this text and nothing tells them apart; they were taken in order.")
                    .arg(fitting.size()));
        m_ids.insert(theirs.info->id, ours.id);
        open.removeOne(ours.id);
    }

    /// It comes in beside one that has its text.
    void tellOfTwin(const Article &theirs)
    {
        const QList<ArticleId> twins =
            theirs.content().isEmpty() ? QList<ArticleId>() : m_byText.value(theirs.content());
        for (const ArticleId id : twins) {
            const ArticleInfo &ours = *m_ours.article(id)->info;
            if (!areTwo(ours, *theirs.info))
                continue;
            m_record.remark({m_input, MergeKind::Article, ours.id.bits, ours.title, ours.id},
                MergeWords::tr("“%1” has the same text, but another address, or another date and source: it "
                               "comes in as another article.")
                    .arg(described(*theirs.info, true)));
            return;
        }
    }

    const Project &m_ours;
    const Project &m_theirs;
    MergeRecord &m_record;
    int m_input;
    QList<ArticleId> m_open;                   ///< theirs, in their order
    QHash<QString, QList<ArticleId>> m_byText; ///< ours that are none of theirs yet
    QHash<ArticleId, ArticleId> m_ids;
    QSet<ArticleId> m_apart; ///< theirs that are to stay others
};

} // namespace

QHash<ArticleId, ArticleId> articlesOfSameText(
    const Project &ours, const Project &theirs, MergeRecord &record, int input)
{
    return TextMatch(ours, theirs, record, input).run();
}

} // namespace standpoint
