// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/search/alike_articles.h"

namespace standpoint {

QList<AlikeArticles> alikeArticles(const Project &project, const std::function<bool()> &mayGoOn)
{
    QList<AlikeArticles> all;
    const QList<ArticleId> order = project.articleOrder();
    SketchIndex index;
    for (const ArticleId id : order) {
        if (mayGoOn && !mayGoOn())
            break;
        const QString &text = project.article(id)->content();
        const TextSketch sketch(text);
        AlikeArticles best{{}, id, 0};
        for (const size_t number : index.alike(sketch)) {
            const ArticleId other = order[static_cast<qsizetype>(number)];
            const double share = resemblance(text, project.article(other)->content());
            if (share >= nearDuplicateShare && share > best.share)
                best = {other, id, share};
        }
        if (best.share > 0)
            all.append(best);
        index.add(sketch);
    }
    return all;
}

} // namespace standpoint
