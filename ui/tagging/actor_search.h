// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom a typed part of a name means, and what kind of actor a new name is likely to be.
#pragma once

#include "model/project/project.h"

#include <array>

namespace standpoint {

/// A name as it is compared: case, accents and other marks left out, letters like ø and ß spelt plainly.
QString plainlySpelt(const QString &name);

/// Names and aliases of all actors, made ready once so that a key costs one pass over them.
class ActorSearch
{
public:
    enum class Fit
    {
        Same,       ///< the whole name
        Begins,     ///< the name's beginning
        BeginsWord, ///< the beginning of a later word of it
        AllWords,   ///< each typed word begins a word of it, in any order
        Inside      ///< somewhere in it
    };
    struct Match
    {
        ActorId actor;
        QString alias; ///< empty where it is the name that fits
        Fit fit = Fit::Inside;
    };

    ActorSearch() = default;
    explicit ActorSearch(const Project &project);

    /// Each actor of whom a name fits once, the best first, equally good ones by name.
    QList<Match> find(const QString &typed) const;

private:
    struct Name
    {
        ActorId actor;
        QString alias;
        QString plain;
    };
    QList<Name> m_names; ///< in the order of the actors' names; each actor's own name before its aliases
};

/// In the order of their numbers.
inline constexpr std::array actorKinds{
    Actor::Kind::Person, Actor::Kind::Organisation, Actor::Kind::State, Actor::Kind::Group};

/// State for a country's English name, Organisation where a word of the name says so; else Person.
Actor::Kind likelyKind(const QString &name);
/// The name of the icon for it.
QString kindIcon(Actor::Kind kind);
/// The word for it, translated.
QString kindName(Actor::Kind kind);

} // namespace standpoint
