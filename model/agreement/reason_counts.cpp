// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/reason_counts.h"

#include <algorithm>
#include <map>

namespace standpoint {

QList<ReasonCount> countReasons(const Project &project)
{
    struct Act
    {
        ReasonId reason;
        bool accepted = false;
    };
    QHash<ReasonId, ReasonCount> counts;
    for (const Shared<Article> &article : project.articles()) {
        std::map<std::tuple<AnnotatorId, qint64>, Act> acts;
        for (const Decision &decision : article->decisions.orDefault()) {
            Act &act = acts[{decision.by, decision.at.toMSecsSinceEpoch()}];
            act.reason = decision.reason;
            act.accepted = act.accepted || decision.verdict == Decision::Verdict::Accepted;
        }
        for (const auto &[when, act] : acts)
            ++(act.accepted ? counts[act.reason].accepted : counts[act.reason].rejected);
    }
    QList<ReasonCount> result;
    for (const ReasonCode &reason : project.reasons().inOrder()) {
        const ReasonCount count = counts.value(reason.id);
        if (!reason.retired || count.accepted + count.rejected > 0)
            result.append({reason.id, reason.name, reason.paragraph, count.accepted, count.rejected});
    }
    if (const ReasonCount none = counts.value({}); none.accepted + none.rejected > 0)
        result.append(none);
    return result;
}

QList<ParagraphCount> countParagraphs(const QList<ReasonCount> &reasons)
{
    QList<ParagraphCount> result;
    for (const ReasonCount &reason : reasons) {
        const qint64 count = reason.accepted + reason.rejected;
        if (reason.paragraph.isEmpty() || count == 0)
            continue;
        const auto same = std::ranges::find(result, reason.paragraph, &ParagraphCount::paragraph);
        if (same == result.end())
            result.append({reason.paragraph, count});
        else
            same->count += count;
    }
    std::ranges::stable_sort(result, std::ranges::greater(), &ParagraphCount::count);
    return result;
}

} // namespace standpoint
