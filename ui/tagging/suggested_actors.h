// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the digits 1 to 9 choose in a sentence: those that its words suggest, then actors in places that stay
// as long as the article is open.
#pragma once

#include "model/suggest/suggestions.h"

namespace standpoint {

/// The first `most` actors by name.
QList<ActorId> firstByName(const Project &project, int most);

/// Why an actor has its digit.
enum class DigitReason
{
    Suggested, ///< the text suggests it: see SentenceDigits::suggestion()
    UsedHere,  ///< this annotator tagged it in the article
    Lately,    ///< chosen or tagged lately
    ByName     ///< the place was free
};

/// Who follows those that a sentence suggests. An actor that has one of the nine places keeps it as long as
/// the article is open, so that a digit means the same from sentence to sentence.
class ActorPlaces
{
public:
    static constexpr int count = 9;

    /// A newly opened article: those used in it (in their order), then those of `recent`, then `others`.
    void begin(const QList<ActorId> &used, const QList<ActorId> &recent, const QList<ActorId> &others);
    /// After actors came or went: the places of those that are gone are filled from `others`, of whom twice
    /// as many as there are places are enough.
    void refresh(const Project &project, const QList<ActorId> &others);
    /// Gives the actor a place where it has none: a free one, else the last of those not used in this
    /// article, else that of the actor used longest ago. Returns whether that changed anything.
    bool claim(ActorId actor);
    /// A label was made for the actor.
    void noteUse(ActorId actor);

    const QList<ActorId> &places() const { return m_places; }
    bool isUsedHere(ActorId actor) const { return m_used.contains(actor); }

private:
    QList<ActorId> m_places;
    QList<ActorId> m_used; ///< in this article, the longest ago first
};

/// The digits of the sentence that the annotator is on. They do not move while the annotator stays there.
class SentenceDigits
{
public:
    /// On another sentence: the suggestions in their order, then `places`.
    void begin(const QList<Suggestion> &suggestions, const QList<ActorId> &places, ActorId chosen);
    /// On the same one, where something became known or actors came or went: whoever has a digit keeps it,
    /// and newcomers take free ones.
    void refresh(const QList<Suggestion> &suggestions, const QList<ActorId> &places, ActorId chosen,
        const Project &project);
    /// Gives the chosen actor a digit where it has none: a free one, else the last that no suggestion has,
    /// else the last.
    bool show(ActorId chosen);

    /// At most nine, that of the key 1 first.
    const QList<ActorId> &actors() const { return m_actors; }
    /// Null where the text does not suggest that actor.
    const Suggestion *suggestion(ActorId actor) const;
    /// What the text suggests first; null where it suggests nobody.
    const Suggestion *first() const { return m_suggestions.isEmpty() ? nullptr : &m_suggestions.first(); }

private:
    void fill(const QList<ActorId> &places);

    QList<ActorId> m_actors;
    QList<Suggestion> m_suggestions;
};

} // namespace standpoint
