// SPDX-License-Identifier: GPL-3.0-or-later
//
// The article for screen readers: its text, the current sentence as cursor and selection, and who stands
// where in it.
#pragma once

namespace standpoint {

/// Makes Qt use our interface for every ArticleView. May be called more than once.
void installArticleAccessibility();

} // namespace standpoint
