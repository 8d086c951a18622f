// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an issue's keywords stand for in a text.
#pragma once

#include "model/project/entities.h"

#include <QRegularExpression>

namespace standpoint {

/// Finds the keyword in a text: words as whole words and over any white space between them, a regular
/// expression as it stands; both whatever the capitals. Not valid where the regular expression is none.
QRegularExpression expressionOf(const Keyword &keyword);

} // namespace standpoint
