// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/evidence_marks.h"

#include <algorithm>
#include <array>

namespace standpoint {

std::vector<EvidenceMark> marksIn(const ShownAnnotations &annotations, TextSpan piece)
{
    std::vector<EvidenceMark> marks;
    for (const int index : annotations.touching(piece)) {
        const Annotation &annotation = annotations[index];
        for (int i = 0; i < annotation.evidence.count(); ++i) {
            const TextSpan span = annotation.evidence.at(i);
            if (span.overlaps(piece))
                marks.push_back({span, annotation.stance, 0, i + 1 == annotation.evidence.count()});
        }
    }
    std::ranges::sort(marks, {}, [](const EvidenceMark &mark) {
        return std::tuple(mark.span.begin, -mark.span.end, mark.stance, !mark.last);
    });
    const auto same = [](const EvidenceMark &a, const EvidenceMark &b) {
        return a.span == b.span && a.stance == b.stance;
    };
    marks.erase(std::unique(marks.begin(), marks.end(), same), marks.end());
    std::array<int, 3> ends{};
    for (EvidenceMark &mark : marks) {
        const auto free = std::ranges::find_if(ends, [&](int end) { return end <= mark.span.begin; });
        mark.slot = std::min(static_cast<int>(free - ends.begin()), 2);
        int &end = ends[static_cast<size_t>(mark.slot)];
        end = std::max(end, mark.span.end);
    }
    return marks;
}

std::vector<StanceStretch> stretchesOf(const std::vector<EvidenceMark> &marks, TextSpan piece)
{
    std::vector<int> bounds;
    for (const EvidenceMark &mark : marks) {
        bounds.push_back(std::max(mark.span.begin, piece.begin));
        bounds.push_back(std::min(mark.span.end, piece.end));
    }
    std::ranges::sort(bounds);
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    std::vector<StanceStretch> stretches;
    for (size_t i = 1; i < bounds.size(); ++i) {
        StanceStretch stretch{{bounds[i - 1], bounds[i]}, {}};
        for (const EvidenceMark &mark : marks) {
            if (mark.span.contains(stretch.span) && std::ranges::count(stretch.stances, mark.stance) == 0)
                stretch.stances.push_back(mark.stance);
        }
        if (!stretch.stances.empty())
            stretches.push_back(std::move(stretch));
    }
    return stretches;
}

} // namespace standpoint
