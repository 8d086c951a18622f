// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gold's annotations and the decisions of one article while cases of it are being decided.
#pragma once

#include "model/agreement/layer_index.h"

#include <map>

namespace standpoint {

class GoldLayer
{
public:
    /// The article must outlive it; `gold` need not be in the project. Only what concerns these actors and
    /// issues can be asked of it.
    GoldLayer(const Project &project, const Article &article, AnnotatorId gold,
        const QSet<ActorAndIssue> &concerned, const QDateTime &at);

    /// Of what is said and decided from now on.
    void setTime(const QDateTime &at) { m_at = at; }
    const LayerIndex &layers() const { return m_layers; }

    /// Gold says nothing on the unit any more. What it says in other sentences stays.
    void clear(const CaseUnit &unit);
    /// Gold says what `source` says, with its evidence in the unit's sentence and its attributes. Evidence in
    /// several sentences that is taken sentence by sentence becomes one annotation.
    void put(const CaseUnit &unit, const Annotation &source);
    /// What of an annotation's evidence lies in the unit's sentence.
    Evidence evidenceIn(const CaseUnit &unit, const Annotation &source) const;
    /// Gold says this, as nobody did.
    void put(const CaseUnit &unit, StanceId stance, const Evidence &evidence);

    bool says(const CaseUnit &unit, StanceId stance) const;
    bool isDecided(const CaseUnit &unit) const;

    /// The one decision on the unit; it keeps its id where there was one.
    void decide(const CaseUnit &unit, Decision::Verdict verdict, AnnotatorId by, ReasonId reason);
    /// Returns which decisions stood for it, for decide().
    std::vector<size_t> undecide(const CaseUnit &unit);

    /// Whether neither annotation nor decision is left.
    bool isEmpty() const;
    /// In an order that applies.
    void addEdits(std::vector<AnyEdit> &edits) const;

private:
    template <typename Entity> struct Draft
    {
        const Entity *before = nullptr;
        std::optional<Entity> after;
    };
    using ByUnit = std::map<CaseUnit, std::vector<size_t>>;

    TextSpan sentence(qint32 index) const { return m_article.sentences()[index]; }
    Annotation fresh(const CaseUnit &unit, StanceId stance) const;
    void add(Annotation annotation);
    bool widens(const CaseUnit &unit, const Annotation &source);
    void cut(size_t decision, qint32 sentence);
    void addPiece(const Decision &decision, TextSpan place, bool keepsId, size_t from);
    void addDecision(Draft<Decision> draft);
    bool hasDecisionAt(const Decision &decision) const;

    const Article &m_article;
    AnnotatorId m_gold;
    QDateTime m_at;
    LayerIndex m_layers;
    qsizetype m_others = 0; ///< gold's annotations and decisions that are not concerned
    std::vector<Draft<Annotation>> m_annotations;
    std::vector<Draft<Decision>> m_decisions;
    ByUnit m_annotationsOn;
    ByUnit m_decisionsOn;
};

} // namespace standpoint
