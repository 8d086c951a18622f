// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/zip_reader.h"
#include "model/documents/zip_writer.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>
#include <quazip.h>
#include <quazipfile.h>

using namespace standpoint;

/// An archive by QuaZip alone, which checks nothing of the names.
static QByteArray archiveOf(const QList<QPair<QString, QByteArray>> &files, const char *password = nullptr)
{
    QBuffer buffer;
    QuaZip zip(&buffer);
    zip.setUtf8Enabled(true);
    zip.open(QuaZip::mdCreate);
    for (const auto &[name, content] : files) {
        QuaZipFile file(&zip);
        file.open(QIODevice::WriteOnly, QuaZipNewInfo(name), password);
        file.write(content);
        file.close();
    }
    zip.close();
    return buffer.data();
}

static QByteArray written(const QList<QPair<QString, QByteArray>> &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter writer(buffer);
    for (const auto &[name, content] : files) {
        if (!writer.add(name, content,
                name == QStringLiteral("mimetype") ? ZipWriter::Packing::Stored
                                                   : ZipWriter::Packing::Deflated))
            return {};
    }
    return writer.finish() ? buffer.data() : QByteArray();
}

static QString refusal(const QByteArray &bytes, const ZipLimits &limits = {})
{
    const Result<ZipReader> reader = ZipReader::open(bytes, QStringLiteral("a.zip"), limits);
    return reader ? QString() : reader.error().what;
}

class TestZip : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatItWrote();
    void sameContentGivesTheSameBytes();
    void readsFromAFile();
    void refusesBadNames_data();
    void refusesBadNames();
    void refusesPasswords();
    void refusesBombs();
    void keepsLimits();
    void neverReadsACutOffArchive();
    void noticesDamage();
};

static const QList<QPair<QString, QByteArray>> someFiles{{QStringLiteral("mimetype"), "text/plain"},
    {QStringLiteral("a/Überschrift 😀.txt"), QByteArray(100'000, 'x')}, {QStringLiteral("leer"), ""}};

void TestZip::readsWhatItWrote()
{
    Result<ZipReader> reader = ZipReader::open(written(someFiles), QStringLiteral("a.zip"));
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().toString()));
    QCOMPARE(reader->names(), QStringList({someFiles[0].first, someFiles[1].first, someFiles[2].first}));
    for (const auto &[name, content] : someFiles) {
        QCOMPARE(reader->size(name), content.size());
        const Result<QByteArray> read = reader->read(name);
        QVERIFY(read);
        QCOMPARE(*read, content);
    }
    ZipReader moved = std::move(*reader);
    QCOMPARE(*moved.read(QStringLiteral("mimetype")), QByteArray("text/plain"));
    const Result<QByteArray> missing = moved.read(QStringLiteral("none"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().toString(), QStringLiteral("A file is missing in the archive: a.zip!none"));
}

void TestZip::sameContentGivesTheSameBytes()
{
    const QByteArray first = written(someFiles);
    QTest::qWait(10);
    QCOMPARE(written(someFiles), first);
    QCOMPARE(first.mid(30, 18), QByteArray("mimetypetext/plain")); // where EPUB readers look for it
}

void TestZip::readsFromAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("a.zip")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(written(someFiles));
    file.close();
    Result<ZipReader> reader = ZipReader::openFile(file.fileName());
    QVERIFY(reader);
    QCOMPARE(*reader->read(someFiles[1].first), someFiles[1].second);
    QCOMPARE(ZipReader::openFile(folder.filePath(QStringLiteral("b.zip"))).error().kind, Error::Kind::Io);
    QCOMPARE(ZipReader::openFile(folder.path()).error().kind, Error::Kind::Io);
}

void TestZip::refusesBadNames_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("absolute") << QStringList{QStringLiteral("/etc/passwd")};
    QTest::newRow("leads out") << QStringList{QStringLiteral("a/../../b")};
    QTest::newRow("drive") << QStringList{QStringLiteral("C:/b")};
    QTest::newRow("backslash") << QStringList{QStringLiteral("a\\b")};
    QTest::newRow("control character") << QStringList{QStringLiteral("a\nb")};
    QTest::newRow("twice") << QStringList{QStringLiteral("a"), QStringLiteral("a")};
    QTest::newRow("folder that leads out") << QStringList{QStringLiteral("../")};
}

void TestZip::refusesBadNames()
{
    QFETCH(const QStringList, names);
    QList<QPair<QString, QByteArray>> files;
    for (const QString &name : names)
        files.append({name, "content"});
    QVERIFY(!refusal(archiveOf(files)).isEmpty());
    files.first().first = QStringLiteral("fine..txt");
    QCOMPARE(refusal(archiveOf({files.first()})), QString());
}

void TestZip::refusesPasswords()
{
    QVERIFY(refusal(archiveOf({{QStringLiteral("a"), "b"}}, "secret")).contains(QStringLiteral("password")));
}

void TestZip::refusesBombs()
{
    const QByteArray zeros(20'000'000, '\0');
    QVERIFY(refusal(archiveOf({{QStringLiteral("a"), zeros}})).contains(QStringLiteral("200 times")));
    const QByteArray half = zeros.first(10'000'000);
    QVERIFY(refusal(archiveOf({{QStringLiteral("a"), half}, {QStringLiteral("b"), half}}))
                .contains(QStringLiteral("20 MB")));
    QCOMPARE(refusal(archiveOf({{QStringLiteral("a"), half}})), QString());
}

void TestZip::keepsLimits()
{
    const QByteArray archive = written(someFiles);
    ZipLimits limits;
    limits.entries = 3;
    QCOMPARE(refusal(archive, limits), QString());
    limits.entries = 2;
    QVERIFY(!refusal(archive, limits).isEmpty());
    limits = {};
    limits.entrySize = 99'999;
    QVERIFY(!refusal(archive, limits).isEmpty());
    limits = {};
    limits.totalSize = 100'010;
    Result<ZipReader> reader = ZipReader::open(archive, QStringLiteral("a.zip"), limits);
    QVERIFY(reader);
    QVERIFY(reader->read(someFiles[1].first));
    QVERIFY(!reader->read(someFiles[1].first)); // what was read counts each time
    limits.totalSize = 100'009;
    QVERIFY(!refusal(archive, limits).isEmpty());
}

void TestZip::neverReadsACutOffArchive()
{
    const QByteArray archive = written(someFiles);
    for (qsizetype size = 0; size < archive.size(); ++size)
        QVERIFY2(!refusal(archive.first(size)).isEmpty(), qPrintable(QString::number(size)));
    QCOMPARE(refusal(QByteArray()), QStringLiteral("The file is empty"));
    QCOMPARE(refusal("%PDF-1.4"), QStringLiteral("The file is not a zip archive"));
}

void TestZip::noticesDamage()
{
    const QByteArray archive = archiveOf({{QStringLiteral("a"), QByteArray("some text of an article")}});
    int noticed = 0;
    for (qsizetype at = 0; at < archive.size(); ++at) {
        QByteArray damaged = archive;
        damaged[at] = static_cast<char>(~damaged[at]);
        Result<ZipReader> reader = ZipReader::open(damaged, QStringLiteral("a.zip"));
        const Result<QByteArray> read =
            reader ? reader->read(QStringLiteral("a")) : Result<QByteArray>(tl::unexpected(reader.error()));
        if (read)
            QCOMPARE(*read, QByteArray("some text of an article"));
        else
            ++noticed;
    }
    QVERIFY(noticed > 30);
}

QTEST_GUILESS_MAIN(TestZip)
#include "tst_zip.moc"
