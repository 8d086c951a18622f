// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/zstd_stream.h"

#include <QCoreApplication>

#include <zstd.h>
#include <zstd_errors.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ZstdReader)
};

constexpr size_t plainBuffer = size_t(256) * 1024;
// Each ends a block: where a file is damaged, a reader has everything before the block with the damage.
constexpr size_t blockSize = size_t(32) * 1024;
constexpr int compressionLevel =
    3; // 200 MB/s; level 9 saves 12 % of a project's size at a fifth of the speed
// A few bytes of zstd can stand for gigabytes. Texts shrink to a fifth, the most repetitive of them to a
// hundredth. What is not much may shrink as it likes.
constexpr qint64 unpackedAlways = qint64(64) << 20;
constexpr qint64 unpackedForEachByte = 200;
// 8 MB, what every decoder of zstd should take (RFC 8878). A frame of ours asks for 2 MB.
constexpr int largestWindowLog = 23;
constexpr size_t beginOfFrame = 5; // bytes of which zstd tells how many more the head of a frame has
constexpr size_t skippedFrame = size_t(32) * 1024;

} // namespace

void ZstdWriter::Free::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

ZstdWriter::ZstdWriter(Sink sink)
    : m_sink(std::move(sink))
    , m_context(ZSTD_createCCtx())
    , m_plain(blockSize)
    , m_packed(ZSTD_CStreamOutSize())
{
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, compressionLevel);
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1);
    setp(m_plain.data(), m_plain.data() + m_plain.size());
}

ZstdWriter::~ZstdWriter() = default;

bool ZstdWriter::sink(const char *bytes, size_t size)
{
    m_packedBytes += static_cast<qint64>(size);
    m_status = m_sink(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    return m_status.has_value();
}

/// Makes room for so many bytes more, where ZstdReader would refuse them: ends the frame and adds ones that
/// are to be skipped.
bool ZstdWriter::keepShare(qint64 more)
{
    m_plainBytes += more;
    if (m_plainBytes <= unpackedAlways + unpackedForEachByte * m_packedBytes)
        return true;
    ZSTD_inBuffer none{nullptr, 0, 0};
    for (size_t left = 1; left != 0;) {
        ZSTD_outBuffer out{m_packed.data(), m_packed.size(), 0};
        left = ZSTD_compressStream2(m_context.get(), &out, &none, ZSTD_e_end);
        if (ZSTD_isError(left) || !sink(m_packed.data(), out.pos))
            return false;
    }
    std::vector<char> skipped(8 + skippedFrame);
    constexpr quint32 fields[] = {ZSTD_MAGIC_SKIPPABLE_START, skippedFrame};
    for (size_t i = 0; i < 8; ++i)
        skipped[i] = static_cast<char>(fields[i / 4] >> (i % 4 * 8) & 0xFF);
    while (m_plainBytes > unpackedAlways + unpackedForEachByte * m_packedBytes) {
        if (!sink(skipped.data(), skipped.size()))
            return false;
    }
    return true;
}

bool ZstdWriter::compress(bool last)
{
    if (!m_status || !keepShare(pptr() - pbase()))
        return false;
    ZSTD_inBuffer in{m_plain.data(), static_cast<size_t>(pptr() - pbase()), 0};
    const ZSTD_EndDirective directive = last ? ZSTD_e_end : ZSTD_e_flush;
    for (bool more = true; more && m_status;) {
        ZSTD_outBuffer out{m_packed.data(), m_packed.size(), 0};
        const size_t left = ZSTD_compressStream2(m_context.get(), &out, &in, directive);
        if (ZSTD_isError(left)) {
            m_status = fail(Error::Kind::Io, QString::fromLatin1(ZSTD_getErrorName(left)));
            break;
        }
        if (out.pos > 0)
            sink(m_packed.data(), out.pos);
        more = left != 0;
    }
    setp(m_plain.data(), m_plain.data() + m_plain.size());
    return m_status.has_value();
}

ZstdWriter::int_type ZstdWriter::overflow(int_type c)
{
    if (!compress(false))
        return traits_type::eof();
    if (!traits_type::eq_int_type(c, traits_type::eof()))
        sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int ZstdWriter::sync()
{
    return m_status ? 0
                    : -1; // what is buffered goes out when the buffer is full: small blocks cost compression
}

Status ZstdWriter::finish()
{
    compress(true);
    return m_status;
}

void ZstdReader::Free::operator()(ZSTD_DCtx_s *context) const
{
    ZSTD_freeDCtx(context);
}

ZstdReader::ZstdReader(QIODevice &device)
    : m_device(device)
    , m_context(ZSTD_createDCtx())
    , m_plain(plainBuffer)
    , m_packed(ZSTD_DStreamInSize())
{
    ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, largestWindowLog);
}

ZstdReader::~ZstdReader() = default;

/// Decompresses the next bytes into m_plain; 0 at the end and on errors.
size_t ZstdReader::refill()
{
    ZSTD_outBuffer out{m_plain.data(), m_plain.size(), 0};
    while (out.pos == 0 && m_error.isEmpty()) {
        if (m_packedUsed == m_packedSize) {
            const qint64 read = m_device.read(m_packed.data(), static_cast<qint64>(m_packed.size()));
            m_packedSize = read > 0 ? static_cast<size_t>(read) : 0;
            m_packedUsed = 0;
            m_packedBytes += qMax<qint64>(read, 0);
            if (read < 0)
                m_error = m_device.errorString();
            else if (read == 0 && !m_betweenFrames)
                m_error = Words::tr("the file ends too early");
            if (read <= 0)
                return 0;
        }
        const size_t wanted = m_wanted > 0 ? m_wanted : beginOfFrame;
        ZSTD_inBuffer in{m_packed.data(), qMin(m_packedSize, m_packedUsed + wanted), m_packedUsed};
        m_wanted = ZSTD_decompressStream(m_context.get(), &out, &in);
        m_packedUsed = in.pos;
        if (ZSTD_getErrorCode(m_wanted) == ZSTD_error_frameParameter_windowTooLarge)
            m_error = Words::tr("it asks for more memory than any project needs");
        else if (ZSTD_isError(m_wanted))
            m_error = Words::tr("the compressed data is damaged (%1)")
                          .arg(QString::fromLatin1(ZSTD_getErrorName(m_wanted)));
        else
            m_betweenFrames = m_wanted == 0;
    }
    const qint64 plain = m_plainBytes + static_cast<qint64>(out.pos);
    if (m_error.isEmpty() && plain > unpackedAlways + unpackedForEachByte * m_packedBytes)
        m_error = Words::tr("it unpacks to far more than any project");
    return m_error.isEmpty() ? out.pos : 0;
}

ZstdReader::int_type ZstdReader::underflow()
{
    const size_t size = refill();
    if (size == 0)
        return traits_type::eof();
    m_plainBytes += static_cast<qint64>(size);
    setg(m_plain.data(), m_plain.data(), m_plain.data() + size);
    return traits_type::to_int_type(*gptr());
}

void ZstdReader::skip()
{
    setg(eback(), egptr(), egptr());
    underflow();
}

ZstdReader::pos_type ZstdReader::seekoff(
    off_type offset, std::ios_base::seekdir from, std::ios_base::openmode)
{
    return offset == 0 && from == std::ios_base::cur ? pos_type(m_plainBytes - (egptr() - gptr()))
                                                     : pos_type(off_type(-1));
}

bool ZstdReader::complete()
{
    return m_error.isEmpty() && gptr() == egptr() && traits_type::eq_int_type(underflow(), traits_type::eof())
        && m_error.isEmpty() && m_betweenFrames;
}

} // namespace standpoint
