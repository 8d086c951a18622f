// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cells of a table have been found to name, so that each is looked up once and not a million times.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace standpoint {

struct CellHash
{
    using is_transparent = void;
    size_t operator()(std::string_view cell) const { return std::hash<std::string_view>()(cell); }
};

template <typename Value> using CellCache = std::unordered_map<std::string, Value, CellHash, std::equal_to<>>;

} // namespace standpoint
