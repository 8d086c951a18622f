// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

/// NAME.txt and NAME.ann for each article, annotation.conf and visual.conf; with several annotators a folder
/// for each.
std::unique_ptr<FormatWriter> bratWriter(ExportRun &run);

} // namespace standpoint
