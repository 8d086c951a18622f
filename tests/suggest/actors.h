// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small projects with actors and one article, for tests of suggestions.
#pragma once

#include "model/project/project.h"
#include "model/text/sentences.h"

#include <QTest>

namespace standpoint {

/// "Name | alias | alias"
inline Actor actorFrom(const QString &line, Actor::Kind kind = Actor::Kind::Person)
{
    QStringList names = line.split(QLatin1Char('|'));
    for (QString &name : names)
        name = name.trimmed();
    Actor actor;
    actor.id = ActorId::random();
    actor.name = names.takeFirst();
    actor.aliases = names;
    actor.kind = kind;
    return actor;
}

template <typename Entity> void addTo(Project &project, const Entity &entity)
{
    const Status added = project.applyEdit(Edit<Entity>{{}, entity});
    if (!added)
        qFatal("The test's own project is refused: %s", qUtf8Printable(added.error().toString()));
}

inline ActorId actorNamed(const Project &project, const QString &name)
{
    for (const Shared<Actor> &actor : project.actors()) {
        if (actor->name == name)
            return actor->id;
    }
    qFatal("The test names an actor that is not there: %s", qUtf8Printable(name));
}

/// An article needs the project to have its own description.
inline void describe(Project &project)
{
    if (!project.info().id.isNull())
        return;
    ProjectInfo info;
    info.id = ProjectId::random();
    info.title = QStringLiteral("Study");
    addTo(project, info);
}

inline ArticleId addArticle(
    Project &project, const QString &text, const QList<TextSpan> &sentences, const QString &language)
{
    describe(project);
    ArticleInfo info;
    info.id = ArticleId::random();
    info.title = QStringLiteral("Article");
    info.language = language;
    Article article;
    article.info = info;
    article.text = ArticleText{info.id, text, sentences};
    if (const Status added = project.addArticle(article); !added)
        qFatal("The test's own article is refused: %s", qUtf8Printable(added.error().toString()));
    return info.id;
}

} // namespace standpoint
