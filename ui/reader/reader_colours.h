// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of the page, all derived from the palette, so that light, dark and high contrast follow by
// themselves.
#pragma once

#include <QColor>
#include <QPalette>

#include <initializer_list>

namespace standpoint {

/// WCAG 2 contrast of two opaque colours: 1 (equal) to 21 (black on white).
double contrast(const QColor &a, const QColor &b);
/// `share` of `b` (0 to 1) in `a`.
QColor mixed(const QColor &a, const QColor &b, double share);
/// What a palette wants between text and its ground: 7 where it is made for high contrast, else 4.5.
double wantedContrast(const QPalette &palette);
/// `colour` made darker or lighter until its contrast with each background is at least `wanted`.
QColor readable(const QColor &colour, std::initializer_list<QColor> backgrounds, double wanted = 4.5);

struct ReaderColours
{
    QColor page;
    QColor ink;
    QColor quiet;        ///< numbers, byline
    QColor mention;      ///< under the names of actors: seen, and passed over by who reads
    QColor band;         ///< behind the current sentence
    QColor bar;          ///< beside the current sentence, and round what has the focus
    QColor marked;       ///< behind marked words
    QColor markedLine;   ///< above and below them: plain on the page, the band and every wash
    double wanted = 4.5; ///< contrast of text

    static ReaderColours from(const QPalette &palette);

    /// Under words of an issue's list: one of four colours far from those of the stances.
    QColor keyword(int style) const;

    /// Text, signs and lines in a stance's colour; readable on the page and on tint().
    QColor stanceInk(const QColor &stance) const;
    /// Behind evidence in the text; see-through, so that `layers` of them over each other mix and stay light.
    QColor wash(const QColor &stance, int layers = 1) const;
    /// Behind a chip; opaque.
    QColor tint(const QColor &stance) const;
};

} // namespace standpoint
