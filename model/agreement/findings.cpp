// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/findings.h"

#include <algorithm>

namespace standpoint {

namespace {

std::vector<Finding> gathered(const Article &article, const Comparison &comparison,
    const ComparedArticle &compared, SentenceRange within, qint64 *outside)
{
    std::vector<Finding> findings;
    const QList<TextSpan> &sentences = article.sentences();
    const bool all = within.end - within.first == sentences.size();
    const int begin = all ? 0 : sentences[within.first].begin;
    const int end = all ? 0 : sentences[within.end - 1].end;
    for (const Annotation &annotation : article.annotations) {
        if (!all && annotation.evidence.begin() >= end)
            break;
        if (!all && annotation.evidence.end() <= begin)
            continue;
        const qsizetype g = comparison.annotators.indexOf(annotation.annotator);
        if (g < 0 || !compared.done[static_cast<size_t>(g)]
            || (comparison.issue && annotation.issue != *comparison.issue))
            continue;
        bool touched = false;
        for (int f = 0; f < annotation.evidence.count(); ++f) {
            const SentenceRange there = sentencesTouching(article, annotation.evidence.at(f));
            touched = touched || there.first < there.end;
            for (qint32 s = std::max(there.first, within.first); s < std::min(there.end, within.end); ++s)
                findings.push_back(
                    {s, annotation.actor, annotation.issue, static_cast<int>(g), annotation.stance});
        }
        if (outside)
            *outside += touched ? 0 : 1;
    }
    std::ranges::sort(findings);
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    return findings;
}

} // namespace

std::vector<Finding> findingsIn(
    const Article &article, const Comparison &comparison, const ComparedArticle &compared, qint64 &outside)
{
    const SentenceRange all{0, static_cast<qint32>(article.sentences().size())};
    return gathered(article, comparison, compared, all, &outside);
}

std::vector<Finding> findingsIn(const Article &article, const Comparison &comparison,
    const ComparedArticle &compared, SentenceRange within)
{
    if (within.first >= within.end)
        return {};
    return gathered(article, comparison, compared, within, nullptr);
}

} // namespace standpoint
