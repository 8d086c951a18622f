// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations into a new DNA database (dna_layout.h).
#pragma once

#include "model/exchange/export_run.h"

#include <memory>

namespace standpoint {

std::unique_ptr<FormatWriter> dnaWriter(ExportRun &run);

} // namespace standpoint
