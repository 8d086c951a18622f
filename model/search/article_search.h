// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching one article: its title and text, the notes of its annotations, and their actors.
#pragma once

#include "model/search/matcher.h"
#include "model/search/search_filters.h"

#include <memory>

namespace standpoint {

/// Where a search looks.
struct SearchPlaces
{
    bool text = true; ///< titles too
    bool notes = true;
    bool actors = true; ///< names and aliases of those who are tagged

    bool operator==(const SearchPlaces &) const = default;
};

struct SearchQuery
{
    QString typed;
    Wording wording = Wording::Words;
    SearchPlaces places;
    SearchFilters filters;

    bool operator==(const SearchQuery &) const = default;
};

/// One place that was found.
struct SearchHit
{
    enum class In : quint8
    {
        Title,
        Text,
        Note,
        Actor
    };
    In in = In::Text;
    TextSpan span;           ///< in the title, the text, the note, or the name or alias
    AnnotationId annotation; ///< of notes and actors
    int name = 0;            ///< of actors: 0 is the name, 1 the first alias

    bool operator==(const SearchHit &) const = default;
};

/// What was found in one article: title first, then by place in the text.
struct ArticleHits
{
    ArticleId article;
    int count = 0;         ///< of all hits
    QList<SearchHit> hits; ///< the first of them
    bool gaveUp = false;   ///< the expression needed too many steps here, or in the name of somebody tagged
                           ///< here: there may be more

    bool operator==(const ArticleHits &) const = default;
};

/// The hits kept of an article; further ones are only counted.
inline constexpr int mostHitsKept = 100;

/// A query made ready. An actor's names are looked at once, when the first article with the actor is
/// searched: so by whom searches, and only as long as it is wanted. Safe to use in several threads.
class ArticleSearcher
{
public:
    /// Fails with Invalid where a regular expression cannot be read.
    static Result<ArticleSearcher> make(const SearchQuery &query, const Table<Actor> &actors);

    /// A text's hits must touch evidence of a fitting annotation where the filters ask for annotations.
    ArticleHits search(const Article &article, const std::atomic<bool> *cancelled = nullptr) const;
    const SearchQuery &query() const { return m_query; }
    bool isEmpty() const { return m_matcher.isEmpty(); }

private:
    class Names;
    void searchText(const Article &article, Matching &matching, ArticleHits &hits) const;
    void searchAnnotations(const Article &article, Matching &matching, ArticleHits &hits) const;
    void searchNote(const Annotation &annotation, Matching &matching, ArticleHits &hits) const;

    SearchQuery m_query;
    Matcher m_matcher;
    std::shared_ptr<Names> m_names; ///< absent where they are not looked at
};

} // namespace standpoint
