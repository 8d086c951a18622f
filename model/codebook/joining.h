// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept of both where two things of a codebook become one.
#pragma once

#include "model/codebook/words.h"
#include "model/project/check.h"

#include <QSet>

namespace standpoint {

/// The later of two moments when a wording changed meaning; an invalid one is "never".
inline QDateTime laterOf(const QDateTime &a, const QDateTime &b)
{
    return !a.isValid() || (b.isValid() && b > a) ? b : a;
}

/// The name, or "name (2)", "name (3)", … where it is taken.
inline QString freeName(const QString &name, const QSet<QString> &taken)
{
    QString free = name;
    for (int n = 2; taken.contains(free); ++n)
        free = QStringLiteral("%1 (%2)").arg(name).arg(n);
    return free;
}

/// The guideline of the first and, each under its name, those of the others that say something else. Fails
/// with Invalid where that is too long.
template <typename Entity> Result<QString> joinedGuidelines(const QList<Entity> &all)
{
    QString text = all[0].guideline;
    for (const Entity &other : all.sliced(1)) {
        if (other.guideline.trimmed().isEmpty() || text.contains(other.guideline))
            continue;
        const QString heading = QStringLiteral("**%1**\n\n").arg(other.name);
        if (!text.isEmpty())
            text += QStringLiteral("\n\n");
        text += heading + other.guideline;
    }
    if (text.size() > maximumNoteLength)
        return fail(Error::Kind::Invalid,
            CodebookWords::tr("The guidelines are too long to be put together; shorten one of them first."));
    return text;
}

} // namespace standpoint
