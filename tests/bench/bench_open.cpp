// SPDX-License-Identifier: GPL-3.0-or-later
//
// How fast a large project is saved and opened, and how much memory opening takes, beside Boost's own text
// archive of the same values in plain structs, in the same run.
//
//     bench_open [ARTICLES [ANNOTATIONS]]     10,000 articles of 3.5 KB and 1,000,000 annotations without
//     bench_open --project PATH               a project that is there, such as the one tests/bench/run.sh
//     imports bench_open --open PATH                  opens a project and prints its peak memory: what the
//     first form starts
#include "model/document/work_statistics.h"
#include "model/store/project_file.h"
#include "tests/bench/large_project.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <boost/archive/text_iarchive.hpp>
#include <boost/archive/text_oarchive.hpp>
#include <boost/serialization/string.hpp>
#include <boost/serialization/vector.hpp>
#include <fstream>

using namespace standpoint;
using namespace standpoint::bench;

namespace {

constexpr int turns = 3;

/// The same values as a project has, as somebody writes them who has only the standard library and Boost.
struct PlainSpan
{
    int begin = 0;
    int end = 0;

    template <typename Archive> void serialize(Archive &archive, unsigned /*version*/)
    {
        archive &begin &end;
    }
};

struct PlainAnnotation
{
    std::string id;
    int annotator = 0;
    int actor = 0;
    int issue = 0;
    int stance = 0;
    int provenance = 0;
    std::vector<PlainSpan> evidence;
    std::vector<std::string> answers;
    std::string note;
    float confidence = -1;
    std::int64_t created = 0;
    std::int64_t modified = 0;

    template <typename Archive> void serialize(Archive &archive, unsigned /*version*/)
    {
        archive &id &annotator &actor &issue &stance &provenance &evidence &answers &note &confidence &created
            &modified;
    }
};

struct PlainArticle
{
    std::string id;
    std::string title;
    std::string source;
    std::string language;
    std::int64_t published = 0;
    std::string text;
    std::vector<PlainSpan> sentences;
    std::vector<PlainAnnotation> annotations;

    template <typename Archive> void serialize(Archive &archive, unsigned /*version*/)
    {
        archive &id &title &source &language &published &text &sentences &annotations;
    }
};

/// In the order of their tables.
struct Codes
{
    QList<Issue> issues;
    QList<StanceValue> stances;
    QList<Attribute> attributes;
    QList<Actor> actors;
    QList<Annotator> annotators;
};

template <typename Entity> int indexOf(const QList<Entity> &table, Id<Entity> id)
{
    for (int i = 0; i < table.size(); ++i) {
        if (table[i].id == id)
            return i;
    }
    return -1;
}

std::vector<PlainArticle> plainCopy(const Project &project)
{
    const Codes codes{project.issues().inOrder(), project.stances().inOrder(), {}, project.actors().inOrder(),
        project.annotators().inOrder()};
    std::vector<PlainArticle> all;
    for (const ArticleId id : project.articleOrder()) {
        const Article &article = *project.article(id);
        PlainArticle plain{id.toString().toStdString(), article.info->title.toStdString(),
            article.info->source.toStdString(), article.info->language.toStdString(),
            article.info->published.toJulianDay(), article.content().toStdString(), {}, {}};
        for (const TextSpan sentence : article.sentences())
            plain.sentences.push_back({sentence.begin, sentence.end});
        for (const Annotation &a : article.annotations) {
            PlainAnnotation copy{a.id.toString().toStdString(), indexOf(codes.annotators, a.annotator),
                indexOf(codes.actors, a.actor), indexOf(codes.issues, a.issue),
                indexOf(codes.stances, a.stance), static_cast<int>(a.provenance), {}, {},
                a.note.orDefault().toStdString(), a.confidence, a.created.toMSecsSinceEpoch(),
                a.modified.toMSecsSinceEpoch()};
            for (const TextSpan span : a.evidence.fragments())
                copy.evidence.push_back({span.begin, span.end});
            for (const AttributeValue &value : a.attributes.orDefault()) {
                copy.answers.push_back(value.attribute.toString().toStdString());
                copy.answers.push_back(value.value.toStdString());
            }
            plain.annotations.push_back(std::move(copy));
        }
        all.push_back(std::move(plain));
    }
    return all;
}

void writePlain(const Project &project, const QString &path)
{
    std::ofstream file(path.toStdString());
    boost::archive::text_oarchive out(file);
    const std::vector<PlainArticle> plain = plainCopy(project);
    out << plain;
}

/// Seconds in which Boost reads the same values from an uncompressed file.
double boostSeconds(const QString &path, const Project &expected)
{
    QElapsedTimer timer;
    timer.start();
    std::ifstream file(path.toStdString());
    boost::archive::text_iarchive in(file);
    std::vector<PlainArticle> plain;
    in >> plain;
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (static_cast<qsizetype>(plain.size()) != expected.articles().size())
        qFatal("Boost read something else");
    return seconds;
}

double openSeconds(const QString &path, const Project &expected)
{
    QElapsedTimer timer;
    timer.start();
    const Result<Project> project = loadProject(path);
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (!project || !(*project == expected))
        qFatal("the project did not come back");
    return seconds;
}

int printMemoryOfOpening(const QString &path)
{
    const qint64 before = ownMemory("VmHWM");
    const Result<Project> project = loadProject(path);
    std::printf("%lld %lld\n", static_cast<long long>(before), static_cast<long long>(ownMemory("VmHWM")));
    return project ? 0 : 1;
}

void printOpening(const Project &project, const QString &path)
{
    const QTemporaryDir folder;
    const auto content = static_cast<double>(contentSize(path));
    std::printf("file                 %8.1f MB, content %.1f MB\n",
        static_cast<double>(QFileInfo(path).size()) / 1e6, content / 1e6);
    const QString plainPath = folder.filePath(QStringLiteral("boost.txt"));
    writePlain(project, plainPath);
    double boost = std::numeric_limits<double>::max();
    double open = boost;
    for (int turn = 0; turn < turns;
         ++turn) { // by turns, and the best of each: other programs disturb both alike
        boost = std::min(boost, boostSeconds(plainPath, project));
        open = std::min(open, openSeconds(path, project));
    }
    std::printf("open                 %8.2f s\n", open);
    std::printf("Boost, plain structs %8.2f s\n", boost);
    std::printf("open / Boost         %8.2f    (budget 1.5)\n", open / boost);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), path});
    child.waitForFinished(-1);
    const QList<QByteArray> memory = child.readAllStandardOutput().trimmed().split(' ');
    const double peak = memory.value(1).toDouble() - memory.value(0).toDouble();
    std::printf("peak memory          %8.1f MB, %.2f bytes for each of content (budget 2.0)\n", peak / 1e6,
        peak / content);
}

void compare(int articles, int annotations)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench.stance"));
    QElapsedTimer timer;
    timer.start();
    const Project project = largeProject(articles, annotations);
    std::printf("%d articles, %lld annotations, made in %.2f s\n", articles,
        static_cast<long long>(project.annotationCount()), static_cast<double>(timer.elapsed()) / 1e3);
    timer.restart();
    const int labels =
        workStatistics(project, project.annotators().inOrder().first().id, QTimeZone::systemTimeZone())
            .labels;
    std::printf("own progress         %8.3f s for %d labels, counted once when a window opens\n",
        static_cast<double>(timer.nsecsElapsed()) / 1e9, labels);
    timer.restart();
    if (Status saved = saveProject(project, path); !saved)
        qFatal("%s", qPrintable(saved.error().toString()));
    std::printf("save                 %8.2f s\n", static_cast<double>(timer.elapsed()) / 1e3);
    printOpening(project, path);
}

int compareProject(const QString &path)
{
    const Result<Project> project = loadProject(path);
    if (!project) {
        std::fprintf(stderr, "%s\n", qPrintable(project.error().toString()));
        return 1;
    }
    printOpening(*project, path);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--open"))
        return printMemoryOfOpening(arguments.value(2));
    if (arguments.value(1) == QStringLiteral("--project"))
        return compareProject(arguments.value(2));
    compare(arguments.size() > 1 ? arguments[1].toInt() : 10'000,
        arguments.size() > 2 ? arguments[2].toInt() : 1'000'000);
    return 0;
}
