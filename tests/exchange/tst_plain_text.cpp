// SPDX-License-Identifier: GPL-3.0-or-later
//
// Articles as text files: encodings, and files that are none.
#include "model/documents/decode.h"
#include "model/exchange/plain_text.h"
#include "model/exchange/read_file.h"
#include "tests/exchange/import_fixture.h"

#include <atomic>
#include <sys/stat.h>
#include <thread>
#include <unicode/ucnv.h>
#include <unistd.h>

using namespace standpoint;

namespace {

const QString english =
    QStringLiteral("The café’s “plan”\nNo military solution exists, the minister said in Café "
                   "de Flore. He added that naïve hopes don’t help; an élite does.\n");
const QString russian =
    QStringLiteral("Переговоры в Женеве\nМинистр иностранных дел заявил, что военного решения нет и быть не "
                   "может. Он добавил, "
                   "что переговоры должны начаться без предварительных условий и как можно скорее.\n");
const QString arabic = QStringLiteral(
    "محادثات جنيف\nقال وزير الخارجية إنه لا يوجد حل عسكري للأزمة في سوريا وإن المفاوضات يجب أن تبدأ دون شروط "
    "مسبقة في أقرب وقت ممكن. وأضاف أن بلاده ترفض أي تدخل عسكري.\n");

QByteArray encoded(const QString &text, const char *encoding)
{
    UErrorCode code = U_ZERO_ERROR;
    UConverter *converter = ucnv_open(encoding, &code);
    QByteArray bytes(text.size() * 4 + 16, 0);
    bytes.truncate(ucnv_fromUChars(converter, bytes.data(), static_cast<int32_t>(bytes.size()),
        QStringView(text).utf16(), static_cast<int32_t>(text.size()), &code));
    ucnv_close(converter);
    if (U_FAILURE(code))
        qFatal("no %s", encoding);
    return bytes;
}

constexpr char pngStart[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89";
const QByteArray pngBytes(pngStart, sizeof pngStart - 1);

} // namespace

class TestPlainText : public QObject
{
    Q_OBJECT

private slots:
    void readsTextInManyEncodings_data();
    void readsTextInManyEncodings();
    void normalFormReplacesOneForOne();
    void refusesWhatIsNoText_data();
    void refusesWhatIsNoText();
    void refusesAFileAboveTheLimitBeforeReadingIt();
    void refusesAFileThatChangesWhileItIsRead();
    void refusesWhatMayNotBeRead();
    void refusesAPipe();
    void refusesWhatBelongsToAFormat();
    void readsTheRestOfAFolder();
    void linksInCirclesEnd();
    void takesTheHeadlineAndTheName();
    void keepsTwoArticlesOfOneNameAndNeverOneTwice();
    void manyFilesThatAreThereAlreadyAreOneRemark();
    void stopsWhenAsked();
};

void TestPlainText::readsTextInManyEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("original");
    const QByteArray mark8("\xEF\xBB\xBF");
    const QByteArray little("\xFF\xFE");
    const QByteArray big("\xFE\xFF");
    const auto utf8 = QStringLiteral("UTF-8");
    QTest::newRow("UTF-8") << russian.toUtf8() << russian << utf8;
    QTest::newRow("UTF-8 with mark") << mark8 + arabic.toUtf8() << arabic << QStringLiteral("UTF-8, BOM");
    QTest::newRow("UTF-8, CRLF") << QString(english).replace(u'\n', QStringLiteral("\r\n")).toUtf8()
                                 << english << QStringLiteral("UTF-8, CRLF");
    QTest::newRow("UTF-8, CR") << QString(english).replace(u'\n', u'\r').toUtf8() << english
                               << QStringLiteral("UTF-8, CR");
    for (const auto &[name, text] :
        {std::pair("English", english), {"Russian", russian}, {"Arabic", arabic}}) {
        QTest::addRow("UTF-16 LE, %s", name)
            << little + encoded(text, "UTF-16LE") << text << QStringLiteral("UTF-16LE, BOM");
        QTest::addRow("UTF-16 BE, %s", name)
            << big + encoded(text, "UTF-16BE") << text << QStringLiteral("UTF-16BE, BOM");
        QTest::addRow("UTF-16 LE without mark, %s", name)
            << encoded(text, "UTF-16LE") << text << QStringLiteral("UTF-16LE");
        QTest::addRow("UTF-16 BE without mark, %s", name)
            << encoded(text, "UTF-16BE") << text << QStringLiteral("UTF-16BE");
    }
    const QString zeroHalves = QStringLiteral("Ā 😀 headline\n") + english;
    QTest::newRow("UTF-16 LE without mark, lower halves that are zero")
        << encoded(zeroHalves, "UTF-16LE") << zeroHalves << QStringLiteral("UTF-16LE");
    QTest::newRow("UTF-16 BE without mark, lower halves that are zero")
        << encoded(zeroHalves, "UTF-16BE") << zeroHalves << QStringLiteral("UTF-16BE");
    QTest::newRow("UTF-32 LE") << QByteArray("\xFF\xFE\0\0", 4) + encoded(arabic, "UTF-32LE") << arabic
                               << QStringLiteral("UTF-32LE, BOM");
    QTest::newRow("Windows-1251") << encoded(russian, "windows-1251") << russian
                                  << QStringLiteral("windows-1251");
    QTest::newRow("Windows-1252") << encoded(english, "windows-1252") << english
                                  << QStringLiteral("windows-1252");
    QTest::newRow("Windows-1256") << encoded(arabic, "windows-1256") << arabic
                                  << QStringLiteral("windows-1256");
}

void TestPlainText::readsTextInManyEncodings()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, text);
    QFETCH(const QString, original);
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("a.txt"), bytes)});
    QCOMPARE(onlyArticle(project).content(), text.trimmed());
    QCOMPARE(onlyArticle(project).info->original, original);
}

void TestPlainText::normalFormReplacesOneForOne()
{
    QString text =
        QStringLiteral("a\r\nb\rc\x01\x0B\x0C\td") + QChar(0xD83D) + QStringLiteral("e\uFEFF\u2028f😀");
    normalise(text);
    QCOMPARE(text, QStringLiteral("a\nb\nc   \td\uFFFDe\u2060\u2028f😀"));
}

void TestPlainText::refusesWhatIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    const auto zeros = QStringLiteral("zero bytes");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("empty");
    QTest::newRow("only white space") << QByteArray(" \n\t\r\n \n") << QStringLiteral("empty");
    QTest::newRow("only a byte order mark") << QByteArray("\xEF\xBB\xBF") << QStringLiteral("empty");
    QTest::newRow("UTF-16 mark alone") << QByteArray("\xFF\xFE") << QStringLiteral("empty");
    QTest::newRow("picture") << pngBytes << QStringLiteral("a picture");
    QTest::newRow("PDF") << QByteArray("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj") << QStringLiteral("PDF");
    QTest::newRow("office document") << QByteArray("PK\x03\x04 word/document.xml")
                                     << QStringLiteral("office");
    QTest::newRow("invalid UTF-8") << "Zürich, São Paulo, Łódź, Ærø: " + QByteArray("\xC3\x28 end of it.")
                                   << QStringLiteral("damaged at byte ");
    QTest::newRow("UTF-8 cut in a character")
        << russian.toUtf8().chopped(3) << QStringLiteral("damaged at byte ");
    QTest::newRow("a NUL in ASCII, even length") << QByteArray("Hello\0world!", 12) << zeros;
    QTest::newRow("a NUL in ASCII, odd length") << QByteArray("Hello\0world", 11) << zeros;
    QTest::newRow("NULs in a long text")
        << QByteArray(english.toUtf8().repeated(40)).replace("plan", QByteArray("pl\0n", 4)) << zeros;
    QTest::newRow("a NUL in Russian UTF-8")
        << QByteArray(russian.toUtf8()).replace(" ", QByteArray("\0", 1)) << zeros;
    QTest::newRow("a NUL in Windows-1251")
        << encoded(russian, "windows-1251").replace(10, 1, QByteArray("\0", 1)) << zeros;
    QTest::newRow("a NUL in UTF-16") << "\xFF\xFE" + encoded(english + QChar(u'\0') + english, "UTF-16LE")
                                     << QStringLiteral("not a text");
    QTest::newRow("UTF-16 cut in a character")
        << "\xFF\xFE" + encoded(english, "UTF-16LE") + "x" << QStringLiteral("not valid UTF-16LE at byte");
    QTest::newRow("zeros") << QByteArray(5000, '\0') << zeros;
    QTest::newRow("control characters")
        << QByteArray("\x01\x02\x03\x04 abc \x05\x06\x07").repeated(20) << QStringLiteral("not a text");
}

void TestPlainText::refusesWhatIsNoText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    const Folder folder;
    const Project project = emptyProject();
    const QString path = folder.write(QStringLiteral("a.txt"), bytes);
    const Result<Import> import = importFiles(project, {path});
    QVERIFY(!import);
    QVERIFY2(import.error().what.contains(sentence), qPrintable(import.error().what));
    QCOMPARE(import.error().where, path);
    QVERIFY(!import.error().what.contains(QLatin1Char('\n')));
}

void TestPlainText::refusesAFileAboveTheLimitBeforeReadingIt()
{
    const Folder folder;
    QFile file(folder.write(QStringLiteral("huge.txt"), QByteArray("text")));
    QVERIFY(file.resize(maximumTextFile + 1)); // takes no room on the disk
    const Result<Import> import = importFiles(emptyProject(), {file.fileName()});
    QVERIFY(!import);
    QVERIFY2(
        import.error().what.contains(QStringLiteral("larger than 200 MB")), qPrintable(import.error().what));
}

void TestPlainText::refusesAFileThatChangesWhileItIsRead()
{
    const Folder folder;
    constexpr qsizetype size = 20'000'000;
    const QString path = folder.write(QStringLiteral("busy.txt"), QByteArray(size, 'a'));
    std::atomic<bool> stop = false;
    std::thread writer([&] { // another program, that appends and starts over
        while (!stop) {
            QFile file(path);
            if (file.open(QIODevice::WriteOnly | QIODevice::Append) && file.size() < size + 1'000'000)
                file.write("more", 4);
            else
                file.resize(size);
        }
    });
    QString sentence;
    bool isWhole = true;
    for (int i = 0; i < 200 && sentence.isEmpty(); ++i) {
        const Result<QByteArray> bytes = readWholeFile(path, maximumTextFile);
        if (!bytes)
            sentence = bytes.error().what;
        else
            isWhole = isWhole && bytes->size() >= size;
    }
    stop = true;
    writer.join();
    QVERIFY(isWhole);
    QVERIFY2(sentence.contains(QStringLiteral("changed the file while it was read")), qPrintable(sentence));
}

void TestPlainText::refusesWhatMayNotBeRead()
{
    if (::geteuid() == 0)
        QSKIP("The system lets root read everything; run as another user to see this refused.");
    const Folder folder;
    const QString path = folder.write(QStringLiteral("closed/a.txt"), english);
    QFile::setPermissions(path, {});
    const Result<Import> file = importFiles(emptyProject(), {path});
    QFile::setPermissions(folder.path(QStringLiteral("closed")), {});
    const Result<Import> closed = importFiles(emptyProject(), {folder.path(QStringLiteral("closed"))});
    QFile::setPermissions(
        folder.path(QStringLiteral("closed")), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(!file && !closed);
    QVERIFY2(file.error().what.contains(QStringLiteral("cannot be read")), qPrintable(file.error().what));
    QVERIFY2(
        closed.error().what.contains(QStringLiteral("may not be read")), qPrintable(closed.error().what));
}

void TestPlainText::refusesAPipe()
{
    const Folder folder;
    const QString path = folder.path(QStringLiteral("pipe.txt"));
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    const Result<Import> import = importFiles(emptyProject(), {path});
    QVERIFY(!import);
    QVERIFY2(import.error().what.contains(QStringLiteral("pipe")), qPrintable(import.error().what));
}

/// Files that go with other tools' formats are no articles, though they are text and somebody names them.
void TestPlainText::refusesWhatBelongsToAFormat()
{
    const Folder folder;
    const QByteArray xml = "<?xml version=\"1.0\"?>\n<graphml/>";
    for (const QString &path :
        {folder.write(QStringLiteral("net.graphml"), xml), folder.write(QStringLiteral("net"), xml),
            folder.write(QStringLiteral("annotation.conf"), QByteArray("[entities]\nActor\n")),
            folder.write(QStringLiteral("visual.conf"), QByteArray("[labels]\n"))}) {
        const Result<Import> import = importFiles(emptyProject(), {path});
        QVERIFY2(!import, qPrintable(path));
        QVERIFY(import.error().what.contains(QStringLiteral("no format")));
    }
    QVERIFY(importFiles(emptyProject(), {folder.write(QStringLiteral("article.log"), english)}));
}

void TestPlainText::readsTheRestOfAFolder()
{
    const Folder folder;
    folder.write(QStringLiteral("in/good.txt"), english);
    folder.write(QStringLiteral("in/deep/er/also.txt"), russian);
    folder.write(QStringLiteral("in/empty.txt"), QByteArray());
    folder.write(QStringLiteral("in/picture.txt"), pngBytes);
    folder.write(QStringLiteral("in/notes.xyz"), QByteArray("PK"));
    folder.write(QStringLiteral("in/.hidden.txt"), english);
    QVERIFY(QFile::link(folder.path(QStringLiteral("gone.txt")), folder.path(QStringLiteral("in/link.txt"))));
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(import.counts.articles, 2);
    QCOMPARE(import.counts.skipped, 4);
    const QStringList lines = linesOf(import.notices);
    QVERIFY(anyHas(lines, QStringLiteral("in/empty.txt"), QStringLiteral("is empty")));
    QVERIFY(anyHas(lines, QStringLiteral("in/picture.txt"), QStringLiteral("a picture")));
    QVERIFY(anyHas(lines, QStringLiteral("in/notes.xyz"), QStringLiteral("no format")));
    QVERIFY(anyHas(lines, QStringLiteral("in/link.txt"), QStringLiteral("leads nowhere")));
}

void TestPlainText::linksInCirclesEnd()
{
    const Folder folder;
    folder.write(QStringLiteral("outside.txt"), russian);
    folder.write(QStringLiteral("in/a.txt"), english);
    QVERIFY(QFile::link(folder.path(QStringLiteral("in")), folder.path(QStringLiteral("in/self"))));
    QVERIFY(QFile::link(folder.path(), folder.path(QStringLiteral("in/up"))));
    QVERIFY(QFile::link(folder.path(QStringLiteral("in/one")), folder.path(QStringLiteral("in/other"))));
    QVERIFY(QFile::link(folder.path(QStringLiteral("in/other")), folder.path(QStringLiteral("in/one"))));
    Project project = emptyProject();
    const Import import = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(import.counts.articles, 1);
    QCOMPARE(import.counts.skipped, 4);
    QVERIFY(anyHas(linesOf(import.notices), QStringLiteral("in/up"), QStringLiteral("leads back")));
}

void TestPlainText::takesTheHeadlineAndTheName()
{
    QCOMPARE(titleOf(QStringLiteral("\n\n  A headline \n and text")), QStringLiteral("A headline"));
    const QString family = QStringLiteral("👩‍👩‍👧");
    const QString cut = titleOf(family.repeated(50) + u'\n');
    QVERIFY(cut.size() <= 200 && cut.size() > 190);
    QCOMPARE(cut, family.repeated(cut.size() / family.size()));
    QVERIFY(titleOf(QString(QStringLiteral("a")) + QString(QChar(0x0301)).repeated(500)).size() <= 200);

    const Folder folder;
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("2013.08.30 vote.txt"), english)});
    QCOMPARE(onlyArticle(project).info->document, QStringLiteral("2013.08.30 vote"));
    QCOMPARE(onlyArticle(project).info->title, QStringLiteral("The café’s “plan”"));
    QCOMPARE(onlyArticle(project).info->language, QStringLiteral("en"));
}

void TestPlainText::keepsTwoArticlesOfOneNameAndNeverOneTwice()
{
    const Folder folder;
    folder.write(QStringLiteral("a/vote.txt"), english);
    folder.write(QStringLiteral("b/vote.txt"), russian);
    folder.write(QStringLiteral("c/vote.txt"), english);
    Project project = emptyProject();
    const Import first = importInto(project, {folder.path()});
    QCOMPARE(first.counts.articles, 2);
    QCOMPARE(first.counts.alreadyThere, 1);
    QVERIFY(anyHas(linesOf(first.notices), QStringLiteral("b/vote.txt"), QStringLiteral("both are kept")));
    const Import again = importInto(project, {folder.path()});
    QCOMPARE(again.counts.articles, 0);
    QCOMPARE(again.counts.alreadyThere, 3);
    QCOMPARE(again.change.edits.size(), size_t(0));
}

void TestPlainText::manyFilesThatAreThereAlreadyAreOneRemark()
{
    const Folder folder;
    for (int i = 0; i < 30; ++i)
        folder.write(QStringLiteral("in/%1.txt").arg(i), english + QString::number(i));
    Project project = emptyProject();
    importInto(project, {folder.path(QStringLiteral("in"))});
    const Import again = importInto(project, {folder.path(QStringLiteral("in"))});
    QCOMPARE(again.counts.alreadyThere, 30);
    QCOMPARE(again.notices.count(), 1);
}

void TestPlainText::stopsWhenAsked()
{
    const Folder folder;
    for (int i = 0; i < 30; ++i)
        folder.write(QStringLiteral("in/%1.txt").arg(i), english + QString::number(i));
    folder.write(QStringLiteral("in/t.csv"),
        QByteArray("document,start,end,actor,issue,stance,annotator\n")
            + QByteArray("1,0,5,Ada,negotiation,neutral,Bo\n").repeated(100'000));
    for (const double limit : {0.0, 0.1, 0.5, 0.9}) {
        double reached = 0;
        const Result<Import> import = importFiles(emptyProject(), {folder.path(QStringLiteral("in"))}, {},
            [&](double done) { return (reached = done) < limit; });
        QVERIFY2(!import, qPrintable(QString::number(reached)));
        QVERIFY(import.error().what.contains(QStringLiteral("stopped")));
    }
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plain_text.moc"
