// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tells a stance file of SemEval-2016 from other text files.
#pragma once

#include <QByteArray>

namespace standpoint {

/// Whether a file that begins so has its columns: ID, Target, Tweet.
bool isSemEvalHead(const QByteArray &begin);

} // namespace standpoint
