// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents that are zip archives. The first byte says what the others are: a whole archive, or a part of one
// that is made around it, for checksums keep a fuzzer from changing what is packed.
#include "model/documents/zip_reader.h"
#include "tests/documents/document_test.h"
#include "tests/fuzz/document_laws.h"

using namespace standpoint;

static void readArchive(const QByteArray &bytes)
{
    ZipLimits limits;
    limits.totalSize = 50'000'000;
    Result<ZipReader> zip = ZipReader::open(bytes, QStringLiteral("archive"), limits);
    if (!zip) {
        fuzz::must(!zip.error().what.isEmpty(), "a refusal has a sentence");
        return;
    }
    for (const QString &name : zip->names()) {
        const Result<QByteArray> content = zip->read(name);
        fuzz::must(
            !content || content->size() == zip->size(name), "a file has the size that its archive says");
    }
}

static QByteArray bookWith(const QByteArray &package, const QByteArray &chapter)
{
    return zipped(
        {{QStringLiteral("META-INF/container.xml"), "<container><rootfile full-path='b.opf'/></container>"},
            {QStringLiteral("b.opf"), package}, {QStringLiteral("a.xhtml"), chapter}});
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    const QString where = QStringLiteral("document");
    switch (data[0]) {
    case 'z':
        readArchive(bytes);
        fuzz::mustBeDocument(extractDocx(bytes, where));
        fuzz::mustBeDocument(extractOdt(bytes, where));
        fuzz::mustBeDocument(extractEpub(bytes, where));
        break;
    case 'w':
        fuzz::mustBeDocument(extractDocx(zipped({{QStringLiteral("word/document.xml"), bytes}}), where));
        break;
    case 'o':
        fuzz::mustBeDocument(extractOdt(
            zipped({{QStringLiteral("content.xml"), bytes}, {QStringLiteral("meta.xml"), bytes}}), where));
        break;
    case 'c':
        fuzz::mustBeDocument(
            extractEpub(bookWith("<package><manifest><item id='a' href='a.xhtml'/></manifest><spine><itemref "
                                 "idref='a'/></spine></package>",
                            bytes),
                where));
        break;
    case 'p':
        fuzz::mustBeDocument(extractEpub(bookWith(bytes, "<html><body><p>Words</p></body></html>"), where));
        break;
    default:
        break;
    }
    return 0;
}
