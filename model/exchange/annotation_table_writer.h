// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as a table (annotation_columns.h), written.
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

std::unique_ptr<FormatWriter> annotationTableWriter(ExportRun &run);

} // namespace standpoint
