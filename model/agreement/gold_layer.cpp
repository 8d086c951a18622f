// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/gold_layer.h"

#include "model/agreement/article_cases.h"

#include <algorithm>
#include <set>

namespace standpoint {

namespace {

/// In order; those that overlap or touch become one.
QList<TextSpan> joined(QList<TextSpan> spans)
{
    std::ranges::sort(spans);
    QList<TextSpan> result;
    for (const TextSpan span : std::as_const(spans)) {
        if (!result.isEmpty() && span.begin <= result.back().end)
            result.back().end = std::max(result.back().end, span.end);
        else
            result.append(span);
    }
    return result;
}

/// What of the evidence lies in these sentences; with what is between two of them that follow each other.
QList<TextSpan> within(const Evidence &evidence, const QList<TextSpan> &all, const std::set<qint32> &chosen)
{
    QList<TextSpan> runs;
    qint32 last = -2;
    for (const qint32 s : chosen) {
        if (s == last + 1)
            runs.back().end = all[s].end;
        else
            runs.append(all[s]);
        last = s;
    }
    QList<TextSpan> result;
    for (const TextSpan fragment : evidence.fragments()) {
        for (const TextSpan run : std::as_const(runs)) {
            if (fragment.overlaps(run))
                result.append({std::max(fragment.begin, run.begin), std::min(fragment.end, run.end)});
        }
    }
    return result;
}

QList<TextSpan> without(const Evidence &evidence, TextSpan gone)
{
    QList<TextSpan> result;
    for (const TextSpan fragment : evidence.fragments()) {
        for (const TextSpan left : {TextSpan{fragment.begin, std::min(fragment.end, gone.begin)},
                 TextSpan{std::max(fragment.begin, gone.end), fragment.end}}) {
            if (!left.isEmpty())
                result.append(left);
        }
    }
    return result;
}

std::set<qint32> sentencesOf(const Article &article, const Evidence &evidence)
{
    std::set<qint32> sentences;
    for (const TextSpan fragment : evidence.fragments()) {
        const auto [first, end] = sentencesTouching(article, fragment);
        for (qint32 s = first; s < end; ++s)
            sentences.insert(s);
    }
    return sentences;
}

template <typename Drafts> void addEditsOf(const Drafts &drafts, std::vector<AnyEdit> &edits)
{
    for (const auto &draft : drafts) {
        if (draft.before && !draft.after)
            edits.push_back(removing(*draft.before));
    }
    for (const auto &draft : drafts) {
        if (draft.before && draft.after && *draft.before != *draft.after)
            edits.push_back(replacing(*draft.before, *draft.after));
    }
    for (const auto &draft : drafts) {
        if (!draft.before && draft.after)
            edits.push_back(adding(*draft.after));
    }
}

} // namespace

GoldLayer::GoldLayer(const Project &project, const Article &article, AnnotatorId gold,
    const QSet<ActorAndIssue> &concerned, const QDateTime &at)
    : m_article(article)
    , m_gold(gold)
    , m_at(at)
    , m_layers(project, article, &concerned)
{
    for (const Annotation &annotation : article.annotations) {
        const Annotator *const annotator = project.annotators().find(annotation.annotator);
        if (!annotator || !annotator->gold)
            continue;
        if (!concerned.contains({annotation.actor, annotation.issue})) {
            ++m_others;
            continue;
        }
        for (const qint32 s : sentencesOf(article, annotation.evidence))
            m_annotationsOn[{s, annotation.actor, annotation.issue}].push_back(m_annotations.size());
        m_annotations.push_back({&annotation, annotation});
    }
    for (const Decision &decision : article.decisions.orDefault()) {
        if (concerned.contains({decision.actor, decision.issue}))
            addDecision({&decision, decision});
        else
            ++m_others;
    }
}

void GoldLayer::clear(const CaseUnit &unit)
{
    const auto found = m_annotationsOn.find(unit);
    if (found == m_annotationsOn.end())
        return;
    const QList<TextSpan> &sentences = m_article.sentences();
    // With what is between sentences.
    const TextSpan gone{unit.sentence > 0 ? sentences[unit.sentence - 1].end : 0,
        unit.sentence + 1 < sentences.size() ? sentences[unit.sentence + 1].begin
                                             : static_cast<int>(m_article.content().size())};
    for (const size_t index : found->second) {
        std::optional<Annotation> &draft = m_annotations[index].after;
        const QList<TextSpan> left = without(draft->evidence, gone);
        if (left.isEmpty()) {
            draft.reset();
            continue;
        }
        draft->evidence = Evidence(left);
        draft->modified = m_at;
    }
    m_annotationsOn.erase(found);
}

Annotation GoldLayer::fresh(const CaseUnit &unit, StanceId stance) const
{
    Annotation annotation;
    annotation.id = AnnotationId::random();
    annotation.article = m_article.info->id;
    annotation.annotator = m_gold;
    annotation.actor = unit.actor;
    annotation.issue = unit.issue;
    annotation.stance = stance;
    annotation.provenance = Annotation::Provenance::Adjudicated;
    annotation.created = annotation.modified = m_at;
    return annotation;
}

void GoldLayer::add(Annotation annotation)
{
    for (const qint32 s : sentencesOf(m_article, annotation.evidence))
        m_annotationsOn[{s, annotation.actor, annotation.issue}].push_back(m_annotations.size());
    m_annotations.push_back({nullptr, std::move(annotation)});
}

void GoldLayer::put(const CaseUnit &unit, const Annotation &source)
{
    if (widens(unit, source))
        return;
    Annotation annotation = fresh(unit, source.stance);
    annotation.attributes = source.attributes;
    annotation.evidence = evidenceIn(unit, source);
    add(std::move(annotation));
}

Evidence GoldLayer::evidenceIn(const CaseUnit &unit, const Annotation &source) const
{
    return Evidence(joined(within(source.evidence, m_article.sentences(), {unit.sentence})));
}

void GoldLayer::put(const CaseUnit &unit, StanceId stance, const Evidence &evidence)
{
    Annotation annotation = fresh(unit, stance);
    annotation.evidence = evidence;
    add(std::move(annotation));
}

bool GoldLayer::says(const CaseUnit &unit, StanceId stance) const
{
    const auto there = m_annotationsOn.find(unit);
    return there != m_annotationsOn.end() && std::ranges::any_of(there->second, [&](size_t index) {
        const std::optional<Annotation> &annotation = m_annotations[index].after;
        return annotation && annotation->stance == stance;
    });
}

bool GoldLayer::isDecided(const CaseUnit &unit) const
{
    const auto there = m_decisionsOn.find(unit);
    return there != m_decisionsOn.end() && !there->second.empty();
}

/// Whether what gold took from the same annotation in another sentence could be widened.
bool GoldLayer::widens(const CaseUnit &unit, const Annotation &source)
{
    for (const qint32 s : sentencesOf(m_article, source.evidence)) {
        const auto there = m_annotationsOn.find({s, unit.actor, unit.issue});
        if (s == unit.sentence || there == m_annotationsOn.end())
            continue;
        for (const size_t index : there->second) {
            Annotation &gold = *m_annotations[index].after;
            if (gold.stance != source.stance || gold.attributes != source.attributes
                || gold.provenance != Annotation::Provenance::Adjudicated)
                continue;
            std::set<qint32> sentences = sentencesOf(m_article, gold.evidence);
            const bool isFromSource = joined(within(source.evidence, m_article.sentences(), sentences))
                == gold.evidence.fragments();
            if (!isFromSource || !sentences.insert(unit.sentence).second)
                continue;
            gold.evidence = Evidence(joined(within(source.evidence, m_article.sentences(), sentences)));
            gold.modified = m_at;
            m_annotationsOn[unit].push_back(index);
            return true;
        }
    }
    return false;
}

void GoldLayer::addDecision(Draft<Decision> draft)
{
    const auto [first, end] = sentencesTouching(m_article, draft.after->place);
    for (qint32 s = first; s < end; ++s)
        m_decisionsOn[{s, draft.after->actor, draft.after->issue}].push_back(m_decisions.size());
    m_decisions.push_back(std::move(draft));
}

bool GoldLayer::hasDecisionAt(const Decision &decision) const
{
    const auto [first, end] = sentencesTouching(m_article, decision.place);
    const auto there = m_decisionsOn.find({first, decision.actor, decision.issue});
    return first < end && there != m_decisionsOn.end()
        && std::ranges::any_of(there->second, [&](size_t index) {
               const std::optional<Decision> &other = m_decisions[index].after;
               return other && other->id != decision.id && other->place == decision.place;
           });
}

/// The part of a decision on several sentences that stays.
void GoldLayer::addPiece(const Decision &decision, TextSpan place, bool keepsId, size_t from)
{
    Decision piece = decision;
    piece.place = place;
    // Whether the annotators said something else since must still show.
    if (piece.said == m_layers.fingerprint(decision.place, decision.actor, decision.issue))
        piece.said = m_layers.fingerprint(place, decision.actor, decision.issue);
    if (hasDecisionAt(piece))
        return;
    if (!keepsId) {
        piece.id = DecisionId::random();
        addDecision({nullptr, piece});
        return;
    }
    const auto [first, end] = sentencesTouching(m_article, place);
    for (qint32 s = first; s < end; ++s)
        m_decisionsOn[{s, piece.actor, piece.issue}].push_back(from);
    m_decisions[from].after = piece;
}

void GoldLayer::cut(size_t index, qint32 cutOut)
{
    const Decision decision = *m_decisions[index].after;
    const auto [first, end] = sentencesTouching(m_article, decision.place);
    for (qint32 s = first; s < end; ++s)
        std::erase(m_decisionsOn[{s, decision.actor, decision.issue}], index);
    m_decisions[index].after.reset();
    if (first < cutOut)
        addPiece(decision, {decision.place.begin, std::min(decision.place.end, sentence(cutOut - 1).end)},
            true, index);
    if (cutOut + 1 < end)
        addPiece(decision, {std::max(decision.place.begin, sentence(cutOut + 1).begin), decision.place.end},
            !m_decisions[index].after.has_value(), index);
}

std::vector<size_t> GoldLayer::undecide(const CaseUnit &unit)
{
    std::vector<size_t> there = m_decisionsOn[unit];
    for (const size_t index : there)
        cut(index, unit.sentence);
    return there;
}

void GoldLayer::decide(const CaseUnit &unit, Decision::Verdict verdict, AnnotatorId by, ReasonId reason)
{
    Decision decision;
    decision.article = m_article.info->id;
    decision.place = sentence(unit.sentence);
    decision.actor = unit.actor;
    decision.issue = unit.issue;
    decision.verdict = verdict;
    decision.reason = reason;
    decision.by = by;
    decision.at = m_at;
    decision.said = m_layers.fingerprint(decision.place, unit.actor, unit.issue);
    for (const size_t index : undecide(unit)) {
        Draft<Decision> &draft = m_decisions[index];
        if (!draft.before || draft.after || draft.before->place != decision.place)
            continue;
        decision.id = draft.before->id;
        draft.after = decision;
        m_decisionsOn[unit].push_back(index);
        return;
    }
    decision.id = DecisionId::random();
    addDecision({nullptr, decision});
}

bool GoldLayer::isEmpty() const
{
    const auto isGone = [](const auto &draft) { return !draft.after; };
    return m_others == 0 && std::ranges::all_of(m_annotations, isGone)
        && std::ranges::all_of(m_decisions, isGone);
}

void GoldLayer::addEdits(std::vector<AnyEdit> &edits) const
{
    addEditsOf(m_annotations, edits);
    addEditsOf(m_decisions, edits);
}

} // namespace standpoint
