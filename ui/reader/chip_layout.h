// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the chips stand in the margin: each sentence's begin at its first line and flow down. Where there is
// no room before the next sentence's they are counted ("+2") instead of shown; those of raised sentences are
// always all shown, over their neighbours. The text is never moved by them.
#pragma once

#include "ui/reader/page_layout.h"
#include "ui/reader/shown_annotations.h"

namespace standpoint {

struct Chip
{
    AnnotationId annotation;
    ActorId actor;
    IssueId issue;
    StanceId stance;
    int sentence = 0;
    int more = 0; ///< how many further annotations have no chip of their own
    bool raised = false;
    QRect rect; ///< on the page

    bool operator==(const Chip &) const = default;
};

/// The chips of annotations that begin in pieces [first, last], which are laid out. Raised ones come last.
std::vector<Chip> placeChips(const PageLayout &layout, const ShownAnnotations &annotations,
    const QList<TextSpan> &sentences, int first, int last, const QList<int> &raised);

} // namespace standpoint
