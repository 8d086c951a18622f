// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reader for a file, by the ending of its name.
#pragma once

#include "model/documents/extracted_document.h"

#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace standpoint {

using Extractor = Result<ExtractedDocument> (*)(const QByteArray &, const QString &);

inline Extractor extractorOf(const QString &suffix)
{
    static const QHash<QString, Extractor> extractors{{QStringLiteral("html"), extractHtml},
        {QStringLiteral("md"), extractMarkdown}, {QStringLiteral("docx"), extractDocx},
        {QStringLiteral("odt"), extractOdt}, {QStringLiteral("fodt"), extractOdt},
        {QStringLiteral("epub"), extractEpub}, {QStringLiteral("rtf"), extractRtf},
        {QStringLiteral("pdf"), extractPdf}};
    return extractors.value(suffix);
}

inline QByteArray bytesOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Result<ExtractedDocument> extractFile(const QString &path)
{
    const Extractor extract = extractorOf(QFileInfo(path).suffix().toLower());
    return extract
        ? extract(bytesOfFile(path), QFileInfo(path).fileName())
        : fail(Error::Kind::Invalid, QStringLiteral("No reader is there for this kind of file"), path);
}

} // namespace standpoint
