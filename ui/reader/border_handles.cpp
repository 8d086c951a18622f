// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/border_handles.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace standpoint {

namespace {

constexpr double barWidth = 2;
constexpr double distance = 1; ///< from the letters
constexpr double knobSize = 9;
constexpr double knobOutside = 2;
constexpr double reachOut = 9; ///< pixels that are pressed on the far side of a border
constexpr double reachIn = 4;  ///< on the side of the words

BorderHandle handleFor(const PageLayout &layout, int piece, EvidenceBorder border, int place)
{
    const bool isEnd = border.side == WordSide::End;
    const BorderPlace at = layout.borderPlace(piece, isEnd ? place - 1 : place, isEnd);
    const QFontMetricsF metrics(layout.metrics().textFont);
    const double top = std::max(at.line.top() + 2, std::floor(at.baseline - metrics.ascent()));
    const double bottom = std::min(at.line.bottom(), std::ceil(at.baseline + metrics.descent()));
    // Outside of the words: at the left of a beginning that runs to the right.
    const bool atLeft = isEnd == at.leftwards;
    const double x = std::round(at.x) + (atLeft ? -barWidth - distance : distance);
    BorderHandle handle;
    handle.border = border;
    handle.bar = QRectF(x, top, barWidth, bottom - top);
    const double middle = x + barWidth / 2;
    // Above the words, for the sign of the stance stands below their end; and outside, so that those of a
    // single letter lie side by side.
    const double knob = middle + (atLeft ? -knobOutside : knobOutside);
    handle.knob = QRectF(knob - knobSize / 2, top - knobSize * 2 / 3, knobSize, knobSize);
    const double left = middle - (atLeft ? reachOut : reachIn);
    handle.hit = QRectF(left, at.line.top(), reachOut + reachIn, at.line.height()).united(handle.knob);
    return handle;
}

} // namespace

std::vector<BorderHandle> borderHandles(
    const PageLayout &layout, const Evidence &evidence, int first, int last)
{
    std::vector<BorderHandle> handles;
    const TextSpan sight{layout.piece(first).span.begin, layout.piece(last).span.end};
    int low = 0;
    for (int high = evidence.count(); low < high;) { // the first fragment that ends in sight
        const int middle = (low + high) / 2;
        if (evidence.at(middle).end < sight.begin)
            low = middle + 1;
        else
            high = middle;
    }
    const auto add = [&](int fragment, WordSide side, int place) {
        const int character = side == WordSide::End ? place - 1 : place;
        const int piece = layout.pieceAt(character);
        if (piece >= first && piece <= last && layout.piece(piece).span.contains(character)
            && layout.laidAlready(piece))
            handles.push_back(handleFor(layout, piece, {fragment, side}, place));
    };
    for (int i = low; i < evidence.count() && evidence.at(i).begin < sight.end; ++i) {
        add(i, WordSide::Begin, evidence.at(i).begin);
        add(i, WordSide::End, evidence.at(i).end);
    }
    return handles;
}

const BorderHandle *handleAt(const std::vector<BorderHandle> &handles, QPointF point)
{
    const BorderHandle *nearest = nullptr;
    const auto distance = [point](const BorderHandle &handle) {
        const QPointF way = point - handle.bar.center();
        // A knob tells apart what a bar over one letter cannot.
        return handle.knob.contains(point) ? -1 : std::abs(way.x());
    };
    for (const BorderHandle &handle : handles) {
        if (handle.hit.contains(point) && (!nearest || distance(handle) < distance(*nearest)))
            nearest = &handle;
    }
    return nearest;
}

void paintHandle(
    QPainter &painter, const BorderHandle &handle, const QColor &ink, const QColor &page, bool hollow)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(handle.bar, ink);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(page, 1));
    painter.setBrush(ink);
    painter.drawEllipse(handle.knob);
    if (hollow) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(page);
        painter.drawEllipse(handle.knob.adjusted(2.5, 2.5, -2.5, -2.5));
    }
    painter.restore();
}

} // namespace standpoint
