// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/archive.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <array>
#include <boost/archive/basic_archive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <charconv>
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
constexpr int fewTexts = 64;         // a single Change has no need for them
constexpr qsizetype textHeader = 32; // of every QString that holds something, and of what malloc adds
constexpr int mostBlanks = 64;
constexpr qsizetype mostFlaws = 100;
constexpr const char *cutText = QT_TRANSLATE_NOOP("standpoint::Archive", "a text is cut short");
// What a sound project keeps is twice its content. Some things cost more than they say (an empty list is one
// digit), so a file of nothing else could ask for many times its size.
constexpr qint64 keptAlways = qint64(32) << 20;
constexpr qint64 keptForEachByte = 4;

/// The value of each lower-case hexadecimal digit; 255 for every other character.
constexpr std::array<quint8, 256> hexDigits = [] {
    std::array<quint8, 256> values{};
    values.fill(255);
    for (unsigned i = 0; i < 16; ++i)
        values[static_cast<unsigned char>("0123456789abcdef"[i])] = static_cast<quint8>(i);
    return values;
}();

/// How many bytes at the end begin a character of UTF-8 that goes on behind them.
qsizetype begunCharacter(QByteArrayView bytes)
{
    for (qsizetype back = 1; back <= qMin<qsizetype>(3, bytes.size()); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue;
        const qsizetype whole = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
        return whole > back ? back : 0;
    }
    return 0;
}

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

ArchiveReader::ArchiveReader(std::istream &in, OnFlaw onFlaw)
    : m_in(in)
    , m_onFlaw(onFlaw)
{
    readHead();
}

/// What Boost writes first: its signature and the version of the library.
void ArchiveReader::readHead()
{
    const QByteArray signature = boost::archive::BOOST_ARCHIVE_SIGNATURE();
    numberIn(signature.size(), signature.size());
    passSpace();
    QByteArray found(signature.size(), Qt::Uninitialized);
    readBytes(found.data(), found.size(), QT_TRANSLATE_NOOP("standpoint::Archive", "it ends in its head"));
    if (found != signature)
        flaw(Words::tr("its head is not that of an archive"));
    const boost::archive::library_version_type newestKnown = boost::archive::BOOST_ARCHIVE_VERSION();
    if (numberIn(0, std::numeric_limits<qint64>::max()) > static_cast<quint16>(newestKnown))
        throw NewerArchive{};
}

void ArchiveReader::flaw(const QString &what)
{
    if (m_onFlaw == OnFlaw::Throw)
        throw ArchiveError{what};
    if (m_flaws.size() < mostFlaws)
        m_flaws.append(what);
}

void ArchiveReader::weighKept()
{
    const std::streamoff read = m_in.rdbuf()->pubseekoff(0, std::ios_base::cur, std::ios_base::in);
    m_mayKeep = keptAlways + keptForEachByte * qMax<qint64>(read, 0);
    if (m_kept > m_mayKeep)
        throw ArchiveError{Words::tr("it asks for far more memory than anything of its size")};
}

bool ArchiveReader::atEnd()
{
    return skipBlanks() == std::char_traits<char>::eof();
}

/// Goes to the next token. Few blanks stand between two: a run of gigabytes is no archive.
int ArchiveReader::skipBlanks()
{
    std::streambuf &bytes = *m_in.rdbuf();
    int c = bytes.sgetc();
    for (int left = mostBlanks; c == ' ' || c == '\n'; c = bytes.snextc()) {
        if (--left == 0)
            throw ArchiveError{Words::tr("there is nothing where something is due")};
    }
    return c;
}

/// The one blank between the length of a string and its content.
void ArchiveReader::passSpace()
{
    if (m_in.rdbuf()->sbumpc() != ' ')
        throw ArchiveError{Words::tr("a text does not begin where it should")};
}

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
    const bool negative = skipBlanks() == '-';
    if (negative)
        m_in.rdbuf()->sbumpc();
    int digit = nextDigit();
    if (digit < 0)
        throw ArchiveError{Words::tr("a number is missing")};
    qint64 value = 0;
    int left = std::numeric_limits<qint64>::digits10 + 1;
    for (; digit >= 0; digit = nextDigit(), --left) { // below zero, where there is one number more
        if (left == 0)
            throw ArchiveError{Words::tr("a number is too large")};
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

qint64 ArchiveReader::valueIn(qint64 least, qint64 most)
{
    const qint64 value = number();
    if (value >= least && value <= most)
        return value;
    flaw(Words::tr("the number %1 makes no sense there").arg(value));
    return value < least ? least : most;
}

double ArchiveReader::real()
{
    std::array<char, 32> token; // what Boost writes has up to 24 characters
    size_t size = 0;
    std::streambuf &bytes = *m_in.rdbuf();
    for (int c = skipBlanks();
         size < token.size() && c != ' ' && c != '\n' && c != std::char_traits<char>::eof();
         c = bytes.snextc())
        token[size++] = static_cast<char>(c);
    if (size == 0)
        throw ArchiveError{Words::tr("a number is missing")};
    if (size == token.size())
        throw ArchiveError{Words::tr("a number has more digits than any that is written")};
    double value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + size, value);
    if (error == std::errc() && end == token.data() + size && std::isfinite(value))
        return value;
    flaw(Words::tr("“%1” is no number").arg(QString::fromLatin1(token.data(), static_cast<qsizetype>(size))));
    return 0;
}

void ArchiveReader::readBytes(char *to, qsizetype count, const char *ifCut)
{
    if (m_in.rdbuf()->sgetn(to, count) != count)
        throw ArchiveError{Words::tr(ifCut)};
}

QString ArchiveReader::string(qsizetype longest)
{
    // A UTF-16 code unit has at most three bytes. What is too long for its kind is passed over with a flaw.
    const qint64 size = numberIn(0, 3 * maximumTextLength);
    passSpace();
    if (size == 0)
        return {};
    if (size > 3 * longest)
        flaw(Words::tr("a text has %1 bytes, more than the %2 characters that it may have")
                 .arg(size)
                 .arg(longest));
    if (size > piece)
        return longString(size).left(longest);
    m_buffer.resize(size);
    readBytes(m_buffer.data(), size, cutText);
    if (m_recent.empty() && ++m_shortTexts > fewTexts)
        m_recent.resize(sharedTexts);
    if (size > longestShared || m_recent.empty()) {
        QString text = decoded();
        keep(textHeader + text.size() * static_cast<qsizetype>(sizeof(QChar)));
        return text;
    }
    Recent &recent = m_recent[qHash(m_buffer) % m_recent.size()];
    if (recent.bytes != m_buffer) {
        recent = {QByteArray(m_buffer.constData(), m_buffer.size()), decoded()};
        keep(textHeader + recent.text.size() * static_cast<qsizetype>(sizeof(QChar)));
    }
    return recent.text;
}

/// Read and decoded piece by piece: never more memory than the file really fills.
QString ArchiveReader::longString(qint64 size)
{
    QString text;
    m_buffer.resize(0);
    for (qint64 left = size; left > 0;) {
        const qsizetype begun = m_buffer.size(); // of a character that the last piece ended within
        const auto step = static_cast<qsizetype>(qMin<qint64>(left, piece));
        m_buffer.resize(begun + step);
        readBytes(m_buffer.data() + begun, step, cutText);
        left -= step;
        const QByteArray rest = left > 0 ? m_buffer.last(begunCharacter(m_buffer)) : QByteArray();
        m_buffer.chop(rest.size());
        text += decoded();
        m_buffer = rest;
    }
    keep(textHeader + text.size() * static_cast<qsizetype>(sizeof(QChar)));
    text.squeeze(); // it grew by doubling
    return text;
}

/// The bytes in the buffer as a text of its own.
QString ArchiveReader::decoded()
{
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString text = decoder.decode(m_buffer);
    if (decoder.hasError())
        flaw(Words::tr("a text is not valid UTF-8"));
    text.squeeze(); // the decoder allocates for the worst case; thousands of articles would keep that
    return text;
}

Bits128 ArchiveReader::bits()
{
    numberIn(32, 32);
    passSpace();
    char text[32];
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
    const Bits128 value{half(text), half(text + 16)};
    if (seen <= 15)
        return value;
    flaw(Words::tr("an id is damaged"));
    return {};
}

QDateTime ArchiveReader::time()
{
    const qint64 value = number();
    if (value == noTime)
        return {};
    if (value < -latestTime || value > latestTime) {
        flaw(Words::tr("a time is out of range"));
        return {};
    }
    return QDateTime::fromMSecsSinceEpoch(value, Qt::UTC);
}

QDate ArchiveReader::date()
{
    const qint64 value = number();
    if (value == noDate)
        return {};
    if (value < 0 || value > latestDay) {
        flaw(Words::tr("a date is out of range"));
        return {};
    }
    return QDate::fromJulianDay(value);
}

} // namespace standpoint
