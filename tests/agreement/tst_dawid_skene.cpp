// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/dawid_skene.h"
#include "model/agreement/random.h"

#include <QTest>

#include <cmath>

namespace standpoint {

class TestDawidSkene : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithACalculationByHand();
    void agreesWithAnotherProgram();
    void neverLosesLikelihood();
    void findsTheBadAnnotator();
    void isTheSameInAnyOrder();
    void keepsItsLimit();
    void comesToItsEnd();
    void refusesWhatSaysNothing();
};

namespace {

/// Items of one character for each annotator, separated by spaces; '-' is missing.
LabelTable tableOf(const QString &items, int annotators, int categories)
{
    LabelTable table;
    table.annotators = annotators;
    table.categories = categories;
    for (const QChar c : items) {
        if (c != QLatin1Char(' '))
            table.labels.push_back(c == QLatin1Char('-') ? LabelTable::missing : c.digitValue());
    }
    return table;
}

/// Annotators who are right so often, and else guess.
LabelTable madeUp(int items, const std::vector<double> &right, int categories, quint64 seed)
{
    LabelTable table;
    table.annotators = static_cast<int>(right.size());
    table.categories = categories;
    Random random(seed, 1);
    for (int i = 0; i < items; ++i) {
        const auto truth = static_cast<qint32>(random.below(static_cast<quint64>(categories)));
        for (const double chance : right) {
            const auto guess = static_cast<qint32>(random.below(static_cast<quint64>(categories)));
            table.labels.push_back(random.unit() < 0.1 ? LabelTable::missing
                    : random.unit() < chance           ? truth
                                                       : guess);
        }
    }
    return table;
}

bool isNear(double a, double b)
{
    return std::abs(a - b) < 1e-9;
}

} // namespace

// Votes are 1:0, 1/2:1/2, 0:1, 0:1; so the prior is 3/8 : 5/8, the first annotator says 0 of a true 0 always
// and of a true 1 in 1/5, the second says 0 of a true 0 in 2/3 and of a true 1 never. The items' likelihoods
// are 1/4, 1/8 + 1/8, 1/2 and 1/2, and what is likely then is what the votes were: nothing changes any more.
void TestDawidSkene::agreesWithACalculationByHand()
{
    const DawidSkene estimate = dawidSkene(tableOf(QStringLiteral("00 01 11 11"), 2, 2)).value();
    QVERIFY(isNear(estimate.prior[0], 3.0 / 8));
    QVERIFY(isNear(estimate.chance(0, 0, 0), 1));
    QVERIFY(isNear(estimate.chance(0, 1, 0), 1.0 / 5));
    QVERIFY(isNear(estimate.chance(1, 0, 0), 2.0 / 3));
    QVERIFY(isNear(estimate.chance(1, 1, 1), 1));
    QVERIFY(isNear(estimate.reliability[0], 7.0 / 8));
    QVERIFY(isNear(estimate.reliability[1], 7.0 / 8));
    QVERIFY(isNear(estimate.logLikelihood.front(), std::log(1.0 / 64)));
    QVERIFY(estimate.hasConverged);
    QCOMPARE(estimate.logLikelihood.size(), size_t{2});
    const LikelyLabel tie = likelyLabel(estimate, 1);
    QCOMPARE(tie.category, 0);
    QVERIFY(tie.isTie);
    QVERIFY(isNear(doubtOn(estimate, 1), 1));
    const LikelyLabel sure = likelyLabel(estimate, 3);
    QCOMPARE(sure.category, 1);
    QVERIFY(!sure.isTie);
    QVERIFY(isNear(doubtOn(estimate, 3), 0));
}

// The values on the right are those of a plain program in another language, item by item and without weights,
// after 20,000 steps.
void TestDawidSkene::agreesWithAnotherProgram()
{
    const LabelTable table = tableOf(QStringLiteral("0-0- -1-0 2-22 0000 0010 0020 01-2 111- 0010 -111 0000 "
                                                    "11-1 0010 1-21 0--0 --00 2221 010- 2202 0102 "
                                                    "2122 2222 2200 0200 0000 1111 -220 2102 0-00 1011 0020 "
                                                    "0010 2220 2202 2222 0-20 0222 2220 -000 2120 "
                                                    "2110 -000 2202 0111 2222 2000 0000 0020 1121 1122 2-12 "
                                                    "1121 1011 -2-2 1110 1111 2120 1111 0--0 0000 "
                                                    "1111 -100 0000 -000 2222 0010 0000 2221 0000 0020 2220 "
                                                    "2222 220- 00-0 12-2 2000 1-01 1011 00-0 1111 "
                                                    "1111 201- 1111 1021 2222 -221 2-22 0000 1111 0020 1111 "
                                                    "0-00 0-00 2022 0100 0000 0200 0011 111- 111- "
                                                    "1100 0000 2202 20-0 1111 0-00 2222 -11- 0--1 100- 0000 "
                                                    "1110 1-11 2122 0002 2222 0-00 0000 00-2 21-- "),
        4, 3);
    QCOMPARE(table.items(), 120);
    const DawidSkene estimate = dawidSkene(table, {20'000, 0}).value();
    const std::vector<double> &path = estimate.logLikelihood;
    QVERIFY(isNear(path[0], -362.9694920017984));
    QVERIFY(isNear(path[1], -355.1274094465733));
    QVERIFY(isNear(path[9], -353.0471352983629));
    QVERIFY(isNear(path.back(), -352.98612336388817));
    const std::vector<double> prior{0.43838745949626007, 0.2586924180453728, 0.30292012245836697};
    const std::vector<double> reliability{
        0.8776602414904484, 0.7768262601299472, 0.7401108707087903, 0.8429970931641242};
    const std::vector<double> chances{0.06860351533887427, 0.795124118105952, 0.13627236655517375};
    const std::vector<double> second{0.5937129515298332, 0.2313499305389331, 0.1749371179312338};
    for (size_t k = 0; k < 3; ++k) {
        QVERIFY(std::abs(estimate.prior[k] - prior[k]) < 1e-7);
        QVERIFY(std::abs(estimate.chance(2, 1, static_cast<int>(k)) - chances[k]) < 1e-7);
        QVERIFY(std::abs(estimate.item(1)[k] - second[k]) < 1e-7);
    }
    for (size_t a = 0; a < 4; ++a)
        QVERIFY(std::abs(estimate.reliability[a] - reliability[a]) < 1e-7);
}

void TestDawidSkene::neverLosesLikelihood()
{
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const LabelTable table = madeUp(200, {0.9, 0.6, 0.4, 0.2}, 4, seed);
        const DawidSkene estimate = dawidSkene(table).value();
        for (size_t step = 1; step < estimate.logLikelihood.size(); ++step)
            QVERIFY(estimate.logLikelihood[step] >= estimate.logLikelihood[step - 1] - 1e-9);
        for (qsizetype i = 0; i < table.items(); ++i) {
            double sum = 0;
            for (const double chance : estimate.item(i))
                sum += chance;
            QVERIFY(isNear(sum, 1));
        }
    }
}

void TestDawidSkene::findsTheBadAnnotator()
{
    // Right, guesses included: 0.925, 0.925, 0.85, 0.325.
    const DawidSkene estimate = dawidSkene(madeUp(5'000, {0.9, 0.9, 0.8, 0.1}, 4, 3)).value();
    QVERIFY(std::abs(estimate.reliability[0] - 0.925) < 0.03);
    QVERIFY(std::abs(estimate.reliability[2] - 0.85) < 0.03);
    QVERIFY(std::abs(estimate.reliability[3] - 0.325) < 0.05);
}

void TestDawidSkene::isTheSameInAnyOrder()
{
    const LabelTable table = madeUp(300, {0.8, 0.6, 0.7}, 3, 9);
    const DawidSkene first = dawidSkene(table).value();
    QVERIFY(first.posterior == dawidSkene(table).value().posterior);
    LabelTable turned = table;
    std::ranges::reverse(turned.labels); // items and annotators
    const DawidSkene second = dawidSkene(turned).value();
    for (size_t a = 0; a < 3; ++a)
        QVERIFY(std::abs(first.reliability[a] - second.reliability[2 - a]) < 1e-6);
}

void TestDawidSkene::keepsItsLimit()
{
    const DawidSkene estimate = dawidSkene(madeUp(300, {0.5, 0.5, 0.5}, 3, 2), {3, 0}).value();
    QCOMPARE(estimate.logLikelihood.size(), size_t{3});
    QVERIFY(!estimate.hasConverged);
    QCOMPARE(
        dawidSkene(madeUp(300, {0.5, 0.5, 0.5}, 3, 2), {100, 0, 1}).value().logLikelihood.size(), size_t{1});
}

// Annotators who mostly guess: the likelihood rises slowly, and what is likely changes on the way.
void TestDawidSkene::comesToItsEnd()
{
    int slow = 0;
    for (quint64 seed = 1; seed <= 20; ++seed) {
        const LabelTable table = madeUp(400, {0.4, 0.3, 0.35}, 3, seed);
        const DawidSkene estimate = dawidSkene(table).value();
        QVERIFY(estimate.hasConverged);
        slow += estimate.logLikelihood.size() > 500 ? 1 : 0;
    }
    QVERIFY(slow > 0);
}

void TestDawidSkene::refusesWhatSaysNothing()
{
    QVERIFY(!dawidSkene(tableOf(QStringLiteral("0 1"), 1, 2)));
    QVERIFY(!dawidSkene(tableOf(QStringLiteral("-- --"), 2, 2)));
    // An item that nobody labelled has the prior; an annotator without labels says nothing.
    const DawidSkene estimate = dawidSkene(tableOf(QStringLiteral("00- 11- 11- ---"), 3, 2)).value();
    QVERIFY(isNear(estimate.item(3)[1], 2.0 / 3));
    QVERIFY(isNear(estimate.reliability[2], 0.5));
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestDawidSkene)
#include "tst_dawid_skene.moc"
