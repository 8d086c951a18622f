// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which part of a page is its article, and that part as paragraphs.
//
// 1. Left out everywhere: what is never read (scripts, menus, fields, pictures and their captions, asides),
// what
//    is hidden, and what its class, id or role calls navigation, advert, notice, comment and the like; but
//    nothing that has half of the page's text, whatever it is called.
// 2. The article is the element marked as its body; else the largest `<article>`, where it has half of what
// is
//    left; else from `<main>` or `<body>` down as long as one child has nearly all of the text.
// 3. In it, lists that consist of links are left out.
#pragma once

#include "model/documents/html_tree.h"
#include "model/documents/text_builder.h"

namespace standpoint {

/// Adds the article of this page.
void addArticleText(const xmlNode *page, TextBuilder &text);

/// Adds all that is in this element but what is never read and what is hidden: a chapter of a book. Says how
/// many notes were left out.
int addChapterText(const xmlNode *chapter, TextBuilder &text);

} // namespace standpoint
