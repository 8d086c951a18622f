// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/findings.h"

#include <algorithm>

namespace standpoint {

std::vector<Finding> findingsIn(
    const Article &article, const Comparison &comparison, const ComparedArticle &compared, qint64 &outside)
{
    std::vector<Finding> findings;
    const QList<TextSpan> &sentences = article.sentences();
    for (const Annotation &annotation : article.annotations) {
        const qsizetype g = comparison.annotators.indexOf(annotation.annotator);
        if (g < 0 || !compared.done[static_cast<size_t>(g)]
            || (comparison.issue && annotation.issue != *comparison.issue))
            continue;
        bool touched = false;
        for (int f = 0; f < annotation.evidence.count(); ++f) {
            const TextSpan fragment = annotation.evidence.at(f);
            for (auto s = std::ranges::upper_bound(sentences, fragment.begin, {}, &TextSpan::end);
                 s != sentences.end() && s->begin < fragment.end; ++s) {
                touched = true;
                findings.push_back({static_cast<qint32>(s - sentences.begin()), annotation.actor,
                    annotation.issue, static_cast<int>(g), annotation.stance});
            }
        }
        outside += touched ? 0 : 1;
    }
    std::ranges::sort(findings);
    findings.erase(std::unique(findings.begin(), findings.end()), findings.end());
    return findings;
}

} // namespace standpoint
