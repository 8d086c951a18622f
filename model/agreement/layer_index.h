// SPDX-License-Identifier: GPL-3.0-or-later
//
// What those annotators without gold who have done an article say in it, by sentence, actor and issue.
#pragma once

#include "model/agreement/cases.h"

#include <span>

namespace standpoint {

using ActorAndIssue = std::pair<ActorId, IssueId>;

class LayerIndex
{
public:
    /// The article must outlive it. Annotations of other actors and issues than `only`, or that lie elsewhere
    /// than in `place`, are left out.
    LayerIndex(const Project &project, const Article &article, const QSet<ActorAndIssue> *only,
        std::optional<TextSpan> place = {});

    using Entry = std::pair<CaseUnit, qint32>; ///< with an index into the article's annotations
    /// In the article's order.
    std::span<const Entry> on(const CaseUnit &unit) const;
    /// As fingerprintOf().
    quint32 fingerprint(TextSpan place, ActorId actor, IssueId issue) const;

private:
    const Article &m_article;
    std::vector<Entry> m_entries;
};

} // namespace standpoint
