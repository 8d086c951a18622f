// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a database of DNA 3, or of DNA 2, holds (dna_layout.h).
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Statements become annotations with the fields `label` (the type), `actor` and `affiliation` (person and
/// organization, or the organization alone), `issue` (concept), `stance` (agreement: 1 or -1; a whole number
/// as it is), and one of its own name for every variable. Notes of the type Annotation go to the statement at
/// the same place, else to the article's note. Fails with Malformed, Io or Conflict as openForeign(), and
/// where it is no database of DNA.
Result<ForeignCorpus> readDna(const InputFile &file);

} // namespace standpoint
