// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which articles and annotations a search looks at.
#pragma once

#include "model/project/progress.h"

namespace standpoint {

/// All that is set must hold; what is not set (null, invalid, empty) asks for nothing.
struct SearchFilters
{
    // Of annotations: one and the same must have all of them.
    AnnotatorId annotator;
    IssueId issue;
    StanceId stance;
    // Of articles.
    std::optional<Progress> progress;
    AnnotatorId progressOf; ///< whose progress; null: of anybody who began it, and of all for Todo
    QDate from;             ///< first day of publication; articles without a day are left out then
    QDate to;               ///< last day
    QStringList tags;       ///< the article has each of them
    QString source;
    QString language; ///< "pt" asks for "pt-BR" too

    bool operator==(const SearchFilters &) const = default;

    bool asksForAnnotations() const { return !annotator.isNull() || !issue.isNull() || !stance.isNull(); }
    bool fits(const Annotation &annotation) const
    {
        return (annotator.isNull() || annotation.annotator == annotator)
            && (issue.isNull() || annotation.issue == issue)
            && (stance.isNull() || annotation.stance == stance);
    }
    /// Only what is asked of articles.
    bool fits(const Article &article) const;
    /// How many questions are asked: for people.
    int count() const;
};

} // namespace standpoint
