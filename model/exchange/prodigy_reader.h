// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Prodigy saved, and spaCy's training pairs.
//
// A span gives an annotation with its members as fields. Without spans, the chosen options (`accept`), the
// label that was accepted, or the categories (`cats`) give one of the whole text. A relation gives a field of
// its label at both ends (brat_reader.h). Examples that were rejected or ignored say nothing.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Fails as readForeignText() does, and with Malformed where no example is in it.
Result<ForeignCorpus> parseProdigy(const InputFile &file);

} // namespace standpoint
