// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/layer_index.h"

#include "model/agreement/article_cases.h"

#include <algorithm>
#include <set>

namespace standpoint {

LayerIndex::LayerIndex(const Project &project, const Article &article, const QSet<ActorAndIssue> *only,
    std::optional<TextSpan> place)
    : m_article(article)
{
    QSet<AnnotatorId> counted;
    for (const ArticleState &state : article.states) {
        const Annotator *const annotator = project.annotators().find(state.annotator);
        if (annotator && !annotator->gold && state.state == ArticleState::State::Done)
            counted.insert(state.annotator);
    }
    for (qsizetype i = 0; i < article.annotations.size(); ++i) {
        const Annotation &annotation = article.annotations[i];
        if (place && !annotation.evidence.hull().overlaps(*place))
            continue;
        if ((only && !only->contains({annotation.actor, annotation.issue}))
            || !counted.contains(annotation.annotator))
            continue;
        for (int f = 0; f < annotation.evidence.count(); ++f) {
            const auto [first, end] = sentencesTouching(article, annotation.evidence.at(f));
            for (qint32 s = first; s < end; ++s)
                m_entries.push_back({{s, annotation.actor, annotation.issue}, static_cast<qint32>(i)});
        }
    }
    std::ranges::sort(m_entries);
    m_entries.erase(std::unique(m_entries.begin(), m_entries.end()), m_entries.end());
}

std::span<const LayerIndex::Entry> LayerIndex::on(const CaseUnit &unit) const
{
    const auto first = std::ranges::lower_bound(m_entries, unit, {}, &Entry::first);
    const auto end = std::ranges::upper_bound(first, m_entries.end(), unit, {}, &Entry::first);
    return {first, end};
}

quint32 LayerIndex::fingerprint(TextSpan place, ActorId actor, IssueId issue) const
{
    std::set<std::pair<AnnotatorId, StanceId>> said;
    const auto [first, end] = sentencesTouching(m_article, place);
    for (qint32 s = first; s < end; ++s) {
        for (const auto &[unit, index] : on({s, actor, issue})) {
            const Annotation &annotation = m_article.annotations[index];
            if (annotation.evidence.overlaps(place))
                said.insert({annotation.annotator, annotation.stance});
        }
    }
    // FNV-1a.
    quint32 hash = 2166136261U;
    const auto add = [&hash](const Bits128 &bits) {
        for (const quint64 half : {bits.high, bits.low}) {
            for (unsigned shift = 0; shift < 64; shift += 8)
                hash = (hash ^ static_cast<quint32>(half >> shift & 0xFF)) * 16777619U;
        }
    };
    for (const auto &[annotator, stance] : said) {
        add(annotator.bits);
        add(stance.bits);
    }
    return hash == 0 ? 1 : hash;
}

quint32 fingerprintOf(
    const Project &project, const Article &article, TextSpan place, ActorId actor, IssueId issue)
{
    const QSet<ActorAndIssue> only{{actor, issue}};
    return LayerIndex(project, article, &only).fingerprint(place, actor, issue);
}

} // namespace standpoint
