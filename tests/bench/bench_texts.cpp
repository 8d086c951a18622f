// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench_texts [ARTICLES [FOLDER]]: how long a folder of text files (10,000 of some 600 words, made anew where
// no folder is given) takes to import, what the search for near duplicates costs of that, and how soon an
// import stops. Prints ratios to the budgets; asserts nothing.
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "model/search/alike_articles.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <random>

using namespace standpoint;

namespace {

/// News is made of few words that are common and many that are rare.
QByteArray article(std::mt19937 &random)
{
    std::geometric_distribution<int> rank(0.002);
    QByteArray text = "Headline";
    for (int word = 0; word < 600; ++word) {
        text += (word % 60 == 0) ? '\n' : ' ';
        text += "word" + QByteArray::number(rank(random));
        if (word % 20 == 19)
            text += '.';
    }
    return text;
}

void makeFolder(const QString &folder, int count)
{
    std::mt19937 random(1);
    QByteArray last;
    for (int i = 0; i < count; ++i) {
        // One in ten is another paper's version of the one before.
        last = i % 10 == 9 ? last + " Further words of the other paper." : article(random);
        QFile file(QStringLiteral("%1/%2.txt").arg(folder).arg(i, 6, 10, QLatin1Char('0')));
        if (!file.open(QIODevice::WriteOnly) || file.write(last) != last.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

void measure(const QString &folder)
{
    const Project empty = *newProject(QStringLiteral("Bench"), defaultCodebook());
    QElapsedTimer timer;
    timer.start();
    const Result<Import> import = importFiles(empty, {folder}, {}, [](double) { return true; });
    const double seconds = static_cast<double>(timer.elapsed()) / 1000;
    if (!import)
        qFatal("%s", qPrintable(import.error().toString()));
    std::printf(
        "import of %lld text files          %6.2f s   %.2f of the budget of 10 s; %lld near duplicates\n",
        static_cast<long long>(import->counts.articles), seconds, seconds / 10,
        static_cast<long long>(import->nearDuplicates.size()));
    Project project = empty;
    timer.restart();
    if (!project.apply(import->change))
        qFatal("the import does not apply");
    std::printf(
        "applying it                          %6.2f s\n", static_cast<double>(timer.elapsed()) / 1000);
    timer.restart();
    const qsizetype found = alikeArticles(project).size();
    const double alike = static_cast<double>(timer.elapsed()) / 1000;
    std::printf("near duplicates alone, one core      %6.2f s   %.2f of the budget of 2 s; %lld found\n",
        alike, alike / 2, static_cast<long long>(found));
    timer.invalidate();
    (void)importFiles(empty, {folder}, {}, [&timer](double done) {
        if (done < 0.5)
            return true;
        if (!timer.isValid())
            timer.start();
        return false;
    });
    std::printf("stopping in the middle               %6lld ms\n", static_cast<long long>(timer.elapsed()));
}

} // namespace

int main(int count, char **arguments)
{
    const int articles = count > 1 ? QByteArray(arguments[1]).toInt() : 10'000;
    if (count > 2) {
        measure(QString::fromLocal8Bit(arguments[2]));
        return 0;
    }
    const QTemporaryDir folder;
    makeFolder(folder.path(), articles);
    measure(folder.path());
    return 0;
}
