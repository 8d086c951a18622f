// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/archive.h"

#include "model/project/check.h"

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>

#include <QCoreApplication>
#include <QStringDecoder>

#include <cmath>
#include <istream>
#include <ostream>

namespace standpoint {

namespace {

    struct Words
    {
        Q_DECLARE_TR_FUNCTIONS(standpoint::Archive)
    };

    constexpr qint64 noTime = std::numeric_limits<qint64>::min();
    constexpr qint64 noDate = 0;
    constexpr qsizetype piece = 1 << 16;

} // namespace

struct ArchiveWriter::Archive
{
    boost::archive::text_oarchive boost;
};

ArchiveWriter::ArchiveWriter(std::ostream &out)
    : m_out(out)
    , m_archive(new Archive{boost::archive::text_oarchive(out)})
{
}

ArchiveWriter::~ArchiveWriter() = default;

void ArchiveWriter::number(qint64 value)
{
    m_archive->boost << value;
}

void ArchiveWriter::real(double value)
{
    m_archive->boost << value;
}

void ArchiveWriter::string(const QString &text)
{
    // The bytes that Boost writes for a std::string: its length, a space, the content.
    const QByteArray bytes = text.toUtf8();
    number(bytes.size());
    m_out.put(' ');
    m_out.write(bytes.constData(), bytes.size());
}

void ArchiveWriter::bits(const Bits128 &value)
{
    static constexpr char digits[] = "0123456789abcdef";
    char text[33];
    text[0] = ' ';
    for (int i = 0; i < 16; ++i) {
        text[1 + i] = digits[(value.high >> (60 - 4 * i)) & 15];
        text[17 + i] = digits[(value.low >> (60 - 4 * i)) & 15];
    }
    number(32);
    m_out.write(text, sizeof text);
}

void ArchiveWriter::time(const QDateTime &value)
{
    number(value.isValid() ? value.toMSecsSinceEpoch() : noTime);
}

void ArchiveWriter::date(const QDate &value)
{
    number(value.isValid() ? value.toJulianDay() : noDate);
}

void ArchiveWriter::newLine()
{
    m_out.put('\n');
}

struct ArchiveReader::Archive
{
    boost::archive::text_iarchive boost;
};

ArchiveReader::ArchiveReader(std::istream &in)
    : m_in(in)
    , m_archive(new Archive{boost::archive::text_iarchive(in)})
{
}

ArchiveReader::~ArchiveReader() = default;

qint64 ArchiveReader::number()
{
    qint64 value = 0;
    m_archive->boost >> value;
    return value;
}

qint64 ArchiveReader::numberIn(qint64 least, qint64 most)
{
    const qint64 value = number();
    if (value < least || value > most)
        throw ArchiveError{Words::tr("the number %1 makes no sense there").arg(value)};
    return value;
}

double ArchiveReader::real()
{
    double value = 0;
    m_archive->boost >> value;
    if (!std::isfinite(value))
        throw ArchiveError{Words::tr("a number is not finite")};
    return value;
}

QString ArchiveReader::string()
{
    const qint64 size = numberIn(0, std::numeric_limits<int>::max());
    m_in.get(); // the space after the length
    if (size == 0)
        return {};
    m_buffer.resize(0);
    for (qint64 left = size; left > 0;) {
        // Never more memory than the file really fills.
        const qsizetype step = static_cast<qsizetype>(qMin<qint64>(left, qMax(piece, m_buffer.size())));
        const qsizetype have = m_buffer.size();
        m_buffer.resize(have + step);
        m_in.read(m_buffer.data() + have, step);
        if (m_in.gcount() != step)
            throw ArchiveError{Words::tr("a text is cut short")};
        left -= step;
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(m_buffer);
    if (decoder.hasError())
        throw ArchiveError{Words::tr("a text is not valid UTF-8")};
    text.squeeze(); // the decoder allocates for the worst case; thousands of articles would keep that
    return text;
}

Bits128 ArchiveReader::bits()
{
    numberIn(32, 32);
    char text[33];
    m_in.read(text, sizeof text);
    if (m_in.gcount() != sizeof text)
        throw ArchiveError{Words::tr("an id is cut short")};
    quint64 halves[2] = {0, 0};
    for (int i = 0; i < 32; ++i) {
        const char c = text[i + 1];
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            throw ArchiveError{Words::tr("an id is damaged")};
        halves[i / 16] = halves[i / 16] << 4 | static_cast<quint64>(digit);
    }
    return {halves[0], halves[1]};
}

QDateTime ArchiveReader::time()
{
    const qint64 value = number();
    if (value == noTime)
        return {};
    if (value < -latestTime || value > latestTime)
        throw ArchiveError{Words::tr("a time is out of range")};
    return QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
}

QDate ArchiveReader::date()
{
    const qint64 value = number();
    if (value == noDate)
        return {};
    if (value < 0 || value > latestDay)
        throw ArchiveError{Words::tr("a date is out of range")};
    return QDate::fromJulianDay(value);
}

} // namespace standpoint
