// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tests of readers share.
#pragma once

#include "model/documents/extracted_document.h"
#include "model/documents/zip_writer.h"

#include <QBuffer>

namespace standpoint {

/// The text, its paragraphs parted by " | "; or "REFUSED: " and the sentence.
inline QString textOf(const Result<ExtractedDocument> &read)
{
    if (!read)
        return QStringLiteral("REFUSED: ") + read.error().toString();
    return QString(read->text).replace(QStringLiteral("\n\n"), QStringLiteral(" | "));
}

inline QByteArray zipped(const QList<std::pair<QString, QByteArray>> &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter writer(buffer);
    for (const auto &[name, content] : files) {
        if (!writer.add(name, content))
            return {};
    }
    return writer.finish() ? buffer.data() : QByteArray();
}

} // namespace standpoint
