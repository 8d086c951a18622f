// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/article_search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

namespace standpoint {

namespace {

using Spans = Matcher::Spans;

/// The stretches that evidence covers, ascending and apart.
Spans coveredBy(const Article &article, const SearchFilters &filters)
{
    Spans covered;
    for (const Annotation &annotation : article.annotations) {
        if (!filters.fits(annotation))
            continue;
        for (int i = 0; i < annotation.evidence.count(); ++i)
            covered.push_back(annotation.evidence.at(i));
    }
    std::ranges::sort(covered);
    Spans apart;
    for (const TextSpan span : covered) {
        if (!apart.empty() && span.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, span.end);
        else
            apart.push_back(span);
    }
    return apart;
}

bool touches(const Spans &covered, TextSpan span)
{
    const auto after = std::ranges::upper_bound(covered, span.begin, {}, &TextSpan::end);
    return after != covered.end() && after->overlaps(span);
}

} // namespace

/// Which of an actor's names matches, of all actors, found out as it is asked.
class ArticleSearcher::Names
{
public:
    struct Match
    {
        int name = -1; ///< 0 is the name, 1 the first alias, -1 none
        TextSpan span;
        bool gaveUp = false; ///< on one that was looked at
    };

    explicit Names(const Table<Actor> &actors)
        : m_slots(static_cast<size_t>(actors.size()))
    {
        m_numbers.reserve(actors.size());
        for (const Shared<Actor> &actor : actors) {
            m_slots[static_cast<size_t>(m_numbers.size())].actor = actor;
            m_numbers.insert(actor->id, static_cast<int>(m_numbers.size()));
        }
    }

    /// Nothing where the search was stopped meanwhile.
    Match find(ActorId actor, const Matcher &matcher, const Matching &matching)
    {
        const auto number = m_numbers.constFind(actor);
        if (number == m_numbers.cend())
            return {};
        Slot &slot = m_slots[static_cast<size_t>(*number)];
        if (slot.isKnown.load(std::memory_order_acquire))
            return slot.match;
        const Match match = look(*slot.actor, matcher, matching.cancelled);
        if (matching.isStopped())
            return {};
        const std::lock_guard lock(m_mutex);
        if (!slot.isKnown) {
            slot.match = match;
            slot.isKnown.store(true, std::memory_order_release);
        }
        return match;
    }

private:
    struct Slot
    {
        Shared<Actor> actor;
        Match match;
        std::atomic<bool> isKnown = false;
    };

    static Match look(const Actor &actor, const Matcher &matcher, const std::atomic<bool> *cancelled)
    {
        Matching matching{cancelled};
        for (int i = 0; i <= actor.aliases.size() && !matching.isStopped(); ++i) {
            const Spans found = matcher.findIn(i == 0 ? actor.name : actor.aliases[i - 1], matching);
            if (!found.empty())
                return {i, found.front(), matching.gaveUp};
        }
        return {-1, {}, matching.gaveUp};
    }

    QHash<ActorId, int> m_numbers;
    std::vector<Slot> m_slots;
    std::mutex m_mutex; ///< for writing a slot's match
};

Result<ArticleSearcher> ArticleSearcher::make(const SearchQuery &query, const Table<Actor> &actors)
{
    Result<Matcher> matcher = Matcher::make(query.typed, query.wording);
    if (!matcher)
        return tl::unexpected(matcher.error());
    ArticleSearcher searcher;
    searcher.m_query = query;
    searcher.m_matcher = std::move(*matcher);
    if (query.places.actors && !searcher.isEmpty())
        searcher.m_names = std::make_shared<Names>(actors);
    return searcher;
}

ArticleHits ArticleSearcher::search(const Article &article, const std::atomic<bool> *cancelled) const
{
    ArticleHits hits;
    hits.article = article.info.orDefault().id;
    if (isEmpty() || !m_query.filters.fits(article))
        return hits;
    if (m_query.filters.asksForAnnotations()
        && std::ranges::none_of(
            article.annotations, [this](const Annotation &one) { return m_query.filters.fits(one); }))
        return hits;
    Matching matching{cancelled};
    if (m_query.places.text)
        searchText(article, matching, hits);
    const qsizetype ofText = hits.hits.size();
    searchAnnotations(article, matching, hits);
    hits.gaveUp = matching.gaveUp;
    if (hits.hits.size() > ofText && ofText > 0) {
        QHash<AnnotationId, int> begins;
        for (const Annotation &annotation : article.annotations)
            begins.insert(annotation.id, annotation.evidence.begin());
        const auto place = [&](const SearchHit &hit) {
            if (hit.in == SearchHit::In::Title)
                return -1;
            return hit.annotation.isNull() ? hit.span.begin : begins.value(hit.annotation);
        };
        std::ranges::stable_sort(hits.hits, {}, place);
    }
    if (hits.hits.size() > mostHitsKept)
        hits.hits.resize(mostHitsKept);
    return hits;
}

void ArticleSearcher::searchText(const Article &article, Matching &matching, ArticleHits &hits) const
{
    static thread_local std::vector<Spans> found;
    const std::array<QStringView, 2> parts{article.info.orDefault().title, article.content()};
    if (!m_matcher.find(parts, found, matching))
        return;
    const auto keep = [&hits](SearchHit::In in, TextSpan span) {
        ++hits.count;
        if (hits.hits.size() < mostHitsKept)
            hits.hits.append({in, span, {}, 0});
    };
    if (!m_query.filters.asksForAnnotations()) {
        for (const TextSpan span : found[0])
            keep(SearchHit::In::Title, span);
        for (const TextSpan span : found[1])
            keep(SearchHit::In::Text, span);
        return;
    }
    const Spans covered = coveredBy(article, m_query.filters);
    for (const TextSpan span : found[1]) {
        if (touches(covered, span))
            keep(SearchHit::In::Text, span);
    }
}

void ArticleSearcher::searchAnnotations(const Article &article, Matching &matching, ArticleHits &hits) const
{
    if (!m_query.places.notes && !m_names)
        return;
    int kept = 0;
    for (const Annotation &annotation : article.annotations) {
        if (matching.isStopped())
            return;
        if (!m_query.filters.fits(annotation))
            continue;
        if (m_names) {
            const Names::Match actor = m_names->find(annotation.actor, m_matcher, matching);
            matching.gaveUp = matching.gaveUp || actor.gaveUp;
            hits.count += actor.name >= 0 ? 1 : 0;
            if (actor.name >= 0 && kept++ < mostHitsKept)
                hits.hits.append({SearchHit::In::Actor, actor.span, annotation.id, actor.name});
        }
        if (m_query.places.notes && annotation.note)
            searchNote(annotation, matching, hits);
    }
}

void ArticleSearcher::searchNote(const Annotation &annotation, Matching &matching, ArticleHits &hits) const
{
    const Spans found = m_matcher.findIn(*annotation.note, matching);
    for (const TextSpan span : found) {
        ++hits.count;
        if (hits.hits.size() < qsizetype(3) * mostHitsKept)
            hits.hits.append({SearchHit::In::Note, span, annotation.id, 0});
    }
}

} // namespace standpoint
