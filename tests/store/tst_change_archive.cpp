// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bytes of a Change, damaged in every way: refused, or something that is written back as it was read.
// (That whole ones come back equal is one of the laws in tests/project/tst_change_laws.cpp.)
#include "model/store/archive.h"
#include "model/store/change_archive.h"
#include "tests/project/random_project.h"

#include <QTest>

#include <sstream>

namespace standpoint {

class TestChangeArchive : public QObject
{
    Q_OBJECT

private slots:
    void isTheSameForTheSameChange();
    void refusesOneCutAtAnyByte();
    void survivesAnyFlippedBit();
    void survivesAnyTokenReplaced();
    void refuses_data();
    void refuses();

private:
    static Change sample();
};

namespace {

using Kind = Error::Kind;

/// Bytes of a Change whose part behind the label is `write`'s.
template <typename Write> QByteArray withEdits(Write write, StoredVersions versions = {})
{
    std::ostringstream bytes;
    {
        ArchiveWriter out(bytes);
        for (const int version : {versions.project, versions.codebook, versions.actor, versions.article,
                 versions.annotation, versions.change})
            out.number(version);
        out.bits({1, 1});
        out.bits({0, 0});
        out.time(QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
        out.string(QStringLiteral("label"));
        write(out);
    }
    return QByteArray::fromStdString(bytes.str());
}

void verifyRefusedOrStable(const QByteArray &bytes, const QString &damage)
{
    const Result<Change> read = changeFromBytes(bytes);
    if (!read) {
        QVERIFY2(!read.error().what.isEmpty(), qPrintable(damage));
        return;
    }
    const QByteArray again = toBytes(*read);
    const Result<Change> back = changeFromBytes(again);
    QVERIFY2(back && *back == *read, qPrintable(damage));
}

} // namespace

Change TestChangeArchive::sample()
{
    RandomProject random(7);
    Change change = makeChange(QStringLiteral("Sample"), contentsOf(random.project(1)));
    change.at = QDateTime::fromMSecsSinceEpoch(1385251200000, Qt::UTC);
    Annotation sure; // with everything that an annotation may have
    sure.id = {{9, 9}};
    sure.evidence = Evidence(QList<TextSpan>{{0, 3}, {5, 8}});
    sure.attributes = QList<AttributeValue>{{{{8, 1}}, QStringLiteral("true")}};
    sure.note = QStringLiteral("why");
    sure.confidence = 0.75F;
    change.edits.push_back(adding(sure));
    return change;
}

void TestChangeArchive::isTheSameForTheSameChange()
{
    const Change change = sample();
    const Result<Change> back = changeFromBytes(toBytes(change));
    QVERIFY(back);
    QVERIFY(*back == change);
    QCOMPARE(toBytes(*back), toBytes(change));
}

void TestChangeArchive::refusesOneCutAtAnyByte()
{
    const QByteArray whole = toBytes(sample());
    for (qsizetype size = 0; size + 1 < whole.size();
         ++size) { // the last byte is a line end that nothing needs
        const Result<Change> read = changeFromBytes(whole.first(size));
        // Cut within its last number it may still be a number: the journal's length and checksum tell that.
        if (read)
            QVERIFY2(size > whole.size() - 20, qPrintable(QStringLiteral("cut to %1 bytes").arg(size)));
        else
            QVERIFY(read.error().kind == Kind::Malformed);
    }
}

void TestChangeArchive::survivesAnyFlippedBit()
{
    const QByteArray whole = toBytes(sample());
    for (qsizetype i = 0; i < whole.size() * 8; ++i) {
        QByteArray damaged = whole;
        damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << i % 8));
        verifyRefusedOrStable(damaged, QStringLiteral("bit %1").arg(i));
        if (QTest::currentTestFailed())
            return;
    }
}

/// Lengths, counts, flags and indexes that lie: every number of the archive, one after the other.
void TestChangeArchive::survivesAnyTokenReplaced()
{
    const QByteArray whole = toBytes(sample());
    for (qsizetype begin = whole.indexOf(' ', 25); begin >= 0; begin = whole.indexOf(' ', begin + 1)) {
        qsizetype end = whole.indexOf(' ', begin + 1);
        end = end < 0 ? whole.size() : end;
        for (const char *lie : {"-1", "0", "2", "33", "70000", "2147483647", "9223372036854775807", "x",
                 "-0.5", "1e300", "1e-320"}) {
            const QByteArray damaged = whole.first(begin + 1) + lie + whole.sliced(end);
            verifyRefusedOrStable(
                damaged, QStringLiteral("%1 at byte %2").arg(QLatin1String(lie)).arg(begin));
            if (QTest::currentTestFailed())
                return;
        }
    }
}

void TestChangeArchive::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    const qint64 terabytes = qint64(9) << 40;
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind = Kind::Malformed) {
        QTest::newRow(name) << bytes << kind;
    };
    const auto annotation = [](ArchiveWriter &out) {
        out.number(1);
        out.string(QStringLiteral("annotation"));
        out.number(0);
        out.number(1);
        for (quint64 id = 1; id <= 6; ++id)
            out.bits({id, id});
    };
    row("nothing", QByteArray());
    row("no archive", QByteArray("{\"json\": true}"));
    row("something behind it", toBytes(sample()) + "1");
    row("a second one behind it", toBytes(sample()) + toBytes(sample()));
    row("a count of terabytes", withEdits([=](ArchiveWriter &out) { out.number(terabytes); }));
    row("a negative count", withEdits([](ArchiveWriter &out) { out.number(-1); }));
    row("a kind of thing that is unknown", withEdits([](ArchiveWriter &out) {
        out.number(1);
        out.string(QStringLiteral("opinion"));
    }));
    row("a flag that is neither", withEdits([](ArchiveWriter &out) {
        out.number(1);
        out.string(QStringLiteral("issue"));
        out.number(2);
    }));
    row("fragments of gigabytes", withEdits([=](ArchiveWriter &out) {
        annotation(out);
        out.number(1);
        out.number(std::numeric_limits<int>::max());
    }));
    row("one fragment said to be several", withEdits([=](ArchiveWriter &out) {
        annotation(out);
        out.number(1);
        out.number(1);
    }));
    row("answers of terabytes", withEdits([=](ArchiveWriter &out) {
        annotation(out);
        out.number(2);
        out.number(0);
        out.number(1);
        out.number(terabytes);
    }));
    row("an extra of an annotation that is unknown", withEdits([=](ArchiveWriter &out) {
        annotation(out);
        out.number(64);
    }));
    row("written by a newer program", withEdits([](ArchiveWriter &) {}, {.change = 2}), Kind::Invalid);
    row("with annotations of a newer program", withEdits([](ArchiveWriter &) {}, {.annotation = 99}),
        Kind::Invalid);
    row("with a version below the first", withEdits([](ArchiveWriter &) {}, {.annotation = 0}));
}

void TestChangeArchive::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    const Result<Change> read = changeFromBytes(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().kind == kind, qPrintable(read.error().what));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestChangeArchive)
#include "tst_change_archive.moc"
