// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the offsets that a file says to places in its texts, in one unit for the whole file.
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint {

/// Fills `spans` and `covered` of the annotations that have `ranges`, in documents that have a text, and
/// takes `ranges` away. The unit is `usual`, unless the words that the file says fit more often in another; a
/// remark says so. What lies outside its text goes to the corpus' skipped.
void findPlaces(ForeignCorpus &corpus, OffsetUnit usual, const QString &shown);

} // namespace standpoint
