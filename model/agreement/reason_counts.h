// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why cases were decided as they were, counted up to the paragraphs of the codebook.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// How often a reason was given, for decisions on these issues; retired reasons only where they were.
struct ReasonCount
{
    ReasonId reason; ///< null: none was given
    QString name;    ///< empty for null
    QString paragraph;
    qint64 accepted = 0;
    qint64 rejected = 0;
    bool operator==(const ReasonCount &) const = default;
};
/// In the codebook's order, "none was given" last. Acts count, not units: what was decided on a case at once
/// counts once.
QList<ReasonCount> countReasons(const Project &project);

/// The same summed by paragraph of the codebook, most first; reasons without one are left out.
struct ParagraphCount
{
    QString paragraph;
    qint64 count = 0;
    bool operator==(const ParagraphCount &) const = default;
};
QList<ParagraphCount> countParagraphs(const QList<ReasonCount> &reasons);

} // namespace standpoint
