// SPDX-License-Identifier: GPL-3.0-or-later
//
// Annotations as a table (annotation_columns.h), written.
#pragma once

#include "model/exchange/format.h"

namespace standpoint {

/// Fails with Io where the device takes no more, with Invalid where evidence does not fit its text.
Status writeAnnotationTable(const ExportPart &part, QIODevice &device);

} // namespace standpoint
