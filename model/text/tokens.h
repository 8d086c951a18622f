// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tokens for the exchange formats that are made of them. Ours alone decides, so that the same text has the
// same tokens on every machine and with every version of ICU.
#pragma once

#include "model/text/span.h"

#include <QList>
#include <QStringView>

namespace standpoint {

/// The tokens of a stretch of text, in order and without overlap; they cover all of it but white space. A
/// token is a run of letters, marks and digits, with an apostrophe or a hyphen inside and a period between
/// digits
/// ("l'été", "well-known", "12.5"); any other character is one by itself. Whole grapheme clusters: an emoji
/// of several parts is one token. `within` lies between clusters; what of it is outside the text is cut off.
QList<TextSpan> tokensOf(QStringView text, TextSpan within);

/// The stretches that tokens are asked for in a text with these sentences: each of them without white space
/// at its ends, and each piece of a line that no sentence covers. In order; together they hold every
/// cluster but those that begin with white space.
QList<TextSpan> tokenizedStretches(QStringView text, const QList<TextSpan> &sentences);

} // namespace standpoint
