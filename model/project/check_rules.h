// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rules of several entities share: words, names, times, and how many there may be. For check*.cpp.
#pragma once

#include "model/project/check.h"

#include <QCoreApplication>

namespace standpoint::rules {

/// The sentences of all rules stand in one context for translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::check)
};

/// A file holds UTF-8, which has no half characters: two different names would become one there.
Status checkWords(std::initializer_list<QStringView> texts);
/// Whether it lies in the years that can be stored; no time at all does.
Status checkTime(const QDateTime &time);
Status checkDay(QDate day);
Status checkName(const QString &name, const QString &ifEmpty);

template <typename Entity> bool nameIsTaken(const Table<Entity> &table, const Entity &entity)
{
    return std::any_of(table.begin(), table.end(),
        [&](const Shared<Entity> &other) { return other->id != entity.id && other->name == entity.name; });
}

/// One more would be too many.
template <typename Entity>
Status checkRoom(const Table<Entity> &table, Id<Entity> id, qsizetype most, const QString &sentence)
{
    if (table.size() < most || table.contains(id))
        return {};
    return fail(Error::Kind::Invalid, sentence.arg(most));
}

/// How many annotations of the project pass the test.
template <typename Test> qsizetype countAnnotations(const Project &project, Test test)
{
    qsizetype count = 0;
    for (const Shared<Article> &article : project.articles())
        count += std::count_if(article->annotations.begin(), article->annotations.end(), test);
    return count;
}

/// Fails with Conflict where that many still need what is called `name`: `sentence` with name and number.
Status refuseWhileUsed(qsizetype annotations, const QString &sentence, const QString &name);

} // namespace standpoint::rules
