// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which actors a sentence suggests, in the order of the keys 1 to 9: its speaker, who else is named from left
// to right, who spoke last, and whom these belong to. Each says why. What is suggested is no annotation.
#pragma once

#include "model/suggest/speakers.h"

#include <memory>

namespace standpoint {

struct Suggestion
{
    enum class Reason
    {
        Speaker,
        Mention,
        Recent,     ///< spoke in an earlier sentence
        Affiliation ///< an actor suggested before belongs to this one
    };

    ActorId actor;
    Reason reason = Reason::Speaker;
    TextSpan span; ///< the words of this sentence that call the actor; empty if there are none

    // What people are told when they ask why. The view makes a sentence of it; nothing here is translated.
    Naming naming = Naming::Absent; ///< how `span` calls the actor
    Clue clue = Clue::Verb;         ///< for Speaker: what shows it
    TextSpan cue;      ///< for Speaker: the words that show it, perhaps of another sentence; may be empty
    int sentence = -1; ///< for Speaker the sentence that tells it, for Recent the one where the actor spoke
    ActorId through;   ///< for Affiliation: the actor who belongs to this one
    bool isGuess = false; ///< for Speaker: more than the wording says

    bool operator==(const Suggestion &) const = default;
};

/// What one article's text says about actors: read once, asked often.
class ArticleReading
{
public:
    /// `actors` are those that the matcher was made of. Takes time in proportion to the text.
    ArticleReading(
        const Article &article, std::shared_ptr<const ActorMatcher> matcher, const Table<Actor> &actors);

    /// All mentions, ascending: to be underlined, and to find the same ones again.
    const std::vector<Mention> &mentions() const { return m_mentions; }
    const ActorMatcher &matcher() const { return *m_matcher; }
    /// Of each sentence.
    const std::vector<std::optional<Speaker>> &speakers() const { return m_speakers; }

    /// At most `most` suggestions for the sentence of this number, no actor twice. A few microseconds.
    QList<Suggestion> suggestions(int sentence, int most = 9) const;

private:
    friend class Suggester;

    void addMentions(int sentence, QList<Suggestion> &to) const;
    void addRecent(int sentence, QList<Suggestion> &to) const;
    void addAffiliations(QList<Suggestion> &to) const;

    Shared<ArticleInfo> m_info;
    Shared<ArticleText> m_text;
    std::shared_ptr<const ActorMatcher> m_matcher;
    Table<Actor> m_actors;
    std::vector<Mention> m_mentions;
    std::vector<std::optional<Speaker>> m_speakers;
};

/// Keeps what was read: the automaton while the actors stay as they are, and the articles looked at last.
///
/// The first question about an article reads it (some 10 MB/s), and the first one after an actor changed also
/// makes the automaton (60 ms for 20,000 aliases). Every other costs microseconds: whether something changed
/// is seen by pointers that the project shares. Use an object in one thread at a time.
class Suggester
{
public:
    /// Null if the project has no such article. Valid until the next call.
    const ArticleReading *reading(const Project &project, ArticleId article);
    /// Empty for an article or sentence that is not there.
    QList<Suggestion> suggestions(const Project &project, ArticleId article, int sentence, int most = 9);
    /// The automaton for the project's actors.
    std::shared_ptr<const ActorMatcher> matcher(const Project &project);

private:
    Table<Actor> m_actors;
    std::shared_ptr<const ActorMatcher> m_matcher;
    std::vector<std::pair<ArticleId, std::unique_ptr<ArticleReading>>> m_readings; ///< the last used first
};

} // namespace standpoint
