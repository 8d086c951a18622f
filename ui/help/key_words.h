// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages of the help name the keys that everything has at first. What is shown names those of now.
#pragma once

#include "ui/keys/key_set.h"

namespace standpoint {

/// The key that a page writes so: "Ctrl+Enter", "Page Down", "↓", "Q"; empty for what is none.
QKeySequence keyInHelp(const QString &words);

/// The page (its file's name without ending, and its Markdown) with the keys of this set: a key in code marks
/// becomes the one that its action has instead. The page of the keys ends with all that differ. Pages in
/// which such marks mean something else, of formats say, stay as they are.
QString withKeysOfNow(const QString &page, const QString &markdown, const KeySet &set);

} // namespace standpoint
