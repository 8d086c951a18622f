// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the evidence in one piece of text is marked: which stances lie where, and which of the three underlines
// each has, so that evidence that overlaps stays legible.
#pragma once

#include "ui/reader/shown_annotations.h"

namespace standpoint {

/// Evidence of one stance; what several actors or annotators share is marked once.
struct EvidenceMark
{
    TextSpan span; ///< of the whole fragment, which may reach out of the piece
    StanceId stance;
    int slot = 0;     ///< 0 to 2, the underline nearest to the text first
    bool last = true; ///< the evidence ends with this fragment

    bool operator==(const EvidenceMark &) const = default;
};

/// A stretch that the same stances cover throughout.
struct StanceStretch
{
    TextSpan span;
    std::vector<StanceId> stances; ///< each once
};

/// By place in the text.
std::vector<EvidenceMark> marksIn(const ShownAnnotations &annotations, TextSpan piece);
/// The parts of `piece` that marks cover, in order.
std::vector<StanceStretch> stretchesOf(const std::vector<EvidenceMark> &marks, TextSpan piece);

} // namespace standpoint
