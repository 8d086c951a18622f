// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/codebook/revision.h"

#include <algorithm>

namespace standpoint {

namespace {

template <typename Key>
QList<std::pair<Key, qsizetype>> counted(
    const QList<TouchedAnnotation> &touched, Key TouchedAnnotation::*member)
{
    QHash<Key, qsizetype> counts;
    for (const TouchedAnnotation &annotation : touched)
        ++counts[annotation.*member];
    QList<std::pair<Key, qsizetype>> rows;
    for (auto row = counts.cbegin(); row != counts.cend(); ++row)
        rows.append({row.key(), row.value()});
    std::sort(rows.begin(), rows.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return rows;
}

} // namespace

qsizetype Revision::count(TouchedAnnotation::How how) const
{
    return std::count_if(
        touched.begin(), touched.end(), [how](const TouchedAnnotation &t) { return t.how == how; });
}

QList<std::pair<AnnotatorId, qsizetype>> Revision::byAnnotator() const
{
    return counted(touched, &TouchedAnnotation::annotator);
}

QList<std::pair<ArticleId, qsizetype>> Revision::byArticle() const
{
    return counted(touched, &TouchedAnnotation::article);
}

QList<TouchedAnnotation> annotationsWith(
    const Project &project, const std::function<bool(const Annotation &)> &test)
{
    QList<TouchedAnnotation> found;
    for (const ArticleId id : project.articleOrder()) {
        for (const Annotation &annotation : project.article(id)->annotations) {
            if (test(annotation))
                found.append({id, annotation.annotator, annotation.id});
        }
    }
    return found;
}

} // namespace standpoint
