// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/sentences_touched.h"

#include <algorithm>

namespace standpoint {

SentenceRange sentencesTouching(const Article &article, TextSpan place)
{
    const QList<TextSpan> &sentences = article.sentences();
    const auto first = std::ranges::upper_bound(sentences, place.begin, {}, &TextSpan::end);
    auto end = first; // few
    while (end != sentences.end() && end->begin < place.end)
        ++end;
    return {static_cast<qint32>(first - sentences.begin()), static_cast<qint32>(end - sentences.begin())};
}

int firstSentenceOf(const Article &article, const Evidence &evidence)
{
    for (int f = 0; f < evidence.count(); ++f) {
        if (const SentenceRange there = sentencesTouching(article, evidence.at(f)); !there.isEmpty())
            return there.first;
    }
    return article.sentenceAt(evidence.begin());
}

} // namespace standpoint
