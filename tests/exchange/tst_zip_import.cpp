// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files in an archive are imported like those of a folder.
#include "model/documents/zip_writer.h"
#include "tests/exchange/import_fixture.h"

#include <QBuffer>

using namespace standpoint;

namespace {

QByteArray zipOf(const QList<std::pair<QString, QByteArray>> &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(buffer);
    for (const auto &[name, bytes] : files) {
        if (!zip.add(name, bytes))
            qFatal("The test cannot zip");
    }
    if (!zip.finish())
        qFatal("The test cannot zip");
    return buffer.data();
}

const QByteArray table("document,start,end,actor,issue,stance,annotator\na,0,3,Ada,negotiation,neutral,Bo\n");

} // namespace

class TestZipImport : public QObject
{
    Q_OBJECT

private slots:
    void isLikeAFolder();
    void namesTheFileInTheArchive();
    void doesNotOpenArchivesInArchives();
    void refusesOneThatIsCutOff();
};

void TestZipImport::isLikeAFolder()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("news.zip"),
        zipOf({{QStringLiteral("t.csv"), table}, {QStringLiteral("texts/a.txt"), "One.\nTwo."},
            {QStringLiteral("texts/b.txt"), "Three."}}));
    Project project = emptyProject();
    const Import import = importInto(project, {path});
    QCOMPARE(linesOf(import.notices), QStringList());
    QCOMPARE(project.articles().size(), 2);
    QCOMPARE(project.annotationCount(), 1);
    QVERIFY(importInto(project, {path}).change.edits.empty()); // twice is the same as once
    Project other = emptyProject();
    importInto(other, {folder.path()}); // found in a folder
    QCOMPARE(other.articles().size(), 2);
}

void TestZipImport::namesTheFileInTheArchive()
{
    const Folder folder;
    const QString path = folder.write(QStringLiteral("news.zip"),
        zipOf({{QStringLiteral("a.txt"), "One."}, {QStringLiteral("x/odd.bin"), "?"},
            {QStringLiteral("t.csv"), table + "b,0,1,Ada,x,y,Bo\n"}}));
    Project project = emptyProject();
    const QStringList lines = linesOf(importInto(project, {path}).notices);
    QVERIFY2(anyHas(lines, path + QStringLiteral("/x/odd.bin")), qPrintable(lines.join(u'\n')));
    QVERIFY2(anyHas(lines, path + QStringLiteral("/t.csv, line 3")), qPrintable(lines.join(u'\n')));
}

void TestZipImport::doesNotOpenArchivesInArchives()
{
    const Folder folder;
    const QByteArray inner = zipOf({{QStringLiteral("b.txt"), "Two."}});
    const QString path = folder.write(QStringLiteral("news.zip"),
        zipOf({{QStringLiteral("a.txt"), "One."}, {QStringLiteral("in.zip"), inner}}));
    Project project = emptyProject();
    const QStringList lines = linesOf(importInto(project, {path}).notices);
    QCOMPARE(project.articles().size(), 1);
    QVERIFY2(anyHas(lines, QStringLiteral("news.zip/in.zip"), QStringLiteral("archive within an archive")),
        qPrintable(lines.join(u'\n')));
}

void TestZipImport::refusesOneThatIsCutOff()
{
    const Folder folder;
    const QByteArray whole = zipOf({{QStringLiteral("a.txt"), "One."}});
    const QString path = folder.write(QStringLiteral("news.zip"), whole.chopped(10));
    const Result<Import> import = importFiles(emptyProject(), {path});
    QVERIFY(!import);
    QVERIFY2(import.error().toString().contains(path), qPrintable(import.error().toString()));
}

QTEST_GUILESS_MAIN(TestZipImport)
#include "tst_zip_import.moc"
