// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/bootstrap.h"
#include "model/agreement/label_agreement.h"
#include "model/agreement/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace standpoint {

class TestBootstrap : public QObject
{
    Q_OBJECT

private slots:
    void binomialHasItsMeanAndVariance_data();
    void binomialHasItsMeanAndVariance();
    void sameSeedGivesTheSame();
    void itemsOfEqualLabelsAreDrawnAsOften();
    void articlesThatDifferWidenTheInterval();
    void undefinedResamplesAreCounted();
    void nothingToDrawGivesNothing();
    void oneArticleGivesNoInterval();
    void percentilesLieBetweenRanks();
};

namespace {

const auto alphaIndex = static_cast<size_t>(Measure::KrippendorffAlphaNominal);

/// `articles` articles of ten items; in an article two annotators agree always or never.
LabelTable unevenTable(int articles)
{
    LabelTable table;
    table.annotators = 2;
    table.categories = 3;
    table.ordered = 3;
    Random random(5, 0);
    for (int article = 0; article < articles; ++article) {
        for (int item = 0; item < 10; ++item) {
            const auto label = static_cast<qint32>(random.below(3));
            table.labels.push_back(label);
            table.labels.push_back(article % 2 == 0 ? label : (label + 1) % 3);
        }
    }
    return table;
}

std::vector<qint32> articlesOfTen(const LabelTable &table)
{
    std::vector<qint32> articles;
    for (qsizetype i = 0; i < table.items(); ++i)
        articles.push_back(static_cast<qint32>(i / 10));
    return articles;
}

} // namespace

void TestBootstrap::binomialHasItsMeanAndVariance_data()
{
    QTest::addColumn<qint64>("trials");
    QTest::addColumn<double>("chance");
    QTest::newRow("one trial") << qint64{1} << 0.3;
    QTest::newRow("few successes") << qint64{1000} << 0.002;
    QTest::newRow("just under ten") << qint64{100} << 0.099;
    QTest::newRow("just over ten") << qint64{100} << 0.101;
    QTest::newRow("half") << qint64{50} << 0.5;
    QTest::newRow("nearly all") << qint64{1000} << 0.97;
    QTest::newRow("a million trials") << qint64{1'000'000} << 0.25;
    QTest::newRow("impossible") << qint64{10} << 0.0;
    QTest::newRow("certain") << qint64{10} << 1.0;
}

void TestBootstrap::binomialHasItsMeanAndVariance()
{
    QFETCH(qint64, trials);
    QFETCH(double, chance);
    Random random(11, 0);
    constexpr int draws = 100'000;
    double sum = 0;
    double squares = 0;
    const double mean = static_cast<double>(trials) * chance;
    const double variance = mean * (1 - chance);
    for (int i = 0; i < draws; ++i) {
        const qint64 drawn = random.binomial(trials, chance);
        QVERIFY(drawn >= 0 && drawn <= trials);
        const double apart = static_cast<double>(drawn) - mean;
        sum += apart;
        squares += apart * apart;
    }
    // Five standard errors of the mean; of the variance, 5 % of it.
    QVERIFY(std::abs(sum / draws) <= 5 * std::sqrt(variance / draws));
    QVERIFY(std::abs(squares / draws - variance) <= 0.05 * variance);
}

void TestBootstrap::sameSeedGivesTheSame()
{
    const LabelTable table = unevenTable(40);
    const GroupedCounts counts = countsByArticle(table, articlesOfTen(table), 40, bootstrapLayout(table));
    const Spread one = bootstrap(table, counts, {301, 3})[alphaIndex];
    const Spread again = bootstrap(table, counts, {301, 3})[alphaIndex];
    const Spread other = bootstrap(table, counts, {301, 4})[alphaIndex];
    QCOMPARE(one.values.size(), 301U);
    QVERIFY(one.values == again.values);
    QVERIFY(one.values != other.values);
}

// Whether items are drawn one by one or by how often their labels occur makes no difference but chance.
void TestBootstrap::itemsOfEqualLabelsAreDrawnAsOften()
{
    const LabelTable table = unevenTable(40);
    const GroupedCounts byLabels = countsByItem(table, itemBootstrapLayout(table));
    std::vector<qint32> each;
    for (qsizetype i = 0; i < table.items(); ++i)
        each.push_back(static_cast<qint32>(i));
    const GroupedCounts oneByOne =
        countsByArticle(table, each, static_cast<int>(table.items()), bootstrapLayout(table));
    QVERIFY(byLabels.size() < 10);
    const Spread fast = bootstrap(table, byLabels, {4000, 1})[alphaIndex];
    const Spread slow = bootstrap(table, oneByOne, {4000, 2})[alphaIndex];
    QVERIFY(std::abs(*fast.standardError - *slow.standardError) < 0.1 * *slow.standardError);
    QVERIFY(std::abs(fast.interval->low - slow.interval->low) < 0.02);
    QVERIFY(std::abs(fast.interval->high - slow.interval->high) < 0.02);
    const auto jackknife = jackknifeErrors(table, byLabels)[alphaIndex];
    QVERIFY(std::abs(*jackknife - *slow.standardError) < 0.1 * *slow.standardError);
}

void TestBootstrap::articlesThatDifferWidenTheInterval()
{
    const LabelTable table = unevenTable(40);
    const Spread byItem =
        bootstrap(table, countsByItem(table, itemBootstrapLayout(table)), {1000, 1})[alphaIndex];
    const Spread byArticle = bootstrap(table,
        countsByArticle(table, articlesOfTen(table), 40, bootstrapLayout(table)), {1000, 1})[alphaIndex];
    const double value = *labelAgreement(table).measures[Measure::KrippendorffAlphaNominal]->value;
    QVERIFY(byArticle.interval->low < value && value < byArticle.interval->high);
    QVERIFY(*byArticle.standardError > 2 * *byItem.standardError);
}

void TestBootstrap::undefinedResamplesAreCounted()
{
    LabelTable table;
    table.annotators = 2;
    table.categories = 2;
    table.labels = {0, 0, 0, 0, 1, 1}; // a resample without the last item has one label only
    const Spread spread =
        bootstrap(table, countsByItem(table, itemBootstrapLayout(table)), {900, 1})[alphaIndex];
    const double expected = 900 * (8.0 / 27 + 1.0 / 27);
    QVERIFY(std::abs(spread.undefined - expected) < 75);
    QCOMPARE(spread.undefined,
        static_cast<int>(std::ranges::count_if(spread.values, [](const auto &value) { return !value; })));
    QVERIFY(spread.interval == (Interval{1, 1}));
}

void TestBootstrap::nothingToDrawGivesNothing()
{
    LabelTable table;
    table.annotators = 2;
    table.categories = 2;
    const Spread spread =
        bootstrap(table, countsByItem(table, itemBootstrapLayout(table)), {100, 1})[alphaIndex];
    QVERIFY(spread.values.empty() && !spread.interval);
}

/// Drawn again and again it is always the same: an interval of no width would promise what nobody knows.
void TestBootstrap::oneArticleGivesNoInterval()
{
    const LabelTable table = unevenTable(1);
    const GroupedCounts counts = countsByArticle(table, articlesOfTen(table), 1, bootstrapLayout(table));
    const Spread spread = bootstrap(table, counts, {301, 3})[alphaIndex];
    QVERIFY(spread.values.empty());
    QVERIFY(!spread.interval);
    QVERIFY(!spread.standardError);
}

void TestBootstrap::percentilesLieBetweenRanks()
{
    const std::vector<double> values{1, 2, 4, 8};
    QCOMPARE(percentile(values, 0), 1.0);
    QCOMPARE(percentile(values, 0.5), 3.0);
    QCOMPARE(percentile(values, 0.9), 6.8);
    QCOMPARE(percentile(values, 1), 8.0);
    QCOMPARE(percentile(std::vector<double>{7}, 0.025), 7.0);
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestBootstrap)
#include "tst_bootstrap.moc"
