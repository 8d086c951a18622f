// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who a pronoun or a description means, guessed from the actors that an article has named so far and from
// what it has called them.
#pragma once

#include "model/suggest/phrases.h"

#include <optional>

namespace standpoint {

/// Remembers one article from its begin on.
class WhoIsMeant
{
public:
    WhoIsMeant(QStringView text, const std::vector<Mention> &mentions, const ActorMatcher &matcher,
        const Table<Actor> &actors, const AttributionData &data, QDate published);

    /// The actor of a mention; where several share the name, the one that was named last otherwise.
    ActorId actorAt(int mention) const;
    bool isPerson(ActorId actor) const;

    /// Who it is, if that can be said. A pronoun that `looksBack` means somebody of an earlier sentence; any
    /// other may mean who is named before it in this one.
    std::optional<ActorId> meant(const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases,
        const Phrase &phrase, bool looksBack) const;

    /// Learns what the sentence calls its actors, and in which order it names them.
    void learn(const std::vector<SentencePiece> &pieces, const std::vector<Phrase> &phrases);
    /// The sentence was about somebody who is no actor, called by that phrase.
    void turnToUnknown(const std::vector<SentencePiece> &pieces, const Phrase &phrase);
    /// The sentence was about this actor, who was called by that phrase.
    void turnTo(ActorId actor, const std::vector<SentencePiece> &pieces, const Phrase *phrase);

private:
    struct Calling
    {
        QString word; ///< as written
        QString folded;
        quint32 uses = 0;
    };
    struct Known
    {
        std::vector<Calling> own;    ///< the words of the name and of aliases that describe nothing
        std::vector<Calling> called; ///< of titles and descriptions, and of affiliated actors
        bool hasRole = false;        ///< a particular one is among them
        bool hasNation = false;      ///< as is a word that is no role
    };

    QStringView wordsOf(const SentencePiece &piece) const
    {
        return m_text.sliced(piece.span.begin, piece.span.length());
    }
    std::optional<ActorId> meantByPronoun(const std::vector<SentencePiece> &pieces,
        const std::vector<Phrase> &phrases, const Phrase &phrase, bool looksBack) const;
    std::optional<ActorId> meantByDescription(
        const std::vector<SentencePiece> &pieces, const Phrase &phrase) const;
    std::optional<ActorId> nationOf(const std::vector<SentencePiece> &pieces, const Phrase &phrase) const;
    int score(ActorId actor, const std::vector<SentencePiece> &pieces, const Phrase &phrase) const;
    bool belongs(ActorId actor, ActorId with) const;
    const Known &known(ActorId actor) const;
    void addCalling(Known &known, QStringView word) const;
    bool isLike(QStringView word, const std::vector<Calling> &callings) const;
    void see(ActorId actor);

    QStringView m_text;
    const std::vector<Mention> &m_mentions;
    const ActorMatcher &m_matcher;
    const Table<Actor> &m_actors;
    const AttributionData &m_data;
    QDate m_published;
    std::vector<ActorId> m_recent; ///< the last first, each once
    mutable QHash<ActorId, Known> m_known;
    std::optional<ActorId> m_person; ///< whom the last sentences were about
    std::optional<ActorId> m_thing;
};

/// Whether two words are forms of one: equal, or the second a name and the first made of it ("Russian",
/// "Russia"). Both as written.
bool isFormOf(QStringView word, QStringView name, const AttributionData &data);

} // namespace standpoint
