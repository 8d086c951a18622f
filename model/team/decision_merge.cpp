// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/decision_merge.h"

#include <algorithm>

namespace standpoint {

namespace {

bool sameUnit(const Decision &a, const Decision &b)
{
    return !isOfEarlierUnit(a, b) && !isOfEarlierUnit(b, a);
}

class DecisionMerge
{
public:
    DecisionMerge(
        MergeTarget &target, MergeRecord &record, int input, const ArticlePair &pair, const MergedIds &ids)
        : m_target(target)
        , m_record(record)
        , m_input(input)
        , m_pair(pair)
        , m_ids(ids)
    {
    }

    void run()
    {
        for (const Decision &theirs : m_pair.theirs->decisions.orDefault()) {
            const std::optional<Decision> decision = inOurIds(theirs);
            if (m_pair.gone.contains(theirs.id))
                m_record.refuse(placeOf(theirs),
                    {Error::Kind::Conflict,
                        MergeWords::tr("the sentence that this decision is about is not in our text"), {}});
            else if (!decision)
                m_record.refuse(placeOf(theirs),
                    {Error::Kind::Conflict,
                        MergeWords::tr("who made this decision, its actor or its issue could not be added"),
                        {}});
            else
                take(*decision);
        }
    }

private:
    const Article &article() const { return *m_target.now.article(m_pair.ours); }

    MergePlace placeOf(const Decision &decision) const
    {
        const ArticleInfo &info = *article().info;
        return {m_input, MergeKind::Decision, decision.id.bits, info.title, info.id, decision.place};
    }

    std::optional<Decision> inOurIds(const Decision &theirs) const
    {
        Decision decision = theirs;
        decision.article = m_pair.ours;
        decision.place = m_pair.moved.value(theirs.id, theirs.place);
        decision.actor = m_ids.actors.value(theirs.actor);
        decision.issue = m_ids.issues.value(theirs.issue);
        decision.reason = m_ids.reasons.value(theirs.reason);
        decision.by = m_ids.annotators.value(theirs.by);
        if (decision.actor.isNull() || decision.issue.isNull() || decision.by.isNull())
            return std::nullopt;
        return decision;
    }

    /// Nothing where none of ours is of this unit.
    std::optional<Decision> ofTheUnit(const Decision &decision) const
    {
        const QList<Decision> &all = article().decisions.orDefault();
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const Decision &one) { return sameUnit(one, decision); });
        return found == all.end() ? std::nullopt : std::optional(*found);
    }

    std::optional<Decision> ofTheId(DecisionId id) const
    {
        const Decision *found = article().decision(id);
        return found ? std::optional(*found) : std::nullopt;
    }

    void take(const Decision &theirs)
    {
        MergeCounts &counts = m_record.counts(m_input, MergeKind::Decision);
        const std::optional<Decision> sameId = ofTheId(theirs.id);
        const std::optional<Decision> held = ofTheUnit(theirs);
        if (!sameId && !held) {
            if (apply(adding(theirs), theirs))
                ++counts.added;
            return;
        }
        ++(sameId ? counts.byId : counts.byOther);
        const bool later = (!sameId || isLater(theirs, *sameId)) && (!held || isLater(theirs, *held));
        const Decision &shown = held ? *held : *sameId;
        const bool saysElse = shown.verdict != theirs.verdict || shown.reason != theirs.reason || !held;
        if (saysElse && !isUntouched(theirs))
            m_record.decided(placeOf(shown), {}, said(m_target.now, shown), said(m_target.now, theirs),
                later ? MergeSide::Theirs : MergeSide::Ours,
                later ? MergeWords::tr("decided later there") : MergeWords::tr("decided later here"));
        if (!later)
            return;
        // Under its own id: another input may have moved the one that it takes the place of.
        bool done = true;
        if (held && held->id != theirs.id)
            done = apply(removing(*held), theirs);
        if (done && apply(sameId ? replacing(*sameId, theirs) : adding(theirs), theirs))
            ++counts.updated;
    }

    static bool isLater(const Decision &a, const Decision &b)
    {
        return a.at.isValid() && (!b.at.isValid() || a.at > b.at);
    }

    /// The project had it just so: an earlier input changed it.
    bool isUntouched(const Decision &theirs) const
    {
        const Article *was = m_target.ours.article(m_pair.ours);
        const Decision *before = was ? was->decision(theirs.id) : nullptr;
        return before && *before == theirs;
    }

    bool apply(AnyEdit edit, const Decision &about)
    {
        const Status done = m_target.apply(std::move(edit));
        if (!done)
            m_record.refuse(placeOf(about), done.error());
        return done.has_value();
    }

    MergeTarget &m_target;
    MergeRecord &m_record;
    int m_input;
    const ArticlePair &m_pair;
    const MergedIds &m_ids;
};

} // namespace

void mergeDecisions(
    MergeTarget &target, MergeRecord &record, int input, const ArticlePair &pair, const MergedIds &ids)
{
    if (!pair.isHome && pair.theirs->decisions)
        DecisionMerge(target, record, input, pair, ids).run();
}

} // namespace standpoint
