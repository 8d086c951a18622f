// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/agreement/comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Comparison)
};

bool isDone(const Article &article, AnnotatorId annotator)
{
    return article.stateOf(annotator) == ArticleState::State::Done;
}

} // namespace

QString nameOf(LeftOut::Reason reason)
{
    switch (reason) {
    case LeftOut::Reason::NotDoneByTwo:
        return QStringLiteral("not_done_by_two");
    case LeftOut::Reason::NotDoneByAll:
        return QStringLiteral("not_done_by_all");
    case LeftOut::Reason::AnnotationsNotDone:
        return QStringLiteral("annotations_in_articles_not_done");
    case LeftOut::Reason::OutsideSentences:
        return QStringLiteral("outside_sentences");
    case LeftOut::Reason::SeenByNone:
        return QStringLiteral("seen_by_none");
    case LeftOut::Reason::SeenByOne:
        return QStringLiteral("seen_by_one");
    case LeftOut::Reason::UsedByOne:
        return QStringLiteral("used_by_one");
    case LeftOut::Reason::SeveralStances:
        return QStringLiteral("several_stances");
    }
    Q_UNREACHABLE();
}

QString sentenceOf(const LeftOut &leftOut)
{
    const auto count = static_cast<int>(std::min<qint64>(leftOut.count, 2'000'000'000));
    switch (leftOut.reason) {
    case LeftOut::Reason::NotDoneByTwo:
        return Words::tr("Articles that fewer than two of the annotators have marked done: %1").arg(count);
    case LeftOut::Reason::NotDoneByAll:
        return Words::tr("Articles that not all of the annotators have marked done: %1").arg(count);
    case LeftOut::Reason::AnnotationsNotDone:
        return Words::tr("Annotations in articles that their annotator has not marked done: %1").arg(count);
    case LeftOut::Reason::OutsideSentences:
        return Words::tr("Annotations that lie in no sentence: %1").arg(count);
    case LeftOut::Reason::SeenByNone:
        return Words::tr("Sentences in which nobody saw a stance: %1").arg(count);
    case LeftOut::Reason::SeenByOne:
        return Words::tr("Sentences in which only one annotator saw a stance: %1").arg(count);
    case LeftOut::Reason::UsedByOne:
        return Words::tr("Actor and issue that only one annotator found in a sentence: %1").arg(count);
    case LeftOut::Reason::SeveralStances:
        return Words::tr("Several stances of one actor on one issue in a sentence, by one annotator: %1")
            .arg(count);
    }
    Q_UNREACHABLE();
}

QList<AnnotatorId> comparableAnnotators(const Project &project)
{
    QSet<AnnotatorId> withDone;
    for (const Shared<Article> &article : project.articles()) {
        for (const ArticleState &state : article->states) {
            if (state.state == ArticleState::State::Done)
                withDone.insert(state.annotator);
        }
    }
    QList<AnnotatorId> annotators;
    for (const Annotator &annotator : project.annotators().inOrder()) {
        if (!annotator.gold && withDone.contains(annotator.id))
            annotators.append(annotator.id);
    }
    return annotators;
}

Result<ComparedArticles> comparedArticles(const Project &project, const Comparison &comparison)
{
    if (comparison.annotators.size() < 2)
        return fail(Error::Kind::Invalid,
            Words::tr("Agreement needs two annotators who have marked articles as done."),
            project.info().title);
    ComparedArticles compared;
    qint64 notDone = 0;
    qint64 annotationsNotDone = 0;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        ComparedArticle one{id, {}, 0};
        for (const AnnotatorId annotator : comparison.annotators) {
            one.done.push_back(isDone(article, annotator));
            one.doneCount += one.done.back() ? 1 : 0;
        }
        for (const Annotation &annotation : article.annotations) {
            const qsizetype g = comparison.annotators.indexOf(annotation.annotator);
            const bool isCompared = g >= 0 && (!comparison.issue || annotation.issue == *comparison.issue);
            annotationsNotDone += isCompared && !one.done[static_cast<size_t>(g)] ? 1 : 0;
        }
        if (one.doneCount < 2)
            ++notDone;
        else
            compared.articles.push_back(std::move(one));
    }
    if (compared.articles.empty())
        return fail(Error::Kind::Invalid,
            Words::tr("There is no article that two of the annotators have marked as done."),
            project.info().title);
    if (notDone > 0)
        compared.leftOut.append({LeftOut::Reason::NotDoneByTwo, notDone});
    if (annotationsNotDone > 0)
        compared.leftOut.append({LeftOut::Reason::AnnotationsNotDone, annotationsNotDone});
    return compared;
}

} // namespace standpoint
