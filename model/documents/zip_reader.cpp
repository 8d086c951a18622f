// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/zip_reader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <quazip.h>

#include <algorithm>

namespace standpoint {

namespace {

using Kind = Error::Kind;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ZipReader)
};

constexpr qsizetype longestName = 4096;

QString megabytes(qint64 bytes)
{
    return QLocale().toString(bytes / 1'000'000);
}

/// Names are UTF-8 where they can be, whatever the archive says of them, else those of DOS: what older
/// programs wrote.
QString nameFrom(const QByteArray &raw)
{
    if (QUtf8StringView(raw.constData(), raw.size()).isValidUtf8())
        return QString::fromUtf8(raw);
    static QTextCodec *const dos = QTextCodec::codecForName("IBM850");
    return dos ? dos->toUnicode(raw) : QString::fromLatin1(raw);
}

bool hasControl(const QString &name)
{
    return std::any_of(
        name.begin(), name.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7F; });
}

bool leadsOut(const QString &name)
{
    const bool drive = name.size() > 1 && name[1] == u':' && name[0].isLetter() && name[0].unicode() < 0x80;
    return name.startsWith(u'/') || drive || name.split(u'/').contains(QStringLiteral(".."));
}

/// Whether the record at the end is there with all its bytes, which QuaZip is content to guess.
bool hasWholeEnd(QIODevice &device)
{
    constexpr qint64 endSize = 22;
    constexpr qint64 longestComment = 65'535;
    const qint64 begin = std::max<qint64>(0, device.size() - endSize - longestComment);
    device.seek(begin);
    const QByteArray tail = device.readAll();
    device.seek(0);
    const qsizetype end = tail.lastIndexOf(QByteArrayView("PK\x05\x06", 4));
    if (end < 0 || end + endSize > tail.size())
        return false;
    const auto low = static_cast<uchar>(tail[end + endSize - 2]);
    const auto high = static_cast<uchar>(tail[end + endSize - 1]);
    return end + endSize + low + qsizetype(256) * high <= tail.size();
}

} // namespace

bool looksLikeZip(QByteArrayView bytes)
{
    const auto begins = [&](QByteArrayView mark) {
        return bytes.size() >= mark.size() && bytes.first(mark.size()) == mark;
    };
    return begins(QByteArrayView("PK\x03\x04", 4)) || begins(QByteArrayView("PK\x05\x06", 4));
}

ZipReader::ZipReader() = default;
ZipReader::ZipReader(ZipReader &&) noexcept = default;

ZipReader &ZipReader::operator=(ZipReader &&other) noexcept
{
    m_zip = std::move(other.m_zip); // before the device that it reads
    m_device = std::move(other.m_device);
    m_where = std::move(other.m_where);
    m_limits = other.m_limits;
    m_names = std::move(other.m_names);
    m_entries = std::move(other.m_entries);
    m_total = other.m_total;
    m_read = other.m_read;
    return *this;
}

ZipReader::~ZipReader() = default;

Result<ZipReader> ZipReader::open(const QByteArray &bytes, const QString &where, const ZipLimits &limits)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    return openDevice(std::move(buffer), where, limits);
}

Result<ZipReader> ZipReader::openFile(const QString &path, const ZipLimits &limits)
{
    if (!QFileInfo(path).isFile())
        return fail(Kind::Io, Words::tr("There is no such file"), path);
    return openDevice(std::make_unique<QFile>(path), path, limits);
}

Result<ZipReader> ZipReader::openDevice(
    std::unique_ptr<QIODevice> device, const QString &where, const ZipLimits &limits)
{
    if (!device->open(QIODevice::ReadOnly))
        return fail(Kind::Io, Words::tr("The file cannot be read (%1)").arg(device->errorString()), where);
    if (device->size() == 0)
        return fail(Kind::Invalid, Words::tr("The file is empty"), where);
    if (!looksLikeZip(device->peek(4)))
        return fail(Kind::Malformed, Words::tr("The file is not a zip archive"), where);
    ZipReader reader;
    reader.m_where = where;
    reader.m_limits = limits;
    reader.m_device = std::move(device);
    reader.m_zip = std::make_unique<QuaZip>(reader.m_device.get());
    reader.m_zip->setAutoClose(false);
    if (!hasWholeEnd(*reader.m_device) || !reader.m_zip->open(QuaZip::mdUnzip)
        || reader.m_zip->getUnzFile() == nullptr)
        return fail(Kind::Malformed,
            Words::tr("The archive is damaged or cut off: the list of its files at its end is not there"),
            where);
    if (Status read = reader.readDirectory(); !read)
        return tl::unexpected(read.error());
    return reader;
}

QString ZipReader::placeOf(const QString &name) const
{
    return m_where.isEmpty() ? name : m_where + u'!' + name;
}

tl::unexpected<Error> ZipReader::damaged(const QString &name) const
{
    return fail(Kind::Malformed, Words::tr("A file in the archive is damaged"), placeOf(name));
}

Status ZipReader::readDirectory()
{
    unzFile file = m_zip->getUnzFile();
    unz_global_info64 info{};
    if (unzGetGlobalInfo64(file, &info) != UNZ_OK)
        return fail(Kind::Malformed, Words::tr("The archive is damaged"), m_where);
    if (info.number_entry > static_cast<quint64>(m_limits.entries))
        return fail(Kind::Invalid,
            Words::tr("The archive has more than %1 files; please unpack it and import the folder")
                .arg(QLocale().toString(m_limits.entries)),
            m_where);
    for (quint64 i = 0; i < info.number_entry; ++i) {
        const int went = i == 0 ? unzGoToFirstFile(file) : unzGoToNextFile(file);
        if (went != UNZ_OK)
            return fail(Kind::Malformed,
                Words::tr("The archive is damaged: the list of its files ends after %1 of %2")
                    .arg(i)
                    .arg(info.number_entry),
                m_where);
        if (Status read = readEntry(i); !read)
            return read;
    }
    const qint64 allowed = std::max(m_limits.freeSize, m_device->size() * m_limits.ratio);
    if (m_total > m_limits.totalSize || m_total > allowed)
        return fail(Kind::Invalid,
            Words::tr("The archive would unpack to %1 MB, which is more than is read from one of its size")
                .arg(megabytes(m_total)),
            m_where);
    return {};
}

Status ZipReader::readEntry(quint64 number)
{
    unzFile file = m_zip->getUnzFile();
    unz_file_info64 info{};
    if (unzGetCurrentFileInfo64(file, &info, nullptr, 0, nullptr, 0, nullptr, 0) != UNZ_OK
        || info.size_filename > longestName || info.size_filename == 0)
        return fail(Kind::Malformed, Words::tr("The archive is damaged: a file in it has no name"), m_where);
    QByteArray raw(static_cast<qsizetype>(info.size_filename) + 1, '\0');
    unz64_file_pos position{};
    if (unzGetCurrentFileInfo64(
            file, &info, raw.data(), static_cast<uLong>(raw.size()), nullptr, 0, nullptr, 0)
            != UNZ_OK
        || unzGetFilePos64(file, &position) != UNZ_OK)
        return damaged({});
    raw.chop(1);
    const QString name = nameFrom(raw);
    if (name.contains(u'\\') || hasControl(name) || leadsOut(name))
        return fail(Kind::Malformed,
            Words::tr("The archive has a file whose name leads out of it or cannot be a name; such archives "
                      "are not read"),
            placeOf(QString(name).replace(QChar(u'\0'), u'?')));
    if (m_entries.contains(name))
        return fail(Kind::Malformed, Words::tr("The archive has two files of the same name"), placeOf(name));
    if (name.endsWith(u'/'))
        return {};
    if ((info.flag & 1U) != 0)
        return fail(Kind::Invalid,
            Words::tr("The archive is protected by a password; please unpack it and import the files"),
            placeOf(name));
    if (info.uncompressed_size > static_cast<quint64>(m_limits.entrySize))
        return fail(Kind::Invalid,
            Words::tr("A file in the archive is larger than %1 MB").arg(megabytes(m_limits.entrySize)),
            placeOf(name));
    const auto size = static_cast<qint64>(info.uncompressed_size);
    if (size > m_limits.freeSize
        && info.compressed_size < static_cast<quint64>((size + m_limits.ratio - 1) / m_limits.ratio))
        return fail(Kind::Invalid,
            Words::tr("A file in the archive would unpack to more than %1 times its size; such archives are "
                      "not read")
                .arg(m_limits.ratio),
            placeOf(name));
    m_total += size;
    m_entries.insert(name, Entry{position.pos_in_zip_directory, number, size});
    m_names.append(name);
    return {};
}

qint64 ZipReader::size(const QString &name) const
{
    const auto entry = m_entries.constFind(name);
    return entry == m_entries.cend() ? -1 : entry->size;
}

Result<QByteArray> ZipReader::read(const QString &name)
{
    const auto entry = m_entries.constFind(name);
    if (entry == m_entries.cend())
        return fail(Kind::Malformed, Words::tr("A file is missing in the archive"), placeOf(name));
    if (m_read + entry->size > m_limits.totalSize)
        return fail(Kind::Invalid,
            Words::tr("More than %1 MB were unpacked from the archive").arg(megabytes(m_limits.totalSize)),
            placeOf(name));
    unzFile file = m_zip->getUnzFile();
    const unz64_file_pos position{entry->place, entry->number};
    if (unzGoToFilePos64(file, &position) != UNZ_OK)
        return damaged(name);
    if (unzOpenCurrentFile(file) != UNZ_OK)
        return fail(Kind::Malformed,
            Words::tr("A file in the archive is damaged or packed in a way that is not read"), placeOf(name));
    QByteArray bytes;
    qint64 read = 0;
    int got = 1;
    while (got > 0 && read <= entry->size) {
        // Room grows with what is really there: the size that an archive claims costs nothing.
        const qint64 step = std::clamp<qint64>(read, 1 << 16, 1 << 26);
        bytes.resize(std::min(entry->size + 1, read + step));
        got = bytes.size() > read
            ? unzReadCurrentFile(file, bytes.data() + read, static_cast<unsigned>(bytes.size() - read))
            : 0;
        read += std::max(got, 0);
    }
    const int closed = unzCloseCurrentFile(file);
    if (got < 0 || closed != UNZ_OK || read != entry->size)
        return damaged(name);
    bytes.truncate(read);
    m_read += read;
    return bytes;
}

} // namespace standpoint
