// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a search of a whole project takes: until the first hits, until all, in ratio to the budget and to
// QString::indexOf over the same texts on one core.
//
//     bench_search [ARTICLES [ANNOTATIONS]]
#include "model/search/project_search.h"
#include "tests/bench/large_project.h"

#include <QElapsedTimer>
#include <QTextStream>

#include <ctime>
#include <optional>

using namespace standpoint;

namespace {

constexpr int rounds = 5;
constexpr double firstBudget = 100;
constexpr double allBudget = 1000;

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double plainScan(const Project &project, const QString &word)
{
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        qsizetype found = 0;
        for (const Shared<Article> &article : project.articles()) {
            const QString &text = article->content();
            for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
                ++found;
        }
        best = std::min(best, milliseconds(timer));
        if (found < 0)
            return 0;
    }
    return best;
}

void measure(QTextStream &out, const Project &project, const QString &typed, Wording wording, double plain)
{
    double bestFirst = 1e9;
    double bestAll = 1e9;
    double bestWork = 1e9; // of all cores: on a busy machine it says more than the clock
    qsizetype hits = 0;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        const std::clock_t before = std::clock();
        SearchQuery query;
        query.typed = typed;
        query.wording = wording;
        const auto searcher = ArticleSearcher::make(query, project.actors());
        if (!searcher)
            qFatal("%s", qPrintable(searcher.error().toString()));
        std::optional<double> first;
        hits = 0;
        const std::atomic<bool> cancelled = false;
        searchProject(project, *searcher, cancelled, [&](const SearchBatch &batch) {
            for (const ArticleHits &article : batch.articles)
                hits += article.count;
            if (!first && !batch.articles.isEmpty())
                first = milliseconds(timer);
        });
        bestFirst = std::min(bestFirst, first.value_or(milliseconds(timer)));
        bestAll = std::min(bestAll, milliseconds(timer));
        bestWork = std::min(
            bestWork, static_cast<double>(std::clock() - before) * 1e3 / static_cast<double>(CLOCKS_PER_SEC));
    }
    out << typed << ": " << hits << " hits; first in " << bestFirst << " ms (" << bestFirst / firstBudget
        << " of the budget), all in " << bestAll << " ms (" << bestAll / allBudget << " of the budget";
    if (plain > 0)
        out << ", " << bestAll / plain << " of QString::indexOf on one core";
    out << "); " << bestWork << " ms of processor time\n";
    out.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    QTextStream out(stdout);
    const int articles = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const int annotations = argc > 2 ? QByteArray(argv[2]).toInt() : articles * 10;
    const Project project = bench::largeProject(articles, annotations);
    QElapsedTimer timer;
    timer.start();
    const TextPattern first(u"x");
    out << articles << " articles, " << annotations << " annotations; the first pattern of all made in "
        << milliseconds(timer) << " ms\n";
    const auto plain = [&](const char *word) { return plainScan(project, QString::fromLatin1(word)); };
    measure(out, project, QStringLiteral("Moscow"), Wording::Words, plain("Moscow"));
    measure(out, project, QStringLiteral("the"), Wording::WholeWords, plain("the"));
    measure(out, project, QStringLiteral("e"), Wording::Phrase, plain("e"));
    measure(out, project, QStringLiteral("absentword"), Wording::Words, plain("absentword"));
    measure(out, project, QStringLiteral("\"military intervention\" Geneva cafe"), Wording::Words, 0);
    measure(out, project, QStringLiteral("\"warned\""), Wording::Words, plain("warned"));
    measure(out, project, QStringLiteral("(military|chemical) \\w+ near"), Wording::Expression, 0);
    measure(out, project, QStringLiteral("\\binter\\w+"), Wording::Expression, 0);
    return 0;
}
