// SPDX-License-Identifier: GPL-3.0-or-later
//
// Resemblance of texts, its estimate, and the index that finds what resembles.
#include "model/text/near_duplicates.h"

#include <QtTest>

#include <random>

using namespace standpoint;

namespace {

QStringList randomWords(int count, std::mt19937 &random)
{
    QStringList words;
    for (int i = 0; i < count; ++i)
        words.append(QStringLiteral("w%1").arg(random() % 5000));
    return words;
}

/// The same with some words replaced, in one piece or here and there.
QStringList changed(QStringList words, int count, bool inOnePiece, std::mt19937 &random)
{
    const auto size = static_cast<unsigned>(words.size());
    const auto begin = static_cast<int>(random() % (size - static_cast<unsigned>(count)));
    for (int i = 0; i < count; ++i)
        words[inOnePiece ? begin + i : static_cast<int>(random() % size)] =
            QStringLiteral("x%1").arg(random());
    return words;
}

/// By the definition, over strings.
double resemblanceByHand(const QStringList &a, const QStringList &b)
{
    const auto shingles = [](const QStringList &words) {
        QSet<QString> all;
        for (int i = 0; i + 5 <= words.size(); ++i)
            all.insert(words.mid(i, 5).join(u' '));
        return all;
    };
    const QSet<QString> first = shingles(a);
    const QSet<QString> second = shingles(b);
    QSet<QString> both = first;
    both.intersect(second);
    return double(both.size()) / double(first.size() + second.size() - both.size());
}

} // namespace

class TestNearDuplicates : public QObject
{
    Q_OBJECT

private slots:
    void comparesWordsNotSigns_data();
    void comparesWordsNotSigns();
    void countsWhatIsShared();
    void theEstimateIsNearTheTruth();
    void findsWhatReachesTheShare();
    void findsNothingAmongOthers();
    void equalTextsInLargeNumbersStayQuick();
};

void TestNearDuplicates::comparesWordsNotSigns_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<double>("share");
    QTest::newRow("case, signs and spaces") << "No military solution exists, he said."
                                            << "NO  military\nsolution exists he said" << 1.0;
    QTest::newRow("accents") << "L’été à Genève était très long"
                             << "L'ete a Geneve etait tres long" << 1.0;
    QTest::newRow("shorter than a shingle, the same") << "No solution"
                                                      << "no solution!" << 1.0;
    QTest::newRow("shorter than a shingle, another") << "No solution"
                                                     << "A solution" << 0.0;
    QTest::newRow("no word") << "…"
                             << "…" << 0.0;
    QTest::newRow("empty") << ""
                           << "" << 0.0;
    QTest::newRow("order counts") << "a b c d e"
                                  << "e d c b a" << 0.0;
    QTest::newRow("one of three shingles is shared") << "a b c d e f"
                                                     << "b c d e f g" << 1.0 / 3.0;
    QTest::newRow("Chinese, a character a word") << "谈判明天开始吧"
                                                 << "谈判明天开始吗" << 2.0 / 4.0;
    QTest::newRow("letters outside the basic plane") << "𝔄 𝔅 ℭ 𝔇 𝔈"
                                                     << "𝔄 𝔅 ℭ 𝔇 𝔉" << 0.0;
}

void TestNearDuplicates::comparesWordsNotSigns()
{
    QFETCH(const QString, a);
    QFETCH(const QString, b);
    QFETCH(const double, share);
    QCOMPARE(resemblance(a, b), share);
    QCOMPARE(resemblance(b, a), share);
}

void TestNearDuplicates::countsWhatIsShared()
{
    std::mt19937 random(1);
    for (int round = 0; round < 200; ++round) {
        const QStringList words = randomWords(50 + static_cast<int>(random() % 400), random);
        const QStringList other = changed(words, static_cast<int>(random() % 40), round % 2 == 0, random);
        QCOMPARE(resemblance(words.join(u' '), other.join(u' ')), resemblanceByHand(words, other));
    }
}

void TestNearDuplicates::theEstimateIsNearTheTruth()
{
    std::mt19937 random(2);
    double squares = 0;
    double sum = 0;
    constexpr int rounds = 400;
    for (int round = 0; round < rounds; ++round) {
        const QStringList words = randomWords(400, random);
        const QStringList other = changed(words, static_cast<int>(random() % 100), round % 2 == 0, random);
        const QString a = words.join(u' ');
        const QString b = other.join(u' ');
        const double error = TextSketch(a).estimatedResemblance(TextSketch(b)) - resemblance(a, b);
        QVERIFY(qAbs(error) < 0.25);
        squares += error * error;
        sum += error;
    }
    QVERIFY(std::sqrt(squares / rounds) < 0.045);
    QVERIFY(qAbs(sum / rounds) < 0.01); // not to one side
}

void TestNearDuplicates::findsWhatReachesTheShare()
{
    std::mt19937 random(3);
    SketchIndex index;
    QList<QStringList> held;
    for (int i = 0; i < 500; ++i) {
        held.append(randomWords(i % 3 == 0 ? 60 : 400, random));
        index.add(TextSketch(held.last().join(u' ')));
    }
    int near = 0;
    int missed = 0;
    for (int i = 0; i < held.size(); ++i) {
        const int words = static_cast<int>(held[i].size());
        const QString other = changed(held[i], words / 30, i % 2 == 0, random).join(u' ');
        if (resemblance(held[i].join(u' '), other) < nearDuplicateShare)
            continue;
        ++near;
        const std::vector<size_t> found = index.alike(TextSketch(other));
        missed += std::find(found.begin(), found.end(), static_cast<size_t>(i)) == found.end();
    }
    QVERIFY(near > 300);
    QCOMPARE(missed, 0);
}

void TestNearDuplicates::findsNothingAmongOthers()
{
    std::mt19937 random(4);
    SketchIndex index;
    for (int i = 0; i < 500; ++i)
        index.add(TextSketch(randomWords(400, random).join(u' ')));
    for (int i = 0; i < 100; ++i)
        QVERIFY(index.alike(TextSketch(randomWords(400, random).join(u' '))).empty());
    QVERIFY(index.alike(TextSketch(u"…")).empty());
}

void TestNearDuplicates::equalTextsInLargeNumbersStayQuick()
{
    std::mt19937 random(5);
    const TextSketch sketch(randomWords(200, random).join(u' '));
    SketchIndex index;
    for (int i = 0; i < 20'000; ++i) {
        const std::vector<size_t> found = index.alike(sketch);
        QCOMPARE(found.size(), static_cast<size_t>(std::min(i, 8)));
        index.add(sketch);
    }
}

QTEST_GUILESS_MAIN(TestNearDuplicates)
#include "tst_near_duplicates.moc"
