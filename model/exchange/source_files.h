// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files an import is about, and which format each of them has.
#pragma once

#include "model/exchange/format.h"
#include "model/exchange/notices.h"

namespace standpoint {

struct SourceFile
{
    InputFile file;
    const Format *format = nullptr;
};

/// Walks folders (sorted by name; links to folders already visited and hidden files are left out) and
/// recognises the files. What is in a folder and is none of ours becomes a notice. Fails where a named path
/// is not there, may not be read or is recognised by no format; or where nothing is left. `only` is the
/// format that the files must have, or null.
Result<QList<SourceFile>> findSourceFiles(const QStringList &paths, const Format *only, Notices &notices);

} // namespace standpoint
