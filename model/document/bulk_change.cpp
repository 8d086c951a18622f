// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/document/bulk_change.h"

#include "model/document/tagging.h"

#include <algorithm>

namespace standpoint {

namespace {

Annotation wished(const Annotation &before, const BulkWish &wish)
{
    Annotation after = before;
    after.actor = wish.actor.value_or(before.actor);
    after.issue = wish.issue.value_or(before.issue);
    after.stance = wish.stance.value_or(before.stance);
    after.confidence = wish.confidence.value_or(before.confidence);
    if (wish.answer)
        after.setAnswer(wish.answer->attribute, wish.answer->value);
    return after;
}

bool saysTheSame(const Annotation &a, const Annotation &b)
{
    return a.annotator == b.annotator && a.actor == b.actor && a.issue == b.issue && a.evidence == b.evidence;
}

/// What the annotations of one article become, one after the other.
class ArticlePlan
{
public:
    ArticlePlan(const Article &article, const BulkWish &wish)
        : m_article(article)
        , m_wish(wish)
    {
    }

    void add(const Annotation &before, BulkPlan &plan)
    {
        if (m_wish.remove) {
            plan.edits.push_back(removing(before));
            return;
        }
        const Annotation after = wished(before, m_wish);
        if (after == before) {
            ++plan.already;
        } else if ((after.actor != before.actor || after.issue != before.issue) && collides(after)) {
            ++plan.colliding;
        } else {
            m_made.insert(after.id, after);
            plan.edits.push_back(revised(before, after));
        }
    }

private:
    bool collides(const Annotation &after) const
    {
        const auto &all = m_article.annotations;
        const auto first = std::ranges::lower_bound(
            all, after.evidence.begin(), {}, [](const Annotation &one) { return one.evidence.begin(); });
        for (auto one = first; one != all.end() && one->evidence.begin() == after.evidence.begin(); ++one) {
            if (one->id == after.id)
                continue;
            const auto made = m_made.constFind(one->id);
            if (saysTheSame(made == m_made.cend() ? *one : *made, after))
                return true;
        }
        return false;
    }

    const Article &m_article;
    const BulkWish &m_wish;
    QHash<AnnotationId, Annotation> m_made; ///< what earlier ones have become
};

} // namespace

std::vector<ArticlePlaces> byArticle(const std::vector<AnnotationPlace> &places)
{
    std::vector<ArticlePlaces> all;
    QHash<ArticleId, size_t> known;
    for (const AnnotationPlace &place : places) {
        auto at = known.constFind(place.article);
        if (at == known.cend()) {
            at = known.insert(place.article, all.size());
            all.push_back({place.article, {}});
        }
        all[*at].annotations.insert(place.annotation);
    }
    return all;
}

BulkPlan bulkPlan(const Project &project, AnnotatorId annotator, const std::vector<ArticlePlaces> &places,
    const BulkWish &wish)
{
    BulkPlan plan;
    for (const auto &[id, here] : places) {
        const Article *article = project.article(id);
        qsizetype seen = 0;
        const size_t before = plan.edits.size();
        if (article) {
            ArticlePlan one(*article, wish);
            for (const Annotation &annotation : article->annotations) {
                if (!here.contains(annotation.id))
                    continue;
                ++seen;
                if (annotation.annotator != annotator)
                    ++plan.others;
                else
                    one.add(annotation, plan);
            }
        }
        plan.gone += here.size() - seen;
        plan.articles += plan.edits.size() > before ? 1 : 0;
    }
    return plan;
}

} // namespace standpoint
