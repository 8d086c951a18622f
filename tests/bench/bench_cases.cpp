// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long it takes to gather the cases of adjudication and to decide one.
//
//     bench_cases [ARTICLES [SENTENCES]]     3,334 articles of 30 sentences and three annotators by default
#include "model/agreement/deciding.h"
#include "model/project/codebook.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <random>

using namespace standpoint;

namespace {

/// Something holds in two of five sentences; each annotator overlooks one in ten and errs in one in ten.
Project madeUp(int articles, int sentences)
{
    Project project = newProject(QStringLiteral("Cases"), defaultCodebook()).value();
    const QList<Issue> issues = project.issues().inOrder();
    const QList<StanceValue> stances = project.stances().inOrder();
    std::mt19937_64 random(1);
    const auto below = [&random](
                           int limit) { return static_cast<int>(random() % static_cast<quint64>(limit)); };
    QList<ActorId> actors;
    QList<AnnotatorId> people;
    for (int i = 0; i < 40; ++i) {
        actors.append(ActorId{{1, static_cast<quint64>(i) + 1}});
        (void)project.applyEdit(adding(Actor{actors.back(), QStringLiteral("Actor %1").arg(i), {}, {}, {}}));
    }
    for (int i = 0; i < 3; ++i) {
        people.append(AnnotatorId{{2, static_cast<quint64>(i) + 1}});
        (void)project.applyEdit(adding(Annotator{people.back(), QStringLiteral("Person %1").arg(i), false}));
    }
    quint64 annotations = 0;
    for (int a = 0; a < articles; ++a) {
        Article article;
        const ArticleId id{{4, static_cast<quint64>(a) + 1}};
        ArticleInfo info;
        info.id = id;
        info.order = a;
        info.title = QStringLiteral("Article %1").arg(a);
        ArticleText text{id, {}, {}};
        for (int s = 0; s < sentences; ++s) {
            const int begin = static_cast<int>(text.text.size());
            text.text += QStringLiteral("Nobody wants a war, the minister said on Monday.");
            text.sentences.append({begin, static_cast<int>(text.text.size())});
            text.text += QLatin1Char(' ');
            if (below(5) > 1)
                continue;
            const int actor = below(40);
            const int issue = below(2);
            const int stance = below(3);
            for (const AnnotatorId &person : std::as_const(people)) {
                if (below(10) == 0)
                    continue;
                Annotation made;
                made.id = {{3, ++annotations}};
                made.article = id;
                made.annotator = person;
                made.actor = actors[below(20) == 0 ? below(40) : actor];
                made.issue = issues[issue].id;
                made.stance = stances[below(20) == 0 ? below(3) : stance].id;
                made.evidence = text.sentences.back();
                made.created = made.modified = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
                article.annotations.append(made);
            }
        }
        article.info = info;
        article.text = text;
        for (const AnnotatorId &person : std::as_const(people))
            article.states.append({id, person, ArticleState::State::Done});
        if (const Status added = project.addArticle(article); !added)
            qFatal("%s", qPrintable(added.error().toString()));
    }
    return project;
}

} // namespace

int main(int argc, char **argv)
{
    const auto argument = [&](int i, int otherwise) {
        return argc > i ? QByteArray(argv[i]).toInt() : otherwise;
    };
    const int articles = argument(1, 3334);
    const int sentences = argument(2, 30);
    Project project = madeUp(articles, sentences);
    QTextStream out(stdout);
    out << articles << " articles of " << sentences << " sentences, " << project.annotationCount()
        << " annotations\n";
    QElapsedTimer clock;
    const auto say = [&](const char *what) {
        out << qSetFieldWidth(44) << Qt::left << what << qSetFieldWidth(0)
            << QString::number(static_cast<double>(clock.nsecsElapsed()) / 1e6, 'f', 2) << " ms\n";
        out.flush();
    };
    Comparison comparison{comparableAnnotators(project), {}};
    clock.start();
    Cases cases = Cases::of(project, comparison).value();
    say("all cases");
    out << cases.size() << " cases, " << cases.counts()[static_cast<size_t>(Case::State::Open)] << " open\n";
    clock.start();
    CaseFilter open;
    open.states = QSet<Case::State>{Case::State::Open};
    const std::vector<CaseKey> queue = cases.queue(open, CaseOrder::Hardest);
    say("queue of the open ones, hardest first");
    const Deciding as{comparison.annotators[0], {}};
    double worst = 0;
    double all = 0;
    int done = 0;
    for (const CaseKey &key : queue) {
        if (done == 200)
            break;
        clock.start();
        const Change change = makeChange(
            QStringLiteral("Decide"), takeLanes(project, cases, *cases.find(key), {0}, as).value());
        if (const Status applied = project.apply(change); !applied)
            qFatal("%s", qPrintable(applied.error().toString()));
        (void)cases.update(project, change);
        const double took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        worst = std::max(worst, took);
        all += took;
        ++done;
    }
    out << "one decision: " << all / done << " ms on average of " << done << ", " << worst << " ms at most\n";
    clock.start();
    const BulkPreview preview = previewOf(cases, BulkRule::Majority);
    say("preview of all majorities");
    clock.start();
    const Change change = makeChange(QStringLiteral("Decide"), decideAll(project, cases, preview, as));
    say("their Change");
    clock.start();
    if (const Status applied = project.apply(change); !applied)
        qFatal("%s", qPrintable(applied.error().toString()));
    say("done");
    clock.start();
    (void)cases.update(project, change);
    say("looked at anew");
    out << preview.items.size() << " cases decided at once\n";
    return 0;
}
