// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Change as bytes and back: what the journal, a merge and a shared log carry.
#pragma once

#include "model/project/change.h"
#include "model/project/error.h"

namespace standpoint {

QByteArray toBytes(const Change &change);

/// Fails with Invalid where a newer program wrote the bytes, and with Malformed for anything else that
/// toBytes() does not write.
Result<Change> changeFromBytes(const QByteArray &bytes);

} // namespace standpoint
