// SPDX-License-Identifier: GPL-3.0-or-later
//
// Borders of evidence go from word to word, leave every fragment something, and never cut a character.
#include "model/project/evidence_borders.h"

#include <QTest>

#include <random>

namespace standpoint {

namespace {

/// "No [solution], he said, [exists]" as text and evidence.
std::pair<QString, Evidence> read(const QString &marked)
{
    QString text;
    QList<TextSpan> fragments;
    for (const QChar c : marked) {
        if (c == u'[')
            fragments.append({static_cast<int>(text.size()), 0});
        else if (c == u']')
            fragments.last().end = static_cast<int>(text.size());
        else
            text.append(c);
    }
    return {text, Evidence(fragments)};
}

QString written(QString text, const Evidence &evidence)
{
    for (int i = evidence.count() - 1; i >= 0; --i) {
        text.insert(evidence.at(i).end, u']');
        text.insert(evidence.at(i).begin, u'[');
    }
    return text;
}

} // namespace

class TestEvidenceBorders : public QObject
{
    Q_OBJECT

private slots:
    void stepsByWords_data();
    void stepsByWords();
    void goesNearThePlace_data();
    void goesNearThePlace();
    void fragmentsThatMeetBecomeOne_data();
    void fragmentsThatMeetBecomeOne();
    void anyWalkKeepsTheEvidenceWhole();
    void isFastInLongTexts();
};

void TestEvidenceBorders::stepsByWords_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("fragment");
    QTest::addColumn<WordSide>("side");
    QTest::addColumn<bool>("forward");
    QTest::addColumn<QString>("after"); // the same: it stays
    const auto row = [](const char *name, const char *before, int fragment, WordSide side, bool forward,
                         const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << fragment << side << forward
                            << QString::fromUtf8(after);
    };
    const WordSide begin = WordSide::Begin;
    const WordSide end = WordSide::End;
    row("end on", "No [military] solution.", 0, end, true, "No [military solution].");
    row("end on over a mark", "No [military solution].", 0, end, true, "No [military solution.]");
    row("end back", "No [military solution].", 0, end, false, "No [military] solution.");
    row("end stops at the last word", "No [military] solution.", 0, end, false, "No [military] solution.");
    row("end stops at the article's end", "No [solution.]\n", 0, end, true, "No [solution.]\n");
    row("begin on", "[No military] solution.", 0, begin, true, "No [military] solution.");
    row("begin back", "No [military] solution.", 0, begin, false, "[No military] solution.");
    row("begin stops at the last word", "No [military] solution.", 0, begin, true, "No [military] solution.");
    row("begin stops at the article's begin", "[No] solution.", 0, begin, false, "[No] solution.");
    row("out of a word", "No mili[tary] solution.", 0, begin, false, "No [military] solution.");
    row("within a word nothing is left of", "No mili[tary] solution.", 0, begin, true,
        "No mili[tary] solution.");
    row("over the end of a paragraph", "[One.]\n\nTwo.", 0, end, true, "[One.\n\nTwo].");
    row("accent of its own", "un [cafe\u0301 noir]", 0, end, false, "un [cafe\u0301] noir");
    row("a family", "[one] \U0001F468\u200D\U0001F469\u200D\U0001F467 two", 0, end, true,
        "[one \U0001F468\u200D\U0001F469\u200D\U0001F467] two");
    row("Arabic", "قال [الوزير] أمس", 0, end, true, "قال [الوزير أمس]");
    row("of the second fragment", "[No], he said, [solution exists]", 1, begin, true,
        "[No], he said, solution [exists]");
    row("of the first fragment", "[No way], he said, [exists]", 0, end, false, "[No] way, he said, [exists]");
}

void TestEvidenceBorders::stepsByWords()
{
    QFETCH(QString, before);
    QFETCH(int, fragment);
    QFETCH(WordSide, side);
    QFETCH(bool, forward);
    QFETCH(QString, after);
    const auto [text, evidence] = read(before);
    const EvidenceBorder border{fragment, side};
    const std::optional<int> to = borderStep(text, evidence, border, forward);
    QCOMPARE(to.has_value(), before != after);
    QCOMPARE(written(text, to ? withBorder(evidence, border, *to) : evidence), after);
}

void TestEvidenceBorders::goesNearThePlace_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<WordSide>("side");
    QTest::addColumn<int>("position");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const char *before, WordSide side, int position, bool exact,
                         const char *after) {
        QTest::newRow(name) << QString::fromUtf8(before) << side << position << exact
                            << QString::fromUtf8(after);
    };
    row("end, early in a word", "[One] twofold three", WordSide::End, 5, false, "[One] twofold three");
    row("end, late in a word", "[One] twofold three", WordSide::End, 9, false, "[One twofold] three");
    row("begin, early in a word", "One twofold [three]", WordSide::Begin, 5, false, "One [twofold three]");
    row("begin, late in a word", "One twofold [three]", WordSide::Begin, 10, false, "One twofold [three]");
    row("end far before the begin", "One two [three four]", WordSide::End, 0, false, "One two [three] four");
    row("begin far behind the end", "One [two three] four", WordSide::Begin, 18, false,
        "One two [three] four");
    row("outside the text", "One [two] three", WordSide::End, 99, false, "One [two three]");
    row("characters", "One [two] three", WordSide::End, 9, true, "One [two t]hree");
    row("characters beyond the begin", "One [two] three", WordSide::End, 1, true, "One [t]wo three");
    row("characters beyond the end", "One [two] three", WordSide::Begin, 12, true, "One tw[o] three");
    row("never within an accent", "[un] cafe\u0301", WordSide::End, 7, true, "[un caf]e\u0301");
    row("never within a pair", "[a] \U0001F600\U0001F600", WordSide::End, 3, true,
        "[a ]\U0001F600\U0001F600");
}

void TestEvidenceBorders::goesNearThePlace()
{
    QFETCH(QString, before);
    QFETCH(WordSide, side);
    QFETCH(int, position);
    QFETCH(bool, exact);
    const auto [text, evidence] = read(before);
    const EvidenceBorder border{0, side};
    const int to = borderNear(text, evidence, border, position, exact);
    QTEST(written(text, withBorder(evidence, border, to)), "after");
}

void TestEvidenceBorders::fragmentsThatMeetBecomeOne_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("fragment");
    QTest::addColumn<WordSide>("side");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("after");
    QTest::newRow("end reaches the next")
        << QStringLiteral("[One] two [three] four [five]") << 0 << WordSide::End << 8
        << QStringLiteral("[One two three] four [five]");
    QTest::newRow("end passes it") << QStringLiteral("[One] two [three] four [five]") << 0 << WordSide::End
                                   << 18 << QStringLiteral("[One two three four] [five]");
    QTest::newRow("begin passes all") << QStringLiteral("[One] two [three] four [five]") << 2
                                      << WordSide::Begin << 0 << QStringLiteral("[One two three four five]");
    QTest::newRow("begin into another") << QStringLiteral("[One two] three [four]") << 1 << WordSide::Begin
                                        << 4 << QStringLiteral("[One two three four]");
    QTest::newRow("neighbours that touch stay apart")
        << QStringLiteral("[One ][two] three") << 1 << WordSide::End << 13
        << QStringLiteral("[One ][two three]");
}

void TestEvidenceBorders::fragmentsThatMeetBecomeOne()
{
    QFETCH(QString, before);
    QFETCH(int, fragment);
    QFETCH(WordSide, side);
    QFETCH(int, position);
    const auto [text, evidence] = read(before);
    const Evidence moved = withBorder(evidence, {fragment, side}, position);
    QTEST(written(text, moved), "after");
    QVERIFY(moved.at(fragmentAt(moved, position)).begin <= position);
    QVERIFY(moved.at(fragmentAt(moved, position)).end >= position);
}

void TestEvidenceBorders::anyWalkKeepsTheEvidenceWhole()
{
    const auto [text, first] =
        read(QString::fromUtf8("“No cafe\u0301,” [he \U0001F468\u200D\U0001F469] said,\n[الوزير قال] "
                               "\U0001F1E9\U0001F1EA [exists]. \r\nक्षि"));
    std::mt19937 random(7);
    GraphemeBoundaries boundaries(text);
    for (int walk = 0; walk < 200; ++walk) {
        Evidence evidence = first;
        for (int step = 0; step < 40; ++step) {
            const EvidenceBorder border{static_cast<int>(random() % static_cast<unsigned>(evidence.count())),
                random() % 2 == 0 ? WordSide::Begin : WordSide::End};
            const int place = static_cast<int>(random() % static_cast<unsigned>(text.size() + 4)) - 2;
            const std::optional<int> to = random() % 2 == 0
                ? borderStep(text, evidence, border, random() % 2 == 0)
                : std::optional(borderNear(text, evidence, border, place, random() % 2 == 0));
            if (!to)
                continue;
            evidence = withBorder(evidence, border, *to);
            int end = 0;
            for (const TextSpan span : evidence.fragments()) {
                QVERIFY(span.begin >= end && !span.isEmpty() && span.end <= text.size());
                QVERIFY(boundaries.isBoundary(span.begin) && boundaries.isBoundary(span.end));
                end = span.end;
            }
        }
    }
}

void TestEvidenceBorders::isFastInLongTexts()
{
    const QString text = QStringLiteral("intervention ").repeated(80'000); // one line of a million characters
    const Evidence all(TextSpan{0, static_cast<int>(text.size()) - 1});
    for (int i = 0; i < 5'000; ++i) {
        QVERIFY(borderStep(text, all, {0, WordSide::End}, false));
        QCOMPARE(borderNear(text, all, {0, WordSide::Begin}, 520'003, false), 520'000);
    }
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestEvidenceBorders)
#include "tst_evidence_borders.moc"
