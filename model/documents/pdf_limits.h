// SPDX-License-Identifier: GPL-3.0-or-later
//
// What reading a PDF document may cost: a small file can ask for pages without end.
#pragma once

#include "model/documents/extracted_document.h"

namespace standpoint {

struct PdfLimits
{
    int pages = 20'000;
    qint64 page = 20'000;          ///< milliseconds for one page; all may take five times that,
    qint64 further = 200;          ///< and so many milliseconds for each page
    qint64 memory = 2'000'000'000; ///< bytes by which this process may grow
};

/// extractPdf() with other limits. Where one is reached it fails with Invalid and names the page.
Result<ExtractedDocument> extractPdfWithin(
    const PdfLimits &limits, const QByteArray &bytes, const QString &where);

} // namespace standpoint
