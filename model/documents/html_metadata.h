// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page says of itself.
#pragma once

#include "model/documents/extracted_document.h"
#include "model/documents/html_tree.h"

namespace standpoint {

/// Fills in title, author, source, url, language and date, each from the first place that has it: JSON-LD,
/// Open Graph and its relatives, other meta tags, marks in the page (`itemprop`, `<time>`), heading and
/// `<title>`. `body` gets the text of the article that JSON-LD has, where it does.
void readPageMetadata(const xmlNode *page, ExtractedDocument &document, QString &body);

} // namespace standpoint
