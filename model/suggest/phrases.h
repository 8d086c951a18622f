// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of a sentence that can stand for somebody who speaks: names with their titles, pronouns,
// descriptions.
#pragma once

#include "model/suggest/sentence_words.h"

#include <functional>

namespace standpoint {

struct Phrase
{
    enum class Kind
    {
        Name,
        Pronoun,      ///< of a person
        ThingPronoun, ///< of a state, an organisation, several people
        Description
    };

    Kind kind = Kind::Name;
    int first = 0; ///< pieces of the sentence, both included
    int last = 0;
    int head = 0;               ///< the name, the pronoun, or the noun that describes
    bool isIndefinite = false;  ///< a minister, some officials
    bool isPossessive = false;  ///< his minister
    bool isInside = false;      ///< after a preposition: part of another phrase, or of time and place
    std::vector<int> modifiers; ///< pieces that describe the noun: words, and names ("US officials")
    std::vector<int> titles;    ///< pieces that describe a name: before it, or after a comma
};

/// The phrases of a sentence, by their first piece. `isPerson` answers for the index of a mention.
std::vector<Phrase> phrasesOf(const std::vector<SentencePiece> &pieces, const AttributionData &data,
    QStringView text, const std::function<bool(int)> &isPerson);

} // namespace standpoint
