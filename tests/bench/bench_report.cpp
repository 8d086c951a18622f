// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the report on agreement takes, and each of its tables.
//
//     bench_report PROJECT     with articles that two or more annotators have done
#include "model/agreement/gold_estimate.h"
#include "model/agreement/report_json.h"
#include "model/agreement/report_writing.h"
#include "model/store/project_file.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

using namespace standpoint;

int main(int argc, char **argv)
{
    if (argc != 2) {
        QTextStream(stderr) << "usage: bench_report PROJECT\n";
        return 2;
    }
    const Result<Project> opened = loadProject(QFile::decodeName(argv[1]));
    if (!opened)
        qFatal("%s", qPrintable(opened.error().toString()));
    const Project &project = *opened;
    QTextStream out(stdout);
    QElapsedTimer clock;
    const auto say = [&](const QString &what, qsizetype rows = -1) {
        out << what.leftJustified(36)
            << QString::number(static_cast<double>(clock.nsecsElapsed()) / 1e6, 'f', 1) << " ms"
            << (rows >= 0 ? QStringLiteral(", %1 rows").arg(rows) : QString()) << "\n";
        out.flush();
        clock.start();
    };
    clock.start();
    const Comparison comparison{comparableAnnotators(project), {}};
    const Result<AgreementReport> report = agreementReport(project, comparison);
    if (!report)
        qFatal("%s", qPrintable(report.error().toString()));
    say(QStringLiteral("report of %1 articles").arg(project.articles().size()));
    const auto time = [&](const ReportTable &table) { say(table.id, std::ssize(table.rows)); };
    time(headlineTable(*report));
    time(waterfallTable(*report));
    time(annotatorsTable(*report));
    time(pairsTable(*report, Question::Everything));
    time(confusionTable(*report, Question::Everything, {}));
    for (int by = 0; by < byCount; ++by)
        time(lossTable(*report, static_cast<By>(by)));
    time(labelsTable(*report, Question::Everything));
    time(measuresTable(*report));
    time(spansTable(*report));
    const Result<GoldEstimate> likely = estimateGold(project, comparison);
    say(QStringLiteral("likely gold"), likely ? std::ssize(likely->units.units) : 0);
    const QByteArray csv = reportCsv(*report);
    say(QStringLiteral("CSV"), csv.count('\n'));
    const QByteArray json = QJsonDocument(reportJson(*report, nameOf(Question::Everything))).toJson();
    say(QStringLiteral("JSON"));
    return csv.isEmpty() || json.isEmpty() ? 1 : 0;
}
