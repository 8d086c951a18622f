// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/article_search.h"

#include <algorithm>
#include <array>

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

Result<ArticleSearcher> ArticleSearcher::make(const SearchQuery &query, const Table<Actor> &actors)
{
    Result<Matcher> matcher = Matcher::make(query.typed, query.wording);
    if (!matcher)
        return tl::unexpected(matcher.error());
    ArticleSearcher searcher;
    searcher.m_query = query;
    searcher.m_matcher = std::move(*matcher);
    if (!query.places.actors || searcher.isEmpty())
        return searcher;
    Matching matching;
    for (const Shared<Actor> &actor : actors) {
        const auto look = [&](const QString &name, int which) {
            const Spans found = searcher.m_matcher.findIn(name, matching);
            if (!found.empty())
                searcher.m_actors.insert(actor->id, {which, found.front()});
            return !found.empty();
        };
        bool found = look(actor->name, 0);
        for (int i = 0; i < actor->aliases.size() && !found; ++i)
            found = look(actor->aliases[i], i + 1);
    }
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
    if (!m_query.places.notes && m_actors.isEmpty())
        return;
    int kept = 0;
    for (const Annotation &annotation : article.annotations) {
        if (!m_query.filters.fits(annotation))
            continue;
        if (const auto actor = m_actors.constFind(annotation.actor); actor != m_actors.cend()) {
            ++hits.count;
            if (kept++ < mostHitsKept)
                hits.hits.append({SearchHit::In::Actor, actor->span, annotation.id, actor->name});
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
