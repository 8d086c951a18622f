// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random numbers that are the same on every machine for the same seed. The standard library's distributions
// are not.
#pragma once

#include <QtGlobal>

#include <random>

namespace standpoint {

class Random
{
public:
    /// Streams of one seed are independent of each other.
    Random(quint64 seed, quint64 stream);

    quint64 bits() { return m_engine(); }
    /// From 0 to below 1, in steps of 2^-53.
    double unit() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }
    /// From 0 to below `count`, each equally likely; count > 0.
    quint64 below(quint64 count);
    /// How many of `trials` succeed where each does with probability `p`: exactly binomial.
    qint64 binomial(qint64 trials, double p);
    /// From the normal distribution with mean 0 and standard deviation 1.
    double normal();

private:
    std::mt19937_64 m_engine;
    double m_spare = 0;
    bool m_hasSpare = false;
};

} // namespace standpoint
