// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/article_look.h"

namespace standpoint {

QString signOf(std::optional<double> polarity)
{
    if (!polarity)
        return QStringLiteral("~");
    if (*polarity == 0)
        return QStringLiteral("0");
    return *polarity > 0 ? QStringLiteral("+") : QString(QChar(0x2212));
}

ArticleLook lookOf(const Project &project, AnnotatorId layer)
{
    ArticleLook look;
    look.layer = layer;
    for (const Shared<StanceValue> &stance : project.stances())
        look.stances.insert(
            stance->id, {stance->name, QColor(static_cast<QRgb>(stance->colour)), signOf(stance->polarity)});
    for (const Shared<Issue> &issue : project.issues())
        look.issues.insert(issue->id, issue->name);
    look.actors.reserve(project.actors().size());
    for (const Shared<Actor> &actor : project.actors())
        look.actors.insert(actor->id, actor->name);
    for (const Shared<Annotator> &annotator : project.annotators())
        look.annotators.insert(annotator->id, annotator->name);
    return look;
}

} // namespace standpoint
