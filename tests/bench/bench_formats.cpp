// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_formats [ARTICLES ANNOTATIONS [FORMAT…]]: how long each format that can be written takes for a
// project of 10,000 articles with 1,000,000 annotations, how much it writes, and the memory beyond the
// project's. Walks formats(). Prints ratios to the budgets (60 s, 200 MB); asserts nothing.
#include "model/exchange/export.h"
#include "tests/bench/large_project.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

using namespace standpoint;

namespace {

qint64 sizeOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir())
        return info.size();
    qint64 size = 0;
    for (QDirIterator it(path, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
        it.next();
        size += it.fileInfo().size();
    }
    return size;
}

/// The most memory from now on is counted anew.
void forgetPeak()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

void measure(const Project &project, const Format &format)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(
        format.isFolder ? QStringLiteral("out") : QStringLiteral("out.") + format.suffixes.first());
    forgetPeak();
    const qint64 before = bench::ownMemory("VmRSS");
    QElapsedTimer timer;
    timer.start();
    const auto written = exportProject(project, {format.id, path, {}, {}, 0});
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    const auto memory = static_cast<double>(bench::ownMemory("VmHWM") - before) / 1e6;
    if (!written) {
        std::printf("%-14s not written: %s\n", qPrintable(format.id), qPrintable(written.error().toString()));
        return;
    }
    const auto size = static_cast<double>(sizeOf(path)) / 1e6;
    std::printf(
        "%-14s %7.2f s   %.2f of the budget of 60 s   %7.1f MB, %6.1f MB/s   memory %6.1f MB   %.2f of the "
        "budget of 200 MB   %lld left out\n",
        qPrintable(format.id), seconds, seconds / 60, size, size / seconds, memory, memory / 200,
        static_cast<long long>(written->leftOut.size()));
    std::fflush(stdout);
}

} // namespace

int main(int count, char **arguments)
{
    const int articles = count > 2 ? QByteArray(arguments[1]).toInt() : 10'000;
    const int annotations = count > 2 ? QByteArray(arguments[2]).toInt() : 1'000'000;
    QStringList only;
    for (int i = 3; i < count; ++i)
        only.append(QString::fromLocal8Bit(arguments[i]));
    const Project project = bench::largeProject(articles, annotations);
    std::printf("%d articles, %d annotations\n", articles, annotations);
    for (const Format *format : formats()) {
        if (format->writer && (only.isEmpty() || only.contains(format->id)))
            measure(project, *format);
    }
    return 0;
}
