// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whose words or acts each sentence of an article tells, as far as the wording shows it: by verbs of
// reporting, quotation marks and phrases like "according to". Pronouns and descriptions ("the minister") are
// guesses from what went before.
#pragma once

#include "model/suggest/actor_matcher.h"
#include "model/suggest/attribution_data.h"

#include <optional>
#include <vector>

namespace standpoint {

/// What shows who speaks.
enum class Clue
{
    Verb,      ///< X said, said X
    According, ///< according to X
    Colon,     ///< X: …, or …: X in a headline
    Quotation, ///< the sentence holds a quotation, and X alone is named beside it
    Speech,    ///< the sentence lies in a quotation whose speaker another sentence tells
    Carried    ///< a quotation of nobody, after a sentence of X
};

/// How the sentence calls its speaker.
enum class Naming
{
    Name,        ///< by a name or alias
    Pronoun,     ///< he
    Description, ///< the Russian official
    Absent       ///< not in this sentence
};

struct Speaker
{
    ActorId actor;
    TextSpan span; ///< the words that call the speaker; empty where naming is Absent
    Naming naming = Naming::Name;
    Clue clue = Clue::Verb;
    TextSpan cue; ///< the verb, phrase or colon that shows it; may lie in another sentence, or be empty
    int told = 0; ///< the sentence that tells it: this one, or for Speech and Carried another
    bool isGuess = false; ///< more than the wording says

    bool operator==(const Speaker &) const = default;
};

/// What attribution reads. All must outlive the call.
struct AttributionInput
{
    QStringView text;
    const QList<TextSpan> &sentences;
    const std::vector<Mention> &mentions; ///< of the same text, by `matcher`
    const ActorMatcher &matcher;
    const Table<Actor> &actors;
    const AttributionData &data;
    QDate published; ///< for affiliations that end; invalid: all count
};

/// The speaker of each sentence, where there is one. Takes time in proportion to the text.
std::vector<std::optional<Speaker>> speakers(const AttributionInput &input);

/// Whether an affiliation holds on a day; on an invalid day all do.
bool holdsOn(const Affiliation &affiliation, QDate day);

} // namespace standpoint
