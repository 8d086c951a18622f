// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tokens on disk are those of Boost's own text archive, in both directions: what we write Boost reads,
// and what Boost writes we read.
#include "model/store/archive.h"

#include <QTest>

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <cmath>
#include <sstream>

namespace standpoint {

class TestArchive : public QObject
{
    Q_OBJECT

private slots:
    void boostReadsWhatIsWritten();
    void readsWhatBoostWrites();
    void keepsEveryNumber_data();
    void keepsEveryNumber();
    void keepsEveryDouble_data();
    void keepsEveryDouble();
    void keepsTimesAndDates();
    void refusesTokens_data();
    void refusesTokens();
    void saysThatANewerBoostWroteIt();
};

namespace {

using boost::archive::text_iarchive;
using boost::archive::text_oarchive;

const QString unicode = QStringLiteral("e\u0301 👩‍👩‍👧 \n\t 0 12 “ ”");

template <typename Write> std::string written(Write write)
{
    std::ostringstream bytes;
    {
        ArchiveWriter out(bytes);
        write(out);
    }
    return bytes.str();
}

std::string emptyArchive()
{
    std::ostringstream bytes;
    text_oarchive out(bytes);
    return bytes.str();
}

/// Whether `read` throws what a damaged file may make it throw.
template <typename Read> bool isRefused(const std::string &tokens, Read read)
{
    std::istringstream bytes(emptyArchive() + tokens);
    ArchiveReader in(bytes);
    try {
        read(in);
    } catch (const ArchiveError &error) {
        return !error.what.isEmpty();
    } catch (const std::exception &) {
        return true;
    }
    return false;
}

} // namespace

void TestArchive::boostReadsWhatIsWritten()
{
    const Bits128 id{0x0123456789abcdef, 0xfedcba9876543210};
    std::istringstream bytes(written([&](ArchiveWriter &out) {
        out.number(-7);
        out.string(unicode);
        out.newLine();
        out.string(QString());
        out.bits(id);
        out.real(0.1);
        out.number(42);
    }));
    text_iarchive in(bytes);
    std::int64_t number = 0;
    std::string text;
    double real = 0;
    in >> number;
    QCOMPARE(number, -7);
    in >> text;
    QCOMPARE(QString::fromStdString(text), unicode);
    in >> text;
    QVERIFY(text.empty());
    in >> text;
    QCOMPARE(QString::fromStdString(text), id.toString());
    in >> real;
    QCOMPARE(real, 0.1);
    in >> number;
    QCOMPARE(number, 42);
}

void TestArchive::readsWhatBoostWrites()
{
    const Bits128 id = Bits128::random();
    std::stringstream bytes;
    {
        text_oarchive out(bytes);
        const std::int64_t least = std::numeric_limits<std::int64_t>::min();
        const std::string text = unicode.toStdString();
        const std::string empty;
        const std::string hex = id.toString().toStdString();
        const double real = -1.0 / 3;
        const int small = 5;
        out << least << text << empty << hex << real << small;
    }
    ArchiveReader in(bytes);
    QCOMPARE(in.number(), std::numeric_limits<qint64>::min());
    QCOMPARE(in.string(), unicode);
    QCOMPARE(in.string(), QString());
    QVERIFY(in.bits() == id);
    QCOMPARE(in.real(), -1.0 / 3);
    QCOMPARE(in.smallNumber(), 5);
}

void TestArchive::keepsEveryNumber_data()
{
    QTest::addColumn<qint64>("number");
    for (const qint64 number : {qint64(0), qint64(-1), qint64(9), qint64(10), qint64(1385251200000),
             std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()})
        QTest::addRow("%lld", number) << number;
}

void TestArchive::keepsEveryNumber()
{
    QFETCH(qint64, number);
    std::istringstream bytes(written([&](ArchiveWriter &out) { out.number(number); }));
    QCOMPARE(ArchiveReader(bytes).number(), number);
}

void TestArchive::keepsEveryDouble_data()
{
    QTest::addColumn<double>("real");
    for (const double real :
        {0.0, 1.0, -1.0, 0.1, 1e300, 5e-324, static_cast<double>(0.7F), std::nextafter(1.0, 0.0)})
        QTest::addRow("%.17g", real) << real;
}

void TestArchive::keepsEveryDouble()
{
    QFETCH(double, real);
    std::istringstream bytes(written([&](ArchiveWriter &out) { out.real(real); }));
    const double back = ArchiveReader(bytes).real();
    QVERIFY2(back == real, "not to the last bit");
}

void TestArchive::keepsTimesAndDates()
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(1385251200123, Qt::UTC);
    const QDateTime early = QDateTime::fromMSecsSinceEpoch(-5'000'000'000'000, Qt::UTC);
    std::istringstream bytes(written([&](ArchiveWriter &out) {
        out.time(time);
        out.time(early);
        out.time(QDateTime());
        out.date(QDate(2013, 11, 24));
        out.date(QDate());
    }));
    ArchiveReader in(bytes);
    QCOMPARE(in.time(), time);
    QCOMPARE(in.time(), early);
    QVERIFY(!in.time().isValid());
    QCOMPARE(in.date(), QDate(2013, 11, 24));
    QVERIFY(!in.date().isValid());
}

void TestArchive::refusesTokens_data()
{
    using Read = std::function<void(ArchiveReader &)>;
    QTest::addColumn<QByteArray>("tokens");
    QTest::addColumn<Read>("read");
    const Read number = [](ArchiveReader &in) { in.number(); };
    const Read string = [](ArchiveReader &in) { in.string(); };
    const Read bits = [](ArchiveReader &in) { in.bits(); };
    const Read real = [](ArchiveReader &in) { in.real(); };
    const auto row = [](const char *name, const char *tokens, const Read &read) {
        QTest::newRow(name) << QByteArray(tokens) << read;
    };
    row("no number at the end", "", number);
    row("a word for a number", " twelve", number);
    row("a sign alone", " -", number);
    row("two signs", " --1", number);
    row("one more than fits", " 9223372036854775808", number);
    row("one less than fits", " -9223372036854775809", number);
    row("a number of a thousand digits", QByteArray(" 1" + QByteArray(1000, '0')).constData(), number);
    row("a string cut short", " 5 abc", string);
    row("a string of terabytes", " 9000000000000 abc", string);
    row("a string of two gigabytes", " 2147483647 abc", string);
    row("a string of the greatest length that is not there", " 600000000 abc", string);
    row("a string of negative length", " -1 abc", string);
    row("a string that is not UTF-8", " 2 \xC3\x28", string);
    row("a string that ends within a character", " 2 a\xC3", string);
    row("a surrogate in UTF-8", " 3 \xED\xA0\x80", string);
    row("an id a digit short", " 31 0123456789abcdef0123456789abcde", bits);
    row("an id that is cut", " 32 0123", bits);
    row("an id with capitals", " 32 0123456789ABCDEF0123456789abcdef", bits);
    row("no number where one with a fraction is due", " x", real);
    row("a number that is none", " nan", real);
    row("an infinite number", " inf", real);
    row("a number beyond all doubles", " 1e999", real);
    row("a time after the year 9999", " 253402300800000", [](ArchiveReader &in) { in.time(); });
    row("a date before all dates", " -1", [](ArchiveReader &in) { in.date(); });
    row("a date after the year 9999", " 5373485", [](ArchiveReader &in) { in.date(); });
    row("a number too large for an int", " 2147483648", [](ArchiveReader &in) { in.smallNumber(); });
    row("a negative count", " -1", [](ArchiveReader &in) { in.count(); });
    row("a value beyond the enumeration", " 4", [](ArchiveReader &in) { in.value(Actor::Kind::Group); });
}

void TestArchive::refusesTokens()
{
    using Read = std::function<void(ArchiveReader &)>;
    QFETCH(QByteArray, tokens);
    QFETCH(Read, read);
    QVERIFY(isRefused(tokens.toStdString(), read));
}

void TestArchive::saysThatANewerBoostWroteIt()
{
    std::istringstream bytes("22 serialization::archive 32000 0 0 1");
    QVERIFY_EXCEPTION_THROWN(ArchiveReader{bytes}, NewerArchive);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestArchive)
#include "tst_archive.moc"
