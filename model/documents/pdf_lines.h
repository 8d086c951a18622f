// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lines of a page, as pdf_layout.cpp puts them together.
#pragma once

#include "model/documents/pdf_layout.h"

namespace standpoint {

struct PageLine
{
    QString text; ///< in reading order
    QRectF box;
    double firstWord = 0; ///< width of the word that is read first
    int page = 0;
    bool rightToLeft = false;
    bool isItem = false; ///< a bullet stood before it
};

/// The lines of a page, in the order of its words.
std::vector<PageLine> linesOf(const PageOfWords &page, int number);

/// Takes away running heads and page numbers; says on how many pages.
int removeRunningHeads(std::vector<PageLine> &lines, const std::vector<PageOfWords> &pages);

/// Brings the lines of each page into the order in which its columns are read (pdf_columns.cpp says how).
void orderByColumns(std::vector<PageLine> &lines);

} // namespace standpoint
