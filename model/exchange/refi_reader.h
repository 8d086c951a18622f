// SPDX-License-Identifier: GPL-3.0-or-later
//
// What REFI-QDA projects (.qdpx, or its project.qde alone) and codebooks (.qdc) hold, whoever wrote them.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// A selection whose codes are in the folders Actor, Issue and Stance becomes one annotation; others become
/// one for each code, with the fields `label` (the code), `path` ("Folder > Code"), `codes` (all of the
/// selection) and for each folder its name with the code in it. Fails with Malformed, Invalid or Io.
Result<ForeignCorpus> readRefi(const InputFile &file);

} // namespace standpoint
