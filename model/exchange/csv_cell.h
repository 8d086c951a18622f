// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells of a comma-separated table as this program writes it (RFC 4180, UTF-8).
#pragma once

#include <QString>

namespace standpoint {

/// Quoted where a reader could take it for something else: separators, quotes, line ends, white space at its
/// ends.
QByteArray csvCell(QByteArray cell);
QByteArray csvCell(const QString &text);

} // namespace standpoint
