// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes WebAnno TSV 3.3 (grammar in webanno_tsv_format.cpp).
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

std::unique_ptr<FormatWriter> webannoTsvWriter(ExportRun &run);

/// A cell's value with the escapes of the format; never empty, for a value that ends in a backslash gets a
/// space, which unescapedTsvValue() of a statement takes away again.
QByteArray escapedTsvValue(const QByteArray &value);

} // namespace standpoint
