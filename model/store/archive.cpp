// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/archive.h"

#include "model/project/check.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <array>
#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
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
// Languages, sources, answers (which are ids): the same few texts on every article or annotation.
constexpr qint64 longestShared = 64;
constexpr size_t sharedTexts = 1024;

/// The value of each lower-case hexadecimal digit; 255 for every other character.
constexpr std::array<quint8, 256> hexDigits = [] {
    std::array<quint8, 256> values{};
    values.fill(255);
    for (unsigned i = 0; i < 16; ++i)
        values[static_cast<unsigned char>("0123456789abcdef"[i])] = static_cast<quint8>(i);
    return values;
}();

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
    explicit Archive(std::istream &in)
        : boost(in)
    {
    }
    boost::archive::text_iarchive boost;
};

ArchiveReader::ArchiveReader(std::istream &in)
    : m_in(in)
    , m_recent(sharedTexts)
{
    try {
        m_archive = std::make_unique<Archive>(in);
    } catch (const boost::archive::archive_exception &error) {
        if (error.code == boost::archive::archive_exception::unsupported_version)
            throw NewerArchive{};
        throw;
    }
}

ArchiveReader::~ArchiveReader() = default;

/// The digit that comes next, which is then passed over; -1 where there is none.
int ArchiveReader::nextDigit()
{
    std::streambuf &bytes = *m_in.rdbuf();
    const int digit = bytes.sgetc() - '0';
    if (digit < 0 || digit > 9)
        return -1;
    bytes.sbumpc();
    return digit;
}

qint64 ArchiveReader::number()
{
    // The token that Boost's `>>` reads, in a third of its time: that asks the locale about every character.
    std::streambuf &bytes = *m_in.rdbuf();
    int c = bytes.sgetc();
    while (c == ' ' || c == '\n')
        c = bytes.snextc();
    const bool negative = c == '-';
    if (negative)
        bytes.sbumpc();
    int digit = nextDigit();
    if (digit < 0)
        throw ArchiveError{Words::tr("a number is missing")};
    qint64 value = 0;
    for (; digit >= 0; digit = nextDigit()) { // below zero, where there is one number more
        if (value < (noTime + digit) / 10)
            throw ArchiveError{Words::tr("a number is too large")};
        value = value * 10 - digit;
    }
    if (!negative && value == noTime)
        throw ArchiveError{Words::tr("a number is too large")};
    return negative ? value : -value;
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

void ArchiveReader::readBytes(char *to, qsizetype count, const char *ifCut)
{
    if (m_in.rdbuf()->sgetn(to, count) != count)
        throw ArchiveError{Words::tr(ifCut)};
}

QString ArchiveReader::string()
{
    const qint64 size = numberIn(0, 3 * maximumTextLength); // a UTF-16 code unit has at most three bytes
    m_in.rdbuf()->sbumpc();                                 // the space after the length
    if (size == 0)
        return {};
    m_buffer.resize(0);
    for (qint64 left = size; left > 0;) {
        // Never more memory than the file really fills.
        const qsizetype step = static_cast<qsizetype>(qMin<qint64>(left, qMax(piece, m_buffer.size())));
        const qsizetype have = m_buffer.size();
        m_buffer.resize(have + step);
        readBytes(
            m_buffer.data() + have, step, QT_TRANSLATE_NOOP("standpoint::Archive", "a text is cut short"));
        left -= step;
    }
    if (size > longestShared)
        return decoded();
    Recent &recent = m_recent[qHash(m_buffer) % m_recent.size()];
    if (recent.bytes != m_buffer)
        recent = {QByteArray(m_buffer.constData(), m_buffer.size()), decoded()};
    return recent.text;
}

/// The bytes in the buffer as a text of its own.
QString ArchiveReader::decoded() const
{
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
    readBytes(text, sizeof text, QT_TRANSLATE_NOOP("standpoint::Archive", "an id is cut short"));
    unsigned seen = 0;
    const auto half = [&](const char *digits) {
        quint64 value = 0;
        for (int i = 0; i < 16; ++i) {
            const quint8 digit = hexDigits[static_cast<unsigned char>(digits[i])];
            seen |= digit;
            value = value << 4 | digit;
        }
        return value;
    };
    const Bits128 value{half(text + 1), half(text + 17)};
    if (seen > 15)
        throw ArchiveError{Words::tr("an id is damaged")};
    return value;
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
