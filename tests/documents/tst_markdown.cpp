// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/documents/document_test.h"

#include <QElapsedTimer>
#include <QTest>

using namespace standpoint;

class TestMarkdown : public QObject
{
    Q_OBJECT

private slots:
    void takesMarkupAway_data();
    void takesMarkupAway();
    void readsTheHead();
    void isLinear();
};

void TestMarkdown::takesMarkupAway_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *markdown, const char *text) {
        QTest::newRow(markdown) << QString::fromUtf8(text);
    };
    row("One\ntwo\n\nThree", "One two | Three");
    row("One  \ntwo\\\nthree", "One\ntwo\nthree");
    row("# One #\nTwo\n===\nThree\n---\nFour", "One | Two | Three | Four");
    row("#hashtag stays", "#hashtag stays");
    row("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f");
    row("2 * 3 * 4 and snake_case_name and **", "2 * 3 * 4 and snake_case_name and **");
    row("*a **b** c* **d", "a b c **d");
    row("un*frigging*believable", "unfriggingbelievable");
    row("[a](http://b \"t\") ![c](d) [e][f] [g] [h](<x y>)\n\n[f]: http://f\n[g]: <x> 'y'", "a c e g h");
    row("[not a link] and [x]", "[not a link] and [x]");
    row("[a *b*](c(d)e)f", "a bf");
    row("`a*b*` ``c`d`` `e", "a*b* c`d `e");
    row("\\*a\\* \\[b\\] c\\d", "*a* [b] c\\d");
    row("a &amp; b &copy; &#8364; &nosuch; &", "a & b © € &nosuch; &");
    row("<b>a</b> <http://c> d<br>e <!-- f --> 1 < 2", "a http://c d\ne  1 < 2");
    row("- a\n- b\n  - c\n\n    d\n1. e\n2) f", "a | b | c | d | e | f");
    row("- [ ] a\n- [x] b", "a | b");
    row("It was\n1984. And cold.", "It was 1984. And cold.");
    row("> a\n> b\n>\n> > c", "a b | c");
    row("```c\na *b*\n\nc\n```\nd", "a *b*\nc | d");
    row("a\n\n***\n\nb\n- - -\nc", "a | b | c");
    row("| a | b |\n|---|:-:|\n| c\\|d | *e* |\n\nf", "a | b | c|d | e | f");
    row("a[^1]\n\n[^1]: note\n    goes on\n\nb", "a | b");
    row("Grüße 😀 «x» \u201cq\u201d", "Grüße 😀 «x» \u201cq\u201d");
}

void TestMarkdown::takesMarkupAway()
{
    QTEST(textOf(extractMarkdown(QByteArray(QTest::currentDataTag()), QStringLiteral("a.md"))), "text");
}

void TestMarkdown::readsTheHead()
{
    const Result<ExtractedDocument> read =
        extractMarkdown("---\ntitle: \"A: b\"\nauthors: [Lund, Dahl]\ndate: 2026-03-04\n"
                        "source: Courier\nurl: http://a\nlang: de-DE\nother: [x\n---\n# Words\n",
            QStringLiteral("a.md"));
    QVERIFY(read);
    QCOMPARE(read->text, QStringLiteral("Words"));
    QCOMPARE(read->title, QStringLiteral("A: b"));
    QCOMPARE(read->author, QStringLiteral("Lund; Dahl"));
    QCOMPARE(read->published, QDate(2026, 3, 4));
    QCOMPARE(read->source, QStringLiteral("Courier"));
    QCOMPARE(read->url, QStringLiteral("http://a"));
    QCOMPARE(read->language, QStringLiteral("de"));
    QCOMPARE(textOf(extractMarkdown("---\n\nNo head\n\n---\n", {})), QStringLiteral("No head"));
    QCOMPARE(
        textOf(extractMarkdown("", QStringLiteral("a"))), QStringLiteral("REFUSED: The file is empty: a"));
    QVERIFY(textOf(extractMarkdown("%PDF-1.4 x", {})).startsWith(QStringLiteral("REFUSED")));
}

void TestMarkdown::isLinear()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece :
        {"*", "_a", "*a_b~~", "[", "![", "](", "[a](", "]", "`", "``a`", "<", "<a", "&", "&#", "\\", ">",
            "- ", "1. ", "#", "|", "a|b\n-|-\n", "<!--", "[a]:", "```\n", "~~", "**a", "a**", "[^"}) {
        const Result<ExtractedDocument> read = extractMarkdown(QByteArray(piece).repeated(200'000) + "x", {});
        QVERIFY2(read || !read.error().what.isEmpty(), piece);
    }
    QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestMarkdown)
#include "tst_markdown.moc"
