// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the table of all annotations costs: made, filtered and sorted away from the window; and what the
// window itself pays when the rows come and when a label follows.
//
//     bench_annotations [ARTICLES [ANNOTATIONS]]
#include "model/document/project_document.h"
#include "tests/bench/large_project.h"
#include "ui/tagging/project_annotations.h"
#include "ui/tagging/project_annotations_model.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTableView>
#include <QTextStream>

using namespace standpoint;

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

/// Runs the loop until `done`; returns the longest time in which the window answered nothing.
template <typename Done> double longestPause(Done done)
{
    double longest = 0;
    while (!done()) {
        QElapsedTimer timer;
        timer.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        longest = std::max(longest, milliseconds(timer));
    }
    return longest;
}

void measureIndex(QTextStream &out, const Project &project)
{
    QElapsedTimer timer;
    timer.start();
    const AnnotationIndex index(project);
    out << "index of " << index.size() << " annotations: " << milliseconds(timer) << " ms, elsewhere\n";
    const std::atomic<bool> cancelled = false;
    const auto measure = [&](const char *what, const RowWish &wish) {
        timer.start();
        const size_t rows = index.rows(project, wish, cancelled).size();
        out << "  " << what << ": " << rows << " rows in " << milliseconds(timer) << " ms, elsewhere\n";
        out.flush();
    };
    RowWish wish;
    measure("all, by article", wish);
    wish.sortedBy = AnnotationColumn::Actor;
    measure("sorted by actor", wish);
    wish.sortedBy = AnnotationColumn::Evidence;
    measure("sorted by evidence", wish);
    wish.sortedBy = AnnotationColumn::Article;
    wish.filters[static_cast<size_t>(AnnotationColumn::Actor)] = QStringLiteral("actor 5");
    measure("one actor's", wish);
    wish.filters = {};
    wish.filters[static_cast<size_t>(AnnotationColumn::Evidence)] = QStringLiteral("inspectors near");
    measure("words in the evidence", wish);
    wish.filters = {};
    wish.filters[static_cast<size_t>(AnnotationColumn::Note)] = QStringLiteral("headline");
    measure("words in the note", wish);
}

void measureWindow(QTextStream &out, ProjectDocument &document)
{
    Workbench bench(document);
    bench.setArticle(document.project().articleOrder().constFirst());
    ProjectAnnotations table(bench);
    table.resize(1000, 400);
    QElapsedTimer timer;
    timer.start();
    table.show();
    ProjectAnnotationsModel &model = table.model();
    double pause = longestPause([&] { return !model.isWorking() && model.rowCount() > 0; });
    pause = std::max(
        pause, longestPause([&, painted = false]() mutable { return std::exchange(painted, true); }));
    out << "opened in " << milliseconds(timer) << " ms; the window was busy for " << pause << " ms at most\n";
    timer.start();
    table.table().sortByColumn(static_cast<int>(AnnotationColumn::Actor), Qt::DescendingOrder);
    pause = longestPause([&] { return !model.isWorking(); });
    out << "sorted by actor in " << milliseconds(timer) << " ms; busy for " << pause << " ms at most\n";
    std::vector<double> push;
    std::vector<double> follow;
    const Article &article = *bench.currentArticle();
    for (int i = 0; i < 10; ++i) {
        Annotation made = article.annotations.first();
        made.id = AnnotationId::random();
        made.annotator = document.annotator();
        timer.start();
        document.push(QStringLiteral("Tag"), {adding(made)});
        push.push_back(milliseconds(timer));
        const qsizetype before = model.allCount();
        const double inserting = longestPause([&] { return model.allCount() > before; });
        timer.start();
        QCoreApplication::processEvents();
        follow.push_back(std::max(inserting, milliseconds(timer)));
    }
    out << "the first label after the table was read (the project's tables are copied): " << push.front()
        << " ms\n";
    std::ranges::sort(push);
    std::ranges::sort(follow);
    out << "a label: " << push[push.size() / 2]
        << " ms; the table follows after a pause of the keys, busy for " << follow[follow.size() / 2]
        << " ms, " << follow.back() << " ms at most\n";
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    const int articles = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int annotations = argc > 2 ? QByteArray(argv[2]).toInt() : articles * 10;
    Project project = bench::largeProject(articles, annotations);
    measureIndex(out, project);
    ProjectDocument document(std::move(project));
    document.setAnnotator(QStringLiteral("Ada"));
    measureWindow(out, document);
    return 0;
}
