// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/office_parts.h"

#include "model/documents/document_words.h"

#include <QCoreApplication>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Documents)
};

/// "EncryptedPackage" as the directory of an old office file spells it.
bool holdsEncryptedPackage(const QByteArray &bytes)
{
    QByteArray name;
    for (const char c : QByteArray("EncryptedPackage"))
        name.append(c).append('\0');
    return bytes.contains(name);
}

} // namespace

QStringList LeftOut::remarks() const
{
    QStringList remarks;
    const auto add = [&](int count, const QString &sentence) {
        if (count > 0)
            remarks << sentence;
    };
    add(notes, Words::tr("%n footnote(s) or endnote(s) were left out", nullptr, notes));
    add(comments, Words::tr("%n comment(s) were left out", nullptr, comments));
    add(deletions, Words::tr("%n deletion(s) of tracked changes were left out", nullptr, deletions));
    add(boxes, Words::tr("%n text box(es) were left out", nullptr, boxes));
    add(hidden, Words::tr("%n piece(s) of hidden text were left out", nullptr, hidden));
    add(contents, Words::tr("%n table(s) of contents or index(es) were left out", nullptr, contents));
    add(symbols, Words::tr("%n sign(s) of a symbol font were left out", nullptr, symbols));
    return remarks;
}

ZipLimits documentLimits()
{
    ZipLimits limits;
    limits.entries = 20'000;
    limits.totalSize = 1'000'000'000; // pictures and all
    limits.entrySize = 1'000'000'000;
    return limits;
}

Result<QByteArray> readPart(ZipReader &zip, const QString &name)
{
    constexpr qint64 largest = 300'000'000;
    if (zip.size(name) > largest)
        return fail(Error::Kind::Invalid,
            Words::tr("The document's text is larger than %1 MB").arg(largest / 1'000'000), zip.where());
    return zip.read(name);
}

Result<ZipReader> openOffice(const QByteArray &bytes, const QString &where)
{
    if (Status fits = checkSize(bytes, where); !fits)
        return tl::unexpected(fits.error());
    if (bytes.startsWith("\xD0\xCF\x11\xE0")) {
        if (holdsEncryptedPackage(bytes))
            return fail(Error::Kind::Invalid,
                Words::tr("The document is protected by a password; please save it without"), where);
        return fail(Error::Kind::Malformed,
            Words::tr("The document has the old format of Word; please save it as DOCX"), where);
    }
    return ZipReader::open(bytes, where, documentLimits());
}

} // namespace standpoint
