// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which files an import is about, and which format each of them has.
#pragma once

#include "model/exchange/article_columns.h"
#include "model/exchange/format.h"
#include "model/exchange/notices.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace standpoint {

struct SourceFile
{
    InputFile file;
    const Format *format = nullptr;
    bool isProject = false; ///< for Format::readProject
};

struct SourceFiles
{
    QList<SourceFile> files;
    /// Where zip archives were unpacked; the files there go with this object.
    std::vector<std::unique_ptr<QTemporaryDir>> unpacked = {};
};

/// Walks folders and zip archives (sorted by name; links to folders already visited and hidden files are left
/// out) and recognises the files. An archive that no format reads as a whole is unpacked for that, within the
/// limits of zip_reader.h. What is in a folder and is none of ours becomes a notice. Fails where a named path
/// is not there, may not be read or is recognised by no format; or where nothing is left. `only` is the
/// format that the files must have, or null. A table that has the columns named is one of articles, whatever
/// it looks like, and so is one that looks like nothing else.
Result<SourceFiles> findSourceFiles(
    const QStringList &paths, const Format *only, Notices &notices, const ArticleColumns &columns = {});

} // namespace standpoint
