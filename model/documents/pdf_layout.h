// SPDX-License-Identifier: GPL-3.0-or-later
//
// From words on pages to paragraphs.
//
// - Words beside each other are a line, lines are read column by column (pdf_columns.cpp).
// - Lines go on in one paragraph, unless there is more room above than between other lines, the size of the
//   letters changes, the line is set in, or the line before had room for the first word (and ended a sentence
//   or is much shorter than its column; in a justified column it is enough that it does not reach the edge).
//   Across columns and pages the same holds, room aside.
// - What stands at the top or bottom of several pages at the same place, numbers aside, is a running head and
// is
//   left out; so is a number alone there.
// - A hyphen at the end of a line goes, and the word is one, where letters stand on both sides and the second
//   part begins small (or both are capitals). It stays before a capital or digit (“Klaus-Dieter”), where the
//   document elsewhere has the word with it, and, with a space, before “and”, “und”, “et” and the like
//   (“Wohn- und Gewerbegebiet”).
#pragma once

#include <QRectF>
#include <QString>

#include <vector>

namespace standpoint {

/// A word as a page shows it. Points (1/72 inch) from the top left corner.
struct PageWord
{
    QString text; ///< in the order of the screen, from left to right
    QRectF box;
};

struct PageOfWords
{
    double width = 0;
    double height = 0;
    std::vector<PageWord> words;
};

struct LaidOutText
{
    QString text;           ///< as ExtractedDocument::text
    int pagesWithHeads = 0; ///< pages of which running heads or numbers were left out
};

LaidOutText laidOut(const std::vector<PageOfWords> &pages);

/// Two parts of a word that a line's end parted, the first with its hyphen.
enum class HyphenJoin
{
    Drop,     ///< “Regie-” “rung” is one word
    Keep,     ///< “Klaus-” “Dieter” has the hyphen
    KeepApart ///< “Wohn-” “und” are two words
};
HyphenJoin hyphenJoin(QStringView first, QStringView second);

} // namespace standpoint
