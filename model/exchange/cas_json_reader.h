// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads UIMA CAS JSON 0.4 (grammar in cas_json_format.cpp).
#pragma once

#include "model/exchange/foreign_corpus.h"

namespace standpoint {

/// Reads one file. Fails with Malformed where it is no such file or has no text.
[[nodiscard]] Status readCasJson(const QByteArray &json, const QString &path, ForeignCorpus &corpus);

} // namespace standpoint
