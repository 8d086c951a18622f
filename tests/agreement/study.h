// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project small enough to count by hand.
#pragma once

#include "model/agreement/comparison.h"
#include "model/agreement/units.h"
#include "model/project/codebook.h"

#include <QTest>

namespace standpoint {

// Three articles of three sentences and what three annotators make of them:
//
//     article 1, done by Ann, Bo and Cy; article 2, done by Ann and Bo; article 3, done by Ann
//
//                      Ann                     Bo                       Cy
//     1  sentence 0    US +war                 US +war                  US -war
//        sentence 1    US +war, UN +talks      UN +talks                (nothing)
//        sentence 2    (nothing)               (nothing)                (nothing)
//     2  sentence 0    US +war, US -war        US -war                  not done: UN +war
//        sentence 1    UN +talks in 1 and 2    UN -talks                not done
//        sentence 2                            (nothing)                not done
class Study
{
public:
    Project project;
    QList<AnnotatorId> people; ///< Ann, Bo, Cy
    IssueId war;
    IssueId talks;
    ActorId us{{1, 1}};
    ActorId un{{1, 2}};
    QList<ArticleId> articles;

    Study()
    {
        project = newProject(QStringLiteral("Study"), defaultCodebook()).value();
        const QList<Issue> issues = project.issues().inOrder();
        war = issues[0].id;
        talks = issues[1].id;
        add(Actor{us, QStringLiteral("US"), {}, Actor::Kind::State, {}});
        add(Actor{un, QStringLiteral("UN"), {}, Actor::Kind::Organisation, {}});
        for (const char *name : {"Ann", "Bo", "Cy"}) {
            people.append(AnnotatorId{{2, static_cast<quint64>(people.size()) + 1}});
            add(Annotator{people.back(), QString::fromLatin1(name), false});
        }
        for (int i = 0; i < 3; ++i)
            addArticle(i);
        setDone(0, {0, 1, 2});
        setDone(1, {0, 1});
        setDone(2, {0});
        tag(0, 0, 0, 0, us, war, 1);
        tag(0, 1, 0, 0, us, war, 1);
        tag(0, 2, 0, 0, us, war, -1);
        tag(0, 0, 1, 1, us, war, 1);
        tag(0, 0, 1, 1, un, talks, 1);
        tag(0, 1, 1, 1, un, talks, 1);
        tag(1, 0, 0, 0, us, war, 1);
        tag(1, 0, 0, 0, us, war, -1);
        tag(1, 1, 0, 0, us, war, -1);
        tag(1, 2, 0, 0, un, war, 1);
        tag(1, 0, 1, 2, un, talks, 1);
        tag(1, 1, 1, 1, un, talks, -1);
    }

    Comparison comparison() const { return {people, {}}; }
    UnitTable units(Question question, const Comparison &by) const
    {
        return unitsOf(project, by, comparedArticles(project, by).value(), question);
    }
    UnitTable units(Question question) const { return units(question, comparison()); }

    StanceId stance(double polarity) const
    {
        for (const StanceValue &value : project.stances().inOrder()) {
            if (value.polarity == polarity)
                return value.id;
        }
        return {};
    }

    template <typename Entity> void add(const Entity &entity)
    {
        const Status added = project.applyEdit(Edit<Entity>{{}, entity});
        QVERIFY2(added, added ? "" : qPrintable(added.error().toString()));
    }

    /// Evidence from the beginning of one sentence to the end of another.
    void tag(int article, int annotator, int first, int last, ActorId actor, IssueId issue, double polarity)
    {
        const QList<TextSpan> &sentences = project.article(articles[article])->sentences();
        Annotation annotation;
        annotation.id = {{3, ++m_annotations}};
        annotation.article = articles[article];
        annotation.annotator = people[annotator];
        annotation.actor = actor;
        annotation.issue = issue;
        annotation.stance = stance(polarity);
        annotation.evidence = TextSpan{sentences[first].begin, sentences[last].end};
        annotation.created = annotation.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
        add(annotation);
    }

    void setDone(int article, const QList<int> &by)
    {
        for (const int annotator : by)
            add(ArticleState{articles[article], people[annotator], ArticleState::State::Done});
    }

    /// One more article, of so many sentences; nobody has done it.
    ArticleId addLongArticle(int sentences)
    {
        const ArticleId id{{4, static_cast<quint64>(articles.size()) + 1}};
        ArticleInfo info;
        info.id = id;
        info.order = static_cast<int>(articles.size());
        info.title = QStringLiteral("A long article");
        articles.append(id);
        add(info);
        ArticleText text{id, {}, {}};
        for (int s = 0; s < sentences; ++s) {
            text.sentences.append({s * 5, s * 5 + 4});
            text.text += s + 1 < sentences ? QStringLiteral("One. ") : QStringLiteral("One.");
        }
        add(text);
        return id;
    }

private:
    void addArticle(int number)
    {
        const ArticleId id{{4, static_cast<quint64>(number) + 1}};
        articles.append(id);
        ArticleInfo info;
        info.id = id;
        info.order = number;
        info.title = QStringLiteral("Article %1").arg(number + 1);
        add(info);
        // A smile takes two code units.
        add(ArticleText{id, QStringLiteral("😀 one. Two. Three."), {{0, 7}, {8, 12}, {13, 19}}});
    }

    quint64 m_annotations = 0;
};

} // namespace standpoint
