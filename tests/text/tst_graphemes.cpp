// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/text/graphemes.h"

#include <QTest>

#include <random>
#include <unicode/ubrk.h>

using namespace standpoint;

class TestGraphemes : public QObject
{
    Q_OBJECT

private slots:
    void cutsOnlyBetweenClusters_data();
    void cutsOnlyBetweenClusters();
    void agreesWithIcu();
    void isFastInAnyOrder();
    void widensToClusters();
    void staysValidWhenMoved();
    void snapsToWords_data();
    void snapsToWords();
    void snapsWordsInLongTexts();
    void stepsFromWordToWord_data();
    void stepsFromWordToWord();
    void stepsInLongTexts();
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

/// Every order of three, and many of more, of characters of every kind.
void TestGraphemes::agreesWithIcu()
{
    const std::u32string kinds =
        U"a "
        U"\r\n\u200D\u0301\u0903\u0600\u1100\u1161\u11A8\uAC00\uAC01\u2764\uFE0F\u0E33\u0915\u0916\u094D"
        U"\u093C\u0924\u0BB5\u0BCD"
        U"\U0001F469\U0001F3FD\U0001F1E9\U0001F1EA\U000E0067\u00A9\u200B\uFEFF\u3042";
    std::mt19937 random(1);
    const auto any = [&] { return kinds[random() % kinds.size()]; };
    std::vector<std::u32string> texts;
    for (const char32_t one : kinds) {
        for (const char32_t two : kinds) {
            for (const char32_t three : kinds)
                texts.push_back({one, two, three});
        }
    }
    for (int i = 0; i < 20'000; ++i) {
        std::u32string text;
        for (auto left = 4 + random() % 40; left > 0; --left)
            text += random() % 3 == 0 && !text.empty() ? text.back() : any();
        texts.push_back(text);
    }
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &status);
    for (const std::u32string &characters : texts) {
        const QString text = QString::fromStdU32String(characters);
        ubrk_setText(iterator, reinterpret_cast<const UChar *>(text.utf16()),
            static_cast<int32_t>(text.size()), &status);
        GraphemeBoundaries graphemes(text);
        int next = 0;
        for (int at = 0; at <= text.size(); ++at) {
            const bool expected = at == next;
            if (expected)
                next = ubrk_next(iterator);
            QVERIFY2(graphemes.isBoundary(at) == expected,
                qPrintable(
                    QStringLiteral("%1 at %2").arg(QString::fromLatin1(text.toUtf8().toHex())).arg(at)));
        }
    }
    ubrk_close(iterator);
    QVERIFY(U_SUCCESS(status));
}

/// Each question on its own costs a walk to the begin of such a run: 24 ms a flag for ICU.
void TestGraphemes::isFastInAnyOrder()
{
    for (const char *unit : {"🇩", "👩\u200D", "\u0301", "👩\u0301", "\u0915\u094D", "\u0915\u093C", "\u094D"}) {
        const QString text = QString::fromUtf8(unit).repeated(300'000);
        GraphemeBoundaries graphemes(text);
        std::mt19937 random(2);
        int boundaries = 0;
        for (int i = 0; i < 300'000; ++i)
            boundaries += graphemes.isBoundary(static_cast<int>(random() % static_cast<size_t>(text.size())));
        QVERIFY(boundaries < 300'000);
    }
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

void TestGraphemes::stepsFromWordToWord_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("begins");
    QTest::addColumn<QList<int>>("ends");
    QTest::newRow("words and punctuation")
        << QStringLiteral("No “one”,  he\nsaid.") << QList<int>{0, 3, 4, 7, 8, 11, 14, 18}
        << QList<int>{2, 4, 7, 8, 9, 13, 18, 19};
    QTest::newRow("accent of its own")
        << QString::fromUtf8("un cafe\u0301 noir") << QList<int>{0, 3, 9} << QList<int>{2, 8, 13};
    QTest::newRow("pairs and joiners") << QString::fromUtf8("a \U0001F468\u200D\U0001F469\u200D\U0001F467 b")
                                       << QList<int>{0, 2, 11} << QList<int>{1, 10, 12};
    QTest::newRow("flags") << QString::fromUtf8("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7")
                           << QList<int>{0, 4} << QList<int>{4, 8};
    QTest::newRow("Arabic") << QString::fromUtf8("قال الوزير") << QList<int>{0, 4} << QList<int>{3, 10};
    QTest::newRow("white space only") << QStringLiteral(" \n\t ") << QList<int>{} << QList<int>{};
    QTest::newRow("nothing") << QString() << QList<int>{} << QList<int>{};
}

void TestGraphemes::stepsFromWordToWord()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, begins);
    QFETCH(QList<int>, ends);
    for (const auto &[side, expected] : {std::pair(WordSide::Begin, begins), {WordSide::End, ends}}) {
        QList<int> onwards;
        for (auto at = wordBorderAfter(text, -1, side); at; at = wordBorderAfter(text, *at, side))
            onwards.append(*at);
        QCOMPARE(onwards, expected);
        QList<int> back;
        const int size = static_cast<int>(text.size());
        for (auto at = wordBorderBefore(text, size + 1, side); at; at = wordBorderBefore(text, *at, side))
            back.prepend(*at);
        QCOMPARE(back, expected);
        for (int from = -2; from <= size + 2; ++from) { // from the middle of anything
            const auto after = wordBorderAfter(text, from, side);
            const auto before = wordBorderBefore(text, from, side);
            const auto next = std::ranges::upper_bound(expected, from);
            QCOMPARE(after, next == expected.end() ? std::nullopt : std::optional(*next));
            const auto last = std::ranges::lower_bound(expected, from);
            QCOMPARE(before, last == expected.begin() ? std::nullopt : std::optional(*std::prev(last)));
        }
    }
}

void TestGraphemes::stepsInLongTexts()
{
    const QString words =
        QStringLiteral("intervention ").repeated(80'000); // one line of a million characters
    const QString noSpace = QStringLiteral("x").repeated(1'000'000);
    for (int i = 0; i < 10'000; ++i) {
        QCOMPARE(wordBorderAfter(words, 520'000, WordSide::End), std::optional(520'012));
        QCOMPARE(wordBorderBefore(words, 520'000, WordSide::Begin), std::optional(519'987));
    }
    for (int i = 0; i < 1'000; ++i) {
        QVERIFY(wordBorderAfter(noSpace, 500'000, WordSide::End).value() > 500'000);
        QVERIFY(wordBorderBefore(noSpace, 500'000, WordSide::Begin).value() < 500'000);
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
