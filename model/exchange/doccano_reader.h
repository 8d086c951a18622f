// SPDX-License-Identifier: GPL-3.0-or-later
//
// What doccano exports, and data sets that have a text and labels in each line.
//
// `label` or `labels` with places, or `entities`, give annotations with the field label; relations a field of
// their type at both ends (brat_reader.h). Labels without a place are about the whole text. Any other list of
// objects that have a place (start and end, or a list of pairs, as `quote` in quotation corpora) gives
// annotations too, with their members as fields; a further list of pairs becomes the words there. Other
// members of the line are fields of all of its annotations.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Fails as readForeignText() does, and with Malformed where no object is in it.
Result<ForeignCorpus> parseDoccano(const InputFile &file);

} // namespace standpoint
