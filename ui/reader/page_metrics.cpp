// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/page_metrics.h"

#include <QFontInfo>
#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace standpoint {

namespace {

constexpr int outerMargin = 16;
constexpr int chipGap = 24;    ///< between column and chips
constexpr int goodLength = 57; ///< characters to which the column gives way to the chips
constexpr int leastLength = 40;

QFont scaled(const QFont &font, double factor, double leastPixels)
{
    QFont result = font;
    const double pixels = QFontInfo(font).pixelSize() * factor;
    result.setPixelSize(static_cast<int>(std::lround(std::max(pixels, leastPixels))));
    return result;
}

/// Widths of the column, in pixels: as wide as reads best, a little less, and as little as reads at all.
struct ColumnWidths
{
    int best, good, least;
};

/// The column gives way to the chips down to a good width, then the chips to the column, then both.
void placeStrips(PageMetrics &page, const ColumnWidths &widths, int chipUnit)
{
    const int wideChips = 36 * chipUnit;
    const int usualChips = 26 * chipUnit;
    const int shortChips = 13 * chipUnit;
    const int dotWidth = page.chipHeight + 3 * chipUnit; // with two initials
    const int left = page.numbers.width + outerMargin / 2;
    const int room = page.viewWidth - left - chipGap - outerMargin; // for the column and the chips
    int chips = std::clamp(room - widths.good, usualChips, wideChips);
    if (room - chips < widths.least)
        chips = room - widths.least;
    page.dots = chips < shortChips;
    page.shortChips = !page.dots && chips < usualChips;
    if (page.dots)
        chips = dotWidth;
    page.column.width = std::max(80, std::min(widths.best, room - chips));
    const int lastX = page.viewWidth - outerMargin - chips - chipGap - page.column.width;
    page.column.x = std::max(left, std::min((page.viewWidth - page.column.width) / 2, lastX));
    page.chips.x = page.column.right() + chipGap;
    page.chips.width =
        page.dots ? dotWidth : std::min(48 * chipUnit, page.viewWidth - outerMargin - page.chips.x);
    page.numbers.x = page.column.x - page.numbers.width;
}

} // namespace

int PageMetrics::lineHeight() const
{
    return static_cast<int>(std::lround(QFontMetricsF(textFont).height() * lineSpacing));
}

int PageMetrics::paragraphGap() const
{
    return lineHeight() / 2;
}

PageMetrics pageMetrics(const PageWishes &wishes, double characterWidth, int viewWidth, bool mirrored)
{
    PageMetrics page;
    const QFont &textFont = wishes.textFont;
    const QFont &interfaceFont = wishes.interfaceFont;
    page.textFont = textFont;
    page.headlineFont = scaled(textFont, 1.5, 16);
    page.headlineFont.setWeight(QFont::DemiBold);
    page.smallFont = scaled(textFont, 0.78, 10);
    page.tinyFont = scaled(textFont, 0.6, 8);
    page.chipFont = interfaceFont;
    page.lineSpacing = wishes.lineSpacing;
    page.characterWidth = characterWidth;
    page.viewWidth = viewWidth;
    page.mirrored = mirrored;
    page.chipHeight = static_cast<int>(std::ceil(QFontMetricsF(interfaceFont).height())) + 8;
    const double digits = QFontMetricsF(page.smallFont).horizontalAdvance(QStringLiteral("0000"));
    page.numbers.width = std::max(44, static_cast<int>(digits) + 20);
    // Characters of an em or so (Chinese) make 70 too wide a line for the eye.
    const double em = QFontInfo(textFont).pixelSize();
    const auto widthOf = [&](int characters) {
        return static_cast<int>(std::min(characters * characterWidth, characters * 0.62 * em));
    };
    const int chipUnit = std::max(5, static_cast<int>(QFontMetricsF(interfaceFont).averageCharWidth()));
    const int best = wishes.lineLength;
    placeStrips(page,
        {widthOf(best), widthOf(std::min(best, goodLength)), widthOf(std::min(best, leastLength))}, chipUnit);
    if (mirrored) {
        for (Strip *strip : {&page.numbers, &page.column, &page.chips})
            strip->x = viewWidth - strip->right();
    }
    return page;
}

} // namespace standpoint
