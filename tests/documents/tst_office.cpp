// SPDX-License-Identifier: GPL-3.0-or-later
//
// DOCX, ODT and EPUB: what LibreOffice does not write, and bad input.
#include "tests/documents/document_test.h"

#include <QTest>

using namespace standpoint;

static QByteArray docx(const QByteArray &body)
{
    return zipped({{QStringLiteral("word/document.xml"),
        "<w:document xmlns:w='http://purl.oclc.org/ooxml/wordprocessingml/main' xmlns:mc='mc' "
        "xmlns:wps='wps'><w:body>"
            + body + "</w:body></w:document>"}});
}

static QByteArray odt(const QByteArray &body)
{
    return zipped({{QStringLiteral("content.xml"),
        "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='t' xmlns:draw='d' "
        "xmlns:table='b'><office:body><office:text>"
            + body + "</office:text></office:body></office:document-content>"}});
}

static QByteArray epub(const QByteArray &spine, const QByteArray &chapter, const QByteArray &encryption = {})
{
    QList<std::pair<QString, QByteArray>> files{
        {QStringLiteral("META-INF/container.xml"),
            "<container><rootfiles><rootfile full-path='O E/b.opf'/></rootfiles></container>"},
        {QStringLiteral("O E/b.opf"),
            "<package "
            "xmlns:dc='dc'><metadata><dc:title>Book</dc:title><dc:creator>Lund</dc:creator><dc:creator>Dahl</"
            "dc:creator>"
            "<dc:date>2026-03-04</dc:date><dc:language>en-GB</dc:language><dc:publisher>House</"
            "dc:publisher></metadata><manifest>"
            "<item id='a' href='text/a%20b.xhtml' media-type='application/xhtml+xml'/>"
            "<item id='c' href='../c.html' media-type='application/xhtml+xml'/>"
            "<item id='n' href='n.xhtml' properties='nav' "
            "media-type='application/xhtml+xml'/></manifest><spine>"
                + spine + "</spine></package>"},
        {QStringLiteral("O E/text/a b.xhtml"), chapter},
        {QStringLiteral("c.html"), "<html><body><p>C</p></body></html>"},
        {QStringLiteral("O E/n.xhtml"), "<html><body>Contents</body></html>"}};
    if (!encryption.isEmpty())
        files.append({QStringLiteral("META-INF/encryption.xml"), encryption});
    return zipped(files);
}

class TestOffice : public QObject
{
    Q_OBJECT

private slots:
    void readsDocx_data();
    void readsDocx();
    void readsOdt_data();
    void readsOdt();
    void readsEpub();
    void refuses_data();
    void refuses();
    void readsHugeDocuments();
};

static QByteArray run(const QByteArray &text)
{
    return "<w:r><w:t>" + text + "</w:t></w:r>";
}

void TestOffice::readsDocx_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("remarks");
    const auto row = [](const char *name, const QByteArray &body, const QString &text, int remarks = 0) {
        QTest::newRow(name) << body << text << remarks;
    };
    row("text box is once there",
        "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>" + run("box")
            + "</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:p>" + run("again")
            + "</w:p></mc:Fallback></mc:AlternateContent></w:r>" + run("a") + "</w:p>",
        QStringLiteral("a"), 1);
    row("moved and deleted",
        "<w:p><w:moveFrom>" + run("x")
            + "</w:moveFrom><w:del><w:r><w:delText>y</w:delText></w:r></w:del><w:ins>" + run("a")
            + "</w:ins></w:p>",
        QStringLiteral("a"), 1);
    row("deleted end of paragraph",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("One ") + "</w:p><w:p>" + run("two") + "</w:p>",
        QStringLiteral("One two"));
    row("hidden",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:r><w:rPr><w:vanish "
        "w:val='0'/></w:rPr><w:t>a</w:t></w:r></w:p>",
        QStringLiteral("a"), 1);
    row("field",
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple>" + run("7") + "</w:fldSimple></w:p>",
        QStringLiteral("7"));
    row("breaks",
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br "
        "w:type='page'/><w:tab/><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>",
        QStringLiteral("a\nb\t\u2011c"));
    row("tabs of the style are none",
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>" + run("a") + "</w:p>",
        QStringLiteral("a"));
    row("symbols", "<w:p><w:r><w:sym w:font='Wingdings' w:char='F04A'/><w:sym w:char='2190'/></w:r></w:p>",
        QStringLiteral("←"), 1);
    row("nested table",
        "<w:tbl><w:tr><w:tc><w:p>" + run("a") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("b")
            + "</w:p></w:tc></w:tr></w:tbl></w:tc><w:tc><w:p>" + run("c") + "</w:p></w:tc></w:tr></w:tbl>",
        QStringLiteral("a | b | c"));
    row("comment", "<w:p>" + run("a") + "<w:r><w:commentReference/></w:r></w:p>", QStringLiteral("a"), 1);
    row("ruby",
        "<w:p><w:ruby><w:rt>" + run("x") + "</w:rt><w:rubyBase>" + run("a") + "</w:rubyBase></w:ruby></w:p>",
        QStringLiteral("a"));
}

void TestOffice::readsDocx()
{
    QFETCH(const QByteArray, body);
    const Result<ExtractedDocument> read = extractDocx(docx(body), QStringLiteral("a.docx"));
    QTEST(textOf(read), "text");
    QFETCH(const int, remarks);
    QCOMPARE(read->remarks.size(), remarks);
}

void TestOffice::readsOdt_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &body, const QString &text) {
        QTest::newRow(name) << body << text;
    };
    row("white space", "<text:p>\n a <text:s text:c='2'/>b\n c</text:p>\n<text:h>d</text:h>",
        QStringLiteral("a   b c | d"));
    row("contents", "<text:table-of-content><text:p>x</text:p></text:table-of-content><text:p>a</text:p>",
        QStringLiteral("a"));
    row("frame",
        "<text:p>a<draw:frame><draw:text-box><text:p>x</text:p></draw:text-box></draw:frame>b</text:p>",
        QStringLiteral("ab"));
    row("list",
        "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></"
        "text:list-item></text:list></text:list-item></text:list>",
        QStringLiteral("a | b"));
    row("spaces without end", "<text:p>a<text:s text:c='2000000000'/>b</text:p>",
        u'a' + QString(1000, u' ') + u'b');
}

void TestOffice::readsOdt()
{
    QFETCH(const QByteArray, body);
    QTEST(textOf(extractOdt(odt(body), QStringLiteral("a.odt"))), "text");
}

void TestOffice::readsEpub()
{
    const QByteArray chapter = "<?xml version='1.0'?><!DOCTYPE html><html "
                               "xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>"
                               "<a id='x'/><p>A&nbsp;&amp;&eacute;<br/>b</p><nav>x</nav></body></html>";
    const Result<ExtractedDocument> read = extractEpub(
        epub("<itemref idref='c'/><itemref idref='n'/><itemref idref='a'/><itemref idref='a' linear='no'/>",
            chapter),
        QStringLiteral("a.epub"));
    QCOMPARE(textOf(read), QStringLiteral("C | A\u00A0&é\nb"));
    QCOMPARE(read->title, QStringLiteral("Book"));
    QCOMPARE(read->author, QStringLiteral("Lund; Dahl"));
    QCOMPARE(read->source, QStringLiteral("House"));
    QCOMPARE(read->language, QStringLiteral("en"));
    QCOMPARE(read->published, QDate(2026, 3, 4));
    QCOMPARE(read->remarks.size(), 1);
    const QByteArray soup = "<html><body><p>One<p>Two &nosuch; <b>x</body>";
    QCOMPARE(
        textOf(extractEpub(epub("<itemref idref='a'/>", soup), {})), QStringLiteral("One | Two &nosuch; x"));
    const QByteArray laughs = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f "
                              "SYSTEM 'file:///etc/passwd'>]><html><body><p>X&b;&f;</p></body></html>";
    QCOMPARE(textOf(extractEpub(epub("<itemref idref='a'/>", laughs), {})), QStringLiteral("X"));
    const QByteArray locked = "<encryption><CipherReference URI='O%20E/text/a%20b.xhtml'/></encryption>";
    QVERIFY(textOf(extractEpub(epub("<itemref idref='a'/>", chapter, locked), {}))
                .contains(QStringLiteral("protected against copying")));
}

void TestOffice::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    QByteArray encrypted("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    const QByteArray old = encrypted;
    for (const char c : QByteArray("EncryptedPackage"))
        encrypted.append(c).append('\0');
    QTest::newRow("old Word") << old << QStringLiteral("old format");
    QTest::newRow("password") << encrypted << QStringLiteral("password");
    QTest::newRow("empty archive") << zipped({}) << QStringLiteral("is not");
    QTest::newRow("another archive") << zipped({{QStringLiteral("a.txt"), "a"}}) << QStringLiteral("is not");
    QTest::newRow("no text") << docx("<w:p/>") << QStringLiteral("no text");
    QTest::newRow("cut XML") << zipped({{QStringLiteral("word/document.xml"), "<document><body><p>"}})
                             << QStringLiteral("cut off");
    QTest::newRow("entities") << zipped(
        {{QStringLiteral("word/document.xml"), "<!DOCTYPE a [<!ENTITY b 'c'>]><document>&b;</document>"}})
                              << QStringLiteral("document type");
    QTest::newRow("deep") << docx(QByteArray("<w:p>").repeated(10'000))
                          << QStringLiteral("inside each other");
    QTest::newRow("bomb") << docx(QByteArray(50'000'000, ' ')) << QStringLiteral("200 times");
}

void TestOffice::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, sentence);
    const QString said = textOf(extractDocx(bytes, QStringLiteral("a.docx")));
    QVERIFY2(said.startsWith(QStringLiteral("REFUSED: ")) && said.contains(sentence), qPrintable(said));
    QVERIFY(!extractOdt(bytes, QStringLiteral("a.odt")));
    QVERIFY(!extractEpub(bytes, QStringLiteral("a.epub")));
    const QByteArray secret = zipped({{QStringLiteral("content.xml"), "\x01\x02"},
        {QStringLiteral("META-INF/manifest.xml"), "<manifest><encryption-data/></manifest>"}});
    QVERIFY(textOf(extractOdt(secret, {})).contains(QStringLiteral("password")));
}

void TestOffice::readsHugeDocuments()
{
    QByteArray body;
    for (int i = 0; i < 200'000; ++i)
        body += "<w:p>" + run("Paragraph " + QByteArray::number(i * 7919)) + "</w:p>";
    const Result<ExtractedDocument> read = extractDocx(docx(body), {});
    QVERIFY(read);
    QCOMPARE(read->text.count(QStringLiteral("\n\n")), 199'999);
}

QTEST_GUILESS_MAIN(TestOffice)
#include "tst_office.moc"
