// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quiet lines under words that are no annotations: where actors are mentioned, where words of the project's
// lists stand, and sentences that are proposed for a label. The view asks for those of what it paints.
#pragma once

#include "model/text/span.h"

#include <QString>

#include <vector>

namespace standpoint {

struct QuietMark
{
    enum class Kind
    {
        Actor,   ///< a thin line
        Keyword, ///< dots in a colour of its issue
        Proposal ///< a sentence, with a broken line beside it
    };

    TextSpan span;
    Kind kind = Kind::Actor;
    bool isStrong = false; ///< the actor that the next label is for, in the current sentence
    int style = 0;         ///< of a Keyword: the number of its issue, for colour and pattern

    bool operator==(const QuietMark &) const = default;
};

/// Where the marks come from. Asked while painting, so an answer takes microseconds.
class QuietMarks
{
public:
    QuietMarks() = default;
    QuietMarks(const QuietMarks &) = delete;
    QuietMarks &operator=(const QuietMarks &) = delete;
    virtual ~QuietMarks() = default;

    /// Those that touch a piece of the text, by kind and place.
    virtual std::vector<QuietMark> in(TextSpan piece) const = 0;
    /// What a mark says when asked: who that is, which issue the word belongs to. Plain text.
    virtual QString about(const QuietMark &mark) const = 0;
};

} // namespace standpoint
