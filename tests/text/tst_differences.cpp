// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where two texts differ, and where the places of the old one are in the new one.
#include "model/text/differences.h"

#include <QTest>

#include <random>

using namespace standpoint;

class TestDifferences : public QObject
{
    Q_OBJECT

private slots:
    void differences_data();
    void differences();
    void whatIsNotReplacedIsTheSame();
    void slipsFarApartAreTwo();
    void longTextsAreRebuilt();
    void endsOfSpans_data();
    void endsOfSpans();
};

void TestDifferences::differences_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("replaced"); // old>new, parted by |
    QTest::newRow("nothing") << "No war."
                             << "No war."
                             << "";
    QTest::newRow("a letter") << "No interventon now."
                              << "No intervention now."
                              << "interventon>intervention";
    QTest::newRow("a word more") << "No war."
                                 << "No more war."
                                 << ">more ";
    QTest::newRow("a word less") << "No more war."
                                 << "No war."
                                 << "more >";
    QTest::newRow("two words, one kept") << "Teh war adn peace"
                                         << "The war and peace"
                                         << "Teh>The|adn>and";
    QTest::newRow("at the end") << "No war"
                                << "No war."
                                << ">.";
    QTest::newRow("all of it") << "Yes"
                               << "No"
                               << "Yes>No";
    QTest::newRow("from nothing") << ""
                                  << "No"
                                  << ">No";
    QTest::newRow("combining mark") << QString::fromUtf8("cafe") << QString::fromUtf8("cafe\u0301")
                                    << QString::fromUtf8("cafe>cafe\u0301");
    QTest::newRow("no spaces") << QString::fromUtf8("反对战争") << QString::fromUtf8("反對战争")
                               << QString::fromUtf8("对>對");
    QTest::newRow("emoji") << QString::fromUtf8("a 😀 b") << QString::fromUtf8("a 😁 b")
                           << QString::fromUtf8("😀>😁");
}

void TestDifferences::differences()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QStringList replaced;
    for (const Difference &one : standpoint::differences(before, after))
        replaced.append(before.mid(one.before.begin, one.before.length()) + QLatin1Char('>')
            + after.mid(one.after.begin, one.after.length()));
    QTEST(replaced.join(QLatin1Char('|')), "replaced");
}

void TestDifferences::whatIsNotReplacedIsTheSame()
{
    std::mt19937 random(7);
    const QStringList words{QStringLiteral("war"), QStringLiteral("peace"), QStringLiteral("no"),
        QStringLiteral("e\u0301t\u00e9"), QStringLiteral("\u6226"), QStringLiteral("\U0001F600"),
        QStringLiteral(", "), QStringLiteral("\n")};
    const auto anyWord = [&] {
        return words[static_cast<int>(random() % static_cast<unsigned>(words.size()))];
    };
    for (int run = 0; run < 3000; ++run) {
        QStringList tokens;
        for (auto n = random() % 30; n > 0; --n)
            tokens << anyWord() << (random() % 3 ? QStringLiteral(" ") : QString());
        const QString before = tokens.join(QString());
        for (auto n = random() % 6; n > 0; --n) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(tokens.size() + 1));
            if (random() % 2 == 0 && at < tokens.size())
                tokens.removeAt(at);
            else
                tokens.insert(at, anyWord());
        }
        const QString after = tokens.join(QString());
        QString rebuilt;
        int from = 0;
        for (const Difference &one : standpoint::differences(before, after)) {
            QVERIFY(one.before.begin >= from && one.before.length() >= 0 && one.after.length() >= 0);
            QVERIFY(one.before.length() + one.after.length() > 0);
            rebuilt += before.mid(from, one.before.begin - from);
            QCOMPARE(rebuilt.size(), one.after.begin);
            rebuilt += after.mid(one.after.begin, one.after.length());
            from = one.before.end;
        }
        QCOMPARE(rebuilt + before.mid(from), after);
    }
}

/// In the first and the last word of a long text; between them nothing is replaced.
void TestDifferences::slipsFarApartAreTwo()
{
    QStringList words;
    for (int i = 0; i < 6000; ++i)
        words << QStringLiteral("word%1").arg(i % 700);
    words[3000] = QStringLiteral("once");
    QStringList corrected = words;
    corrected.first() = QStringLiteral("frist");
    corrected.last() = QStringLiteral("lsat");
    const QString before = words.join(u' ');
    const QString after = corrected.join(u' ');
    const std::vector<Difference> found = standpoint::differences(before, after);
    QCOMPARE(found.size(), size_t{2});
    QCOMPARE(found[0].before, (TextSpan{0, 5}));
    QCOMPARE(found[1].after.end, static_cast<int>(after.size()));
    QCOMPARE(found[1].after.length(), 4);
}

/// What is divided at words that stand once fits together again; and where there are none, too.
void TestDifferences::longTextsAreRebuilt()
{
    std::mt19937 random(3);
    for (const unsigned vocabulary : {40U, 100'000U}) {
        QStringList words;
        for (int i = 0; i < 4000; ++i)
            words << QStringLiteral("w%1").arg(random() % vocabulary);
        QStringList corrected = words;
        for (int change = 0; change < 60; ++change) {
            const auto at = static_cast<qsizetype>(random() % static_cast<unsigned>(corrected.size()));
            if (change % 3 == 0)
                corrected.removeAt(at);
            else
                corrected.insert(at, corrected[static_cast<qsizetype>(random() % 3000)]);
        }
        const QString before = words.join(u' ');
        const QString after = corrected.join(u' ');
        QString rebuilt;
        int from = 0;
        for (const Difference &one : standpoint::differences(before, after)) {
            rebuilt += before.mid(from, one.before.begin - from);
            QCOMPARE(rebuilt.size(), one.after.begin);
            rebuilt += after.mid(one.after.begin, one.after.length());
            from = one.before.end;
        }
        QCOMPARE(rebuilt + before.mid(from), after);
    }
}

void TestDifferences::endsOfSpans_data()
{
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<QString>("outside"); // what the span marks where insertions stay outside of it
    QTest::addColumn<QString>("inside");
    QTest::newRow("before all") << 0 << 2 << "No"
                                << "No";
    QTest::newRow("the replaced word") << 3 << 6 << "wars"
                                       << "wars";
    QTest::newRow("a part of it") << 4 << 6 << "wars"
                                  << "wars";
    QTest::newRow("up to the insertion") << 7 << 10 << "he "
                                         << "he now ";
    QTest::newRow("from the insertion on") << 10 << 14 << "said"
                                           << "now said";
    QTest::newRow("around it") << 7 << 14 << "he now said"
                               << "he now said";
    QTest::newRow("what was taken away") << 14 << 20 << ""
                                         << "";
    QTest::newRow("behind all") << 21 << 26 << "today"
                                << "today";
}

void TestDifferences::endsOfSpans()
{
    const QString before = QStringLiteral("No war he said again today");
    const QString after = QStringLiteral("No wars he now said today");
    QFETCH(int, begin);
    QFETCH(int, end);

    const CarriedSpans spans(standpoint::differences(before, after));
    const auto marked = [&](CarriedSpans::Insertion insertion) {
        const int from = spans.begin(begin, insertion);
        return after.mid(from, std::max(0, spans.end(end, insertion) - from));
    };
    QTEST(marked(CarriedSpans::Insertion::Outside), "outside");
    QTEST(marked(CarriedSpans::Insertion::Inside), "inside");
    QCOMPARE(spans.cuts(begin), begin == 4);
}

QTEST_APPLESS_MAIN(TestDifferences)
#include "tst_differences.moc"
