// SPDX-License-Identifier: GPL-3.0-or-later
//
// What brat wrote: NAME.ann with its NAME.txt beside it.
//
// A place (T) gives an annotation with the fields label (its type), the names of its attributes, note, the
// databases that references name, and for each relation its type: what the other end says; `inverse:TYPE` at
// the other end. An event gives one at its trigger, with a field for each role. `folder` is the folder's
// name.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Fails with Io or Invalid where one of the two cannot be read, with Malformed where one is no text.
Result<ForeignCorpus> parseBrat(const InputFile &file);

/// The same file in the form of LitBank's quotations: "QUOTE, id, line, token, line, token, words" and
/// "ATTRIB, id, speaker", parted by tabs; lines and tokens of the text count from 0, the last one included.
bool isLitbank(const QString &ann);
void readLitbank(const QString &ann, const QString &shown, ForeignDocument &document, Notices &skipped);

} // namespace standpoint
