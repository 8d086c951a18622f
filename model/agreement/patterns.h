// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items that got the same labels equally often count alike, whoever gave them: a million items of ten
// annotators and five labels are at most 3,003 patterns.
#pragma once

#include "model/agreement/label_table.h"

namespace standpoint {

struct LabelCount
{
    qint32 label = 0;
    qint32 count = 0;
    bool operator==(const LabelCount &) const = default;
};

struct Patterns
{
    std::vector<LabelCount> entries;  ///< of all patterns, each by ascending label
    std::vector<qsizetype> starts{0}; ///< pattern p has the entries from starts[p] to starts[p + 1]
    std::vector<qint64> multiplicity; ///< how many items have it
    std::vector<qint32> ofItem;

    qsizetype size() const { return std::ssize(multiplicity); }
    std::span<const LabelCount> at(qsizetype p) const
    {
        const auto i = static_cast<size_t>(p);
        return std::span(entries).subspan(
            static_cast<size_t>(starts[i]), static_cast<size_t>(starts[i + 1] - starts[i]));
    }
};

/// Patterns in the order in which their first items come.
Patterns patternsOf(const LabelTable &table);

/// How many labels a pattern has: m_i of an item in it.
int labelledBy(std::span<const LabelCount> pattern);

/// Items that got the same label from each annotator: the group of each item, numbered by first occurrence.
/// Groups of more annotators and categories than a number can tell are single items.
std::vector<qint32> identicalItems(const LabelTable &table, qint32 &groups);

} // namespace standpoint
