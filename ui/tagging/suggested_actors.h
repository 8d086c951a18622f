// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom the digits 1 to 9 choose in a sentence.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// The names and aliases of a project's actors, by their first word, so that a sentence is looked through
/// once however many actors there are. Made again when actors change.
class ActorNames
{
public:
    ActorNames() = default;
    explicit ActorNames(const Project &project);

    /// Actors that the sentence names (by name or alias, whole words, as spelt), from left to right.
    QList<ActorId> named(QStringView sentence) const;
    /// Those that the sentence names; then those of `next` in its order; then the others by name. Each once.
    QList<ActorId> suggested(QStringView sentence, const QList<ActorId> &next) const;
    /// All actors, by name.
    const QList<ActorId> &all() const { return m_order; }

private:
    struct Name
    {
        QString text;
        ActorId actor;
    };
    struct Mention
    {
        qsizetype at = 0;
        qsizetype length = 0;
        ActorId actor;
    };
    QList<Mention> mentionsIn(QStringView sentence) const;

    QHash<QString, QList<Name>> m_byFirstWord;
    QList<Name> m_others; ///< names that do not begin with a letter or digit
    QList<ActorId> m_order;
};

/// Why an actor has its digit.
enum class DigitReason
{
    Named,    ///< the sentence names it
    UsedHere, ///< this annotator tagged it in the article
    Lately,   ///< chosen or tagged lately
    ByName    ///< the place was free
};

/// Who follows those that a sentence names. An actor that has one of the nine places keeps it as long as the
/// article is open, so that a digit means the same from sentence to sentence.
class ActorPlaces
{
public:
    static constexpr int count = 9;

    /// A newly opened article: those used in it (in their order), then those of `recent`, then `others`.
    void begin(const QList<ActorId> &used, const QList<ActorId> &recent, const QList<ActorId> &others);
    /// After actors came or went: the places of those that are gone are filled from `others`.
    void refresh(const QList<ActorId> &others);
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

} // namespace standpoint
