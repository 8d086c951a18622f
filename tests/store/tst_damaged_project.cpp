// SPDX-License-Identifier: GPL-3.0-or-later
//
// Project files that are damaged, cut short or made to hurt: each is refused with a sentence, in bounded time
// and memory.
#include "model/store/project_file.h"
#include "tests/project/random_project.h"
#include "tests/store/made_archive.h"
#include "tests/store/peak_memory.h"
#include "tests/store/plain_archive.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

namespace standpoint {

class TestDamagedProject : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void refusesOneCutAtAnyByte();
    void refusesAnyFlippedBit();
    void survivesAnyByteReplacedUnderAValidChecksum();
    void refusesAForeignFile_data();
    void refusesAForeignFile();
    void refusesALyingArchive_data();
    void refusesALyingArchive();

private:
    void write(const QByteArray &bytes) const;
    Result<Project> loaded(const QByteArray &bytes) const;

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("damaged.stance"));
    Project m_project;
    QByteArray m_whole;
    QByteArray m_plain;
};

namespace {

using Kind = Error::Kind;
using namespace made;

void writeTables(ArchiveWriter &out)
{
    Tables().write(out);
}

} // namespace

void TestDamagedProject::initTestCase()
{
    m_project = RandomProject(11).project(1);
    QVERIFY(m_project.annotationCount() > 0);
    const QString whole = m_folder.filePath(QStringLiteral("whole.stance"));
    QVERIFY(saveProject(m_project, whole));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
    m_plain = plainArchive(whole);
    QVERIFY(m_plain.size() > 1000);
    const Result<Project> again = loaded(packed(m_plain));
    QVERIFY(again && *again == m_project);
}

void TestDamagedProject::write(const QByteArray &bytes) const
{
    QFile file(m_path);
    file.remove(); // some file systems flush a file that is cut and written anew: thousands of times here
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

Result<Project> TestDamagedProject::loaded(const QByteArray &bytes) const
{
    write(bytes);
    return loadProject(m_path);
}

void TestDamagedProject::refusesOneCutAtAnyByte()
{
    for (qsizetype size = 0; size < m_whole.size(); ++size) {
        const Result<Project> read = loaded(m_whole.first(size));
        QVERIFY2(!read, qPrintable(QStringLiteral("cut to %1 of %2 bytes").arg(size).arg(m_whole.size())));
        QVERIFY(read.error().kind == Kind::Malformed);
        QVERIFY(read.error().where.startsWith(m_path));
    }
}

void TestDamagedProject::refusesAnyFlippedBit()
{
    qint64 refused = 0;
    for (qsizetype i = 0; i < m_whole.size() * 8; ++i) {
        QByteArray damaged = m_whole;
        damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << i % 8));
        const Result<Project> read = loaded(damaged);
        if (read) // a bit of zstd's own framing that means nothing
            QVERIFY2(*read == m_project, qPrintable(QStringLiteral("bit %1 changed the project").arg(i)));
        else
            ++refused;
    }
    QVERIFY2(refused > m_whole.size() * 8 * 99 / 100, qPrintable(QString::number(refused)));
}

/// What a program with a bug, or with bad intent, writes: what comes through is a project that keeps all
/// rules.
void TestDamagedProject::survivesAnyByteReplacedUnderAValidChecksum()
{
    int accepted = 0;
    for (qsizetype i = 0; i < m_plain.size(); ++i) {
        for (const char replacement : {'9', ' ', '\xff'}) {
            QByteArray damaged = m_plain;
            damaged[i] = replacement;
            const Result<Project> read = loaded(packed(damaged));
            if (!read) {
                QVERIFY(!read.error().what.isEmpty());
                continue;
            }
            ++accepted;
            Project anew;
            const Status kept = anew.apply(makeChange({}, contentsOf(*read)));
            QVERIFY2(kept && anew == *read, qPrintable(QStringLiteral("byte %1").arg(i)));
        }
    }
    QVERIFY(accepted > 0);
}

void TestDamagedProject::refusesAForeignFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const QByteArray &bytes, Kind kind = Kind::Malformed) {
        QTest::newRow(name) << bytes << kind;
    };
    const QByteArray nothing = packed(QByteArrayView());
    row("empty", {});
    row("a text", "Once upon a time\n");
    row("the first word alone", "standpoint-project");
    row("no version", "standpoint-project \n");
    row("a version in words", "standpoint-project one\n");
    row("version 0", "standpoint-project 0\n");
    row("a negative version", "standpoint-project -1\n");
    row("a head without end", "standpoint-project 1" + QByteArray(1000, ' '));
    row("the head alone", head);
    row("an empty stream", nothing);
    row("no zstd behind the head", head + "22 serialization::archive 19 1 1 1 1 1 1");
    row("gzip behind the head", head + QByteArray::fromHex("1f8b0800000000000003"));
    row("no archive inside", packed("Once upon a time"));
    row("NULs", QByteArray(1000, '\0'));
    row("the next version", "standpoint-project 2\n" + nothing.sliced(head.size()), Kind::Invalid);
    row("a version far ahead", "standpoint-project 2147483647\n", Kind::Invalid);
    row("a version beyond all numbers", "standpoint-project 99999999999999999999\n");
}

void TestDamagedProject::refusesAForeignFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Kind, kind);
    const Result<Project> read = loaded(bytes);
    QVERIFY(!read);
    QVERIFY2(read.error().kind == kind, qPrintable(read.error().toString()));
    QCOMPARE(read.error().what.contains(QStringLiteral("newer version")), kind == Kind::Invalid);
}

void TestDamagedProject::refusesALyingArchive_data() // NOLINT(readability-function-size): a table of rows
{
    QTest::addColumn<Archive>("archive");
    QTest::addColumn<Kind>("kind");
    const auto row = [](const char *name, const Archive &archive, Kind kind = Kind::Malformed) {
        QTest::newRow(name) << archive << kind;
    };
    constexpr qint64 terabytes = qint64(9) << 40;
    const auto tables = [](const Archive &rest) {
        return [=](ArchiveWriter &out) {
            writeTables(out);
            rest(out);
        };
    };
    row("issues of terabytes", [](ArchiveWriter &out) {
        writeVersions(out);
        out.bits({1, 1});
        out.bits({0, 0});
        standpoint::write(out, ProjectInfo{{{1, 1}}, QStringLiteral("Study"), {}, {}});
        out.number(terabytes);
    });
    row("title of terabytes", [](ArchiveWriter &out) {
        writeVersions(out);
        out.bits({1, 1});
        out.bits({0, 0});
        out.bits({1, 1});
        out.number(terabytes);
    });
    row("articles of terabytes", tables([](ArchiveWriter &out) { out.number(terabytes); }));
    row("articles fewer than none", tables([](ArchiveWriter &out) { out.number(-1); }));
    row("annotations of terabytes", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, terabytes);
    }));
    row("annotations fewer than none", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, -1);
    }));
    row("an annotator beyond the table", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, 1);
        writeAnnotation(out, annotation(1), 1, 0);
    }));
    row("an actor before the table", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, 1);
        writeAnnotation(out, annotation(1), 0, -1);
    }));
    row("evidence beyond the text", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, 1);
        writeAnnotation(out, annotation(1, {0, 9}));
        writeEnd(out);
    }));
    row("an annotation twice", tables([](ArchiveWriter &out) {
        out.number(1);
        writeArticle(out, 1, 2);
        writeAnnotation(out, annotation(1));
        writeAnnotation(out, annotation(1, {4, 7}));
        writeEnd(out);
    }));
    row("a work list of nobody", tables([](ArchiveWriter &out) { oneWorkList(out, 1, {0}); }));
    row("a work list with an article that is not there", tables([](ArchiveWriter &out) {
        oneWorkList(out, 0, {0, 1});
    }));
    row("a work list with an article twice", tables([](ArchiveWriter &out) { oneWorkList(out, 0, {0, 0}); }));
    row("decisions of terabytes", tables([](ArchiveWriter &out) {
        out.number(1);
        standpoint::write(out, articleInfo(1));
        standpoint::write(out, articleText(1));
        out.number(0);
        out.number(terabytes);
    }));
    row("a decision for a reason that is not there", tables([](ArchiveWriter &out) {
        out.number(1);
        standpoint::write(out, articleInfo(1));
        standpoint::write(out, articleText(1));
        out.number(0);
        out.number(1);
        writeDecision(out, 1, {0, 8}, 0, 0);
        out.number(0);
        writeEnd(out);
    }));
    row("no end mark", tables([](ArchiveWriter &out) {
        out.number(0);
        out.number(0);
    }));
    row("another end mark", tables([](ArchiveWriter &out) {
        out.number(0);
        out.number(0);
        out.string(QStringLiteral("END"));
    }));
    row("something behind the end mark", tables([](ArchiveWriter &out) {
        out.number(0);
        writeEnd(out);
        out.number(1);
    }));
    row(
        "annotations of a newer program",
        [](ArchiveWriter &out) {
            for (const int version : {1, 1, 1, 1, 2, 1})
                out.number(version);
        },
        Kind::Invalid);
}

void TestDamagedProject::refusesALyingArchive()
{
    QFETCH(Archive, archive);
    QFETCH(Kind, kind);
    struct rusage before = {};
    ::getrusage(RUSAGE_SELF, &before);
    const Result<Project> read = loaded(packedArchive(archive));
    struct rusage after = {};
    ::getrusage(RUSAGE_SELF, &after);
    QVERIFY(!read);
    QVERIFY2(read.error().kind == kind, qPrintable(read.error().toString()));
    QVERIFY2(after.ru_maxrss - before.ru_maxrss < 100L * 1024,
        "more than 100 MB for a file of some hundred bytes");
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestDamagedProject)
#include "tst_damaged_project.moc"
