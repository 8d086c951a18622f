// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/finished_articles.h"

namespace standpoint {

namespace {

QSet<AnnotatorId> taggedBy(const Article &article)
{
    QSet<AnnotatorId> annotators;
    for (const Annotation &annotation : article.annotations)
        annotators.insert(annotation.annotator);
    return annotators;
}

} // namespace

QHash<AnnotatorId, ArticlesOf> articlesByAnnotator(const Project &project)
{
    QHash<AnnotatorId, ArticlesOf> all;
    for (const Shared<Article> &article : project.articles()) {
        for (const AnnotatorId annotator : taggedBy(*article)) {
            ArticlesOf &one = all[annotator];
            ++one.tagged;
            one.taggedNotDone += article->stateOf(annotator) == ArticleState::State::Done ? 0 : 1;
        }
        for (const ArticleState &state : article->states)
            all[state.annotator].done += state.state == ArticleState::State::Done ? 1 : 0;
    }
    return all;
}

std::vector<AnyEdit> markingDone(const Project &project, const QSet<AnnotatorId> &annotators, bool onlyTagged)
{
    std::vector<AnyEdit> edits;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        const QSet<AnnotatorId> tagged = onlyTagged ? taggedBy(article) : QSet<AnnotatorId>();
        for (const Annotator &annotator : project.annotators().inOrder()) {
            if (!annotators.contains(annotator.id) || (onlyTagged && !tagged.contains(annotator.id)))
                continue;
            const std::optional<ArticleState::State> before = article.stateOf(annotator.id);
            if (before == ArticleState::State::Done)
                continue;
            const ArticleState done{id, annotator.id, ArticleState::State::Done};
            if (before)
                edits.push_back(replacing(ArticleState{id, annotator.id, *before}, done));
            else
                edits.push_back(adding(done));
        }
    }
    return edits;
}

} // namespace standpoint
