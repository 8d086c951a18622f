// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shares as bars, measures as dots with their intervals: the same on the screen and in print.
#pragma once

#include "model/agreement/report_writing.h"

#include <QColor>

class QPainter;
class QRectF;

namespace standpoint {

struct DrawnColours
{
    QColor mark;   ///< bar, dot and interval
    QColor ground; ///< the part of a bar's line that is not the bar
    QColor axis;   ///< the line of measures and its marks at 0 and 1
};

/// Draws into `room`, from left to right whatever the direction of text: numbers grow to the right.
void draw(QPainter &painter, const QRectF &room, const DrawnCell &cell, const DrawnColours &colours);

} // namespace standpoint
