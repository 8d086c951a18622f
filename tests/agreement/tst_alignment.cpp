// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/alignment.h"
#include "model/agreement/random.h"

#include <QTest>

#include <algorithm>
#include <cmath>

namespace standpoint {

class TestAlignment : public QObject
{
    Q_OBJECT

private slots:
    void isTheBestOfAll_data();
    void isTheBestOfAll();
    void costsOneForEachLonelyUnit();
    void givesUpOnTooMany();
};

namespace {

using Units = std::vector<std::vector<AlignedUnit>>;

double costOf(const std::vector<const AlignedUnit *> &tuple)
{
    double sum = 0;
    int pairs = 0;
    for (size_t b = 1; b < tuple.size(); ++b) {
        for (size_t a = 0; a < b; ++a) {
            ++pairs;
            if (!tuple[a] || !tuple[b]) {
                sum += 1;
                continue;
            }
            const double apart =
                (std::abs(tuple[a]->begin - tuple[b]->begin) + std::abs(tuple[a]->end - tuple[b]->end))
                / (tuple[a]->end - tuple[a]->begin + tuple[b]->end - tuple[b]->begin);
            sum += apart * apart + (tuple[a]->category == tuple[b]->category ? 0 : 1);
        }
    }
    return sum / pairs;
}

/// Tries every alignment: the first unit left is put together with every choice of the other annotators'
/// ones.
class Trial
{
public:
    explicit Trial(const Units &units)
        : m_units(units)
    {
        for (const auto &own : units)
            m_left.emplace_back(own.size(), true);
    }
    double least()
    {
        for (size_t g = 0; g < m_units.size(); ++g) {
            for (size_t i = 0; i < m_units[g].size(); ++i) {
                if (!m_left[g][i])
                    continue;
                m_left[g][i] = false;
                std::vector<const AlignedUnit *> tuple(m_units.size(), nullptr);
                tuple[g] = &m_units[g][i];
                const double best = extend(tuple, g + 1);
                m_left[g][i] = true;
                return best;
            }
        }
        return 0;
    }

private:
    double extend(std::vector<const AlignedUnit *> &tuple, size_t g)
    {
        if (g == m_units.size())
            return costOf(tuple) + least();
        double best = extend(tuple, g + 1);
        for (size_t i = 0; i < m_units[g].size(); ++i) {
            if (!m_left[g][i])
                continue;
            m_left[g][i] = false;
            tuple[g] = &m_units[g][i];
            best = std::min(best, extend(tuple, g + 1));
            tuple[g] = nullptr;
            m_left[g][i] = true;
        }
        return best;
    }

    const Units &m_units;
    std::vector<std::vector<bool>> m_left;
};

} // namespace

void TestAlignment::isTheBestOfAll_data()
{
    QTest::addColumn<int>("annotators");
    QTest::addColumn<int>("most");
    QTest::newRow("two annotators") << 2 << 5;
    QTest::newRow("three annotators") << 3 << 4;
    QTest::newRow("four annotators") << 4 << 2;
}

void TestAlignment::isTheBestOfAll()
{
    QFETCH(int, annotators);
    QFETCH(int, most);
    for (quint64 seed = 0; seed < 200; ++seed) {
        Random random(seed, static_cast<quint64>(annotators));
        Units units(static_cast<size_t>(annotators));
        double count = 0;
        for (auto &own : units) {
            for (quint64 left = random.below(static_cast<quint64>(most) + 1); left > 0; --left) {
                const double begin = 30 * random.unit();
                own.push_back({begin, begin + 1 + 10 * random.unit(), static_cast<int>(random.below(2))});
                ++count;
            }
        }
        const std::optional<double> found = leastDisorder(units);
        QVERIFY(found.has_value());
        const double best = count > 0 ? Trial(units).least() / (count / annotators) : 0;
        QVERIFY2(std::abs(*found - best) < 1e-9,
            qPrintable(QStringLiteral("seed %1: %2, not %3").arg(seed).arg(*found).arg(best)));
    }
}

void TestAlignment::costsOneForEachLonelyUnit()
{
    QCOMPARE(
        leastDisorder({{{0, 5, 0}}, {}}), std::optional<double>(2)); // one unit, half a unit an annotator
    QCOMPARE(leastDisorder({{{0, 5, 0}}, {{100, 105, 0}}}), std::optional<double>(2));
    QCOMPARE(leastDisorder({{{0, 5, 0}}, {{0, 5, 0}}}), std::optional<double>(0));
    QCOMPARE(leastDisorder({{}, {}}), std::optional<double>(0));
}

void TestAlignment::givesUpOnTooMany()
{
    Units units(3);
    for (auto &own : units) {
        for (int i = 0; i < 100; ++i)
            own.push_back({static_cast<double>(i), 1000.0 + i, 0});
    }
    QVERIFY(!leastDisorder(units).has_value());
}

} // namespace standpoint

QTEST_GUILESS_MAIN(standpoint::TestAlignment)
#include "tst_alignment.moc"
