// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the readers of Word, OpenDocument and EPUB share.
#pragma once

#include "model/documents/extracted_document.h"
#include "model/documents/zip_reader.h"

namespace standpoint {

/// What was met and left out, for one remark each.
struct LeftOut
{
    int notes = 0; ///< footnotes and endnotes
    int comments = 0;
    int deletions = 0; ///< of tracked changes
    int boxes = 0;     ///< text boxes and frames
    int hidden = 0;
    int contents = 0; ///< tables of contents, indexes
    int symbols = 0;  ///< of fonts that have no letters

    QStringList remarks() const;
};

/// What the archive of a document may ask for.
ZipLimits documentLimits();
/// Reads a part that is text. Fails with Invalid where it is larger than 300 MB.
Result<QByteArray> readPart(ZipReader &zip, const QString &name);

/// Opens the archive of an office document. An old or an encrypted document is refused by name.
Result<ZipReader> openOffice(const QByteArray &bytes, const QString &where);

} // namespace standpoint
