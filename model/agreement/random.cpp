// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/random.h"

#include <array>
#include <cmath>
#include <numbers>

namespace standpoint {

namespace {

/// log k! - (k + 1/2) log (k + 1) + (k + 1) - log sqrt(2 pi): what Stirling's formula leaves.
double stirlingRest(double k)
{
    static constexpr std::array<double, 10> small{0.08106146679532726, 0.04134069595540929,
        0.02767792568499834, 0.02079067210376509, 0.01664469118982119, 0.01387612882307075,
        0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871};
    if (k < 10)
        return small[static_cast<size_t>(k)];
    const double inverse = 1 / ((k + 1) * (k + 1));
    return (1.0 / 12 - (1.0 / 360 - inverse / 1260) * inverse) / (k + 1);
}

} // namespace

Random::Random(quint64 seed, quint64 stream)
{
    std::seed_seq sequence{static_cast<quint32>(seed), static_cast<quint32>(seed >> 32),
        static_cast<quint32>(stream), static_cast<quint32>(stream >> 32)};
    m_engine.seed(sequence);
}

// Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29(1).
quint64 Random::below(quint64 count)
{
    __extension__ using Product = unsigned __int128;
    Product product = static_cast<Product>(m_engine()) * count;
    if (static_cast<quint64>(product) < count) {
        const quint64 tooFew = (0 - count) % count;
        while (static_cast<quint64>(product) < tooFew)
            product = static_cast<Product>(m_engine()) * count;
    }
    return static_cast<quint64>(product >> 64);
}

// Hörmann 1993, Journal of Statistical Computation and Simulation 46: transformed rejection with squeeze;
// inversion where few successes are expected.
qint64 Random::binomial(qint64 trials, double p)
{
    if (trials <= 0 || p <= 0)
        return 0;
    if (p >= 1)
        return trials;
    if (p > 0.5)
        return trials - binomial(trials, 1 - p);
    const auto n = static_cast<double>(trials);
    const double odds = p / (1 - p);
    if (n * p < 10) {
        const double none = std::exp(n * std::log1p(-p));
        for (;;) {
            double chance = none;
            double rest = unit();
            for (qint64 k = 0; k <= trials && k < 200; ++k) {
                if (rest < chance)
                    return k;
                rest -= chance;
                chance *= odds * (n - static_cast<double>(k)) / static_cast<double>(k + 1);
            }
        }
    }
    const double deviation = std::sqrt(n * p * (1 - p));
    const double b = 1.15 + 2.53 * deviation;
    const double a = -0.0873 + 0.0248 * b + 0.01 * p;
    const double c = n * p + 0.5;
    const double squeeze = 0.92 - 4.2 / b;
    const double alpha = (2.83 + 5.1 / b) * deviation;
    const double mode = std::floor((n + 1) * p);
    for (;;) {
        const double u = unit() - 0.5;
        double v = unit();
        const double us = 0.5 - std::abs(u);
        const double k = std::floor((2 * a / us + b) * u + c);
        if (us >= 0.07 && v <= squeeze)
            return static_cast<qint64>(k);
        if (k < 0 || k > n)
            continue;
        v = std::log(v * alpha / (a / (us * us) + b));
        const double bound = (mode + 0.5) * std::log((mode + 1) / (odds * (n - mode + 1)))
            + stirlingRest(mode) + stirlingRest(n - mode) + (n + 1) * std::log((n - mode + 1) / (n - k + 1))
            + (k + 0.5) * std::log(odds * (n - k + 1) / (k + 1)) - stirlingRest(k) - stirlingRest(n - k);
        if (v <= bound)
            return static_cast<qint64>(k);
    }
}

// Box & Muller 1958, Annals of Mathematical Statistics 29(2).
double Random::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    const double radius = std::sqrt(-2 * std::log(1 - unit()));
    const double angle = 2 * std::numbers::pi * unit();
    m_spare = radius * std::sin(angle);
    m_hasSpare = true;
    return radius * std::cos(angle);
}

} // namespace standpoint
