// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/graphemes.h"

#include <QTest>

using namespace standpoint;

class TestGraphemes : public QObject
{
    Q_OBJECT

private slots:
    void cutsOnlyBetweenClusters_data();
    void cutsOnlyBetweenClusters();
    void widensToClusters();
    void staysValidWhenMoved();
    void snapsToWords_data();
    void snapsToWords();
    void snapsWordsInLongTexts();
    void survivesNonsense();
};

void TestGraphemes::cutsOnlyBetweenClusters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("boundaries");
    QTest::newRow("empty") << QString() << QList<int>{0};
    QTest::newRow("ASCII") << QStringLiteral("abc") << QList<int>{0, 1, 2, 3};
    QTest::newRow("CR LF") << QStringLiteral("a\r\nb") << QList<int>{0, 1, 3, 4};
    QTest::newRow("LF CR") << QStringLiteral("a\n\rb") << QList<int>{0, 1, 2, 3, 4};
    QTest::newRow("accent of its own") << QStringLiteral("e\u0301e") << QList<int>{0, 2, 3};
    QTest::newRow("accent on a space") << QStringLiteral(" \u0301e") << QList<int>{0, 2, 3};
    QTest::newRow("pair") << QStringLiteral("a😀b") << QList<int>{0, 1, 3, 4};
    QTest::newRow("flags") << QStringLiteral("🇩🇪🇫🇷") << QList<int>{0, 4, 8};
    QTest::newRow("family") << QStringLiteral("👩\u200D👧x") << QList<int>{0, 5, 6};
    QTest::newRow("Hangul of parts") << QStringLiteral("\u1100\u1161\u11A8x") << QList<int>{0, 3, 4};
    QTest::newRow("prefixed Arabic number") << QStringLiteral("\u0600\u0661 a") << QList<int>{0, 2, 3, 4};
}

void TestGraphemes::cutsOnlyBetweenClusters()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, boundaries);
    GraphemeBoundaries graphemes(text);
    for (int at = -2; at <= text.size() + 2; ++at)
        QCOMPARE(graphemes.isBoundary(at), boundaries.contains(at));
}

void TestGraphemes::widensToClusters()
{
    const QString text = QStringLiteral("ae\u0301😀z");
    GraphemeBoundaries graphemes(text);
    QCOMPARE(graphemes.snapped({2, 4}), (TextSpan{1, 5}));
    QCOMPARE(graphemes.snapped({0, 1}), (TextSpan{0, 1}));
    QCOMPARE(graphemes.snapped({2, 2}), (TextSpan{1, 1}));
    QCOMPARE(graphemes.snapped({-3, 99}), (TextSpan{0, 6}));
    QCOMPARE(graphemes.boundaryBefore(4), 3);
    QCOMPARE(graphemes.boundaryAfter(4), 5);
    QCOMPARE(graphemes.boundaryBefore(-1), 0);
    QCOMPARE(graphemes.boundaryAfter(99), 6);
}

void TestGraphemes::staysValidWhenMoved()
{
    const QString text = QStringLiteral("e\u0301x");
    GraphemeBoundaries first(text);
    QVERIFY(!first.isBoundary(1));
    GraphemeBoundaries second = std::move(first);
    QVERIFY(!second.isBoundary(1));
    QVERIFY(second.isBoundary(2));
}

void TestGraphemes::snapsToWords_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("dragged"); ///< the text with [ and ] where the drag began and ended
    QTest::addColumn<QString>("snapped");
    const auto row = [](const char *name, const char *dragged, const char *snapped) {
        const QString marked = QString::fromUtf8(dragged);
        QTest::newRow(name) << QString(marked).remove(u'[').remove(u']') << marked
                            << QString::fromUtf8(snapped);
    };
    row("within a word", "The mi[nis]ter said", "minister");
    row("over two words", "The mi[nister s]aid", "minister said");
    row("white space at both ends", "The[ minister ]said", "minister");
    row("only white space", "The[ ]minister", "");
    row("caret in a word", "The mini[]ster said", "minister");
    row("caret before a word", "The []minister", "minister");
    row("caret on white space", "The[] minister", "");
    row("apostrophe", "it di[dn't] matter", "didn't");
    row("full stop left alone", "He l[eft]. She stayed", "left");
    row("full stop touched", "He l[eft.] She stayed", "left.");
    row("over a line end", "first li[ne\nsec]ond line", "line\nsecond");
    row("Russian", "Министр зая[ви]л вчера", "заявил");
    row("Arabic", "قال الو[زي]ر أمس", "الوزير");
    row("all of it", "[The minister]", "The minister");
    row("end of the text", "The mini[ster]", "minister");
    row("accent of its own", "un cafe[\u0301 no]ir", "cafe\u0301 noir");
}

void TestGraphemes::snapsToWords()
{
    QFETCH(QString, text);
    QFETCH(QString, dragged);
    QFETCH(QString, snapped);
    const int begin = static_cast<int>(dragged.indexOf(u'['));
    const int end = static_cast<int>(dragged.indexOf(u']')) - 1;
    const TextSpan words = snappedToWords(text, {begin, end});
    QCOMPARE(text.mid(words.begin, words.length()), snapped);
}

void TestGraphemes::snapsWordsInLongTexts()
{
    const QString text = QStringLiteral("intervention ").repeated(80'000); // one line of a million characters
    for (int word = 0; word < 80'000; word += 1'000) {
        const int begin = word * 13;
        QCOMPARE(snappedToWords(text, {begin + 3, begin + 20}), (TextSpan{begin, begin + 25}));
    }
}

void TestGraphemes::survivesNonsense()
{
    const QString loneSurrogates = QString(QChar(0xDC00)) + QChar(0xD800) + QChar(0xD800) + u'a';
    for (int begin = -1; begin <= 5; ++begin) {
        for (int end = begin - 1; end <= 6; ++end) {
            const TextSpan words = snappedToWords(loneSurrogates, {begin, end});
            QVERIFY((TextSpan{0, 4}.contains(words)));
        }
    }
    const QString noSpace = QStringLiteral("x").repeated(1'000'000);
    const TextSpan words = snappedToWords(noSpace, {500'000, 500'001});
    QVERIFY(words.contains(500'000));
    QCOMPARE(snappedToWords(QString(), {0, 3}), (TextSpan{0, 0}));
}

QTEST_APPLESS_MAIN(TestGraphemes)
#include "tst_graphemes.moc"
