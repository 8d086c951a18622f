// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes CoNLL (grammar in conll_format.cpp).
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

std::unique_ptr<FormatWriter> conllWriter(ExportRun &run);

} // namespace standpoint
