// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts an article's text into what is laid out as one: a paragraph, or a part of a very long one.
#pragma once

#include "model/text/span.h"

#include <QList>
#include <QString>

#include <vector>

namespace standpoint {

/// A paragraph longer than this, in UTF-16 code units, is cut.
inline constexpr int maximumPieceLength = 4000;

struct Piece
{
    TextSpan span; ///< without white space at the ends
    bool endsParagraph = true;
};

/// Blank lines make no piece. Long paragraphs are cut before a sentence, else after white space, else between
/// grapheme clusters. Linear in the text.
std::vector<Piece> cutIntoPieces(const QString &text, const QList<TextSpan> &sentences);

/// Index of the sentence that holds `position` or is the last before it; -1 where there is none.
int sentenceAt(const QList<TextSpan> &sentences, int position);

} // namespace standpoint
