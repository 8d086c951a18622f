// SPDX-License-Identifier: GPL-3.0-or-later
//
// The confusion matrices of pairs of annotators, as lists of the cells that are not empty.
#pragma once

#include "model/agreement/label_table.h"

#include <functional>

namespace standpoint {

/// On so many items the first annotator of the pair gave one label and the second another.
struct PairCell
{
    qint32 first = 0;
    qint32 second = 0;
    qint64 count = 0;
    bool operator==(const PairCell &) const = default;
};

/// Calls visit(a, b, cells) for each pair a < b, by b and then a, with the cells by their labels. Only items
/// that both labelled count.
void forEachPair(
    const LabelTable &table, const std::function<void(int, int, std::span<const PairCell>)> &visit);

/// The cells of one pair.
std::vector<PairCell> pairCells(const LabelTable &table, int a, int b);

} // namespace standpoint
