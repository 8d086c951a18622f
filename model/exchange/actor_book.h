// SPDX-License-Identifier: GPL-3.0-or-later
//
// Actors while an import runs: those of the project, those that it adds, and what its files call them.
#pragma once

#include "model/exchange/cell_cache.h"
#include "model/project/project.h"

#include <QSet>

namespace standpoint {

class ActorBook
{
public:
    explicit ActorBook(const Project &project);

    /// An actor of a list: one row of an actors table.
    struct Row
    {
        QString key; ///< what the files of this import call the actor; may be empty
        QString name;
        Actor::Kind kind = Actor::Kind::Person;
        QStringList aliases;
    };
    /// Takes over an actor; one of that name that the project holds, and no row has taken yet, gets the
    /// aliases that it lacks instead (of several, the one that shares most aliases). Returns its id.
    ActorId take(const Row &row);
    /// Says that an actor belongs to another, if that is new. Ignored for an actor and itself.
    void affiliate(ActorId actor, ActorId with);

    /// The actor that this names: a key of this import, an id, a name, an alias, the same in other capitals,
    /// or the name as a slug ("ana-kovacs"). Null if none.
    ActorId find(const QString &called) const;
    /// Whether find() had to choose between several of that name.
    bool isAmbiguous(const QString &called) const
    {
        return !m_byKey.contains(called) && m_byName.count(called) > 1;
    }
    /// The actor of exactly that name that is none of `others`; null if none.
    ActorId findNamed(const QString &name, const QSet<ActorId> &others) const;
    /// An actor as it will be; there must be one of that id.
    const Actor &actor(ActorId id) const;
    /// Makes a new actor; `id` may be null.
    ActorId add(const QString &name, Actor::Kind kind, ActorId id = {});

    qsizetype addedCount() const { return m_added.size(); }
    qsizetype changedCount() const;
    /// What the project needs to become, in an order that applies.
    void appendEdits(std::vector<AnyEdit> &edits) const;

private:
    void index(const Actor &actor);
    ActorId heldLike(const Row &row) const;
    Actor &edit(ActorId id);

    const Project &m_project;
    QHash<ActorId, Actor> m_actors; ///< all that are new or changed
    QList<ActorId> m_added;         ///< in the order met
    QList<ActorId> m_changed;
    QSet<ActorId> m_taken;
    QHash<QString, ActorId> m_byKey;
    QMultiHash<QString, ActorId> m_byName;
    QHash<QString, ActorId> m_byAlias;
    QHash<QString, ActorId> m_byFolded; ///< names and aliases in lower case
    QHash<QString, ActorId> m_bySlug;   ///< null where several actors have it
};

/// A name in lower-case ASCII with hyphens: "Ana Kovács" gives "ana-kovacs". Empty if nothing is left.
QString slug(const QString &name);

} // namespace standpoint
