// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of another tool's text file.
#pragma once

#include "model/exchange/foreign_corpus.h"
#include "model/exchange/format.h"

namespace standpoint {

/// UTF-8 without byte order mark, whatever the encoding. Where the file is UTF-8 with damage, the damaged
/// bytes become U+FFFD and a remark says so. Fails as readWholeFile() does, and with Malformed for what is no
/// text.
Result<QByteArray> readForeignText(const InputFile &file, Notices &remarks);

} // namespace standpoint
