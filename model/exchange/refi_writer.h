// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations into a REFI-QDA project, or the codebook alone (refi_layout.h).
#pragma once

#include "model/exchange/export_run.h"

#include <memory>

namespace standpoint {

std::unique_ptr<FormatWriter> refiWriter(ExportRun &run);

} // namespace standpoint
