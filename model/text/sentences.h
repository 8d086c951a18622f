// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sentences: the unit that annotators read and are compared on. ICU's sentence iterator (Unicode UAX 29)
// proposes where they end, one line at a time; the rules of sentence_rules.h take proposals back or add some,
// with word lists for a language from resources/segmentation/.
#pragma once

#include "model/text/span.h"

#include <QList>
#include <QString>
#include <QStringView>

namespace standpoint {

/// The sentences of a text, in order. They never overlap, are trimmed of white space, never cut a grapheme
/// cluster, and every character that is not white space lies in exactly one. A line end always ends a
/// sentence: LF, CR, CR LF, VT, FF, U+0085, U+2028, U+2029. Sentences inside a quotation are sentences of
/// their own.
///
/// `language` is a BCP 47 tag such as "en", "de" or "pt-BR". A language without word lists, or an empty tag,
/// gets the rules that need none. Never fails, whatever the text holds; time is linear in its length. Safe to
/// call in several threads.
QList<TextSpan> sentences(QStringView text, const QString &language);

} // namespace standpoint
