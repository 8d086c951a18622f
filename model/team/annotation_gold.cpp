// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of AnnotationMerge that is about gold.
#include "model/team/annotation_arrival.h"
#include "model/team/derived_id.h"

#include <algorithm>

namespace standpoint {

void AnnotationMerge::settleGold(const DecisionMerge &decisions)
{
    QList<ArticleId> articles = m_layers.keys();
    std::sort(articles.begin(), articles.end());
    for (const ArticleId id : std::as_const(articles)) {
        const std::vector<HoldingDecision> holding = decisions.holdingIn(*m_target.now.article(id));
        const bool concerned = m_gold.contains(id)
            || std::ranges::any_of(holding, [](const HoldingDecision &one) { return !one.isOurs(); });
        if (concerned && !holding.empty())
            settleGold(id, holding);
    }
}

void AnnotationMerge::settleGold(ArticleId id, const std::vector<HoldingDecision> &decisions)
{
    const Article &article = *m_target.now.article(id);
    const GoldCases cases(article, decisions);
    Layers &layers = layersOf(id);
    const QHash<AnnotationId, std::vector<GoldVersion>> theirs = m_gold.value(id);
    QList<AnnotationId> gold;
    for (auto held = layers.annotations.cbegin(); held != layers.annotations.cend(); ++held) {
        const Annotator *whose = m_target.now.annotators().find(held->now().annotator);
        if (whose && whose->gold)
            gold.append(held.key());
    }
    std::sort(gold.begin(), gold.end(), [&](AnnotationId a, AnnotationId b) { // ours first
        return std::pair(!layers.annotations[a].was, a) < std::pair(!layers.annotations[b].was, b);
    });
    for (const AnnotationId one : std::as_const(gold)) {
        Held &held = layers.annotations[one];
        std::vector<GoldVersion> versions;
        if (held.was)
            versions.push_back({-1, *held.was});
        for (const GoldVersion &version : theirs.value(one))
            versions.push_back(version);
        SettledGold settled = cases.settled(held.now(), versions);
        if (settled.because)
            settleGold(article, held, versions, std::move(settled));
    }
}

/// Does it and says so. `held` is no longer valid then.
void AnnotationMerge::settleGold(
    const Article &article, Held &held, const std::vector<GoldVersion> &versions, SettledGold settled)
{
    const Annotation before = held.now();
    const AnnotationId id = before.id;
    QStringList left;
    for (const Annotation &part : settled.parts)
        left.append(said(m_target.now, article, part));
    const QString after = left.isEmpty() ? MergeWords::tr("not in gold") : left.join(QStringLiteral("; "));
    const bool weChange = held.was && !(settled.parts.size() == 1 && settled.parts[0] == *held.was);
    const int source = versions.empty() ? 0 : (held.was ? versions.back() : versions.front()).input;
    const int input = weChange && !settled.because->isOurs()
        ? *std::min_element(settled.because->of.begin(), settled.because->of.end())
        : std::max(0, source);
    const MergePlace place{
        input, MergeKind::Annotation, id.bits, article.info->title, article.info->id, before.evidence.hull()};
    if (weChange && !settled.because->isOurs())
        m_record.decided(place, {}, said(m_target.now, article, *held.was), after, MergeSide::Theirs,
            MergeWords::tr("the case was decided later there"));
    else
        m_record.decided(place, {}, after, said(m_target.now, article, before), MergeSide::Ours,
            settled.because->isOurs() ? MergeWords::tr("the case was decided here")
                                      : MergeWords::tr("the case was decided later in another project"));
    MergeCounts &counts = m_record.counts(input, MergeKind::Annotation);
    // What is left of one that comes in may be what an earlier merge left of it.
    const QHash<AnnotationId, Held> &all = m_layers[article.info->id].annotations;
    const bool isSaid =
        !held.was && settled.parts.size() == 1 && std::any_of(all.begin(), all.end(), [&](const Held &other) {
            return &other != &held && !other.isRemoved && saysTheSame(other.now(), settled.parts[0]);
        });
    std::vector<Annotation> further;
    if (settled.parts.empty() && held.was) {
        held.isRemoved = true;
        ++counts.deleted;
    } else if (settled.parts.empty() || isSaid) {
        m_layers[article.info->id].annotations.remove(id);
        m_where.remove(id);
        --counts.added;
        ++(isSaid ? counts.byOther : counts.refused);
    } else {
        settled.parts[0].id = id;
        held.changed = settled.parts[0];
        if (held.was && *held.changed == *held.was)
            held.changed = {};
        counts.updated += weChange ? 1 : 0;
        further.assign(settled.parts.begin() + 1, settled.parts.end());
    }
    for (Annotation &part : further) {
        part.id = derivedId<Annotation>(id.bits, settled.because->decision.id.toString().toLatin1());
        while (m_where.contains(part.id))
            part.id = derivedId<Annotation>(part.id.bits, "gold");
        m_where.insert(part.id, article.info->id);
        m_layers[article.info->id].annotations.insert(part.id, {nullptr, part});
        ++counts.added;
    }
}

} // namespace standpoint
