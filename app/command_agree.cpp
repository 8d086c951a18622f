// SPDX-License-Identifier: GPL-3.0-or-later
//
// agree: of a project, of a table of labels, or of a table of marked spans.
#include "app/agree_output.h"
#include "app/agree_tables.h"
#include "app/commands.h"
#include "app/named.h"
#include "app/output.h"
#include "model/agreement/repeated.h"
#include "model/agreement/report.h"
#include "model/agreement/report_json.h"
#include "model/agreement/report_writing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

namespace standpoint {

namespace {

struct AgreeArguments
{
    std::string project;
    std::string table;
    std::string spans;
    std::string annotators;
    std::string labels;
    std::string unit = "sentence";
    std::string issue;
    qint64 begin = 0;
    qint64 length = 0;
    int resamples = -1; ///< not given
    quint64 seed = 1;
    std::string by;
    int samples = -1;
    std::string to; ///< a file for the report
    bool repeated = false;
    bool json = false;
};

int agreeOnTable(const AgreeArguments &given)
{
    const Result<NamedLabelTable> named = readLabelTable(fromArgument(given.table),
        namesIn(fromArgument(given.labels)), namesIn(fromArgument(given.annotators)));
    if (!named)
        return complain(named.error());
    const LabelAgreement agreement = labelAgreement(named->table);
    std::optional<Resampling> resampling;
    if (given.resamples > 0) {
        resampling = resampled(named->table, named->articleOf, named->articles, {given.resamples, given.seed},
            given.by == "item");
        resampling->isInterval = false;
    }
    const Resampling *const resampled = resampling ? &*resampling : nullptr;
    if (given.json) {
        QJsonObject json{{QStringLiteral("unit"), QStringLiteral("item")}};
        addCounts(agreement, json);
        json[QLatin1String("annotators")] = QJsonArray::fromStringList(named->annotators);
        json[QLatin1String("labels")] = QJsonArray::fromStringList(named->labels);
        QJsonArray leftOut;
        if (agreement.items > agreement.paired)
            leftOut.append(QJsonObject{{QStringLiteral("reason"), QStringLiteral("fewer_than_two_labels")},
                {QStringLiteral("count"), agreement.items - agreement.paired},
                {QStringLiteral("what"),
                    QStringLiteral(
                        "Items with fewer than two labels; they count only in shares of labels")}});
        json[QLatin1String("left_out")] = leftOut;
        if (resampled)
            json[QLatin1String("bootstrap")] = resamplingJson(*resampled);
        json[QLatin1String("measures")] = measuresJson(named->table, agreement, resampled);
        printJson(json);
        return 0;
    }
    print(QStringLiteral("%1 items, %2 of them with two labels or more; %3 annotators, %4 labels")
              .arg(agreement.items)
              .arg(agreement.paired)
              .arg(named->annotators.size())
              .arg(named->labels.size()));
    for (const QString &line : measureLines(agreement, resampled))
        print(line);
    return 0;
}

int agreeOnSpans(const AgreeArguments &given)
{
    const Result<NamedSpanTable> named = readSpanTable(
        fromArgument(given.spans), given.begin, given.length, namesIn(fromArgument(given.annotators)));
    if (!named)
        return complain(named.error());
    const SpanAgreement agreement = spanAgreement(
        named->table, GammaOptions{given.samples > 0 ? given.samples : GammaOptions().samples, given.seed});
    if (given.json) {
        printJson({{QStringLiteral("unit"), QStringLiteral("span")},
            {QStringLiteral("items"), qint64{std::ssize(named->table.units)}},
            {QStringLiteral("begin"), named->table.begin}, {QStringLiteral("length"), named->table.length},
            {QStringLiteral("annotators"), QJsonArray::fromStringList(named->annotators)},
            {QStringLiteral("labels"), QJsonArray::fromStringList(named->labels)},
            {QStringLiteral("left_out"), QJsonArray()},
            {QStringLiteral("measures"), measuresJson(agreement, named->labels)}});
        return 0;
    }
    print(QStringLiteral("%1 spans of %2 annotators, %3 labels")
              .arg(qint64{std::ssize(named->table.units)})
              .arg(named->annotators.size())
              .arg(named->labels.size()));
    for (const QString &line : measureLines(agreement))
        print(line);
    return 0;
}

Result<Comparison> comparisonOf(const Project &project, const AgreeArguments &given)
{
    Comparison comparison;
    const Result<QList<AnnotatorId>> named = annotatorsNamed(project, fromArgument(given.annotators));
    if (!named)
        return tl::make_unexpected(named.error());
    comparison.annotators = named->isEmpty() ? comparableAnnotators(project) : *named;
    const Result<std::optional<IssueId>> issue = issueNamed(project, fromArgument(given.issue));
    if (!issue)
        return tl::make_unexpected(issue.error());
    comparison.issue = *issue;
    return comparison;
}

void printLeftOut(const QList<LeftOut> &leftOut)
{
    for (const LeftOut &one : leftOut)
        print(QStringLiteral("  left out: ") + sentenceOf(one));
}

void printQuestion(const QuestionReport &question)
{
    const Question asked = question.units.question;
    print(QStringLiteral("\n%1 (unit: %2; %3 units, %4 labelled by two or more)")
              .arg(titleOf(asked), unitOf(asked))
              .arg(question.agreement.items)
              .arg(question.agreement.paired));
    printLeftOut(question.units.leftOut);
    for (const QString &line :
        measureLines(question.agreement, question.resampling ? &*question.resampling : nullptr))
        print(line);
}

void printSpans(const AgreementReport &report)
{
    print(QStringLiteral("\nMarked text with actor, issue and stance (unit: span; %1 units in %2 articles)")
              .arg(std::ssize(report.spans.labelled.units))
              .arg(report.spans.articles));
    printLeftOut(report.spans.leftOut);
    for (const QString &line : measureLines(report.labelledSpans))
        print(line);
    print(QStringLiteral("\nMarked text, whatever its label (unit: span; %1 units)")
              .arg(std::ssize(report.spans.evidence.units)));
    for (const QString &line : measureLines(report.markedSpans))
        print(line);
}

void printLosses(const AgreementReport &report)
{
    print(QStringLiteral("\nWhere agreement is lost (%1 disagreements of two annotators)")
              .arg(std::ssize(report.disagreements)));
    if (report.disagreements.empty())
        return;
    const KindCounts counts = countKinds(report.disagreements);
    for (size_t kind = 0; kind < counts.size(); ++kind)
        print(QStringLiteral("  %1 %2  %3 %")
                  .arg(titleOf(static_cast<Disagreement::Kind>(kind)), -46)
                  .arg(counts[kind], 6)
                  .arg(100.0 * static_cast<double>(counts[kind])
                          / static_cast<double>(report.disagreements.size()),
                      5, 'f', 1));
}

void printReport(const AgreementReport &report)
{
    print(QStringLiteral("%1: %2; %3 articles")
              .arg(report.project.info().title, report.annotators.join(QStringLiteral(", ")))
              .arg(std::ssize(report.compared.articles)));
    printLeftOut(report.compared.leftOut);
    for (const QuestionReport &question : report.questions)
        printQuestion(question);
    printSpans(report);
    printLosses(report);
}

QString headlineOf(const AgreeArguments &given)
{
    return given.unit == "sentence" ? nameOf(Question::Everything) : fromArgument(given.unit);
}

ReportOptions reportOptions(const AgreeArguments &given)
{
    ReportOptions options;
    options.bootstrap.seed = given.seed;
    if (given.resamples >= 0)
        options.bootstrap.resamples = given.resamples;
    options.byItem = given.by == "item";
    if (given.samples > 0)
        options.gamma = GammaOptions{given.samples, given.seed};
    return options;
}

/// The report in the format of the file's ending.
Status writeReport(const AgreementReport &report, const QString &headline, const QString &path)
{
    QByteArray bytes;
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive))
        bytes = reportCsv(report);
    else if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        bytes = QJsonDocument(reportJson(report, headline)).toJson();
    else
        bytes = reportHtml(report).toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Io,
            QStringLiteral("The report cannot be written (%1)").arg(file.errorString()), path);
    return {};
}

int agreeOnProject(const AgreeArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const Result<Comparison> comparison = comparisonOf(*project, given);
    if (!comparison)
        return complain(comparison.error());
    const Result<AgreementReport> report = agreementReport(*project, *comparison, reportOptions(given));
    if (!report)
        return complain(report.error());
    const QString headline = headlineOf(given);
    if (!given.to.empty()) {
        if (const Status written = writeReport(*report, headline, fromArgument(given.to)); !written)
            return complain(written.error());
    }
    if (given.json) {
        printJson(reportJson(*report, headline));
        return 0;
    }
    printReport(*report);
    return 0;
}

/// Each annotator against themselves, on texts that they have done twice.
int agreeWithThemselves(const AgreeArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const Result<Comparison> comparison = comparisonOf(*project, given);
    if (!comparison)
        return complain(comparison.error());
    const QList<AnnotatorId> annotators =
        given.annotators.empty() ? annotatorsWithRepeats(*project) : comparison->annotators;
    if (annotators.isEmpty())
        return complain({Error::Kind::Invalid,
            QStringLiteral("There is no text that an annotator has marked as done twice"),
            project->info().title});
    QJsonArray all;
    for (const AnnotatorId annotator : annotators) {
        const Result<RepeatedWork> work = repeatedWork(*project, annotator, comparison->issue);
        if (!work)
            return complain(work.error());
        const Result<AgreementReport> report =
            agreementReport(work->project, work->comparison, reportOptions(given));
        if (!report)
            return complain(report.error());
        const QString name = project->annotators().find(annotator)->name;
        if (given.json) {
            QJsonObject json = reportJson(*report, headlineOf(given));
            json[QLatin1String("annotator")] = name;
            json[QLatin1String("pairs")] = work->pairs;
            json[QLatin1String("texts_left_over")] = work->leftOver;
            all.append(json);
            continue;
        }
        print(QStringLiteral("%1 against themselves; texts done twice: %2").arg(name).arg(work->pairs));
        if (work->leftOver > 0)
            print(QStringLiteral("  left out: articles without a second one of the same text: %1")
                      .arg(work->leftOver));
        printReport(*report);
        print(QString());
    }
    if (given.json)
        printJson({{QStringLiteral("repeated"), all}});
    return 0;
}

/// Those that only figures of a project have.
void addProjectOptions(CLI::App &command, CLI::Option *project, AgreeArguments &given)
{
    command.add_option("--unit", given.unit, "What the first figures count")
        ->check(CLI::IsMember({"sentence", "article", "span"}))
        ->needs(project);
    command.add_option("--issue", given.issue, "Only stances on this issue")->needs(project);
    CLI::Option *to =
        command
            .add_option("--to", given.to, "Also write the whole report to this file: .html, .csv or .json")
            ->check([](const std::string &path) {
                static const QRegularExpression known(
                    QStringLiteral("\\.(html?|csv|json)$"), QRegularExpression::CaseInsensitiveOption);
                return fromArgument(path).contains(known) ? std::string()
                                                          : "A report is a .html, .csv or .json file";
            })
            ->needs(project);
    command
        .add_flag("--repeated", given.repeated,
            "Each annotator against themselves, on texts that are twice in the project")
        ->needs(project)
        ->excludes(to);
}

} // namespace

void addAgree(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<AgreeArguments>();
    CLI::App *command = app.add_subcommand("agree", "Measure how far annotators agree");
    CLI::Option *project =
        command->add_option("project", given->project, "The project")->type_name("PROJECT");
    CLI::Option *table = command->add_option("--table", given->table, "A table item,annotator,label instead")
                             ->type_name("CSV")
                             ->excludes(project);
    CLI::Option *spans =
        command->add_option("--spans", given->spans, "A table annotator,begin,end,label instead")
            ->type_name("CSV")
            ->excludes(project)
            ->excludes(table);
    command->add_option("--annotators", given->annotators, "Names, separated by commas; else all");
    command->add_option("--labels", given->labels, "The labels in their order; else those seen, sorted")
        ->needs(table);
    addProjectOptions(*command, project, *given);
    CLI::Option *length = command->add_option("--length", given->length, "How long the marked text is")
                              ->check(CLI::Range(qint64{1}, qint64{1} << 40))
                              ->needs(spans);
    spans->needs(length);
    command->add_option("--begin", given->begin, "Where it begins")
        ->check(CLI::Range(-(qint64{1} << 40), qint64{1} << 40))
        ->needs(spans);
    command->add_option("--resamples", given->resamples, "How many resamples the intervals rest on; 0: none")
        ->check(CLI::Range(0, 1'000'000))
        ->excludes(spans);
    command->add_option("--by", given->by, "What is drawn: article or item")
        ->check(CLI::IsMember({"article", "item"}))
        ->excludes(spans);
    command->add_option("--samples", given->samples, "How many samples gamma rests on")
        ->check(CLI::Range(1, 1'000'000))
        ->excludes(table);
    command->add_option(
        "--seed", given->seed, "A whole number; another one draws other resamples and samples");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run, project, table, spans] {
        if (project->empty() && table->empty() && spans->empty())
            throw CLI::RequiredError("A project, --table or --spans");
        run = [given] {
            if (!given->table.empty())
                return agreeOnTable(*given);
            if (given->repeated)
                return agreeWithThemselves(*given);
            return given->spans.empty() ? agreeOnProject(*given) : agreeOnSpans(*given);
        };
    });
}

} // namespace standpoint
