// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_journal [CHANGES]: what the journal costs. Prints how long the window's thread is busy with one label
// when nothing is journalled, with the journal, and with the journal on a disk that takes 300 ms for each
// flush; and how long opening a project takes whose journal has 50,000 labels, beside opening it without.
#include "model/document/project_document.h"
#include "model/document/tagging.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/faults/fault_points.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace standpoint;

namespace {

constexpr int articles = 250;
constexpr int sentences = 40;          // of each article
constexpr int labelsOfAnArticle = 200; // then the annotator goes to the next one
constexpr int slowFlush = 300;         // milliseconds
constexpr double millisecond = 1e6;

Project study()
{
    Project project = *newProject(QStringLiteral("Bench"), defaultCodebook());
    std::vector<AnyEdit> edits;
    for (int number = 0; number < articles; ++number) {
        ArticleInfo info;
        info.id = ArticleId::random();
        info.order = number;
        info.title = QStringLiteral("Article %1").arg(number);
        ArticleText text;
        text.id = info.id;
        for (int n = 0; n < sentences; ++n) {
            const int begin = static_cast<int>(text.text.size());
            text.text += QStringLiteral("Sentence number %1 says something.").arg(n, 5);
            text.sentences.append({begin, static_cast<int>(text.text.size())});
            text.text += QLatin1Char('\n');
        }
        edits.push_back(adding(info));
        edits.push_back(adding(text));
    }
    for (int n = 0; n < 20; ++n)
        edits.push_back(adding(Actor{ActorId::random(), QStringLiteral("Actor %1").arg(n), {}, {}, {}}));
    if (!project.apply(makeChange({}, edits)))
        qFatal("the study does not fit together");
    return project;
}

/// The n-th label: article after article, actor after actor, sentence after sentence; none of them is there
/// yet.
Tag label(const ProjectDocument &document, int n)
{
    const Project &project = document.project();
    static const QList<Actor> actors = project.actors().inOrder();
    static const QList<Issue> issues = project.issues().inOrder();
    static const QList<StanceValue> stances = project.stances().inOrder();
    static const QList<ArticleId> order = project.articleOrder();
    const Article &article = *project.article(order[n / labelsOfAnArticle % articles]);
    Tag tag;
    tag.article = article.info->id;
    tag.annotator = document.annotator();
    tag.evidence = article.sentences()[n % sentences];
    tag.actor = actors[n % labelsOfAnArticle / sentences].id;
    tag.issue = issues[n / labelsOfAnArticle / articles % issues.size()].id;
    tag.stance = stances[n % stances.size()].id;
    return tag;
}

void tagAll(ProjectDocument &document, int count, const char *name)
{
    std::vector<double> times;
    times.reserve(static_cast<size_t>(count));
    for (int n = 0; n < count; ++n) {
        Tagging made = tagging(document.project(), label(document, n));
        QElapsedTimer clock;
        clock.start();
        document.push(QStringLiteral("Tag"), std::move(made.edits));
        times.push_back(static_cast<double>(clock.nsecsElapsed()) / millisecond);
        if (n % 100 == 0)
            QCoreApplication::processEvents();
    }
    std::sort(times.begin(), times.end());
    std::printf("%-34s p50 %8.4f ms   p99 %8.4f ms   max %8.3f ms\n", name, times[times.size() / 2],
        times[times.size() * 99 / 100], times.back());
}

double opening(const QString &path)
{
    QElapsedTimer clock;
    clock.start();
    const auto document = ProjectDocument::open(path);
    if (!document)
        qFatal("%s", qPrintable(document.error().toString()));
    return static_cast<double>(clock.nsecsElapsed()) / millisecond;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int changes = argc > 1 ? QByteArray(argv[1]).toInt() : 50'000;
    QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.filePath(QStringLiteral("data"))));
    const QString path = folder.filePath(QStringLiteral("bench.stance"));
    const Project project = study();
    if (!saveProject(project, path))
        return 1;
    faults::arm(faults::Mode::Count, 0, "/nowhere");
    {
        Project alone = project;
        std::vector<double> times;
        auto document = ProjectDocument(project);
        document.setAnnotator(QStringLiteral("Ann"));
        for (int n = 0; n < 2000; ++n) {
            const Change change = makeChange({}, tagging(alone, label(document, n)).edits);
            QElapsedTimer clock;
            clock.start();
            (void)alone.apply(change);
            times.push_back(static_cast<double>(clock.nsecsElapsed()) / millisecond);
        }
        std::sort(times.begin(), times.end());
        std::printf("%-34s p50 %8.4f ms   p99 %8.4f ms\n", "a label without document, journal", times[1000],
            times[1980]);
    }
    {
        auto document = *ProjectDocument::open(path);
        document->setAnnotator(QStringLiteral("Ann"));
        faults::slowDown(slowFlush);
        tagAll(*document, 2000, "a label, each flush takes 300 ms");
        faults::slowDown(0);
        document->discard();
    }
    {
        auto document = *ProjectDocument::open(path);
        document->setAnnotator(QStringLiteral("Ann"));
        tagAll(*document, changes, "a label with the journal");
        document->flushJournal();
    }
    std::printf("journal of %d changes: %.1f MB\n", changes,
        static_cast<double>(QFileInfo(journalPath(path)).size()) / 1e6);
    const double with = opening(path);
    QFile::remove(journalPath(path));
    const double without = opening(path);
    std::printf("opening with the journal %.0f ms, without %.0f ms: the replay is %.2f of the limit of 1 s\n",
        with, without, (with - without) / 1000);
    return 0;
}
