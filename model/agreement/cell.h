// SPDX-License-Identifier: GPL-3.0-or-later
//
// Matrices that are stored row by row in one vector.
#pragma once

#include <cstddef>

namespace standpoint {

/// The place of a cell in a matrix of so many columns.
inline size_t cellAt(int row, int column, int columns)
{
    return static_cast<size_t>(row) * static_cast<size_t>(columns) + static_cast<size_t>(column);
}

} // namespace standpoint
