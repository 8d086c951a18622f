// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keywords as people write them.
#pragma once

#include "model/project/entities.h"

namespace standpoint {

/// Keywords as lines, a regular expression between slashes.
QString keywordLines(const QList<Keyword> &keywords);
/// What keywordLines() writes; of the lines that say the same as one of `before`, that one.
QList<Keyword> keywordsFrom(const QString &lines, const QList<Keyword> &before);

} // namespace standpoint
