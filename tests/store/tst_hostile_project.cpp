// SPDX-License-Identifier: GPL-3.0-or-later
//
// Project files made to hurt: opening any costs at most 64 MB and four times the content that passed its
// checks, in time that grows with the file alone.
#include "model/store/change_archive.h"
#include "tests/store/both_readers.h"
#include "tests/store/peak_memory.h"

#include <QElapsedTimer>
#include <QTest>

namespace standpoint {

using namespace made;

class TestHostileProject : public QObject
{
    Q_OBJECT

private slots:
    void staysSmallForSixtyBytes_data();
    void staysSmallForSixtyBytes();
    void staysWithinItsMemory_data();
    void staysWithinItsMemory();
    void refusesABombOfAHundredGigabytes();
    void refusesAWindowLargerThanTheMemory();
    void opensWhatShrinksAThousandfold();
    void isQuickForManyOfOneThing_data();
    void isQuickForManyOfOneThing();
    void isQuickForHashesThatWouldCollide();
};

namespace {

constexpr qint64 megabyte = qint64(1) << 20;
struct Reading
{
    QString error; ///< of the strict reader; empty: it opened
    qint64 strictMemory = -1;
    qint64 tolerantMemory = -1;
    qint64 milliseconds = 0;
};

/// Reads with both readers. What was read is gone at the end.
Reading readingOf(const QByteArray &bytes)
{
    Reading reading;
    QElapsedTimer timer;
    timer.start();
    {
        const PeakMemory peak;
        const auto project = strictly(bytes);
        reading.strictMemory = peak.grown();
        reading.milliseconds = timer.elapsed();
        reading.error = project ? QString() : project.error().toString();
    }
    const PeakMemory peak;
    const auto salvage = tolerantly(bytes);
    reading.tolerantMemory = peak.grown();
    return reading;
}

void show(const Reading &reading, qint64 packedSize, qint64 plainSize)
{
    qInfo("%.2f MB hold %.1f MB: %lld ms, %.1f MB (tolerant %.1f MB) %s",
        static_cast<double>(packedSize) / megabyte, static_cast<double>(plainSize) / megabyte,
        static_cast<long long>(reading.milliseconds), static_cast<double>(reading.strictMemory) / megabyte,
        static_cast<double>(reading.tolerantMemory) / megabyte, qPrintable(reading.error));
}

/// One block of a zstd frame; type 0: `content` as it is, type 1: its one byte `size` times.
QByteArray block(int type, qsizetype size, QByteArrayView content, bool last = false)
{
    const auto field = static_cast<quint32>(size << 3 | type << 1 | (last ? 1 : 0));
    QByteArray bytes;
    for (const int shift : {0, 8, 16})
        bytes.append(static_cast<char>(field >> shift & 0xFF));
    return bytes + content;
}

const QByteArray frameOf128Kilobytes = QByteArray::fromHex("28b52ffd0038"); // no checksum, a window of 128 KB

QByteArray startOfTables()
{
    return plainOf([](ArchiveWriter &out) { Tables().write(out); }).trimmed();
}

QByteArray id(quint64 number)
{
    return "32 " + QByteArray::number(number, 16).rightJustified(32, '0') + ' ';
}

/// Articles of few bytes, each with what `rest` says of states and annotations.
QByteArray smallArticles(qint64 count, const QByteArray &tags, const QByteArray &rest)
{
    QByteArray bytes = ' ' + QByteArray::number(count);
    for (qint64 i = 1; i <= count; ++i) {
        const QByteArray name = id(static_cast<quint64>(i));
        bytes += ' ' + name + "0 1 a 0  0  0  0  0  0  0 " + tags + " 0  " + name + "1 a 0 " + rest;
    }
    return bytes + " 0 3 end\n";
}

QByteArray repeated(qint64 count, const QByteArray &what)
{
    QByteArray bytes = QByteArray::number(count);
    for (qint64 i = 0; i < count; ++i)
        bytes += ' ' + what;
    return bytes;
}

QByteArray rows(qint64 count, const std::function<QByteArray(quint64)> &row)
{
    QByteArray bytes = ' ' + QByteArray::number(count);
    for (qint64 i = 1; i <= count; ++i)
        bytes += ' ' + row(static_cast<quint64>(i));
    return bytes;
}

QByteArray beforeTitle()
{
    const QByteArray all = startOfTables();
    return all.first(all.indexOf(" 5 Study"));
}

/// The whole description of the project.
QByteArray startOfProject()
{
    const QByteArray never = "-9223372036854775808";
    return beforeTitle() + " 5 Study 0  " + never + ' ' + id(0) + never
        + " 0 0"; // nothing handed out, no presets
}

} // namespace

void TestHostileProject::staysSmallForSixtyBytes_data()
{
    QTest::addColumn<QByteArray>("plain");
    const QByteArray begin = "22 serialization::archive 19";
    QTest::newRow("a head of gigabytes") << QByteArray("9000000000 serialization::archive 19 1 1 1 1 1 1");
    QTest::newRow("a head of all numbers") << QByteArray("18446744073709551615 serialization::archive 19");
    QTest::newRow("a head of negative length") << QByteArray("-1 serialization::archive 19");
    QTest::newRow("another head") << QByteArray("22 serialisation::archive 19 1 1 1 1 1 1");
    QTest::newRow("an id of terabytes") << begin + " 1 1 1 1 1 1 9000000000000 0123";
    QTest::newRow("a title of terabytes") << beforeTitle() + " 9000000000000 Study";
    QTest::newRow("a title of 600 MB") << beforeTitle() + " 600000000 Study";
    QTest::newRow("a guideline of 600 MB") << beforeTitle() + " 5 Study 600000000 Study";
    QTest::newRow("issues of terabytes") << startOfProject() + " 9000000000000";
    QTest::newRow("articles of terabytes") << startOfTables() + " 9000000000000";
    QTest::newRow("a text of 600 MB")
        << startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1) + "600000000 a";
    QTest::newRow("sentences of gigabytes")
        << startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1) + "1 a 200000000 0 1";
    QTest::newRow("tags of terabytes")
        << startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 9000000000000";
}

void TestHostileProject::staysSmallForSixtyBytes()
{
    QFETCH(QByteArray, plain);
    const Reading reading = readingOf(packed(plain));
    QVERIFY(!reading.error.isEmpty());
    if (reading.strictMemory < 0)
        QSKIP("Memory cannot be measured here.");
    QVERIFY2(reading.strictMemory < 16 * megabyte, qPrintable(QString::number(reading.strictMemory)));
    QVERIFY2(reading.tolerantMemory < 16 * megabyte, qPrintable(QString::number(reading.tolerantMemory)));
}

void TestHostileProject::staysWithinItsMemory_data() // NOLINT(readability-function-size): a table of rows
{
    QTest::addColumn<QString>("why"); // a part of the refusal; empty: it opens
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *name, const char *why) -> QTestData & {
        return QTest::newRow(name) << QString::fromLatin1(why);
    };
    const QByteArray tables = startOfTables();
    const QByteArray noArticles = " 0 0 0 3 end\n"; // nor reasons
    row("articles of one letter", "") << tables + smallArticles(200'000, "0", "0 0 0");
    row("tags of one letter", "far more memory")
        << tables + smallArticles(5'000, repeated(1'000, "1 a"), "0 0 0");
    row("progress of a thousand annotators", "far more memory") << startOfProject() + " 0 0 0 0"
            + rows(1'000,
                [](quint64 i) -> QByteArray {
                    return id(i) + "8 " + QByteArray::number(10'000'000 + i) + " 0";
                })
            + " 0" + smallArticles(4'000, "0", []() -> QByteArray {
                  QByteArray states = "1000";
                  for (int i = 0; i < 1'000; ++i)
                      states += ' ' + QByteArray::number(i) + " 0";
                  return states + " 0 0";
              }());
    row("progress of nine annotators", "") << startOfProject() + " 0 0 0 0"
            + rows(9, [](quint64 i) -> QByteArray { return id(i) + "1 " + QByteArray::number(i) + " 0"; })
            + " 0" + smallArticles(150'000, "0", "9 0 0 1 0 2 0 3 0 4 0 5 0 6 0 7 0 8 0 0 0");
    row("actors of one letter", "") << startOfProject() + " 0 0 0"
            + rows(400'000, [](quint64 i) -> QByteArray { return id(i) + "1 a 0 0 0"; }) + " 0" + noArticles;
    row("aliases of one letter", "far more memory") << startOfProject() + " 0 0 0"
            + rows(5'000,
                [](quint64 i) -> QByteArray { return id(i) + "1 a " + repeated(1'000, "1 a") + " 0 0"; })
            + " 0" + noArticles;
    row("affiliations", "") << startOfProject() + " 0 0 0"
            + rows(2'000,
                [](quint64 i) -> QByteArray {
                    return id(i) + "1 a 0 0 " + repeated(200, id(i % 2'000 + 1) + "0 0");
                })
            + " 0" + noArticles;
    row("issues beyond all codebooks", "at most 2000 issues") << startOfProject()
            + rows(400'000,
                [](quint64 i) -> QByteArray {
                    return id(i) + "6 " + QByteArray::number(100'000 + i) + " 0 0  0 0 0  0";
                })
            + " 0 0 0 0" + noArticles;
    row("annotations of few bytes", "")
        << tables + smallArticles(1, "0", "0 0 ").chopped(9) + []() -> QByteArray {
        QByteArray annotations = " 400000";
        for (quint64 i = 1; i <= 400'000; ++i)
            annotations += " 0 0 0 0 " + id(i) + "0 0 1 0 0";
        return annotations + " 0 3 end\n";
    }();
    row("annotations of few bytes that all are wrong", "marked text lies outside")
        << tables + smallArticles(1, "0", "0 0 ").chopped(9) + []() -> QByteArray {
        QByteArray annotations = " 400000";
        for (quint64 i = 1; i <= 400'000; ++i)
            annotations += " 0 0 0 0 " + id(i) + "0 5 1 0 0";
        return annotations + " 0 3 end\n";
    }();
    row("decisions of few bytes", "decided twice")
        << tables + smallArticles(1, "0", "0 ").chopped(9) + []() -> QByteArray {
        QByteArray decisions = " 400000";
        for (quint64 i = 1; i <= 400'000; ++i)
            decisions += " 0 0 0 -1 " + id(i) + "0 1 0 0 0";
        return decisions + " 0 0 3 end\n";
    }();
    row("fragments without end", "marked text lies outside") << tables
            + smallArticles(1, "0", "0 0 ").chopped(9) + " 1 0 0 0 0 " + id(1) + "1 "
            + repeated(5'000'000, "0 1") + " 0 0 0 3 end\n";
    row("sentences of one letter", "") << tables + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1)
            + "5000000 " + QByteArray(5'000'000, 'a') + ' ' + repeated(5'000'000, "0 1") + " 0 0 0 0 3 end\n";
    row("an article over and over in a work list", "far more memory") << tables
            + smallArticles(1, "0", "0 0 0").chopped(9) + " 1 " + id(1) + "1 a 0 0 0 0 0 "
            + repeated(5'000'000, "0") + " 3 end\n";
    row("answers without end", "no longer in the codebook") << tables
            + smallArticles(1, "0", "0 0 ").chopped(9) + " 1 0 0 0 0 " + id(1) + "2 0 1 "
            + repeated(500'000, id(1) + "1 a") + " 0 0 0 3 end\n";
    row("a layer without end that was handed out to nobody", "handed out to somebody")
        << startOfProject().chopped(4) + ' ' + repeated(500'000, id(1).trimmed()) + " 0 0 0 0 0 0"
            + noArticles;
    row("presets without end", "far more memory")
        << startOfProject().chopped(2) + ' ' + repeated(500'000, "1 k 1 n 2 {}") + " 0 0 0 0 0" + noArticles;
    row("choices without end", "at most 2000 choices") << startOfProject() + " 0 0 1 " + id(1) + "1 a 0 0 "
            + repeated(500'000, id(1) + "1 a") + " 0  0 0 0 0" + noArticles;
    row("one text of letters", "") << tables + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1)
            + "60000000 " + QByteArray(60'000'000, 'a') + " 0 0 0 0 0 3 end\n";
    row("one text of letters that ends badly", "not valid UTF-8") << tables + " 1 " + id(1)
            + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1) + "60000000 " + QByteArray(59'999'999, 'a')
            + "\xff 0 0 0 0 0 3 end\n";
    row("a title of letters", "more than the 10000 characters")
        << beforeTitle() + " 60000000 " + QByteArray(60'000'000, 'a');
    row("blanks", "nothing where something is due") << tables + QByteArray(60'000'000, ' ');
    row("zeros", "a number is too large") << tables + ' ' + QByteArray(60'000'000, '0');
    row("a fraction of many digits", "more digits than any")
        << startOfProject() + " 0 1 " + id(1) + "1 a 0 1 0." + QByteArray(60'000'000, '3');
}

void TestHostileProject::staysWithinItsMemory()
{
    QFETCH(QString, why);
    QFETCH(QByteArray, plain);
    const QByteArray bytes = packed(plain);
    const qint64 size = plain.size();
    const Reading reading = readingOf(bytes);
    show(reading, bytes.size(), size);
    QVERIFY2(
        why.isEmpty() ? reading.error.isEmpty() : reading.error.contains(why), qPrintable(reading.error));
    if (reading.strictMemory < 0)
        QSKIP("Memory cannot be measured here.");
    // The kernel's huge pages make 132 MB of one reading 163 in another.
    const qint64 most = 96 * megabyte + 4 * size;
    QVERIFY2(reading.strictMemory <= most, qPrintable(QString::number(reading.strictMemory)));
    QVERIFY2(reading.tolerantMemory <= most, qPrintable(QString::number(reading.tolerantMemory)));
}

/// 10 MB that stand for 100 GB of an article's text.
void TestHostileProject::refusesABombOfAHundredGigabytes()
{
    constexpr qsizetype blockSize = qsizetype(128) * 1024;
    const QByteArray start =
        startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1) + "600000000 ";
    const qint64 unpacked = qint64(100) * 1024 * megabyte;
    QByteArray bomb = head + frameOf128Kilobytes + block(0, start.size(), start);
    for (qint64 left = unpacked; left > 0; left -= blockSize)
        bomb += block(1, blockSize, "a");
    while (bomb.size() < 10 * megabyte)
        bomb += block(0, 1, "a");
    const Reading reading = readingOf(bomb);
    show(reading, bomb.size(), unpacked);
    QVERIFY2(reading.error.contains(QStringLiteral("unpacks")), qPrintable(reading.error));
    if (reading.strictMemory < 0)
        QSKIP("Memory cannot be measured here.");
    QVERIFY2(
        reading.strictMemory < megabyte * (64 + 4 * 90), qPrintable(QString::number(reading.strictMemory)));
}

void TestHostileProject::refusesAWindowLargerThanTheMemory()
{
    const QByteArray start = startOfTables();
    // Windows of 64 MB, 128 MB and, in a frame of one segment, of all its content: 4 GB.
    for (const QByteArray &frame : {QByteArray::fromHex("28b52ffd0080"), QByteArray::fromHex("28b52ffd0088"),
             QByteArray::fromHex("28b52ffda0ffffffff")}) {
        const Reading reading = readingOf(head + frame + block(0, start.size(), start));
        QVERIFY2(reading.error.contains(QStringLiteral("more memory")), qPrintable(reading.error));
        QVERIFY(reading.strictMemory < 16 * megabyte && reading.tolerantMemory < 16 * megabyte);
    }
}

/// What we write we read, however well it shrinks: nobody loses a project for being dull.
void TestHostileProject::opensWhatShrinksAThousandfold()
{
    constexpr qsizetype size = 150'000'000;
    const QByteArray plain = startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1)
        + QByteArray::number(size) + ' ' + QByteArray(size, 'a') + " 0 0 0 0 0 3 end\n";
    const QByteArray bytes = packed(plain);
    const Reading reading = readingOf(bytes);
    show(reading, bytes.size(), size);
    QVERIFY2(reading.error.isEmpty(), qPrintable(reading.error));
    QVERIFY(bytes.size() < size / 150);
}

void TestHostileProject::isQuickForManyOfOneThing_data()
{
    QTest::addColumn<QByteArray>("plain");
    const QByteArray noArticles = " 0 0 0 3 end\n"; // nor reasons
    const auto named = [](const QByteArray &rest) {
        return [rest](quint64 i) -> QByteArray {
            return id(i) + "8 " + QByteArray::number(10'000'000 + i) + rest;
        };
    };
    QTest::newRow("issues") << startOfProject() + rows(100'000, named(" 0 0  0 0 0  0")) + " 0 0 0 0"
            + noArticles;
    // Each of these expressions is compiled, and is as large as one may be.
    QTest::newRow("keywords that are large expressions") << startOfProject()
            + rows(2'000,
                [](quint64 i) -> QByteArray {
                    return id(i) + "8 " + QByteArray::number(10'000'000 + i) + " 0 0  0 0 0  "
                        + repeated(50, "1 18 (?:(?:ab){40}){40}");
                })
            + " 0 0 0 0" + noArticles;
    QTest::newRow("annotators") << startOfProject() + " 0 0 0 0" + rows(100'000, named(" 0")) + noArticles;
    QTest::newRow("annotators of one name") << startOfProject() + " 0 0 0 0"
            + rows(100'000, [](quint64 i) -> QByteArray { return id(i) + "1 a 0"; }) + noArticles;
    QTest::newRow("answers with the last of many choices") << startOfProject() + " 1 " + id(1)
            + "1 a 0 0  0 0 0  0 1 " + id(1) + "1 a 0 0 0 0  0 0 1 " + id(1) + "1 a 0 0 "
            + QByteArray(rows(2'000, named(""))).mid(1) + " 0  0 0 1 " + id(1) + "1 a 0 0 0 1 " + id(1)
            + "1 a 0 0 " + smallArticles(1, "0", "0 0 ").chopped(9) + []() -> QByteArray {
        QByteArray annotations = " 50000";
        for (quint64 i = 1; i <= 50'000; ++i)
            annotations += " 0 0 0 0 " + id(i) + "2 0 1 1 " + id(1) + id(2'000) + "0 0";
        return annotations + " 0 3 end\n";
    }();
    // Whether a character ends within a run of flags depends on where the run begins.
    const auto marked = [](const QByteArray &text, int units) -> QByteArray {
        QByteArray plain = startOfTables() + " 1 " + id(1) + "0 1 a 0  0  0  0  0  0  0 0 0  " + id(1)
            + QByteArray::number(text.size()) + ' ' + text + " 0 0 0 20000";
        for (quint64 i = 1; i <= 20'000; ++i) {
            const quint64 begin = i * 7919 * 4 % static_cast<quint64>(units - 8);
            plain += " 0 0 0 0 " + id(i) + "0 " + QByteArray::number(begin) + ' ' + QByteArray::number(units)
                + " 0 0";
        }
        return plain + " 0 3 end\n";
    };
    QTest::newRow("evidence in flags") << marked(QByteArray("\xF0\x9F\x87\xA9").repeated(500'000), 1'000'000);
    QTest::newRow("evidence in families")
        << marked(QByteArray("\xF0\x9F\x91\xA9\xE2\x80\x8D").repeated(300'000), 900'000);
    QTest::newRow("evidence in accents")
        << marked('a' + QByteArray("\xCC\x81").repeated(1'000'000), 1'000'001);
}

void TestHostileProject::isQuickForManyOfOneThing()
{
    QFETCH(QByteArray, plain);
    const QByteArray bytes = packed(plain);
    const Reading reading = readingOf(bytes); // for ever, where it is not; the limit of ctest then ends it
    show(reading, bytes.size(), plain.size());
}

/// Ids may be chosen so that a hash that anybody can compute is the same for all of them.
void TestHostileProject::isQuickForHashesThatWouldCollide()
{
    constexpr quint64 count = 100'000;
    QSet<size_t> hashes;
    for (quint64 i = 0; i < count; ++i) {
        const Bits128 bits{i * 0x9E3779B97F4A7C15ULL, i};
        hashes.insert(qHash(bits, QHashSeed::globalSeed()) & 0xFFFFF);
    }
    QVERIFY2(hashes.size() > static_cast<qsizetype>(count / 2), qPrintable(QString::number(hashes.size())));
    QVERIFY2(qHash(Bits128{1, 2}, 1) != qHash(Bits128{1, 2}, 2), "the seed counts");
    for (const auto &[one, two] :
        {std::pair(Bits128{1, 0}, Bits128{2, 0}), std::pair(Bits128{0, 1}, Bits128{0, 2})})
        QVERIFY(qHash(one, 7) != qHash(two, 7));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestHostileProject)
#include "tst_hostile_project.moc"
