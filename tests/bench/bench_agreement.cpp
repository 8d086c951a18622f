// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long measures and their bootstrap take, beside the budgets.
//
//     bench_agreement [ITEMS [ANNOTATORS [LABELS [CSV]]]]     1,000,000 × 10 × 5 with a fifth missing by
//     default; writes the table to CSV if named, so that other programs can be timed on it
#include "model/agreement/dawid_skene.h"
#include "model/agreement/label_agreement.h"
#include "model/agreement/random.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <algorithm>

using namespace standpoint;

namespace {

LabelTable madeUp(int items, int annotators, int labels)
{
    LabelTable table;
    table.annotators = annotators;
    table.categories = labels;
    table.ordered = labels;
    Random random(1, 1);
    for (int i = 0; i < items; ++i) {
        const auto truth = random.below(static_cast<quint64>(labels));
        for (int g = 0; g < annotators; ++g) {
            if (random.unit() < 0.2)
                table.labels.push_back(LabelTable::missing);
            else
                table.labels.push_back(static_cast<qint32>(
                    random.unit() < 0.6 ? truth : random.below(static_cast<quint64>(labels))));
        }
    }
    return table;
}

void writeCsv(const LabelTable &table, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return;
    QByteArray rows = "item,annotator,label\n";
    for (qsizetype i = 0; i < table.items(); ++i) {
        for (int g = 0; g < table.annotators; ++g) {
            const qint32 label = table.item(i)[static_cast<size_t>(g)];
            if (label >= 0)
                rows += "item" + QByteArray::number(i) + ",annotator" + QByteArray::number(g) + ",label"
                    + QByteArray::number(label) + '\n';
        }
        if (rows.size() > 1 << 20) {
            file.write(rows);
            rows.clear();
        }
    }
    file.write(rows);
}

/// The best of three, in milliseconds.
template <typename Work> double timed(const Work &work)
{
    double best = 1e300;
    for (int run = 0; run < 3; ++run) {
        QElapsedTimer clock;
        clock.start();
        work();
        best = std::min(best, static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

int main(int argc, char **argv)
{
    const auto argument = [&](int i, int otherwise) {
        return argc > i ? QByteArray(argv[i]).toInt() : otherwise;
    };
    const int items = argument(1, 1'000'000);
    const LabelTable table = madeUp(items, argument(2, 10), argument(3, 5));
    if (argc > 4)
        writeCsv(table, QString::fromLocal8Bit(argv[4]));
    QTextStream out(stdout);
    const auto line = [&](const char *what, double milliseconds, double budget) {
        out << qSetFieldWidth(44) << Qt::left << what << qSetFieldWidth(0)
            << QString::number(milliseconds, 'f', 1) << " ms, "
            << QString::number(milliseconds / budget, 'f', 2) << " of the budget of " << budget << " ms\n";
        out.flush();
    };
    out << table.items() << " items, " << table.annotators << " annotators, " << table.categories
        << " labels\n";
    double alpha = 0;
    line("nominal alpha alone", timed([&] {
        const CountLayout layout{table.annotators, table.categories, 0, false, false};
        const std::vector<double> sums = totalsOf(table, patternsOf(table), layout);
        LabelTable nominal;
        nominal.annotators = table.annotators;
        nominal.categories = table.categories;
        alpha = MeasureComputer(nominal, layout)
                    .figures(sums)[Measure::KrippendorffAlphaNominal]
                    ->value.value_or(0);
    }),
        30);
    line("all measures, standard errors, pairs", timed([&] { (void)labelAgreement(table); }), 150);
    qsizetype steps = 0;
    line("Dawid-Skene", timed([&] { steps = std::ssize(dawidSkene(table).value().logLikelihood); }), 1000);
    out << "in " << steps << " steps\n";
    Spreads spreads;
    line("1,000 resamples by item",
        timed([&] { spreads = bootstrap(table, countsByItem(table, itemBootstrapLayout(table)), {}); }), 500);
    constexpr int articles = 10'000;
    std::vector<qint32> articleOf;
    articleOf.reserve(static_cast<size_t>(items));
    for (int i = 0; i < items; ++i)
        articleOf.push_back(static_cast<qint32>(static_cast<qint64>(i) * articles / items));
    line("1,000 resamples by 10,000 articles", timed([&] {
        spreads = bootstrap(table, countsByArticle(table, articleOf, articles, bootstrapLayout(table)), {});
    }),
        1000);
    const Spread &spread = spreads[static_cast<size_t>(Measure::KrippendorffAlphaNominal)];
    out << "nominal alpha " << alpha << ", by articles from " << spread.interval->low << " to "
        << spread.interval->high << '\n';
    return 0;
}
