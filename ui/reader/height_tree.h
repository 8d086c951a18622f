// SPDX-License-Identifier: GPL-3.0-or-later
//
// Heights of pieces one below the other (a Fenwick tree): where a piece begins, and which piece is at a
// height, both in O(log n), although heights change one by one as pieces are laid out.
#pragma once

#include <bit>
#include <cstddef>
#include <vector>

namespace standpoint {

class HeightTree
{
public:
    void build(std::vector<int> heights)
    {
        m_heights = std::move(heights);
        m_sums.assign(m_heights.size() + 1, 0);
        for (size_t i = 1; i < m_sums.size(); ++i) {
            m_sums[i] += m_heights[i - 1];
            const size_t parent = i + (i & (~i + 1));
            if (parent < m_sums.size())
                m_sums[parent] += m_sums[i];
        }
    }
    int height(int index) const { return m_heights[static_cast<size_t>(index)]; }
    void setHeight(int index, int height)
    {
        const int difference = height - this->height(index);
        m_heights[static_cast<size_t>(index)] = height;
        for (size_t i = static_cast<size_t>(index) + 1; i < m_sums.size(); i += i & (~i + 1))
            m_sums[i] += difference;
    }
    /// The heights of all before `index`, added up; of all, where it is the number of pieces.
    int top(int index) const
    {
        int sum = 0;
        for (auto i = static_cast<size_t>(index); i > 0; i -= i & (~i + 1))
            sum += m_sums[i];
        return sum;
    }
    /// The last index whose top is at or above `y`; 0 where none is.
    int indexAt(int y) const
    {
        size_t index = 0;
        for (size_t step = std::bit_floor(m_sums.size()); step > 0; step /= 2) {
            if (index + step < m_sums.size() && m_sums[index + step] <= y) {
                index += step;
                y -= m_sums[index];
            }
        }
        return index >= m_heights.size() && index > 0 ? static_cast<int>(index) - 1 : static_cast<int>(index);
    }

private:
    std::vector<int> m_heights;
    std::vector<int> m_sums;
};

} // namespace standpoint
