// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/reader_colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace standpoint {

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &colour)
{
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

bool isDark(const QColor &colour)
{
    return luminance(colour) < 0.18;
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

double wantedContrast(const QPalette &palette)
{
    return contrast(palette.color(QPalette::Base), palette.color(QPalette::Text)) > 20 ? 7 : 4.5;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](float x, float y) {
        return static_cast<float>(x + (y - x) * std::clamp(share, 0.0, 1.0));
    };
    return QColor::fromRgbF(
        channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()), channel(a.blueF(), b.blueF()));
}

QColor readable(const QColor &colour, std::initializer_list<QColor> backgrounds, double wanted)
{
    const QColor towards = isDark(*backgrounds.begin()) ? QColor(Qt::white) : QColor(Qt::black);
    for (int step = 0; step <= 20; ++step) {
        const QColor candidate = mixed(colour, towards, step * 0.05);
        const bool good = std::ranges::all_of(
            backgrounds, [&](const QColor &background) { return contrast(candidate, background) >= wanted; });
        if (good)
            return candidate;
    }
    return towards;
}

ReaderColours ReaderColours::from(const QPalette &palette)
{
    ReaderColours colours;
    colours.wanted = wantedContrast(palette);
    colours.page = palette.color(QPalette::Base);
    colours.ink = palette.color(QPalette::Text);
    const QColor highlight = palette.color(QPalette::Highlight);
    // A highlight that is nearly the page's colour needs more of it to be seen.
    const bool pale = contrast(highlight, colours.page) < 1.6;
    colours.band = mixed(colours.page, highlight, pale ? 0.3 : isDark(colours.page) ? 0.16 : 0.08);
    colours.bar = readable(highlight, {colours.page}, 3);
    colours.quiet =
        readable(mixed(colours.ink, colours.page, 0.45), {colours.page, colours.band}, colours.wanted);
    colours.mention = readable(mixed(colours.ink, colours.page, 0.6), {colours.page, colours.band}, 3);
    // Marked words may lie on a band and on evidence of any stance, so their ground is opaque and their lines
    // stand out from all of these.
    const QColor accent = palette.color(QPalette::Link);
    double share = 0.5;
    do {
        colours.marked = mixed(colours.page, accent, share);
        share -= 0.02;
    } while (share > 0.1 && contrast(colours.ink, colours.marked) < colours.wanted);
    colours.markedLine = readable(accent, {colours.page, colours.band}, 4.5);
    return colours;
}

QColor ReaderColours::keyword(int style) const
{
    // Violet, green, magenta, olive: blue, orange and grey are stances'.
    static constexpr std::array<QRgb, 4> usual{0x7b4fb5, 0x1f8a5b, 0xb8327f, 0x6b7000};
    return readable(QColor(usual[static_cast<size_t>(style) % usual.size()]), {page, band}, wanted);
}

QColor ReaderColours::stanceInk(const QColor &stance) const
{
    return readable(stance, {page, tint(stance)}, wanted);
}

QColor ReaderColours::wash(const QColor &stance, int layers) const
{
    QColor colour = stance;
    colour.setAlphaF((isDark(page) ? 0.24F : 0.13F) / std::pow(static_cast<float>(layers), 0.75F));
    return colour;
}

QColor ReaderColours::tint(const QColor &stance) const
{
    return mixed(page, stance, isDark(page) ? 0.2 : 0.11);
}

} // namespace standpoint
