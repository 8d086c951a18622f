// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/documents/document_test.h"

#include <QElapsedTimer>
#include <QTest>

using namespace standpoint;

class TestRtf : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void countsWhatItLeavesOut();
    void refuses();
    void isQuick();
};

void TestRtf::reads_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *rtf, const char *text) { QTest::newRow(rtf) << QString::fromUtf8(text); };
    row(R"(\ansi One\par Two{\b bold}\line three\tab x)", "One | Twobold\nthree\tx");
    row(R"(Gr\'fc\'df{}e \u8364? \u-10179?\u-8704? \uc0\u8211-)", "Grüße € 😀 –-");
    row(R"(\uc2 \u233\'c3\'a9x{\uc1\u233 ?}\u233 {}y)", "éxééy");
    row(R"(\ansicpg1251 \'cc\'e8\'f0)", "Мир");
    row(R"({\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}\f1 \'cc\f0 \'fc{\f2 \'93\'fa\'96\'7b})",
        "Мü日本");
    row(R"(\mac Gr\'9f)", "Grü");
    row(R"(\{a\}\\ b\~c\_d\-e\emdash\lquote x\rquote)", "{a}\\ b\u00A0c\u2011de—‘x’");
    row(R"({\*\unknown no}{\pict 0123}{\header no}{\stylesheet{\s1 no;}}{\field{\*\fldinst no}{\fldrslt yes}})",
        "yes");
    row(R"({\pntext\'b7\tab}item\par {\listtext 1.\tab}two)", "item | two");
    row(R"(a{\v hidden}b{\deleted gone}c\v no\v0 d)", "abcd");
    row(R"({\shp{\*\shpinst{\shptxt box}}}a)", "a");
    row(R"(a\bin3 }}}b)", "ab");
    row("one\r\ntwo\\\nthree", "onetwo | three");
    row(R"({\trowd a\cell b\cell\row}c)", "a | b | c");
    row(R"(\rtlpar \u1587?\u1604?\u1575?\u1605?)", "سلام");
}

void TestRtf::reads()
{
    const QByteArray bytes = "{\\rtf1" + QByteArray(QTest::currentDataTag()) + "}";
    QTEST(textOf(extractRtf(bytes, QStringLiteral("a.rtf"))), "text");
}

void TestRtf::countsWhatItLeavesOut()
{
    const Result<ExtractedDocument> read = extractRtf(
        R"({\rtf1{\info{\title T\u228?st}{\author Lund}{\operator X}}a{\footnote one}{\footnote two}{\*\annotation x}{\v y}{\deleted z}{\shp x}\u61623?b})",
        {});
    QVERIFY(read);
    QCOMPARE(read->text, QStringLiteral("ab"));
    QCOMPARE(read->title, QStringLiteral("Täst"));
    QCOMPARE(read->author, QStringLiteral("Lund"));
    QCOMPARE(read->remarks.size(), 6);
    QCOMPARE(read->remarks[0], QStringLiteral("2 footnote(s) or endnote(s) were left out"));
}

void TestRtf::refuses()
{
    const auto refusal = [](const QByteArray &bytes) {
        return textOf(extractRtf(bytes, QStringLiteral("a")));
    };
    QCOMPARE(refusal(""), QStringLiteral("REFUSED: The file is empty: a"));
    QCOMPARE(refusal("Words"), QStringLiteral("REFUSED: The file is not an RTF document: a"));
    QCOMPARE(refusal("{\\rtf1 }"), QStringLiteral("REFUSED: The document has no text: a"));
    QVERIFY(refusal("{\\rtf1 a{\\b c").contains(QStringLiteral("cut off")));
    QVERIFY(refusal("{\\rtf1" + QByteArray("{").repeated(1'000'000))
                .contains(QStringLiteral("nested too deeply")));
    QVERIFY(refusal("{\\rtf1 a\\bin2000000000 b").contains(QStringLiteral("cut off")));
}

void TestRtf::isQuick()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece :
        {"\\'fc\\b ", "{a}", "\\u233?", "\\par ", "\\f1\\'cc", "{\\footnote a}", "\\fcharset204"}) {
        const Result<ExtractedDocument> read =
            extractRtf("{\\rtf1 x" + QByteArray(piece).repeated(500'000) + "}", {});
        QVERIFY2(read, piece);
    }
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestRtf)
#include "tst_rtf.moc"
