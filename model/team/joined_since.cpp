// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/team/joined_since.h"

#include "model/project/table_of.h"

namespace standpoint {

namespace {

/// Things of one kind.
template <typename Entity> class Joined
{
public:
    Joined(const Project &ours, const Project &theirs, Id<Entity> Annotation::*member)
        : m_ours(tableOf<Entity>(ours))
        , m_theirs(tableOf<Entity>(theirs))
        , m_member(member)
    {
        for (const Shared<Entity> &one : m_theirs) {
            if (!m_ours.contains(one->id))
                m_gone.insert(one->id);
        }
    }

    bool isEmpty() const { return m_gone.isEmpty(); }

    void look(const Annotation &ours, const Annotation &theirs)
    {
        if (m_gone.contains(theirs.*m_member))
            m_became[theirs.*m_member].insert(ours.*m_member);
    }

    QHash<Id<Entity>, Id<Entity>> result() const
    {
        QHash<Id<Entity>, Id<Entity>> result;
        for (const Id<Entity> gone : m_gone) {
            const QSet<Id<Entity>> became = m_became.value(gone);
            if (became.size() == 1)
                result.insert(gone, *became.begin());
            else if (const Id<Entity> named =
                         became.isEmpty() ? survivor(*m_theirs.find(gone)) : Id<Entity>();
                     !named.isNull())
                result.insert(gone, named);
        }
        return result;
    }

private:
    /// The only one that took it over since, by what is written in it; null if none.
    Id<Entity> survivor(const Entity &gone) const
    {
        Id<Entity> found;
        for (const Shared<Entity> &ours : m_ours) {
            const Entity *then = m_theirs.find(ours->id);
            if (!then || !tells(*ours, gone) || tells(*then, gone))
                continue;
            if (!found.isNull())
                return {};
            found = ours->id;
        }
        return found;
    }

    static bool tells(const Actor &actor, const Actor &gone) { return actor.aliases.contains(gone.name); }
    template <typename Worded> static bool tells(const Worded &one, const Worded &gone)
    {
        return !gone.guideline.isEmpty() && one.guideline.contains(gone.guideline)
            && one.guideline.contains(QStringLiteral("**%1**").arg(gone.name));
    }

    const Table<Entity> &m_ours;
    const Table<Entity> &m_theirs;
    Id<Entity> Annotation::*m_member;
    QSet<Id<Entity>> m_gone; ///< theirs that ours has not
    QHash<Id<Entity>, QSet<Id<Entity>>> m_became;
};

} // namespace

JoinedSince joinedSince(const Project &ours, const Project &theirs)
{
    const HandedOutLayer copy(theirs.info().handedOut);
    if (!copy.isCopy())
        return {};
    Joined<Issue> issues(ours, theirs, &Annotation::issue);
    Joined<StanceValue> stances(ours, theirs, &Annotation::stance);
    Joined<Actor> actors(ours, theirs, &Annotation::actor);
    if (issues.isEmpty() && stances.isEmpty() && actors.isEmpty())
        return {};
    for (const Shared<Article> &article : theirs.articles()) {
        const Article *own = ours.article(article->info->id);
        if (!own)
            continue;
        QHash<AnnotationId, const Annotation *> held;
        for (const Annotation &annotation : own->annotations)
            held.insert(annotation.id, &annotation);
        for (const Annotation &annotation : article->annotations) {
            const Annotation *same = held.value(annotation.id);
            if (!same || !copy.leftAlone(annotation))
                continue;
            issues.look(*same, annotation);
            stances.look(*same, annotation);
            actors.look(*same, annotation);
        }
    }
    return {issues.result(), stances.result(), actors.result()};
}

} // namespace standpoint
