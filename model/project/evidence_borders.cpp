// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/evidence_borders.h"

#include <algorithm>

namespace standpoint {

namespace {

/// Whether the fragment keeps something when the border goes to `position`.
bool leavesSomething(TextSpan span, WordSide side, int position)
{
    return side == WordSide::Begin ? position < span.end : position > span.begin;
}

int nearer(int position, std::optional<int> before, std::optional<int> after, int otherwise)
{
    if (before && after)
        return position - *before <= *after - position ? *before : *after;
    return before ? *before : after.value_or(otherwise);
}

} // namespace

int placeOf(const Evidence &evidence, EvidenceBorder border)
{
    const TextSpan span = evidence.at(border.fragment);
    return border.side == WordSide::Begin ? span.begin : span.end;
}

std::optional<int> borderStep(QStringView text, const Evidence &evidence, EvidenceBorder border, bool forward)
{
    const int from = placeOf(evidence, border);
    const std::optional<int> to =
        forward ? wordBorderAfter(text, from, border.side) : wordBorderBefore(text, from, border.side);
    return to && leavesSomething(evidence.at(border.fragment), border.side, *to) ? to : std::nullopt;
}

int borderNear(QStringView text, const Evidence &evidence, EvidenceBorder border, int position, bool exact)
{
    const TextSpan span = evidence.at(border.fragment);
    const WordSide side = border.side;
    std::optional<int> before;
    std::optional<int> after;
    if (exact) {
        GraphemeBoundaries boundaries(text);
        before = boundaries.boundaryBefore(position);
        after = boundaries.boundaryAfter(position);
    } else {
        before = wordBorderBefore(text, position + 1, side);
        after = wordBorderAfter(text, position - 1, side);
    }
    for (std::optional<int> *place : {&before, &after}) {
        if (*place && !leavesSomething(span, side, **place))
            place->reset();
    }
    if (!before && !after) { // beyond the other border: what is left is the last word, or character
        GraphemeBoundaries boundaries(text);
        if (side == WordSide::Begin)
            before = exact ? boundaries.boundaryBefore(span.end - 1) : wordBorderBefore(text, span.end, side);
        else
            after =
                exact ? boundaries.boundaryAfter(span.begin + 1) : wordBorderAfter(text, span.begin, side);
    }
    return nearer(position, before, after, placeOf(evidence, border));
}

Evidence withBorder(const Evidence &evidence, EvidenceBorder border, int position)
{
    TextSpan span = evidence.at(border.fragment);
    (border.side == WordSide::Begin ? span.begin : span.end) = position;
    QList<TextSpan> fragments;
    for (int i = 0; i < evidence.count(); ++i) {
        const TextSpan other = evidence.at(i);
        if (i < border.fragment && border.side == WordSide::Begin && other.end >= span.begin)
            span.begin = std::min(span.begin, other.begin);
        else if (i > border.fragment && border.side == WordSide::End && other.begin <= span.end)
            span.end = std::max(span.end, other.end);
        else if (i != border.fragment)
            fragments.append(other);
    }
    fragments.insert(std::ranges::upper_bound(fragments, span) - fragments.begin(), span);
    return Evidence(fragments);
}

int fragmentAt(const Evidence &evidence, int position)
{
    int fragment = 0;
    while (fragment + 1 < evidence.count() && evidence.at(fragment).end < position)
        ++fragment;
    return fragment;
}

} // namespace standpoint
