// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/search_filters.h"

#include <algorithm>

namespace standpoint {

namespace {

bool hasProgress(const Article &article, Progress progress, AnnotatorId annotator)
{
    if (!annotator.isNull())
        return progressBy(article, annotator) == progress;
    if (progress == Progress::Todo)
        return article.states.isEmpty();
    return std::ranges::any_of(article.states,
        [&](const ArticleState &state) { return progressBy(article, state.annotator) == progress; });
}

} // namespace

bool SearchFilters::fits(const Article &article) const
{
    const ArticleInfo &info = article.info.orDefault();
    if (!source.isEmpty() && info.source != source)
        return false;
    if (!language.isEmpty() && info.language != language
        && !info.language.startsWith(QString(language + QLatin1Char('-'))))
        return false;
    if ((from.isValid() && (!info.published.isValid() || info.published < from))
        || (to.isValid() && (!info.published.isValid() || info.published > to)))
        return false;
    if (!std::ranges::all_of(tags, [&](const QString &tag) { return info.tags.contains(tag); }))
        return false;
    return !progress || hasProgress(article, *progress, progressOf);
}

int SearchFilters::count() const
{
    return int(!annotator.isNull()) + int(!issue.isNull()) + int(!stance.isNull()) + int(progress.has_value())
        + int(from.isValid()) + int(to.isValid()) + int(!tags.isEmpty()) + int(!source.isEmpty())
        + int(!language.isEmpty());
}

} // namespace standpoint
