// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/tagging.h"

namespace standpoint {

const Annotation *taggedAlready(const Project &project, const Tag &tag)
{
    const Article *article = project.article(tag.article);
    if (!article)
        return nullptr;
    const Annotation *within = nullptr;
    const TextSpan hull = tag.evidence.hull();
    for (const Annotation &annotation : article->annotations) {
        if (annotation.evidence.begin() >= hull.end)
            break;
        if (annotation.annotator != tag.annotator || annotation.actor != tag.actor
            || annotation.issue != tag.issue)
            continue;
        if (annotation.evidence == tag.evidence)
            return &annotation;
        if (!tag.evidenceIsMarked && !within && hull.contains(annotation.evidence.hull()))
            within = &annotation;
    }
    return within;
}

Tagging tagging(const Project &project, const Tag &tag)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Tagging result;
    const Article *article = project.article(tag.article);
    if (article && !article->stateOf(tag.annotator))
        result.edits.push_back(
            adding(ArticleState{tag.article, tag.annotator, ArticleState::State::Started}));
    if (const Annotation *present = taggedAlready(project, tag)) {
        if (present->stance == tag.stance) {
            result.edits.push_back(removing(*present));
            return result;
        }
        Annotation after = *present;
        after.stance = tag.stance;
        result.annotation = present->id;
        result.edits.push_back(revised(*present, after));
        return result;
    }
    Annotation fresh;
    fresh.id = AnnotationId::random();
    fresh.article = tag.article;
    fresh.annotator = tag.annotator;
    fresh.actor = tag.actor;
    fresh.issue = tag.issue;
    fresh.stance = tag.stance;
    fresh.evidence = tag.evidence;
    fresh.created = now;
    fresh.modified = now;
    result.annotation = fresh.id;
    result.edits.push_back(adding(std::move(fresh)));
    return result;
}

AnyEdit revised(const Annotation &before, Annotation after)
{
    after.modified = QDateTime::currentDateTimeUtc();
    return replacing(before, std::move(after));
}

std::vector<AnyEdit> removalOf(const Article &article)
{
    std::vector<AnyEdit> edits;
    for (const Annotation &annotation : article.annotations)
        edits.push_back(removing(annotation));
    for (const ArticleState &state : article.states)
        edits.push_back(removing(state));
    if (article.text)
        edits.emplace_back(Edit<ArticleText>{article.text, {}});
    edits.emplace_back(Edit<ArticleInfo>{article.info, {}});
    return edits;
}

} // namespace standpoint
