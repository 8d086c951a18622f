// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes UIMA CAS XMI (grammar in xmi_format.cpp).
#pragma once

#include "model/exchange/export_run.h"

namespace standpoint {

std::unique_ptr<FormatWriter> xmiWriter(ExportRun &run);

} // namespace standpoint
