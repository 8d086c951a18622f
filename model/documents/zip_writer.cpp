// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/zip_writer.h"

#include <QCoreApplication>
#include <QIODevice>
#include <quazip.h>
#include <quazipfile.h>

#include <algorithm>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ZipWriter)
};

constexpr qint64 largest = 4'000'000'000; // what the old form of the archive can say
constexpr uint unixSystem = 3;
constexpr quint32 plainFile = 0100644U << 16U;

} // namespace

ZipWriter::ZipWriter(QIODevice &device)
    : m_device(device)
    , m_zip(std::make_unique<QuaZip>(&device))
{
    Q_ASSERT(device.isWritable() && !device.isSequential());
    m_zip->setAutoClose(false);
    m_zip->setUtf8Enabled(true);
    m_zip->setOsCode(unixSystem);
    m_zip->setDataDescriptorWritingEnabled(false);
    m_zip->open(QuaZip::mdCreate);
}

ZipWriter::~ZipWriter() = default;

Status ZipWriter::add(const QString &name, QByteArrayView content, Packing packing)
{
    constexpr qsizetype most = 1 << 26;
    return addFrom(name, content.size(), packing, [&](qint64 at) -> Result<QByteArrayView> {
        return content.sliced(at, std::min<qsizetype>(most, content.size() - at));
    });
}

Status ZipWriter::addPieces(const QString &name, qint64 size, const std::function<Result<QByteArray>()> &next)
{
    QByteArray piece;
    return addFrom(name, size, Packing::Deflated, [&](qint64) -> Result<QByteArrayView> {
        Result<QByteArray> read = next();
        if (!read)
            return tl::unexpected(read.error());
        piece = std::move(*read);
        return QByteArrayView(piece);
    });
}

Status ZipWriter::addFrom(const QString &name, qint64 size, Packing packing,
    const std::function<Result<QByteArrayView>(qint64 at)> &piece)
{
    Q_ASSERT(!name.isEmpty() && !name.startsWith(u'/') && !name.contains(u'\\') && !m_names.contains(name));
    m_names.insert(name);
    m_total += size;
    if (m_total > largest)
        return fail(Kind::Invalid, Words::tr("The archive would be larger than 4 GB"), name);
    QuaZipNewInfo info(name);
    info.dateTime = QDateTime(QDate(1980, 1, 1), QTime(12, 0));
    info.externalAttr = plainFile;
    info.uncompressedSize = static_cast<ulong>(size);
    QuaZipFile file(m_zip.get());
    const bool stored = packing == Packing::Stored;
    bool good = m_zip->isOpen()
        && file.open(QIODevice::WriteOnly, info, nullptr, 0, stored ? 0 : Z_DEFLATED,
            stored ? 0 : Z_DEFAULT_COMPRESSION);
    for (qint64 at = 0; good && at < size;) {
        const Result<QByteArrayView> bytes = piece(at);
        if (!bytes)
            return tl::unexpected(bytes.error());
        good = !bytes->isEmpty() && file.write(bytes->data(), bytes->size()) == bytes->size();
        at += bytes->size();
    }
    if (file.isOpen())
        file.close();
    if (!good || file.getZipError() != ZIP_OK)
        return fail(
            Kind::Io, Words::tr("The archive cannot be written (%1)").arg(m_device.errorString()), name);
    return {};
}

Status ZipWriter::finish()
{
    const bool wasOpen = m_zip->isOpen();
    m_zip->close();
    if (!wasOpen || m_zip->getZipError() != ZIP_OK)
        return fail(Kind::Io, Words::tr("The archive cannot be written (%1)").arg(m_device.errorString()));
    return {};
}

} // namespace standpoint
