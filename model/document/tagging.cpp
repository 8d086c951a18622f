// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/tagging.h"

#include <algorithm>

namespace standpoint {

namespace {

bool isOfTheSame(const Annotation &annotation, const Tag &tag)
{
    return annotation.annotator == tag.annotator && annotation.actor == tag.actor
        && annotation.issue == tag.issue;
}

/// Whether somebody took in more than one sentence.
bool isWide(const Article &article, const Tag &tag)
{
    const TextSpan hull = tag.evidence.hull();
    return !tag.evidenceIsMarked && article.sentenceAt(hull.begin) != article.sentenceAt(hull.end - 1);
}

/// Whether the evidence begins and ends with sentences, as it does where no words were marked.
bool isWholeSentences(const Article &article, const Evidence &evidence)
{
    const TextSpan hull = evidence.hull();
    const int first = article.sentenceAt(hull.begin);
    const int last = article.sentenceAt(hull.end - 1);
    return evidence.fragments().size() == 1 && first >= 0 && last >= 0
        && article.sentences()[first].begin == hull.begin && article.sentences()[last].end == hull.end;
}

} // namespace

const Annotation *taggedAlready(const Project &project, const Tag &tag)
{
    const Article *article = project.article(tag.article);
    if (!article)
        return nullptr;
    if (!tag.focused.isNull()) {
        const Annotation *focused = article->annotation(tag.focused);
        if (focused && isOfTheSame(*focused, tag))
            return focused;
    }
    const bool wide = isWide(*article, tag);
    const Annotation *within = nullptr;
    const TextSpan hull = tag.evidence.hull();
    for (const Annotation &annotation : article->annotations) {
        if (annotation.evidence.begin() >= hull.end)
            break;
        if (!isOfTheSame(annotation, tag))
            continue;
        if (annotation.evidence == tag.evidence)
            return &annotation;
        if (!tag.evidenceIsMarked && !within && hull.contains(annotation.evidence.hull())
            && (!wide || isWholeSentences(*article, annotation.evidence)))
            within = &annotation;
    }
    return within;
}

bool saysAlready(const Project &project, const Tag &tag)
{
    const Article *article = project.article(tag.article);
    if (!article)
        return false;
    const bool anyWithin = !tag.evidenceIsMarked && !isWide(*article, tag);
    return std::any_of(
        article->annotations.begin(), article->annotations.end(), [&](const Annotation &annotation) {
            return isOfTheSame(annotation, tag) && annotation.stance == tag.stance
                && (annotation.evidence == tag.evidence
                    || (anyWithin && tag.evidence.hull().contains(annotation.evidence.hull())));
        });
}

Tagging tagging(const Project &project, const Tag &tag)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    Tagging result;
    const Article *article = project.article(tag.article);
    if (article && !article->stateOf(tag.annotator))
        result.edits.push_back(
            adding(ArticleState{tag.article, tag.annotator, ArticleState::State::Started}));
    if (const Annotation *present = article ? taggedAlready(project, tag) : nullptr) {
        const bool widens =
            isWide(*article, tag) && present->id != tag.focused && present->evidence != tag.evidence;
        if (present->stance == tag.stance && !widens) {
            result.act = Tagging::Act::TakesBack;
            result.edits.push_back(removing(*present));
            return result;
        }
        Annotation after = *present;
        after.stance = tag.stance;
        if (widens)
            after.evidence = tag.evidence;
        result.act = Tagging::Act::Revises;
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
    fresh.provenance = tag.provenance;
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

std::vector<AnyEdit> removalOf(const Project &project, const Article &article)
{
    std::vector<AnyEdit> edits;
    const ArticleId id = article.info->id;
    for (const WorkList &list :
        project.isOnWorkList(id) ? project.workLists().inOrder() : QList<WorkList>()) {
        WorkList without = list;
        if (without.articles.removeOne(id))
            edits.push_back(replacing(list, without));
    }
    for (const Annotation &annotation : article.annotations)
        edits.push_back(removing(annotation));
    for (const Decision &decision : article.decisions.orDefault())
        edits.push_back(removing(decision));
    for (const ArticleState &state : article.states)
        edits.push_back(removing(state));
    if (article.text)
        edits.emplace_back(Edit<ArticleText>{article.text, {}});
    edits.emplace_back(Edit<ArticleInfo>{article.info, {}});
    return edits;
}

} // namespace standpoint
