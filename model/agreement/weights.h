// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much two labels that differ still agree.
#pragma once

#include "model/agreement/cell.h"
#include "model/agreement/label_table.h"

namespace standpoint {

/// From 0 to 1; 1 for equal labels. Linear and quadratic: one minus the distance on the scale, or its square,
/// as a share of the whole scale's (Cohen 1968, Psychological Bulletin 70(4)). Ordinal: one minus the share
/// of the pairs of labels that lie between the two (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.,
/// ch. 3).
enum class Weighting
{
    Identity,
    Linear,
    Quadratic,
    Ordinal
};
inline constexpr int weightingCount = 4;

/// The agreement of every two categories of a table on its scale.
class WeightMatrix
{
public:
    /// Identity is over all categories and takes no room, the others over the ordered ones.
    WeightMatrix(const LabelTable &table, Weighting weighting);

    int size() const { return m_size; }
    bool isIdentity() const { return m_weights.empty(); }
    double operator()(int a, int b) const
    {
        return isIdentity() ? (a == b ? 1.0 : 0.0) : m_weights[cellAt(a, b, m_size)];
    }
    /// Of all weights.
    double sum() const;

private:
    int m_size;
    std::vector<double> m_weights;
};

} // namespace standpoint
