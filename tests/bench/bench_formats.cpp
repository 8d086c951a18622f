// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long each format needs to write a large corpus, and how much memory beyond the project's.
//
//     bench_formats FOLDER [PROJECT [FORMAT…]]     10,000 articles with 1,000,000 annotations where no
//     project is named
//
// Files go to FOLDER and are removed again. The budget is 60 s and 200 MB for each format.
#include "model/exchange/export.h"
#include "model/store/project_file.h"
#include "tests/bench/large_project.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

using namespace standpoint;

namespace {

/// The peak of memory begins anew with what is in use now, so that each format has its own.
void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

qint64 sizeOf(const QString &path)
{
    qint64 sum = QFileInfo(path).isDir() ? 0 : QFileInfo(path).size();
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        sum += QFileInfo(it.next()).size();
    return sum;
}

void measure(const Project &project, const Format &format, const QString &folder, QTextStream &out,
    const QString &contents = {})
{
    const QString name = contents.isEmpty() ? format.id : format.id + u' ' + contents;
    const QString path = folder + u'/' + format.id;
    forgetPeak();
    const qint64 before = bench::ownMemory("VmHWM");
    QElapsedTimer clock;
    clock.start();
    ExportOptions options;
    options.format = format.id;
    options.path = path;
    if (!contents.isEmpty())
        options.choices.insert(QStringLiteral("contents"), contents);
    const Result<Exported> written = exportProject(project, options);
    const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
    if (!written) {
        out << name.leftJustified(16) << written.error().toString() << "\n";
        out.flush();
        return;
    }
    const double megabytes = static_cast<double>(sizeOf(path)) / 1e6;
    const double memory = static_cast<double>(bench::ownMemory("VmHWM") - before) / 1e6;
    out << name.leftJustified(16)
        << QStringLiteral("%1 s, %2 of the budget; %3 MB, %4 MB/s; memory %5 MB more, %6 of the budget\n")
               .arg(seconds, 0, 'f', 1)
               .arg(seconds / 60, 0, 'f', 2)
               .arg(megabytes, 0, 'f', 0)
               .arg(megabytes / seconds, 0, 'f', 0)
               .arg(memory, 0, 'f', 0)
               .arg(memory / 200, 0, 'f', 2);
    out.flush();
    if (QFileInfo(path).isDir())
        QDir(path).removeRecursively();
    QFile::remove(path);
    QFile::remove(path + QStringLiteral(".losses.csv"));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        QTextStream(stderr) << "usage: bench_formats FOLDER [PROJECT [FORMAT...]]\n";
        return 2;
    }
    Project project;
    if (argc > 2) {
        Result<Project> opened = loadProject(QFile::decodeName(argv[2]));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toString()));
        project = std::move(*opened);
    } else {
        project = bench::largeProject(10'000, 1'000'000);
    }
    QTextStream out(stdout);
    out << project.articles().size() << " articles, " << project.annotationCount() << " annotations\n";
    for (const Format *format : formats()) {
        const bool isWanted = argc <= 3 || std::any_of(argv + 3, argv + argc, [&](const char *id) {
            return format->id == QLatin1String(id);
        });
        if (!format->writer || !isWanted)
            continue;
        measure(project, *format, QFile::decodeName(argv[1]), out);
        for (const FormatChoice &choice : format->choices) {
            if (choice.id == QStringLiteral("contents"))
                measure(project, *format, QFile::decodeName(argv[1]), out, QStringLiteral("project"));
        }
    }
    return 0;
}
