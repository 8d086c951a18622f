// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads WebAnno TSV 3.x (grammar in webanno_tsv_format.cpp).
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint {

/// Reads one file. The text beside it, where there is one, says what white space stands between its
/// sentences; empty: there is none. Fails with Malformed where it is no such file or has no sentence.
[[nodiscard]] Status readWebannoTsv(
    const QByteArray &utf8, const QString &path, const QString &textBeside, ForeignCorpus &corpus);

} // namespace standpoint
