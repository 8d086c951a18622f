// SPDX-License-Identifier: GPL-3.0-or-later
//
// What foreign labels probably mean, told by the names of fields and by their values: where a person begins.
#pragma once

#include "model/exchange/foreign_look.h"

namespace standpoint {

/// A mapping in which each field is used once at most. What nothing points to has no field. Values of the
/// stance become stances of the codebook of the same sign, where their names tell it.
LabelMapping guessMapping(const ForeignLook &look, const Project &project);

/// -1, 0 or 1 where a label such as "oppose", "neutral" or "pro" says it.
std::optional<int> signOfLabel(const QString &label);

} // namespace standpoint
