// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small projects, made together or each by itself, and what two people do in them.
#pragma once

#include "model/project/codebook.h"
#include "model/project/project.h"
#include "model/team/merge.h"
#include "model/text/sentences.h"

namespace standpoint {

inline const QString talks = QStringLiteral("Ban spoke of Syria. Nobody answered him. The League did later.");
inline const QString vote = QStringLiteral("The house voted. It said no to the war.");

inline QDateTime at(int minute)
{
    return QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC).addSecs(qint64(60) * minute);
}

/// A study with what it needs to be tagged.
class Study
{
public:
    Study()
        : project(newProject(QStringLiteral("Study"), defaultCodebook()).value())
    {
    }

    Project project;

    void apply(const AnyEdit &edit)
    {
        if (const Status done = project.applyEdit(edit); !done)
            qFatal("the test's edit is refused: %s", qPrintable(done.error().toString()));
    }
    template <typename Entity> void replace(const Entity &before, Entity after)
    {
        apply(replacing(before, std::move(after)));
    }
    ArticleId addArticle(const QString &title, const QString &text)
    {
        ArticleInfo info;
        info.id = ArticleId::random();
        info.title = title;
        info.order = static_cast<int>(project.articles().size());
        apply(adding(info));
        apply(adding(ArticleText{info.id, text, sentences(text, QStringLiteral("en"))}));
        return info.id;
    }
    ActorId addActor(
        const QString &name, const QStringList &aliases = {}, Actor::Kind kind = Actor::Kind::Person)
    {
        const Actor actor{ActorId::random(), name, aliases, kind, {}};
        apply(adding(actor));
        return actor.id;
    }
    AnnotatorId addAnnotator(const QString &name, bool gold = false)
    {
        const Annotator annotator{AnnotatorId::random(), name, gold};
        apply(adding(annotator));
        return annotator.id;
    }
    Annotation label(ArticleId article, AnnotatorId annotator, ActorId actor, TextSpan evidence,
        int minute = 0, int stance = 0) const
    {
        Annotation fresh;
        fresh.id = AnnotationId::random();
        fresh.article = article;
        fresh.annotator = annotator;
        fresh.actor = actor;
        fresh.issue = project.issues().inOrder()[0].id;
        fresh.stance = project.stances().inOrder()[stance].id;
        fresh.evidence = evidence;
        fresh.created = fresh.modified = at(minute);
        return fresh;
    }
    Annotation tag(ArticleId article, AnnotatorId annotator, ActorId actor, TextSpan evidence, int minute = 0,
        int stance = 0)
    {
        Annotation fresh = label(article, annotator, actor, evidence, minute, stance);
        apply(adding(fresh));
        return fresh;
    }
    ArticleInfo info(ArticleId article) const { return *project.article(article)->info; }
    const QList<Annotation> &annotations(ArticleId article) const
    {
        return project.article(article)->annotations;
    }
};

/// What a merge of one project into another says; it never fails.
inline Merge mergeOf(const Study &ours, const Study &theirs, const MergeOptions &options = {})
{
    Result<Merge> merge = mergeProjects(ours.project, {{QStringLiteral("theirs"), theirs.project}}, options);
    if (!merge)
        qFatal("the merge fails: %s", qPrintable(merge.error().toString()));
    return std::move(*merge);
}

/// Does what a merge says, and looks that nothing is left to do.
inline Study mergedInto(Study ours, const Study &theirs, const MergeOptions &options = {})
{
    const Merge merge = mergeOf(ours, theirs, options);
    if (const Status done = ours.project.apply(merge.change); !done)
        qFatal("what a merge says is refused: %s", qPrintable(done.error().toString()));
    if (!mergeOf(ours, theirs, options).change.edits.empty())
        qFatal("merging again changes something");
    return ours;
}

} // namespace standpoint
