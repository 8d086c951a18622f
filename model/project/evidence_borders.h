// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the borders of evidence may go: from word to word, or between characters, and never so that a
// fragment has nothing left.
#pragma once

#include "model/project/entities.h"
#include "model/text/graphemes.h"

namespace standpoint {

/// One end of one fragment.
struct EvidenceBorder
{
    int fragment = 0; ///< index in the evidence
    WordSide side = WordSide::Begin;

    bool operator==(const EvidenceBorder &) const = default;
};

/// Where that border is, in UTF-16 code units of the article's text.
int placeOf(const Evidence &evidence, EvidenceBorder border);

/// The next place of the border by a word; nothing where the text ends, or where the fragment would have no
/// word left. Its cost does not grow with the text.
std::optional<int> borderStep(
    QStringView text, const Evidence &evidence, EvidenceBorder border, bool forward);

/// The place nearest to `position` where the border may be: at an end of a word, or, if `exact`, between any
/// two grapheme clusters.
int borderNear(QStringView text, const Evidence &evidence, EvidenceBorder border, int position, bool exact);

/// The evidence with that border at `position`, which lies beyond the fragment's other border. Fragments that
/// it reaches or passes become one with it.
Evidence withBorder(const Evidence &evidence, EvidenceBorder border, int position);

/// The fragment that holds a border that was put at `position`.
int fragmentAt(const Evidence &evidence, int position);

} // namespace standpoint
