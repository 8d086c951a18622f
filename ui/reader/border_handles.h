// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the mouse takes hold of to move the borders of the evidence in focus: a bar with a knob at each border
// that is in sight.
#pragma once

#include "model/project/evidence_borders.h"
#include "ui/reader/page_layout.h"

#include <vector>

class QPainter;

namespace standpoint {

/// All on the page.
struct BorderHandle
{
    EvidenceBorder border;
    QRectF bar;
    QRectF knob; ///< above the words
    QRectF hit;  ///< what the mouse may press

    bool operator==(const BorderHandle &) const = default;
};

/// The handles of evidence in pieces `first` to `last`, as far as these are laid out. Its cost grows with the
/// fragments in them only.
std::vector<BorderHandle> borderHandles(
    const PageLayout &layout, const Evidence &evidence, int first, int last);

/// The one that a point of the page takes hold of, the nearest if there are several; null where there is
/// none.
const BorderHandle *handleAt(const std::vector<BorderHandle> &handles, QPointF point);

/// `hollow`: not the one that the keys move.
void paintHandle(
    QPainter &painter, const BorderHandle &handle, const QColor &ink, const QColor &page, bool hollow);

} // namespace standpoint
