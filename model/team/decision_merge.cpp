// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/decision_merge.h"

#include "model/project/check.h"
#include "model/text/graphemes.h"

#include <algorithm>
#include <map>

namespace standpoint {

namespace {

bool isOfOneUnit(const Decision &a, const Decision &b)
{
    return !isOfEarlierUnit(a, b) && !isOfEarlierUnit(b, a);
}

/// Made once, and in several projects since.
bool isOneAct(const Decision &a, const Decision &b)
{
    return isOfOneUnit(a, b) && a.at == b.at && a.verdict == b.verdict;
}

qint64 momentOf(const Decision &decision)
{
    return decision.at.isValid() ? decision.at.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
}

/// Nothing where something that it names did not come in.
std::optional<Decision> inOurIds(const Decision &theirs, const ArticlePair &pair, const MergedIds &ids)
{
    Decision decision = theirs;
    decision.article = pair.ours;
    decision.place = pair.moved.value(theirs.id, theirs.place);
    decision.actor = ids.actors.value(theirs.actor);
    decision.issue = ids.issues.value(theirs.issue);
    decision.reason = ids.reasons.value(theirs.reason);
    decision.by = ids.annotators.value(theirs.by);
    if (decision.actor.isNull() || decision.issue.isNull() || decision.by.isNull())
        return std::nullopt;
    return decision;
}

} // namespace

DecisionMerge::DecisionMerge(MergeTarget &target, MergeRecord &record)
    : m_target(target)
    , m_record(record)
{
}

MergePlace DecisionMerge::placeOf(int input, const Decision &decision) const
{
    const ArticleInfo &info = *m_target.now.article(decision.article)->info;
    return {input, MergeKind::Decision, decision.id.bits, info.title, info.id, decision.place};
}

void DecisionMerge::add(int input, const ArticlePair &pair, const MergedIds &ids)
{
    if (pair.isHome)
        return;
    const Article &article = *m_target.now.article(pair.ours);
    GraphemeBoundaries boundaries(article.content());
    for (const Decision &theirs : pair.theirs->decisions.orDefault()) {
        std::optional<Decision> decision = inOurIds(theirs, pair, ids);
        Decision shown = theirs;
        shown.article = pair.ours;
        if (pair.gone.contains(theirs.id))
            m_record.refuse(placeOf(input, shown),
                {Error::Kind::Conflict,
                    MergeWords::tr("the sentence that this decision is about is not in our text"), {}});
        else if (!decision)
            m_record.refuse(placeOf(input, shown),
                {Error::Kind::Conflict,
                    MergeWords::tr("who made this decision, its actor or its issue could not be added"), {}});
        else if (Status fits = check(m_target.now, article, boundaries, *decision); !fits)
            m_record.refuse(placeOf(input, shown), fits.error());
        else
            m_candidates[pair.ours].push_back({std::move(*decision), input});
    }
}

void DecisionMerge::finish()
{
    QList<ArticleId> articles = m_candidates.keys();
    std::sort(articles.begin(), articles.end());
    for (const ArticleId id : std::as_const(articles))
        settle(Article(*m_target.now.article(id)), m_candidates.take(id));
}

/// From the latest to the earliest: one holds where nothing later is of its unit or of its id.
void DecisionMerge::settle(const Article &article, std::vector<Candidate> candidates)
{
    const QList<Decision> &ours = article.decisions.orDefault();
    for (const Decision &decision : ours)
        candidates.push_back({decision, -1});
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
        return std::tuple(momentOf(b.decision), a.input >= 0, a.decision.id)
            < std::tuple(momentOf(a.decision), b.input >= 0, b.decision.id);
    });
    std::vector<const Candidate *> holding;
    QHash<DecisionId, const Candidate *> byId;
    QHash<const Candidate *, QSet<int>> whose;
    std::map<Decision, const Candidate *, bool (*)(const Decision &, const Decision &)> byUnit(
        isOfEarlierUnit);
    for (const Candidate &one : candidates) {
        const Candidate *before = byId.value(one.decision.id);
        const auto unit = byUnit.find(one.decision);
        if (!before && unit != byUnit.end())
            before = unit->second;
        count(article, one, before == nullptr);
        if (before) {
            tell(one, *before);
            if (isOneAct(one.decision, before->decision))
                whose[before].insert(one.input);
            continue;
        }
        holding.push_back(&one);
        whose[&one].insert(one.input);
        byId.insert(one.decision.id, &one);
        byUnit.emplace(one.decision, &one);
    }
    for (const Decision &decision : ours) {
        const Candidate *stays = byId.value(decision.id);
        if (!stays || stays->input >= 0)
            static_cast<void>(m_target.apply(removing(decision)));
    }
    for (const Candidate *one : holding) {
        m_holding[article.info->id].push_back({one->decision, whose.value(one)});
        if (one->input < 0)
            continue;
        if (Status added = m_target.apply(adding(one->decision)); !added)
            m_record.refuse(placeOf(one->input, one->decision), added.error());
    }
}

std::vector<HoldingDecision> DecisionMerge::holdingIn(const Article &article) const
{
    if (const auto known = m_holding.constFind(article.info->id); known != m_holding.cend())
        return *known;
    std::vector<HoldingDecision> ours;
    for (const Decision &decision : article.decisions.orDefault())
        ours.push_back({decision, {-1}});
    return ours;
}

void DecisionMerge::tell(const Candidate &loses, const Candidate &holds)
{
    const Decision &a = loses.decision;
    const Decision &b = holds.decision;
    if (a.verdict == b.verdict && a.reason == b.reason && isOfOneUnit(a, b))
        return;
    const Article *was = m_target.ours.article(a.article);
    const Decision *before = was ? was->decision(a.id) : nullptr;
    if (loses.input >= 0 && before && *before == a) // this input left it as it was
        return;
    const bool theirsHolds = loses.input < 0;
    m_record.decided(placeOf(theirsHolds ? holds.input : loses.input, b), {},
        said(m_target.now, theirsHolds ? a : b), said(m_target.now, theirsHolds ? b : a),
        theirsHolds ? MergeSide::Theirs : MergeSide::Ours,
        theirsHolds ? MergeWords::tr("decided later there") : MergeWords::tr("decided later here"));
}

void DecisionMerge::count(const Article &article, const Candidate &candidate, bool holds)
{
    if (candidate.input < 0)
        return;
    const QList<Decision> &ours = article.decisions.orDefault();
    const bool hasId = article.decision(candidate.decision.id) != nullptr;
    const bool hasUnit = std::any_of(
        ours.begin(), ours.end(), [&](const Decision &one) { return isOfOneUnit(one, candidate.decision); });
    MergeCounts &counts = m_record.counts(candidate.input, MergeKind::Decision);
    if (!hasId && !hasUnit) {
        ++(holds ? counts.added : counts.byOther); // else an earlier input has it
        return;
    }
    ++(hasId ? counts.byId : counts.byOther);
    counts.updated += holds ? 1 : 0;
}

} // namespace standpoint
