// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/documents/pdf_layout.h"
#include "tests/documents/document_test.h"

#include <QTest>

using namespace standpoint;

/// Words of ten points a letter's height and five its width.
static void addLine(PageOfWords &page, double x, double y, const QString &text, double size = 10)
{
    for (const QString &word : text.split(u' ')) {
        const double width = size / 2 * static_cast<double>(word.size());
        page.words.push_back({word, QRectF(x, y, width, size)});
        x += width + size / 2;
    }
}

static PageOfWords newPage()
{
    PageOfWords page;
    page.width = 400;
    page.height = 600;
    return page;
}

static QString text(const std::vector<PageOfWords> &pages)
{
    return laidOut(pages).text.replace(QStringLiteral("\n\n"), QStringLiteral(" | "));
}

class TestPdfLayout : public QObject
{
    Q_OBJECT

private slots:
    void joinsHyphens_data();
    void joinsHyphens();
    void keepsAHyphenThatIsElsewhere();
    void partsParagraphs_data();
    void partsParagraphs();
    void readsColumns();
    void leavesRunningHeadsOut();
    void goesOnAcrossPages();
    void keepsNumbersRight();
    void isNotMisledByTallWords();
    void refusesWhatIsNoPdf();
};

void TestPdfLayout::joinsHyphens_data()
{
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("join");
    const auto row = [](const char *first, const char *second, HyphenJoin join) {
        QTest::newRow(first) << QString::fromUtf8(second) << static_cast<int>(join);
    };
    row("Regie-", "rung", HyphenJoin::Drop);
    row("Klaus-", "Dieter", HyphenJoin::Keep);
    row("Wohn-", "und", HyphenJoin::KeepApart);
    row("two-", "and", HyphenJoin::KeepApart);
    row("GOVERN-", "MENT", HyphenJoin::Drop);
    row("e-", "mail", HyphenJoin::Keep);
    row("COVID-", "19", HyphenJoin::Keep);
    row("-", "he", HyphenJoin::KeepApart);
    row("2024-", "25", HyphenJoin::Keep);
}

void TestPdfLayout::joinsHyphens()
{
    QFETCH(const QString, second);
    QFETCH(const int, join);
    QCOMPARE(static_cast<int>(hyphenJoin(QString::fromUtf8(QTest::currentDataTag()), second)), join);
}

void TestPdfLayout::keepsAHyphenThatIsElsewhere()
{
    PageOfWords page = newPage();
    addLine(page, 50, 100, QStringLiteral("The crew of twenty-one left, said the well-"));
    addLine(page, 50, 112, QStringLiteral("known master; well-known means twenty-"));
    addLine(page, 50, 124, QStringLiteral("one ship and good gov-"));
    addLine(page, 50, 136, QStringLiteral("ernment."));
    QCOMPARE(text({page}),
        QStringLiteral("The crew of twenty-one left, said the well-known master; well-known means twenty-one "
                       "ship and good government."));
}

void TestPdfLayout::partsParagraphs_data()
{
    QTest::addColumn<double>("x"); // of the third line
    QTest::addColumn<double>("y");
    QTest::addColumn<double>("size");
    QTest::addColumn<bool>("parts");
    QTest::newRow("goes on") << 50.0 << 124.0 << 10.0 << false;
    QTest::newRow("room above") << 50.0 << 132.0 << 10.0 << true;
    QTest::newRow("set in") << 62.0 << 124.0 << 10.0 << true;
    QTest::newRow("larger letters") << 50.0 << 126.0 << 14.0 << true;
}

void TestPdfLayout::partsParagraphs()
{
    QFETCH(const double, x);
    QFETCH(const double, y);
    QFETCH(const double, size);
    QFETCH(const bool, parts);
    PageOfWords page = newPage();
    addLine(page, 50, 100, QStringLiteral("The council met again on the evening of"));
    addLine(page, 50, 112, QStringLiteral("Thursday, and it went on for all night."));
    addLine(page, x, y, QStringLiteral("It was about the tunnel and its shafts"), size);
    addLine(page, 50, y + 12, QStringLiteral("and who should pay for all of it, said"));
    const QString read = text({page});
    QCOMPARE(read.contains(QStringLiteral("night. | It was")), parts);
}

void TestPdfLayout::readsColumns()
{
    PageOfWords page = newPage();
    addLine(page, 50, 80, QStringLiteral("A headline across both of the columns here"), 16);
    for (int i = 0; i < 6; ++i) { // row by row, as a careless program writes
        addLine(page, 50, 120 + 12 * i, QStringLiteral("left line number %1 is this").arg(i));
        addLine(page, 210, 120 + 12 * i, QStringLiteral("right line number %1 is this").arg(i));
    }
    const QString read = text({page});
    QVERIFY2(
        read.startsWith(QStringLiteral("A headline across both of the columns here | left line number 0")),
        qPrintable(read));
    QVERIFY2(read.indexOf(QStringLiteral("left line number 5"))
            < read.indexOf(QStringLiteral("right line number 0")),
        qPrintable(read));
}

void TestPdfLayout::leavesRunningHeadsOut()
{
    std::vector<PageOfWords> pages;
    for (int i = 0; i < 4; ++i) {
        PageOfWords page = newPage();
        addLine(page, 50, 20, QStringLiteral("Courier of March %1").arg(i + 3));
        addLine(page, 50, 300,
            QStringLiteral("Words of page %1 stand here")
                .arg(QStringLiteral("one two three four").split(u' ')[i]));
        addLine(page, 200, 580, QString::number(i + 12));
        pages.push_back(page);
    }
    const LaidOutText read = laidOut(pages);
    QCOMPARE(read.pagesWithHeads, 4);
    QVERIFY(!read.text.contains(QStringLiteral("Courier")));
    QVERIFY(!read.text.contains(u'1'));
    QVERIFY(read.text.contains(QStringLiteral("Words of page four stand here")));
}

void TestPdfLayout::goesOnAcrossPages()
{
    PageOfWords first = newPage();
    addLine(first, 50, 500, QStringLiteral("The council met again on the evening of the"));
    addLine(first, 50, 512, QStringLiteral("Thursday, and a long talk about the tun-"));
    PageOfWords second = newPage();
    addLine(second, 50, 100, QStringLiteral("nel went on until late in the same night."));
    QCOMPARE(text({first, second}),
        QStringLiteral("The council met again on the evening of the Thursday, and a long talk about the "
                       "tunnel went on until late in the same night."));
}

void TestPdfLayout::keepsNumbersRight()
{
    PageOfWords page = newPage();
    page.words.push_back({QStringLiteral("1911"), QRectF(50, 100, 20, 10)});
    page.words.push_back({QStringLiteral("12"), QRectF(70, 98, 6, 6)});
    QCOMPARE(text({page}), QStringLiteral("1911¹²"));
}

void TestPdfLayout::isNotMisledByTallWords()
{
    PageOfWords page = newPage();
    addLine(page, 50, 100, QStringLiteral("The council met again on the evening of a long"));
    addLine(page, 50, 112, QStringLiteral("day, and the agenda of the meeting was in"));
    page.words[3].box.adjust(0, -4, 0, 2); // a word in another font
    addLine(page, 50, 124, QStringLiteral("the mayor's own hand, as it was before."));
    QCOMPARE(text({page}).count(u'|'), 0);
}

void TestPdfLayout::refusesWhatIsNoPdf()
{
    const auto refusal = [](const QByteArray &bytes) {
        return textOf(extractPdf(bytes, QStringLiteral("a")));
    };
    QCOMPARE(refusal(""), QStringLiteral("REFUSED: The file is empty: a"));
    QCOMPARE(refusal("Words"), QStringLiteral("REFUSED: The file is not a PDF document: a"));
    QCOMPARE(
        refusal("%PDF-1.7\nWords"), QStringLiteral("REFUSED: The PDF document is damaged or cut off: a"));
    QCOMPARE(laidOut({}).text, QString());
    QCOMPARE(laidOut({newPage()}).text, QString());
}

QTEST_GUILESS_MAIN(TestPdfLayout)
#include "tst_pdf_layout.moc"
