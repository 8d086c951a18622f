// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the journal costs.
//
//     bench_journal [CHANGES]                        how long the window's thread is busy with one label when
//                                                    nothing is journalled, with the journal, and with the
//                                                    journal on a disk that takes 300 ms for each flush; and
//                                                    how long opening takes with a journal of 50,000 labels
//     bench_journal CHANGES ARTICLES ANNOTATIONS     the last of these for a project of that size
//     bench_journal --open PATH                      opens a project as a window does, and prints
//                                                    milliseconds and peak memory: what the other forms start
#include "model/document/project_document.h"
#include "model/document/tagging.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "tests/bench/large_project.h"
#include "tests/faults/fault_points.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace standpoint;

namespace {

constexpr int articles = 250;
constexpr int sentences = 40;          // of each article
constexpr int labelsOfAnArticle = 200; // then the annotator goes to the next one
constexpr int slowFlush = 300;         // milliseconds
constexpr double millisecond = 1e6;
constexpr int openings = 3; // the best counts: other programs disturb

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
    const qsizetype turns = n / labelsOfAnArticle / order.size();
    const Article &article = *project.article(order[n / labelsOfAnArticle % order.size()]);
    const auto units = static_cast<int>(article.sentences().size());
    Tag tag;
    tag.article = article.info->id;
    tag.annotator = document.annotator();
    tag.evidence = article.sentences()[n % labelsOfAnArticle % units];
    tag.actor = actors[n % labelsOfAnArticle / units].id;
    tag.issue = issues[turns % issues.size()].id;
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

struct Opening
{
    double milliseconds = 0;
    double busy = 0; ///< milliseconds of processor time: other programs disturb it less
    double peak = 0; ///< bytes of memory beyond those of the program
    int acts = 0;    ///< that can be undone
};

int printOpening(const QString &path)
{
    const qint64 before = bench::ownMemory("VmHWM");
    QElapsedTimer clock;
    clock.start();
    const auto document = ProjectDocument::open(path);
    const double milliseconds = static_cast<double>(clock.nsecsElapsed()) / millisecond;
    if (!document)
        return 1;
    std::printf("%f %f %lld %d\n", milliseconds, 1e3 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC,
        static_cast<long long>(bench::ownMemory("VmHWM") - before), (*document)->undoStack().count());
    return 0;
}

/// The best of some, each in a process of its own.
Opening opening(const QString &path)
{
    Opening best{1e12, 1e12, 1e15, 0};
    for (int turn = 0; turn < openings; ++turn) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), path});
        child.waitForFinished(-1);
        const QList<QByteArray> said = child.readAllStandardOutput().trimmed().split(' ');
        if (child.exitCode() != 0 || said.size() != 4)
            qFatal("the project does not open");
        best = {std::min(best.milliseconds, said[0].toDouble()), std::min(best.busy, said[1].toDouble()),
            std::min(best.peak, said[2].toDouble()), said[3].toInt()};
    }
    return best;
}

void tagWithJournal(const QString &path, int changes)
{
    auto document = *ProjectDocument::open(path);
    document->setAnnotator(QStringLiteral("Ann"));
    tagAll(*document, changes, "a label with the journal");
    document->flushJournal();
}

void printReplay(const QString &path, int changes)
{
    const QString journal = journalPath(path);
    const auto content = static_cast<double>(bench::contentSize(path));
    const auto records = static_cast<double>(QFileInfo(journal).size());
    std::printf("journal of %d changes: %.1f MB\n", changes, records / 1e6);
    const Opening with = opening(path);
    QFile::rename(journal, journal + QStringLiteral(".away"));
    const Opening without = opening(path);
    if (with.acts != changes)
        qFatal("%d acts came back", with.acts);
    std::printf(
        "opening with the journal %.0f ms, without %.0f ms: the replay is %.2f of the limit of 1 s, %.2f by "
        "processor time\n",
        with.milliseconds, without.milliseconds, (with.milliseconds - without.milliseconds) / 1000,
        (with.busy - without.busy) / 1000);
    std::printf("peak memory with the journal %.1f MB: %.2f bytes for each of file and journal; without %.1f "
                "MB: %.2f (budget 2.0)\n",
        with.peak / 1e6, with.peak / (content + records), without.peak / 1e6, without.peak / content);
}

/// Everything about a small project.
int measureSmall(const QString &path, int changes)
{
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
    tagWithJournal(path, changes);
    printReplay(path, changes);
    return 0;
}

int measureLarge(const QString &path, int changes, int size, int annotations)
{
    if (!saveProject(bench::largeProject(size, annotations), path))
        return 1;
    std::printf("%d articles, %d annotations\n", size, annotations);
    tagWithJournal(path, changes);
    printReplay(path, changes);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--open"))
        return printOpening(arguments.value(2));
    const int changes = arguments.size() > 1 ? arguments[1].toInt() : 50'000;
    const QTemporaryDir folder;
    qputenv("XDG_DATA_HOME", QFile::encodeName(folder.filePath(QStringLiteral("data"))));
    const QString path = folder.filePath(QStringLiteral("bench.stance"));
    return arguments.size() > 3 ? measureLarge(path, changes, arguments[2].toInt(), arguments[3].toInt())
                                : measureSmall(path, changes);
}
