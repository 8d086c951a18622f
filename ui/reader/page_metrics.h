// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where things stand across the page: numbers, text column, chips; mirrored for right-to-left articles.
#pragma once

#include <QFont>
#include <QRect>

namespace standpoint {

/// A horizontal stretch of the page, in pixels of the viewport.
struct Strip
{
    int x = 0;
    int width = 0;
    int right() const { return x + width; }
    bool operator==(const Strip &) const = default;
};

struct PageMetrics
{
    QFont textFont;
    QFont headlineFont;
    QFont smallFont; ///< byline, sentence numbers
    QFont tinyFont;  ///< numbers within the text, signs at the end of evidence
    QFont chipFont;  ///< the interface's own size
    double lineSpacing = 1.5;
    double characterWidth = 8; ///< the mean of this article's characters
    int viewWidth = 0;
    Strip numbers;
    Strip column;
    Strip chips;
    bool shortChips = false; ///< room for the actor and the first letters of the issue
    bool dots = false;       ///< no room for chips: each is a dot with its sign and the initials of the actor
    bool mirrored = false;
    int chipHeight = 20; ///< from one chip to the next

    int lineHeight() const;
    int paragraphGap() const;
    bool operator==(const PageMetrics &) const = default;
};

/// What the reader wishes.
struct PageWishes
{
    QFont textFont;
    QFont interfaceFont;
    double lineSpacing = 1.5; ///< in heights of the font
    int lineLength = 70;      ///< characters
};

/// As many characters a line as are wished for, down to 57 for chips that can be read, never below 40 as long
/// as the width allows; the column is centred where there is room for the chips beside it.
PageMetrics pageMetrics(const PageWishes &wishes, double characterWidth, int viewWidth, bool mirrored);

} // namespace standpoint
