// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an annotation of the project becomes where a file that has its id says something else of it.
#pragma once

#include "model/project/entities.h"

namespace standpoint {

/// The annotation with evidence, actor, issue, stance, and the note, confidence and answers that the file
/// has. What the file is silent of stays, as do id, layer, provenance and times; so does evidence of several
/// fragments where the file has their hull, and evidence that differs by white space at its ends.
Annotation asTheFileSays(const Annotation &held, const Annotation &said, const QString &text);

} // namespace standpoint
