// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the names and aliases of all actors of a project in a text, in one pass whatever their number: an
// Aho-Corasick automaton over characters as folding.h compares them.
//
// Its failure links lead only to beginnings at a border of words, so that inside a word that began no name
// nothing is looked up.
#pragma once

#include "model/project/project.h"

#include <span>
#include <vector>

namespace standpoint {

/// A place where an actor is named.
struct Mention
{
    TextSpan span; ///< the name without an 's; never within a grapheme cluster
    int name = 0;  ///< for ActorMatcher::actorsNamed()

    bool operator==(const Mention &) const = default;
};

/// The automaton for one list of actors. Never changes once it is made, so that all threads share it. Made
/// anew when an actor changes: 20,000 aliases cost some 60 ms and 15 MB.
class ActorMatcher
{
public:
    ActorMatcher() = default;
    explicit ActorMatcher(const Table<Actor> &actors);

    /// All mentions, ascending, without overlap: of those that overlap the first, and of those that begin
    /// together the longest. A name begins and ends at a border of words, whatever the case of its letters,
    /// with these exceptions:
    /// - one in capitals only ("EU", "US") is found in capitals only;
    /// - a person's name of one word that has a capital ("Ban") does not count in small letters where the
    /// same
    ///   text names that actor with a capital;
    /// - the last word of a person's name of several words is found too, where no name or alias is the same
    ///   word and where it has a capital.
    std::vector<Mention> mentions(QStringView text) const;

    /// Whose name it is; several actors where they share it. In the order of their names.
    std::span<const ActorId> actorsNamed(int name) const;

    bool isEmpty() const { return m_names.empty(); }
    /// How many different names there are.
    int nameCount() const { return static_cast<int>(m_names.size()); }

private:
    class Builder;
    class Scan;

    /// When a name counts, beyond the letters being the same.
    enum class Case : quint8
    {
        CapitalsOnly,
        FirstIsCapital,
        BetterCapital, ///< see mentions()
        Any
    };
    /// One spelling as it is compared, with one demand on its case.
    struct Name
    {
        int firstActor = 0;
        int actorCount = 0;
        Case letters = Case::Any;
    };
    /// The part of a node that every character needs, apart, so that a large automaton stays in the cache.
    struct Step
    {
        int firstChild = 0;
        quint32 rowOrCount = 0; ///< a row of m_rows where there are many children, else how many; and flags
    };
    struct Node
    {
        int failure = 0;   ///< the longest end of this that begins a name at a border of words; 0: the root
        int firstName = 0; ///< that end here
        int nameCount = 0;
        int nextEnd = 0; ///< the next node along the failures at which a name ends; 0: none
        int depth = 0;   ///< code units from the root
    };

    int child(int node, quint32 symbol) const;
    void dropSmallLetters(QStringView text, std::vector<Mention> &mentions) const;

    std::vector<quint32> m_symbols; ///< of each code unit: its number in this automaton, and what it is
    std::vector<Step> m_steps;      ///< of each node
    std::vector<Node> m_nodes;
    std::vector<quint32> m_labels; ///< by node: the symbol that leads to it
    std::vector<int> m_rows;       ///< children by symbol
    quint32 m_symbolCount = 1;     ///< 0 is what stands in no name
    std::vector<Name> m_names;
    std::vector<ActorId> m_actors;
};

} // namespace standpoint
