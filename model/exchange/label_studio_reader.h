// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Label Studio exports as JSON or JSON-MIN.
//
// A region gives an annotation with the fields label, and one for each control of the region by the control's
// name; `comment` is the note. Controls of the whole text give fields of all its regions, or, where there are
// none, an annotation of the whole text. A relation gives a field of its name at both ends, as in brat's
// files (brat_reader.h); "part" joins regions to one annotation.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Fails as readForeignText() does, and with Malformed where no task is in it.
Result<ForeignCorpus> parseLabelStudio(const InputFile &file);

} // namespace standpoint
