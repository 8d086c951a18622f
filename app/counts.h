// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a project holds, counted: for info and check.
#pragma once

#include "model/project/project.h"

#include <QJsonArray>
#include <QJsonObject>

namespace standpoint {

inline qsizetype sentenceCount(const Project &project)
{
    qsizetype count = 0;
    for (const Shared<Article> &article : project.articles())
        count += article->sentences().size();
    return count;
}

/// The object of `info --json`.
inline QJsonObject countsOf(const Project &project)
{
    QHash<AnnotatorId, qint64> annotations;
    QHash<AnnotatorId, qint64> done;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &annotation : article->annotations)
            ++annotations[annotation.annotator];
        for (const ArticleState &state : article->states)
            done[state.annotator] += state.state == ArticleState::State::Done ? 1 : 0;
    }
    QJsonArray annotators;
    for (const Annotator &annotator : project.annotators().inOrder()) {
        annotators.append(QJsonObject{{QStringLiteral("name"), annotator.name},
            {QStringLiteral("annotations"), annotations.value(annotator.id)},
            {QStringLiteral("done"), done.value(annotator.id)}});
    }
    QJsonArray workLists;
    for (const WorkList &list : project.workLists().inOrder()) {
        const qint64 finished = std::count_if(list.articles.begin(), list.articles.end(), [&](ArticleId id) {
            return project.article(id)->stateOf(list.annotator) == ArticleState::State::Done;
        });
        workLists.append(QJsonObject{{QStringLiteral("name"), list.name},
            {QStringLiteral("annotator"), project.annotators().find(list.annotator)->name},
            {QStringLiteral("articles"), list.articles.size()}, {QStringLiteral("done"), finished}});
    }
    return {{QStringLiteral("title"), project.info().title},
        {QStringLiteral("articles"), project.articles().size()},
        {QStringLiteral("sentences"), sentenceCount(project)},
        {QStringLiteral("annotations"), project.annotationCount()},
        {QStringLiteral("actors"), project.actors().size()},
        {QStringLiteral("issues"), project.issues().size()},
        {QStringLiteral("stances"), project.stances().size()}, {QStringLiteral("annotators"), annotators},
        {QStringLiteral("work_lists"), workLists}};
}

} // namespace standpoint
