// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a merge is made of while it runs: the project as it becomes, and everything that people are told.
#pragma once

#include "model/team/merge_words.h"

namespace standpoint {

/// The project that is merged into, as it becomes.
class MergeTarget
{
public:
    explicit MergeTarget(const Project &project)
        : ours(project)
        , now(project)
    {
    }

    const Project &ours; ///< as it was
    Project now;         ///< with all `edits`
    std::vector<AnyEdit> edits;

    /// Applies the edit to `now`, or changes nothing and says why not.
    Status apply(AnyEdit edit)
    {
        Status done = now.applyEdit(edit);
        if (done)
            edits.push_back(std::move(edit));
        return done;
    }
};

/// What things of one input are called in ours.
struct MergedIds
{
    QHash<IssueId, IssueId> issues;
    QHash<StanceId, StanceId> stances;
    QHash<AttributeId, AttributeId> attributes;
    QHash<AttributeId, QHash<ChoiceId, ChoiceId>> choices; ///< of attributes (theirs) that both have
    QHash<ReasonId, ReasonId> reasons;
    QHash<ActorId, ActorId> actors;
    QHash<AnnotatorId, AnnotatorId> annotators;
    QHash<ArticleId, ArticleId> articles;
};

/// Where people read about something.
struct MergePlace
{
    int input = 0;
    MergeKind kind = MergeKind::Actor;
    Bits128 id;    ///< ours
    QString thing; ///< for people
    ArticleId article = {};
    TextSpan span = {};
};

class MergeRecord
{
public:
    MergeRecord(const QList<MergeInput> &inputs, const MergeOptions &options);

    /// Takes note of a conflict and says which side is to be taken: the chosen one, or else `usual`, or else
    /// what the options say.
    MergeSide decide(const MergePlace &place, const QString &field, const QString &ours,
        const QString &theirs, std::optional<MergeSide> usual = {}, const QString &why = {});
    /// Takes note of one that a rule has decided.
    void decided(const MergePlace &place, const QString &field, const QString &ours, const QString &theirs,
        MergeSide taken, const QString &why);
    void remark(const MergePlace &place, const QString &what);
    /// Something does not come in, for the reason that `error` gives.
    void refuse(const MergePlace &place, const Error &error);
    /// Takes note of a match by something else than the id. False: the user wants it kept apart.
    bool match(const MergePlace &ours, Bits128 theirs, const QString &theirName, MatchedBy by);

    MergeCounts &counts(int input, MergeKind kind) { return m_merge.sources[input].counts[kind]; }
    MergeCounts &counts(const MergePlace &place) { return counts(place.input, place.kind); }
    Merge &merge() { return m_merge; }

private:
    void add(MergeConflict conflict);

    const MergeOptions &m_options;
    Merge m_merge;
};

/// The fields of one thing that both have, one after the other; each stands or falls on its own.
template <typename Entity> class FieldMerge
{
public:
    /// `held` is in `target.now`; `theirs` has its references in our ids.
    FieldMerge(MergeTarget &target, MergeRecord &record, MergePlace place, Entity held,
        const Entity *original, Entity theirs)
        : m_target(target)
        , m_record(record)
        , m_place(std::move(place))
        , m_held(std::move(held))
        , m_original(original)
        , m_theirs(std::move(theirs))
    {
    }
    ~FieldMerge()
    {
        if (m_changed)
            ++m_record.counts(m_place).updated;
    }
    FieldMerge(const FieldMerge &) = delete;
    FieldMerge &operator=(const FieldMerge &) = delete;

    const Entity &held() const { return m_held; }
    const Entity &theirs() const { return m_theirs; }

    /// A field of which one side can be taken. Returns whether both say the same now.
    template <typename Value> bool field(Value Entity::*member, const QString &name)
    {
        const Value &theirs = m_theirs.*member;
        const Value &ours = m_held.*member;
        if (theirs == ours)
            return true;
        // This input left it as it was; an earlier one did not.
        if (saysNothing(theirs) || (m_original && theirs == m_original->*member))
            return false;
        if (!saysNothing(ours) && m_record.decide(m_place, name, said(ours), said(theirs)) == MergeSide::Ours)
            return false;
        return become(member, theirs);
    }
    /// A field whose value is known.
    template <typename Value> bool become(Value Entity::*member, const Value &value)
    {
        if (m_held.*member == value)
            return true;
        Entity after = m_held;
        after.*member = value;
        const Status done = m_target.apply(replacing(m_held, after));
        if (!done) {
            m_record.remark(m_place, done.error().toString());
            return false;
        }
        m_held = std::move(after);
        m_changed = true;
        return true;
    }

private:
    MergeTarget &m_target;
    MergeRecord &m_record;
    MergePlace m_place;
    Entity m_held;
    const Entity *m_original;
    Entity m_theirs;
    bool m_changed = false;
};

/// `ours`, and behind them those of `theirs` that it lacks.
template <typename List> List united(List ours, const List &theirs)
{
    for (const auto &one : theirs) {
        if (!ours.contains(one))
            ours.append(one);
    }
    return ours;
}

} // namespace standpoint
