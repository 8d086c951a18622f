// SPDX-License-Identifier: GPL-3.0-or-later
//
// W3C Web Annotations: a collection, a page, a list, lines, or one annotation. Nothing is fetched.
//
// Fields: label (the motivation), tags ("actor: Ada" gives actor, other tags `tag`), what a classifying body
// is called (`class`; urn:codebook:stance:NAME gives stance), other bodies' texts by their purpose, comments
// as note, creator as annotator, created, modified. The article has to be in the project, known by its id,
// document name, title or URL; a target's place is found by position and quotation.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// Fails as readForeignText() does, and with Malformed where no annotation is in it.
Result<ForeignCorpus> parseWebAnnotations(const InputFile &file);

} // namespace standpoint
