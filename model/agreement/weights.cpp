// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/weights.h"

#include <cmath>
#include <numeric>

namespace standpoint {

WeightMatrix::WeightMatrix(const LabelTable &table, Weighting weighting)
    : m_size(weighting == Weighting::Identity ? table.categories : table.ordered)
{
    if (weighting == Weighting::Identity)
        return;
    m_weights.assign(cellAt(m_size, 0, m_size), 1.0);
    if (m_size < 2)
        return;
    const double range = table.position(m_size - 1) - table.position(0);
    const double pairs = static_cast<double>(m_size) * (m_size - 1);
    for (int a = 0; a < m_size; ++a) {
        for (int b = 0; b < m_size; ++b) {
            const double steps = std::abs(a - b);
            const double distance = range > 0 ? std::abs(table.position(a) - table.position(b)) / range : 0;
            double &weight = m_weights[cellAt(a, b, m_size)];
            if (weighting == Weighting::Linear)
                weight = 1 - distance;
            else if (weighting == Weighting::Quadratic)
                weight = 1 - distance * distance;
            else
                weight = 1 - steps * (steps + 1) / pairs;
        }
    }
}

double WeightMatrix::sum() const
{
    return isIdentity() ? m_size : std::accumulate(m_weights.begin(), m_weights.end(), 0.0);
}

} // namespace standpoint
