// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sentence as attribution reads it: words with their uses, mentions of actors as one piece each, and each
// quotation as one piece.
#pragma once

#include "model/suggest/actor_matcher.h"
#include "model/suggest/attribution_data.h"
#include "model/suggest/quotations.h"

namespace standpoint {

struct SentencePiece
{
    enum class Kind
    {
        Word,
        Mention,
        Quotation,
        Comma, ///< also a dash that stands between spaces, and a bracket
        Colon,
        Stop ///< . ; ? !
    };

    Kind kind = Kind::Word;
    TextSpan span;
    quint32 uses = 0;          ///< of a word: AttributionData::Use
    int mention = -1;          ///< index into the article's mentions
    bool isPossessive = false; ///< with 's; of a mention also: it begins a compound ("US-backed")

    bool is(quint32 use) const { return (uses & use) != 0; }
};

/// The pieces of a sentence, in order. `mentions` and `quotations` are those of the whole article; both must
/// be ascending.
std::vector<SentencePiece> piecesOf(QStringView text, TextSpan sentence, const std::vector<Mention> &mentions,
    const std::vector<Quotation> &quotations, const AttributionData &data);

} // namespace standpoint
