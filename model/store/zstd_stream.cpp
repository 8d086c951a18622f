// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/zstd_stream.h"

#include <QCoreApplication>

#include <zstd.h>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::ZstdReader)
};

constexpr size_t plainBuffer = size_t(256) * 1024;
constexpr int compressionLevel =
    3; // 200 MB/s; level 9 saves 12 % of a project's size at a fifth of the speed
// A few bytes of zstd can stand for gigabytes. Texts shrink to a fifth, the most repetitive of them to a
// hundredth; three articles of the greatest length may shrink as they like.
constexpr qint64 unpackedAlways = qint64(2) << 30;
constexpr qint64 unpackedForEachByte = 2000;
constexpr int largestWindowLog = 27; // 128 MB: zstd's own default for streams of unknown origin

} // namespace

void ZstdWriter::Free::operator()(ZSTD_CCtx_s *context) const
{
    ZSTD_freeCCtx(context);
}

ZstdWriter::ZstdWriter(Sink sink)
    : m_sink(std::move(sink))
    , m_context(ZSTD_createCCtx())
    , m_plain(plainBuffer)
    , m_packed(ZSTD_CStreamOutSize())
{
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, compressionLevel);
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1);
    setp(m_plain.data(), m_plain.data() + m_plain.size());
}

ZstdWriter::~ZstdWriter() = default;

bool ZstdWriter::compress(bool last)
{
    ZSTD_inBuffer in{m_plain.data(), static_cast<size_t>(pptr() - pbase()), 0};
    const ZSTD_EndDirective directive = last ? ZSTD_e_end : ZSTD_e_continue;
    for (bool more = true; more && m_status;) {
        ZSTD_outBuffer out{m_packed.data(), m_packed.size(), 0};
        const size_t left = ZSTD_compressStream2(m_context.get(), &out, &in, directive);
        if (ZSTD_isError(left)) {
            m_status = fail(Error::Kind::Io, QString::fromLatin1(ZSTD_getErrorName(left)));
            break;
        }
        if (out.pos > 0)
            m_status = m_sink(QByteArrayView(m_packed.data(), static_cast<qsizetype>(out.pos)));
        more = last ? left != 0 : in.pos < in.size;
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
    return m_status ? 0 : -1; // what is buffered goes out when the buffer is full: a flush costs compression
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
        ZSTD_inBuffer in{m_packed.data(), m_packedSize, m_packedUsed};
        const size_t hint = ZSTD_decompressStream(m_context.get(), &out, &in);
        m_packedUsed = in.pos;
        if (ZSTD_isError(hint))
            m_error = Words::tr("the compressed data is damaged (%1)")
                          .arg(QString::fromLatin1(ZSTD_getErrorName(hint)));
        else
            m_betweenFrames = hint == 0;
    }
    if (m_plainBytes > unpackedAlways && m_plainBytes / unpackedForEachByte > m_packedBytes)
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

bool ZstdReader::complete()
{
    return m_error.isEmpty() && gptr() == egptr() && traits_type::eq_int_type(underflow(), traits_type::eof())
        && m_error.isEmpty() && m_betweenFrames;
}

} // namespace standpoint
