// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/agreement/compared_choice.h"

#include <QSettings>

namespace standpoint {

namespace {

QString keyOf(const Project &project, ComparedIn where)
{
    return QStringLiteral("compared/%1-%2")
        .arg(project.info().id.toString(),
            where == ComparedIn::Cases ? QStringLiteral("cases") : QStringLiteral("report"));
}

} // namespace

QList<AnnotatorId> chosenToCompare(const Project &project, ComparedIn where)
{
    QList<AnnotatorId> annotators;
    const QStringList kept = QSettings().value(keyOf(project, where)).toStringList();
    for (const QString &one : kept) {
        const auto id = AnnotatorId::fromString(one);
        if (id && project.annotators().contains(*id))
            annotators.append(*id);
    }
    return annotators.size() < 2 ? QList<AnnotatorId>() : annotators;
}

void keepChosenToCompare(const Project &project, ComparedIn where, const QList<AnnotatorId> &annotators)
{
    if (annotators.isEmpty()) {
        QSettings().remove(keyOf(project, where));
        return;
    }
    QStringList kept;
    for (const AnnotatorId annotator : annotators)
        kept.append(annotator.toString());
    QSettings().setValue(keyOf(project, where), kept);
}

} // namespace standpoint
