// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/named.h"

#include <algorithm>

namespace standpoint {

QStringList namesIn(const QString &list)
{
    QStringList names = list.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

Result<QList<AnnotatorId>> annotatorsNamed(const Project &project, const QString &list)
{
    QList<AnnotatorId> named;
    const QList<Annotator> all = project.annotators().inOrder();
    for (const QString &name : namesIn(list)) {
        const auto found = std::ranges::find(all, name, &Annotator::name);
        if (found == all.end())
            return fail(Error::Kind::Invalid, QStringLiteral("There is no such annotator"), name);
        if (named.contains(found->id))
            return fail(Error::Kind::Invalid, QStringLiteral("An annotator is named twice"), name);
        named.append(found->id);
    }
    return named;
}

Result<std::optional<IssueId>> issueNamed(const Project &project, const QString &name)
{
    if (name.isEmpty())
        return std::optional<IssueId>();
    const QList<Issue> all = project.issues().inOrder();
    const auto found = std::ranges::find(all, name, &Issue::name);
    if (found == all.end())
        return fail(Error::Kind::Invalid, QStringLiteral("There is no such issue"), name);
    return std::optional(found->id);
}

} // namespace standpoint
