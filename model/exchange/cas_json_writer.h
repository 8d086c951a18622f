// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes UIMA CAS JSON 0.4 (grammar in cas_json_format.cpp).
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

std::unique_ptr<FormatWriter> casJsonWriter(ExportRun &run);

} // namespace standpoint
