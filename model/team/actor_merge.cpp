// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/actor_merge.h"

#include <algorithm>

namespace standpoint {

namespace {

using Claims = QHash<ActorId, QList<ActorId>>; ///< an actor of theirs to those of ours that it may be

class ActorMerge
{
public:
    ActorMerge(MergeTarget &target, MergeRecord &record, int input, const Project &theirs,
        const JoinedSince &joined, MergedIds &ids)
        : m_target(target)
        , m_record(record)
        , m_input(input)
        , m_theirs(theirs.actors().inOrder())
        , m_joined(joined.actors)
        , m_ids(ids.actors)
    {
    }

    void run()
    {
        matchIds();
        matchJoined();
        const auto exactly = [](const QString &name) { return name.simplified(); };
        const auto folded = [](const QString &name) { return name.simplified().toCaseFolded(); };
        matchNames(exactly);
        matchNames(folded);
        matchAliases(folded);
        const QHash<ActorId, ActorId> matched = m_ids;
        for (const Actor &theirs : std::as_const(m_theirs)) { // affiliations name actors that come later
            if (!matched.contains(theirs.id))
                add(theirs);
        }
        for (const Actor &theirs : std::as_const(m_theirs)) {
            if (m_ids.contains(theirs.id))
                unite(theirs);
        }
    }

private:
    const Table<Actor> &table() const { return m_target.now.actors(); }

    MergePlace placeOf(const Actor &ours) const
    {
        return {m_input, MergeKind::Actor, ours.id.bits, ours.name};
    }

    void matchIds()
    {
        for (const Actor &theirs : std::as_const(m_theirs)) {
            if (!table().contains(theirs.id))
                continue;
            m_ids.insert(theirs.id, theirs.id);
            m_taken.insert(theirs.id);
            ++m_record.counts(m_input, MergeKind::Actor).byId;
        }
    }

    void matchJoined()
    {
        for (const Actor &theirs : std::as_const(m_theirs)) {
            const Actor *ours = table().find(m_joined.value(theirs.id));
            if (!ours || m_ids.contains(theirs.id))
                continue;
            if (!m_record.match(placeOf(*ours), theirs.id.bits, theirs.name, MatchedBy::Joined)) {
                m_apart.insert(theirs.id);
                continue;
            }
            m_ids.insert(theirs.id, ours->id);
            ++m_record.counts(m_input, MergeKind::Actor).byOther;
            m_record.remark(placeOf(*ours),
                MergeWords::tr("“%1” became one with it here since the copy was handed out; what the copy "
                               "says of that is said of this one.")
                    .arg(theirs.name));
        }
    }

    /// Where several are called so, kind and aliases may tell them apart.
    template <typename Key> void matchNames(Key key)
    {
        QMultiHash<QString, ActorId> named;
        for (const Shared<Actor> &ours : table()) {
            if (!m_taken.contains(ours->id))
                named.insert(key(ours->name), ours->id);
        }
        Claims claims;
        for (const Actor &theirs : std::as_const(m_theirs)) {
            if (!isOpen(theirs))
                continue;
            QList<ActorId> candidates = named.values(key(theirs.name));
            const auto keepIfAny = [&](const auto &fits) {
                if (candidates.size() > 1 && std::any_of(candidates.begin(), candidates.end(), fits))
                    candidates.removeIf([&](ActorId id) { return !fits(id); });
            };
            keepIfAny([&](ActorId id) { return table().find(id)->kind == theirs.kind; });
            keepIfAny([&](ActorId id) { return table().find(id)->aliases == theirs.aliases; });
            if (!candidates.isEmpty())
                claims.insert(theirs.id, candidates);
        }
        takeUnambiguous(claims, MatchedBy::Name);
    }

    /// One's name is the other's alias. Two aliases that are the same say too little.
    template <typename Key> void matchAliases(Key key)
    {
        QMultiHash<QString, ActorId> named;
        QMultiHash<QString, ActorId> alsoCalled;
        for (const Shared<Actor> &ours : table()) {
            if (m_taken.contains(ours->id))
                continue;
            named.insert(key(ours->name), ours->id);
            for (const QString &alias : ours->aliases)
                alsoCalled.insert(key(alias), ours->id);
        }
        Claims claims;
        for (const Actor &theirs : std::as_const(m_theirs)) {
            if (!isOpen(theirs))
                continue;
            QList<ActorId> candidates = alsoCalled.values(key(theirs.name));
            for (const QString &alias : theirs.aliases)
                candidates += named.values(key(alias));
            const QSet<ActorId> distinct(candidates.begin(), candidates.end());
            if (!distinct.isEmpty())
                claims.insert(theirs.id, distinct.values());
        }
        takeUnambiguous(claims, MatchedBy::Alias);
    }

    bool isOpen(const Actor &theirs) const
    {
        return !m_ids.contains(theirs.id) && !m_apart.contains(theirs.id);
    }

    /// An actor of theirs that may be one of ours only, which no other of theirs may be.
    void takeUnambiguous(const Claims &claims, MatchedBy by)
    {
        QHash<ActorId, int> wanted;
        for (const QList<ActorId> &candidates : claims) {
            for (const ActorId id : candidates)
                ++wanted[id];
        }
        for (const Actor &theirs : std::as_const(m_theirs)) {
            const QList<ActorId> candidates = claims.value(theirs.id);
            if (candidates.size() == 1 && wanted.value(candidates[0]) == 1)
                take(*table().find(candidates[0]), theirs, by);
            else if (!candidates.isEmpty())
                m_unclear.insert(theirs.id);
        }
    }

    void take(const Actor &ours, const Actor &theirs, MatchedBy by)
    {
        if (!m_record.match(placeOf(ours), theirs.id.bits, theirs.name, by)) {
            m_apart.insert(theirs.id);
            return;
        }
        m_ids.insert(theirs.id, ours.id);
        m_taken.insert(ours.id);
        m_unclear.remove(theirs.id);
        ++m_record.counts(m_input, MergeKind::Actor).byOther;
    }

    void add(const Actor &theirs)
    {
        Actor fresh = theirs;
        fresh.affiliations.clear();
        if (Status added = m_target.apply(adding(fresh)); !added) {
            m_record.refuse(placeOf(theirs), added.error());
            return;
        }
        m_ids.insert(theirs.id, fresh.id);
        ++m_record.counts(m_input, MergeKind::Actor).added;
        if (m_unclear.contains(theirs.id))
            m_record.remark(placeOf(theirs),
                MergeWords::tr("Several actors of the project may be this one; it was added as another."));
    }

    QList<Affiliation> inOurIds(const QList<Affiliation> &affiliations, ActorId of) const
    {
        QList<Affiliation> all;
        for (Affiliation affiliation : affiliations) {
            affiliation.with = m_ids.value(affiliation.with);
            if (!affiliation.with.isNull() && affiliation.with != of)
                all.append(affiliation);
        }
        return all;
    }

    void unite(const Actor &theirs)
    {
        const Actor held = *table().find(m_ids.value(theirs.id));
        const Actor *original = m_target.ours.actors().find(held.id);
        Actor other = theirs;
        other.affiliations = inOurIds(theirs.affiliations, held.id);
        const bool isNew = !original && held.id == theirs.id && held.name == theirs.name
            && held.kind == theirs.kind && held.aliases == theirs.aliases && held.affiliations.isEmpty();
        if (isNew) { // it just came in without them
            if (!other.affiliations.isEmpty())
                static_cast<void>(m_target.apply(replacing(held, other)));
            return;
        }
        FieldMerge<Actor> fields(m_target, m_record, placeOf(held), held, original, other);
        QStringList called = theirs.aliases;
        if (held.id == theirs.id)
            fields.field(&Actor::name, MergeWords::tr("name"));
        else if (held.name.simplified().toCaseFolded() != theirs.name.simplified().toCaseFolded())
            called.prepend(theirs.name); // matched by an alias: both names are its
        called.removeAll(fields.held().name);
        if (!m_joined.contains(theirs.id))
            fields.field(&Actor::kind, MergeWords::tr("kind"));
        fields.become(&Actor::aliases, united(fields.held().aliases, called));
        fields.become(&Actor::affiliations, united(fields.held().affiliations, other.affiliations));
    }

    MergeTarget &m_target;
    MergeRecord &m_record;
    int m_input;
    QList<Actor> m_theirs;
    const QHash<ActorId, ActorId> &m_joined;
    QHash<ActorId, ActorId> &m_ids;
    QSet<ActorId> m_taken;   ///< ours that are matched
    QSet<ActorId> m_apart;   ///< theirs that are to stay others
    QSet<ActorId> m_unclear; ///< theirs that may be several
};

} // namespace

void mergeActors(MergeTarget &target, MergeRecord &record, int input, const Project &theirs,
    const JoinedSince &joined, MergedIds &ids)
{
    ActorMerge(target, record, input, theirs, joined, ids).run();
}

} // namespace standpoint
