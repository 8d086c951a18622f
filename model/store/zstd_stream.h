// SPDX-License-Identifier: GPL-3.0-or-later
//
// zstd as standard stream buffers, with the content checksum (which Boost.Iostreams' filter cannot switch
// on).
#pragma once

#include "model/project/error.h"

#include <QIODevice>

#include <functional>
#include <memory>
#include <streambuf>
#include <vector>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace standpoint {

/// Compresses what is written into frames and hands the bytes on: one frame, and more only where the content
/// shrinks so well that a reader would take it for a bomb. Then frames that stand for nothing, which every
/// reader of zstd skips, keep the stream at its share. finish() ends the last frame.
class ZstdWriter : public std::streambuf
{
public:
    using Sink = std::function<Status(QByteArrayView)>;
    explicit ZstdWriter(Sink sink);
    ~ZstdWriter() override;

    /// Fails with the sink's first error.
    [[nodiscard]] Status finish();

protected:
    int_type overflow(int_type c) override;
    int sync() override;

private:
    struct Free
    {
        void operator()(ZSTD_CCtx_s *context) const;
    };
    bool compress(bool last);
    bool keepShare(qint64 more);
    bool sink(const char *bytes, size_t size);

    Sink m_sink;
    Status m_status;
    std::unique_ptr<ZSTD_CCtx_s, Free> m_context;
    std::vector<char> m_plain;
    std::vector<char> m_packed;
    qint64 m_plainBytes = 0;
    qint64 m_packedBytes = 0;
};

/// Decompresses what a device holds. A damaged, cut or foreign stream, and one that unpacks to far more than
/// texts do, ends early, and error() says why.
class ZstdReader : public std::streambuf
{
public:
    explicit ZstdReader(QIODevice &device);
    ~ZstdReader() override;

    /// Why the stream ended before its end; empty if it did not.
    const QString &error() const { return m_error; }
    /// Whether every frame was complete up to the end of the device. Only then is the checksum compared.
    bool complete();
    /// Passes over what is in the buffer and decompresses the next.
    void skip();

protected:
    int_type underflow() override;
    /// Tells how many bytes were read, and nothing else.
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode) override;

private:
    struct Free
    {
        void operator()(ZSTD_DCtx_s *context) const;
    };
    size_t refill();

    QIODevice &m_device;
    std::unique_ptr<ZSTD_DCtx_s, Free> m_context;
    std::vector<char> m_plain;
    std::vector<char> m_packed;
    size_t m_packedSize = 0;
    size_t m_packedUsed = 0;
    size_t m_wanted = 0; ///< bytes up to the end of the next block, so that a damaged one loses no other
    bool m_betweenFrames = true;
    qint64 m_plainBytes = 0; ///< handed out, with what is in the buffer
    qint64 m_packedBytes = 0;
    QString m_error;
};

} // namespace standpoint
