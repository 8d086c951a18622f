// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an act of the codebook costs in a large project: its preview, and doing it.
//
//     bench_codebook [ARTICLES ANNOTATIONS]     10,000 and 100,000 by default
#include "large_project.h"
#include "model/codebook/merging.h"
#include "model/codebook/revising.h"
#include "model/codebook/wording.h"

#include <QElapsedTimer>

#include <cstdio>
#include <cstdlib>

using namespace standpoint;

namespace {

/// Prints how long the preview takes and how long the project takes to do it; it is done in a copy.
void measure(const char *act, const Project &project, const std::function<Result<Revision>()> &make)
{
    QElapsedTimer clock;
    clock.start();
    const Result<Revision> revision = make();
    const qint64 preview = clock.restart();
    if (!revision) {
        std::printf("%-24s %s\n", act, qPrintable(revision.error().what));
        return;
    }
    Project copy = project;
    const Change change = makeChange(revision->label, revision->edits);
    clock.restart();
    const Status done = copy.apply(change);
    std::printf("%-24s %9lld touched   preview %6lld ms   done %6lld ms%s\n", act,
        static_cast<long long>(revision->touched.size()), static_cast<long long>(preview),
        static_cast<long long>(clock.elapsed()), done ? "" : "  REFUSED");
}

} // namespace

int main(int argc, char **argv)
{
    const int articles = argc > 2 ? std::atoi(argv[1]) : 10'000;
    const int annotations = argc > 2 ? std::atoi(argv[2]) : 100'000;
    const Project project = bench::largeProject(articles, annotations);
    const QList<Issue> issues = project.issues().inOrder();
    const QList<Actor> actors = project.actors().inOrder();
    measure("merge two issues", project, [&] { return merging(project, issues[0].id, {issues[1].id}); });
    measure("merge two actors", project, [&] { return merging(project, actors[0].id, {actors[1].id}); });
    measure("flip the sign", project, [&] { return flipping(project, issues[0].id); });
    measure("retire", project, [&] { return retiring(project, issues[0].id); });
    measure("change the meaning", project,
        [&] { return revising(project, issues[0], QDateTime::currentDateTimeUtc()); });
    Project revised = project;
    const Result<Revision> anew = revising(project, issues[0], QDateTime::currentDateTimeUtc());
    if (!anew || !revised.apply(makeChange({}, anew->edits)))
        return 1;
    QElapsedTimer clock;
    clock.start();
    const qsizetype old = underOlderWording(revised).size();
    std::printf("%-24s %9lld listed    %lld ms\n", "older wording", static_cast<long long>(old),
        static_cast<long long>(clock.elapsed()));
    return 0;
}
