// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations and progress put together. Their edits come last, one for each annotation, however many inputs
// have it.
#pragma once

#include "model/team/decision_merge.h"
#include "model/team/joined_since.h"

#include <QSet>

namespace standpoint {

class GraphemeBoundaries;

class AnnotationMerge
{
public:
    AnnotationMerge(MergeTarget &target, MergeRecord &record);

    /// As mergeArticles() asks.
    ArticleId whereIs(AnnotationId id) const { return m_where.value(id); }
    /// Takes over one article of an input. Its tables and articles are in `target.now`.
    void add(int input, const ArticlePair &pair, const MergedIds &ids, const HandedOutLayer &copy);
    /// Deletes what the annotator of a copy deleted in it. To be called when all inputs are added.
    void removeGone(int input, const Project &theirs, const MergedIds &ids, const HandOut &stamp);
    /// Gold on what was decided becomes what it is where the decision was made. To be called when decisions
    /// are finished.
    void settleGold(const DecisionMerge &decisions);
    void appendEdits(std::vector<AnyEdit> &edits) const;

private:
    /// An annotation as the project had it and as it becomes.
    struct Held
    {
        const Annotation *was = nullptr; ///< null: it is new
        Shared<Annotation> changed;      ///< absent: it is as it was
        bool isRemoved = false;

        const Annotation &now() const
        {
            const Annotation *held = changed ? &*changed : was;
            Q_ASSERT(held);
            return *held;
        }
    };
    /// What several annotators made of one article.
    struct Layers
    {
        QHash<AnnotationId, Held> annotations;
        QHash<AnnotatorId, ArticleState::State> states; ///< those that change
    };
    /// Where one input's annotations of one article go.
    struct Arrival;

    Layers &layersOf(ArticleId article);
    std::optional<Annotation> inOurIds(const Arrival &arrival, const Annotation &theirs);
    void takeKnown(Arrival &arrival, Held &held, const Annotation &theirs, Annotation annotation);
    void keepRecoding(const Arrival &arrival, const Annotation &held, Annotation &annotation);
    bool staysOut(Arrival &arrival, const Annotation &annotation);
    Evidence placeIn(const Arrival &arrival, AnnotationId id, const Annotation &theirs) const;
    AnnotationId idFor(const Arrival &arrival, AnnotationId theirs) const;
    void take(Arrival &arrival, const Annotation &annotation);
    void takeChecked(Arrival &arrival, Held &held, const Annotation &annotation);
    void takeNewer(Arrival &arrival, Held &held, const Annotation &annotation);
    void takeNew(Arrival &arrival, const Annotation &annotation);
    void noteGold(const Arrival &arrival, AnnotationId held, const Annotation &annotation);
    void settleGold(ArticleId article, const std::vector<HoldingDecision> &decisions);
    void settleGold(
        const Article &article, Held &held, const std::vector<GoldVersion> &versions, SettledGold settled);
    void mergeStates(const Arrival &arrival);
    void tellOfOthers(int input, const QSet<ArticleId> &articles, const QSet<AnnotationId> &there,
        AnnotatorId annotator, const HandOut &stamp);

    MergeTarget &m_target;
    MergeRecord &m_record;
    QHash<ArticleId, Layers> m_layers;
    QHash<AnnotationId, ArticleId> m_where;
    /// What inputs say under the ids of gold's annotations, by article.
    QHash<ArticleId, QHash<AnnotationId, std::vector<GoldVersion>>> m_gold;
    QSet<AnnotationId> m_sameContent; ///< ours that an input has under another id
};

} // namespace standpoint
