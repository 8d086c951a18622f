// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/documents/document_test.h"

#include <QElapsedTimer>
#include <QTest>

using namespace standpoint;

static Result<ExtractedDocument> read(const QByteArray &page)
{
    return extractHtml(page, QStringLiteral("a.html"));
}

class TestHtml : public QObject
{
    Q_OBJECT

private slots:
    void findsTheText_data();
    void findsTheText();
    void readsEncodings_data();
    void readsEncodings();
    void findsMetadata_data();
    void findsMetadata();
    void refuses_data();
    void refuses();
    void isQuickOnHugePages();
    void saysWhereItEndedEarly();
};

static const QByteArray longText =
    QByteArray("The council met for hours and found no answer that all could live with. ")
        .repeated(4)
        .trimmed();

void TestHtml::findsTheText_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("text");
    const QString body = QString::fromLatin1(longText);
    const auto row = [](const char *name, const QByteArray &page, const QString &text) {
        QTest::newRow(name) << page << text;
    };
    row("fragment", "<p>One</p><p>Two</p>", QStringLiteral("One | Two"));
    row("no paragraphs", "<html><body>One<br>Two<br><br>Three</body></html>",
        QStringLiteral("One\nTwo | Three"));
    row("entities", "<p>Fish &amp; chips&nbsp;&mdash; 5&#8364; &lt;b&gt; &#x1F600;</p>",
        QStringLiteral("Fish & chips\u00A0— 5€ <b> 😀"));
    row("white space", "<p>\n  One\n  two <b>three</b>\n</p>", QStringLiteral("One two three"));
    row("preformatted", "<pre>One\n  two</pre>", QStringLiteral("One\n  two"));
    row("soft hyphens", "<p>Donau&shy;dampf\xC2\xADschiff</p>", QStringLiteral("Donaudampfschiff"));
    row("lists and headings", "<h1>A</h1><ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul>",
        QStringLiteral("A | One | Two | Three"));
    row("table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        QStringLiteral("a | b | c"));
    row("scripts",
        "<p>One</p><script>var a = '<p>Two</p>';</script><style>p{}</style><noscript>Three</noscript>",
        QStringLiteral("One"));
    row("hidden",
        "<p>One</p><p hidden>Two</p><div style='display: none'>Three</div><p aria-hidden=true>4</p>",
        QStringLiteral("One"));
    row("menu beside",
        "<nav><a href=1>Home</a></nav><div><p>" + longText + "</p></div><footer>Imprint</footer>", body);
    row("article among others",
        "<main><div><p>Other words here.</p></div><article><p>" + longText + "</p></article></main>", body);
    row("list of teasers", "<main><article><p>One</p></article><article><p>Two</p></article></main>",
        QStringLiteral("One | Two"));
    row("named as noise, but all there is", "<div class='sidebar'><p>" + longText + "</p></div>", body);
    row("noise by class",
        "<article><p>" + longText
            + "</p><div class='social-share'>Share</div><div "
              "class='article__relatedLinks'>More</div></article>",
        body);
    row("class that only sounds so",
        "<article class='with-sidebar'><p>" + longText + "</p><p class='leader admission'>Two</p></article>",
        body + QStringLiteral(" | Two"));
    row("list of links",
        "<article><p>" + longText + "</p><ul><li><a>One</a><li><a>Two</a><li><a>Three</a></ul></article>",
        body);
    row("links in text",
        "<p>We <a href=1>met</a> and <a href=2>left</a> and <a href=3>slept</a> for a long while.</p>",
        QStringLiteral("We met and left and slept for a long while."));
    row("headline beside the text",
        "<body><div><h1>Title</h1><div><p>" + longText + "</p></div></div></body>",
        QStringLiteral("Title | ") + body);
    row("marked body", "<body><p>Before</p><div itemprop='articleBody'><p>" + longText + "</p></div></body>",
        body);
    row("quotation in a figure",
        "<article><p>" + longText + "</p><figure><blockquote>Said so</blockquote></figure></article>",
        body + QStringLiteral(" | Said so"));
    row("caption",
        "<article><p>" + longText + "</p><figure><img><figcaption>Caption</figcaption></figure></article>",
        body);
    row("unclosed", "<div><p>One<p>Two<b>bold</div><i>three", QStringLiteral("One | Twobold | three"));
    row("text only in its metadata",
        "<div id=app></div><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\""
            + longText + "\\nEnd\"}</script>",
        body + QStringLiteral(" | End"));
}

void TestHtml::findsTheText()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QString, text);
    QCOMPARE(textOf(read(page)), text);
}

void TestHtml::readsEncodings_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8 unnamed") << QByteArray("<p>Grüße</p>") << QStringLiteral("Grüße");
    QTest::newRow("Latin-1 is Windows'")
        << QByteArray("<meta charset=iso-8859-1><p>Gr\xFC\xDF\x65 \x96 5\x80</p>")
        << QStringLiteral("Grüße – 5€");
    QTest::newRow("named in http-equiv") << QByteArray(
        "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCC\xE8\xF0</p>")
                                         << QStringLiteral("Мир");
    QTest::newRow("Shift-JIS") << QByteArray("<meta charset=\"Shift_JIS\"><p>\x93\xFA\x96\x7B</p>")
                               << QStringLiteral("日本");
    QTest::newRow("named wrongly") << QByteArray("<meta charset=iso-8859-1><p>Grüße – 5€</p>")
                                   << QStringLiteral("Grüße – 5€");
    QTest::newRow("mark") << QByteArray("\xEF\xBB\xBF<p>Gr\xC3\xBC\xC3\x9F"
                                        "e</p>")
                          << QStringLiteral("Grüße");
    QTest::newRow("a broken byte") << QByteArray("<meta charset=utf-8><p>Gr\xC3\xBC\xC3\x9F"
                                                 "e, \xC3\xA4\xC3\xB6 \xFF.</p>")
                                   << QStringLiteral("Grüße, äö \uFFFD.");
    QByteArray utf16("\xFF\xFE");
    for (const char c : QByteArray("<p>Hello there</p>"))
        utf16.append(c).append('\0');
    QTest::newRow("UTF-16") << utf16 << QStringLiteral("Hello there");
}

void TestHtml::readsEncodings()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QString, text);
    QCOMPARE(textOf(read(page)), text);
}

void TestHtml::findsMetadata_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QDate>("published");
    const QDate day(2026, 3, 4);
    QTest::newRow("none") << QByteArray() << QString() << QString() << QString() << QDate();
    QTest::newRow("title with the site") << QByteArray(
        "<title>Vote &amp; tunnel - The Courier</title><meta property=og:site_name content='The Courier'>")
                                         << QStringLiteral("Vote & tunnel") << QString()
                                         << QStringLiteral("The Courier") << QDate();
    QTest::newRow("Open Graph") << QByteArray(
        "<meta property=og:title content=Vote><meta property=article:author "
        "content='https://social.example/x'><meta name=author content=Lund><meta "
        "property=article:published_time content='2026-03-04T23:30:00-08:00'>")
                                << QStringLiteral("Vote") << QStringLiteral("Lund") << QString() << day;
    QTest::newRow("Dublin Core") << QByteArray(
        "<meta name=DC.title content=Vote><meta name=DC.creator content=Lund><meta name=DC.creator "
        "content=Dahl><meta name=DC.date content=20260304>")
                                 << QStringLiteral("Vote") << QStringLiteral("Lund; Dahl") << QString()
                                 << day;
    QTest::newRow("microdata") << QByteArray(
        "</head><body><h1 itemprop=headline>Vote</h1><span itemprop=author>Lund</span><time "
        "itemprop=datePublished datetime=2026-03-04>today</time>")
                               << QStringLiteral("Vote") << QStringLiteral("Lund") << QString() << day;
    QTest::newRow("time") << QByteArray("</head><body><h1>Vote</h1><time datetime='2026-03-04 "
                                        "10:00'>x</time><time datetime=2020-01-01>x</time>")
                          << QStringLiteral("Vote") << QString() << QString() << day;
    QTest::newRow("JSON-LD in a list")
        << QByteArray(
               "<script "
               "type=application/"
               "ld+json>[{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"Vote\",\"author\":\"Lund\","
               "\"publisher\":{\"name\":\"Courier\"},\"datePublished\":\"2026-03-04\"}]</script>")
        << QStringLiteral("Vote") << QStringLiteral("Lund") << QStringLiteral("Courier") << day;
    QTest::newRow("broken JSON-LD") << QByteArray(
        "<script type=application/ld+json>{\"@type\":</script><title>Vote</title>")
                                    << QStringLiteral("Vote") << QString() << QString() << QDate();
    QTest::newRow("no day") << QByteArray("<meta name=date content='2026-13-44'><title>Vote</title>")
                            << QStringLiteral("Vote") << QString() << QString() << QDate();
}

void TestHtml::findsMetadata()
{
    QFETCH(const QByteArray, head);
    const Result<ExtractedDocument> document = read("<html lang=de-AT><head>" + head + "<p>Words</p></html>");
    QVERIFY2(document, qPrintable(document ? QString() : document.error().toString()));
    QTEST(document->title, "title");
    QTEST(document->author, "author");
    QTEST(document->source, "source");
    QTEST(document->published, "published");
    QCOMPARE(document->language, QStringLiteral("de"));
}

void TestHtml::refuses_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("The file is empty: a.html");
    QTest::newRow("white space") << QByteArray("  \n ") << QStringLiteral("The file is empty: a.html");
    QTest::newRow("no text") << QByteArray("<html><body><img></body></html>")
                             << QStringLiteral("The document has no text: a.html");
    QTest::newRow("plain text") << QByteArray("Just words, 1 < 2 and 3 > 2")
                                << QStringLiteral("The file is not a web page: a.html");
    QTest::newRow("picture") << QByteArray("\x89PNG\r\n\x1A\n\0\0\0", 11)
                             << QStringLiteral("The file is not a text but a picture: a.html");
}

void TestHtml::refuses()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QString, sentence);
    QCOMPARE(textOf(read(page)), QStringLiteral("REFUSED: ") + sentence);
}

void TestHtml::isQuickOnHugePages()
{
    QElapsedTimer timer;
    timer.start();
    const Result<ExtractedDocument> document =
        read("<main>" + QByteArray("<p>" + longText + "</p>").repeated(40'000) + "</main>");
    QVERIFY(document);
    QCOMPARE(document->text.count(QStringLiteral("\n\n")), 39'999);
    for (const char *piece : {"<div>", "<div class=nav>", "<p><b><i>", "<table><tr><td>", "</p>",
             "<a href=x>", "&amp", "<!--", "<![CDATA[", "<p hidden>", "<figure>", "<ul><li>", "<br>"})
        (void)read(QByteArray("<p>x</p>") + QByteArray(piece).repeated(100'000) + "x");
    QByteArray tag("<p");
    for (int i = 0; i < 100'000; ++i)
        tag += " a" + QByteArray::number(i);
    QVERIFY(textOf(read(tag + ">x</p>")).contains(QStringLiteral("thousands of attributes")));
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(textOf(read(QByteArray(60'000'000, ' '))).contains(QStringLiteral("50 MB")));
}

void TestHtml::saysWhereItEndedEarly()
{
    const Result<ExtractedDocument> document =
        read("<p>One</p>" + QByteArray("<div>").repeated(1'000) + "<p>Two</p>");
    QVERIFY(document);
    QVERIFY(document->text.contains(QStringLiteral("Two")) || !document->remarks.isEmpty());
}

QTEST_GUILESS_MAIN(TestHtml)
#include "tst_html.moc"
