// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads CoNLL (grammar in conll_format.cpp).
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint {

/// Reads one file. `map` is the table that an export of ours puts beside it, which says where the tokens
/// stand in which article; empty: there is none, and the text is made of the tokens. Fails with Malformed
/// where no line has a tag.
Result<ForeignCorpus> readConll(const QByteArray &utf8, const QByteArray &map, const QString &path);

} // namespace standpoint
