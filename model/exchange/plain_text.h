// SPDX-License-Identifier: GPL-3.0-or-later
//
// An article as a plain text file.
#pragma once

#include "model/documents/decode.h"

namespace standpoint {

/// Reads a text file in normal form, without the white space at its end. Fails as readWholeFile() and
/// decodeText() do, and with Invalid where nothing but white space is in it.
Result<DecodedText> readTextFile(const QString &path);

/// The first line that is not empty, without white space around it, cut after 200 characters.
QString titleOf(const QString &text);

/// A document's name that no export changes: the same text has the same one, whatever its row or place.
QString derivedName(const QString &text);

} // namespace standpoint
