// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader takes for the same word is found, with exact ends, and never a part of a character. A slow
// search that tries every pair of ends says the same.
#include "model/text/characters.h"
#include "model/text/folding.h"
#include "model/text/graphemes.h"
#include "model/text/text_pattern.h"

#include <QTest>

#include <random>

namespace standpoint {

namespace {

std::u16string spelled(QStringView text)
{
    std::u16string units;
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = characterAt(text, i);
        i += QChar::requiresSurrogates(c) ? 2 : 1;
        const Folded one = folded(c);
        for (quint8 unit = 0; unit < one.count; ++unit) {
            const char16_t plain = isLineEnd(QChar(one.units[unit])) ? u' ' : one.units[unit];
            if (plain != u' ' || units.empty() || units.back() != u' ')
                units.push_back(plain);
        }
    }
    return units;
}

/// All matches, by trying: from each boundary to each boundary.
std::vector<TextSpan> tried(QStringView text, QStringView words)
{
    std::u16string wanted = spelled(words);
    if (!wanted.empty() && wanted.front() == u' ')
        wanted.erase(0, 1);
    if (!wanted.empty() && wanted.back() == u' ')
        wanted.pop_back();
    std::vector<TextSpan> matches;
    GraphemeBoundaries boundaries(text);
    const int size = static_cast<int>(text.size());
    for (int begin = 0; begin < size && !wanted.empty(); ++begin) {
        if (!boundaries.isBoundary(begin) || folded(characterAt(text, begin)).count == 0)
            continue;
        for (int end = begin + 1; end <= size; ++end) {
            if (boundaries.isBoundary(end) && spelled(text.mid(begin, end - begin)) == wanted) {
                matches.push_back({begin, end});
                begin = end - 1;
                break;
            }
        }
    }
    return matches;
}

} // namespace

class TestTextPattern : public QObject
{
    Q_OBJECT

private slots:
    void finds_data();
    void finds();
    void agreesWithTrying_data();
    void agreesWithTrying();
    void emptyWordsFindNothing();
    void looksFromAPositionOn();
};

void TestTextPattern::finds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<MatchBorders>("borders");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QString &text, const QString &words, const QStringList &found,
                         MatchBorders borders = MatchBorders::Anywhere) {
        QTest::newRow(name) << text << words << borders << found;
    };
    row("case", u"War and WAR, warfare"_qs, u"war"_qs, {u"War"_qs, u"WAR"_qs, u"war"_qs});
    row("whole words", u"War, prewar, warfare, war's"_qs, u"war"_qs, {u"War"_qs, u"war"_qs},
        MatchBorders::WholeWords);
    row("beginnings", u"War, prewar, warfare"_qs, u"war"_qs, {u"War"_qs, u"war"_qs},
        MatchBorders::WordBeginnings);
    row("accents in the text", u"café, cafe\u0301 and cafe"_qs, u"cafe"_qs,
        {u"café"_qs, u"cafe\u0301"_qs, u"cafe"_qs});
    row("accents in the words", u"naive, naïve"_qs, u"naïve"_qs, {u"naive"_qs, u"naïve"_qs});
    row("accents on accents", u"Vie\u0323\u0302t Nam"_qs, u"viet"_qs, {u"Vie\u0323\u0302t"_qs});
    row("sharp s", u"Straße, STRASSE"_qs, u"strasse"_qs, {u"Straße"_qs, u"STRASSE"_qs});
    row("no half of a sharp s", u"Straße"_qs, u"stras"_qs, {});
    row("sharp s asked for", u"Strasse"_qs, u"straße"_qs, {u"Strasse"_qs});
    row("ligature", u"con\uFB01dence"_qs, u"confidence"_qs, {u"con\uFB01dence"_qs});
    row("no half of a ligature", u"\uFB01le"_qs, u"f"_qs, {});
    row("quotation marks", u"“no” \"no\" «no» „no“"_qs, u"\"no\""_qs,
        {u"“no”"_qs, u"\"no\""_qs, u"«no»"_qs, u"„no“"_qs});
    row("apostrophes", u"don’t don't donʼt"_qs, u"don't"_qs, {u"don’t"_qs, u"don't"_qs, u"donʼt"_qs});
    row("hyphens", u"no‑fly no-fly no–fly"_qs, u"no-fly"_qs, {u"no‑fly"_qs, u"no-fly"_qs, u"no–fly"_qs});
    row("soft hyphen", u"inter\u00ADvention"_qs, u"intervention"_qs, {u"inter\u00ADvention"_qs});
    row("white space", u"military  solution, military\nsolution"_qs, u" military solution "_qs,
        {u"military  solution"_qs, u"military\nsolution"_qs});
    row("Arabic vowels", u"مُحَمَّد قال"_qs, u"محمد"_qs, {u"مُحَمَّد"_qs});
    row("Arabic hamza", u"أحمد و احمد"_qs, u"احمد"_qs, {u"أحمد"_qs, u"احمد"_qs});
    row("Cyrillic", u"МОСКВА и Москва"_qs, u"москва"_qs, {u"МОСКВА"_qs, u"Москва"_qs});
    row("Han", u"中国外交部"_qs, u"外交"_qs, {u"外交"_qs}, MatchBorders::WholeWords);
    row("a phrase in one sign", u"محمد ﷺ قال"_qs, u"ﷺ"_qs, {u"ﷺ"_qs});
    row("emoji", u"so 😀 it is"_qs, u"😀"_qs, {u"😀"_qs});
    row("no man of a family", u"👨‍👩‍👧"_qs, u"👨"_qs, {});
    row("a family", u"a 👨‍👩‍👧."_qs, u"👨‍👩‍👧"_qs, {u"👨‍👩‍👧"_qs});
    row("no half of a flag", u"🇩🇪"_qs, u"🇩"_qs, {});
    row("heart with a selector", u"I ❤\uFE0F it"_qs, u"❤"_qs, {u"❤\uFE0F"_qs});
    row("letters beyond the first plane", u"𐐨𐐀"_qs, u"𐐀"_qs, {u"𐐨"_qs, u"𐐀"_qs});
    row("side by side", u"aaaa"_qs, u"aa"_qs, {u"aa"_qs, u"aa"_qs});
    row("only a beginning of it", u"no military"_qs, u"military solution"_qs, {});
}

void TestTextPattern::finds()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QFETCH(MatchBorders, borders);
    QFETCH(QStringList, found);
    std::vector<TextSpan> matches;
    TextPattern(words, borders).appendAll(text, matches);
    QStringList told;
    for (const TextSpan match : matches)
        told.append(text.mid(match.begin, match.length()));
    QCOMPARE(told, found);
}

void TestTextPattern::agreesWithTrying_data()
{
    QTest::addColumn<QStringList>("pieces");
    QTest::newRow("Latin") << QStringList{u"a"_qs, u"B"_qs, u"b"_qs, u"é"_qs, u"e"_qs, u"e\u0301"_qs,
        u"\u0301"_qs, u" "_qs, u"\n"_qs, u"  "_qs, u"ß"_qs, u"s"_qs, u"\uFB01"_qs, u"i"_qs, u"\u00AD"_qs,
        u"’"_qs, u"'"_qs, u"“"_qs};
    QTest::newRow("Arabic") << QStringList{u"م"_qs, u"ُ"_qs, u"ح"_qs, u"ّ"_qs, u"أ"_qs, u"ا"_qs, u"ـ"_qs,
        u" "_qs, u"\u200F"_qs, u"\uFDFA"_qs, u"ص"_qs, u"ى"_qs, u"ي"_qs};
    QTest::newRow("emoji") << QStringList{u"👨"_qs, u"\u200D"_qs, u"👩"_qs, u"🇩"_qs, u"🇪"_qs, u"\uFE0F"_qs,
        u"❤"_qs, u"a"_qs, u"🏽"_qs, u"\u20E3"_qs, u"1"_qs};
    QTest::newRow("Indic, Hangul") << QStringList{
        u"क"_qs, u"्"_qs, u"ष"_qs, u"ि"_qs, u"한"_qs, u"ᄒ"_qs, u"ᅡ"_qs, u"ᆫ"_qs, u" "_qs};
}

void TestTextPattern::agreesWithTrying()
{
    QFETCH(QStringList, pieces);
    std::mt19937 random(7); // NOLINT: the same texts every time
    const auto made = [&](int most) {
        QString text;
        for (int i = 1 + static_cast<int>(random() % static_cast<unsigned>(most)); i > 0; --i)
            text += pieces[static_cast<qsizetype>(random() % static_cast<size_t>(pieces.size()))];
        return text;
    };
    int found = 0;
    for (int round = 0; round < 4000; ++round) {
        const QString text = made(24);
        const QString words = made(3);
        const TextPattern pattern(words);
        std::vector<TextSpan> matches;
        pattern.appendAll(text, matches);
        const std::vector<TextSpan> wanted = tried(text, words);
        QVERIFY2(matches == wanted, qPrintable(u"“%1” in “%2”"_qs.arg(words, text)));
        found += static_cast<int>(matches.size());
    }
    QVERIFY(found > 500);
}

void TestTextPattern::emptyWordsFindNothing()
{
    for (const QString &words : {QString(), u"  \n"_qs, u"\u0301"_qs}) {
        const TextPattern pattern(words);
        QVERIFY(pattern.isEmpty());
        QVERIFY(!pattern.next(u"anything at all"));
    }
    QVERIFY(!TextPattern(u"a").next({}));
}

void TestTextPattern::looksFromAPositionOn()
{
    const TextPattern pattern(u"so");
    QCOMPARE(pattern.next(u"so so", 0)->begin, 0);
    QCOMPARE(pattern.next(u"so so", 1)->begin, 3);
    QVERIFY(!pattern.next(u"so so", 4));
    QVERIFY(!pattern.next(u"so so", 9));
}

} // namespace standpoint

QTEST_APPLESS_MAIN(standpoint::TestTextPattern)
#include "tst_text_pattern.moc"
