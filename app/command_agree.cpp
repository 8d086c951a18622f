// SPDX-License-Identifier: GPL-3.0-or-later
//
// agree: of a project, of a table of labels, or of a table of marked spans.
#include "app/agree_output.h"
#include "app/agree_tables.h"
#include "app/commands.h"
#include "app/output.h"
#include "model/agreement/disagreements.h"
#include "model/agreement/units.h"

#include <QJsonArray>

#include <map>

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
    bool json = false;
};

QStringList namesIn(const std::string &list)
{
    QStringList names = fromArgument(list).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    return names;
}

QJsonArray leftOutJson(const QList<LeftOut> &leftOut)
{
    QJsonArray json;
    for (const LeftOut &one : leftOut)
        json.append(QJsonObject{{QStringLiteral("reason"), nameOf(one.reason)},
            {QStringLiteral("count"), one.count}, {QStringLiteral("what"), sentenceOf(one)}});
    return json;
}

QJsonObject resamplingJson(const Resampling &resampling)
{
    return {{QStringLiteral("resamples"), resampling.options.resamples},
        {QStringLiteral("seed"), static_cast<qint64>(resampling.options.seed)},
        {QStringLiteral("by"), resampling.by}};
}

Resampling resample(const AgreeArguments &given, const LabelTable &table,
    const std::vector<qint32> &articleOf, int articles, int resamples)
{
    Resampling resampling;
    resampling.options = {resamples, given.seed};
    const bool byArticle = articles > 0 && given.by != "item";
    resampling.by = byArticle ? QStringLiteral("article") : QStringLiteral("item");
    resampling.spreads = byArticle
        ? bootstrap(
            table, countsByArticle(table, articleOf, articles, bootstrapLayout(table)), resampling.options)
        : bootstrap(table, countsByItem(table, itemBootstrapLayout(table)), resampling.options);
    return resampling;
}

/// Counts that stand beside every figure on labels.
void addCounts(const LabelAgreement &agreement, QJsonObject &json)
{
    json[QLatin1String("items")] = agreement.items;
    json[QLatin1String("items_rated")] = agreement.rated;
    json[QLatin1String("items_paired")] = agreement.paired;
    json[QLatin1String("items_complete")] = agreement.complete;
}

int agreeOnTable(const AgreeArguments &given)
{
    const Result<NamedLabelTable> named =
        readLabelTable(fromArgument(given.table), namesIn(given.labels), namesIn(given.annotators));
    if (!named)
        return complain(named.error());
    const LabelAgreement agreement = labelAgreement(named->table);
    std::optional<Resampling> resampling;
    if (given.resamples > 0) {
        resampling = resample(given, named->table, named->articleOf, named->articles, given.resamples);
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

SpanAgreement spanAgreement(const SpanTable &table, std::optional<GammaOptions> gamma)
{
    SpanAgreement agreement{alphaU(table), unitizedAlphas(table), spanF1(table), {}};
    if (gamma)
        agreement.gamma = gammaOf(table, *gamma);
    return agreement;
}

int agreeOnSpans(const AgreeArguments &given)
{
    const Result<NamedSpanTable> named =
        readSpanTable(fromArgument(given.spans), given.begin, given.length, namesIn(given.annotators));
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
    for (const QString &name : namesIn(given.annotators)) {
        const QList<Annotator> all = project.annotators().inOrder();
        const auto found = std::ranges::find(all, name, &Annotator::name);
        if (found == all.end())
            return fail(Error::Kind::Invalid, QStringLiteral("There is no such annotator"), name);
        if (comparison.annotators.contains(found->id))
            return fail(Error::Kind::Invalid, QStringLiteral("An annotator is named twice"), name);
        comparison.annotators.append(found->id);
    }
    if (comparison.annotators.isEmpty())
        comparison.annotators = comparableAnnotators(project);
    if (!given.issue.empty()) {
        const QString name = fromArgument(given.issue);
        const QList<Issue> all = project.issues().inOrder();
        const auto found = std::ranges::find(all, name, &Issue::name);
        if (found == all.end())
            return fail(Error::Kind::Invalid, QStringLiteral("There is no such issue"), name);
        comparison.issue = found->id;
    }
    return comparison;
}

/// The figures of one question, as JSON or as lines.
struct Answer
{
    QJsonObject json;
    QStringList lines;
};

Answer answer(const AgreeArguments &given, const Project &project, const Comparison &comparison,
    const ComparedArticles &compared, Question question)
{
    const UnitTable units = unitsOf(project, comparison, compared, question);
    const LabelAgreement agreement = labelAgreement(units.table);
    std::optional<Resampling> resampling;
    if (given.resamples != 0)
        resampling = resample(given, units.table, units.articleOf(), static_cast<int>(units.articles.size()),
            given.resamples > 0 ? given.resamples : BootstrapOptions().resamples);
    const Resampling *const resampled = resampling ? &*resampling : nullptr;
    Answer result;
    result.json[QLatin1String("unit")] = unitOf(question);
    addCounts(agreement, result.json);
    result.json[QLatin1String("labels")] = QJsonArray::fromStringList(units.labels);
    result.json[QLatin1String("left_out")] = leftOutJson(compared.leftOut + units.leftOut);
    if (resampled)
        result.json[QLatin1String("bootstrap")] = resamplingJson(*resampled);
    result.json[QLatin1String("measures")] = measuresJson(units.table, agreement, resampled);
    result.lines.append(QStringLiteral("%1 (unit: %2; %3 units, %4 labelled by two or more)")
                            .arg(titleOf(question), unitOf(question))
                            .arg(agreement.items)
                            .arg(agreement.paired));
    for (const LeftOut &one : units.leftOut)
        result.lines.append(QStringLiteral("  left out: ") + sentenceOf(one));
    result.lines += measureLines(agreement, resampled);
    return result;
}

Answer answerOnSpans(const AgreeArguments &given, const Project &project, const Comparison &comparison,
    const ComparedArticles &compared)
{
    const SpanUnits spans = spansOf(project, comparison, compared);
    std::optional<GammaOptions> gamma;
    if (given.samples > 0)
        gamma = GammaOptions{given.samples, given.seed};
    const SpanAgreement labelled = spanAgreement(spans.labelled, gamma);
    const SpanAgreement evidence = spanAgreement(spans.evidence, gamma);
    Answer result;
    result.json = {{QStringLiteral("unit"), QStringLiteral("span")},
        {QStringLiteral("items"), qint64{std::ssize(spans.labelled.units)}},
        {QStringLiteral("articles"), spans.articles}, {QStringLiteral("length"), spans.labelled.length},
        {QStringLiteral("labels"), QJsonArray::fromStringList(spans.labels)},
        {QStringLiteral("left_out"), leftOutJson(compared.leftOut + spans.leftOut)},
        {QStringLiteral("measures"), measuresJson(labelled, spans.labels)},
        {QStringLiteral("evidence"),
            QJsonObject{{QStringLiteral("unit"), QStringLiteral("span, whatever its label")},
                {QStringLiteral("items"), qint64{std::ssize(spans.evidence.units)}},
                {QStringLiteral("measures"), measuresJson(evidence, {QStringLiteral("evidence")})}}}};
    result.lines.append(
        QStringLiteral("Marked text with actor, issue and stance (unit: span; %1 units in %2 articles)")
            .arg(std::ssize(spans.labelled.units))
            .arg(spans.articles));
    for (const LeftOut &one : spans.leftOut)
        result.lines.append(QStringLiteral("  left out: ") + sentenceOf(one));
    result.lines += measureLines(labelled);
    result.lines.append(QStringLiteral("Marked text, whatever its label (unit: span; %1 units)")
                            .arg(std::ssize(spans.evidence.units)));
    result.lines += measureLines(evidence);
    return result;
}

/// Where agreement is lost: all disagreements, by kind, and by kind for each issue, actor and pair of
/// annotators.
Answer losses(const Project &project, const Comparison &comparison, const ComparedArticles &compared)
{
    const std::vector<Disagreement> all = disagreementsOf(project, comparison, compared);
    const auto kindsJson = [](const KindCounts &counts) {
        QJsonObject json;
        for (size_t kind = 0; kind < counts.size(); ++kind)
            json[nameOf(static_cast<Disagreement::Kind>(kind))] = counts[kind];
        return json;
    };
    std::map<QString, KindCounts> byIssue;
    std::map<QString, KindCounts> byActor;
    std::map<std::pair<int, int>, KindCounts> byPair;
    for (const Disagreement &one : all) {
        const Found &found = one.ofFirst ? *one.ofFirst : *one.ofSecond;
        const auto kind = static_cast<size_t>(one.kind);
        ++byIssue[project.issues().value(found.issue).orDefault().name][kind];
        ++byActor[project.actors().value(found.actor).orDefault().name][kind];
        ++byPair[{one.first, one.second}][kind];
    }
    const auto namedJson = [&](const std::map<QString, KindCounts> &named) {
        QJsonObject json;
        for (const auto &[name, counts] : named)
            json[name] = kindsJson(counts);
        return json;
    };
    QJsonArray pairs;
    for (const auto &[pair, counts] : byPair) {
        QJsonObject json = kindsJson(counts);
        json[QLatin1String("annotators")] = QJsonArray{pair.first, pair.second};
        pairs.append(json);
    }
    const KindCounts counts = countKinds(all);
    Answer result;
    result.json = {{QStringLiteral("disagreements"), qint64{std::ssize(all)}},
        {QStringLiteral("kinds"), kindsJson(counts)}, {QStringLiteral("by_issue"), namedJson(byIssue)},
        {QStringLiteral("by_actor"), namedJson(byActor)}, {QStringLiteral("by_pair"), pairs}};
    result.lines.append(
        QStringLiteral("Where agreement is lost (%1 disagreements of two annotators)").arg(std::ssize(all)));
    for (size_t kind = 0; kind < counts.size() && !all.empty(); ++kind)
        result.lines.append(
            QStringLiteral("  %1 %2  %3 %")
                .arg(titleOf(static_cast<Disagreement::Kind>(kind)), -46)
                .arg(counts[kind], 6)
                .arg(100.0 * static_cast<double>(counts[kind]) / static_cast<double>(all.size()), 5, 'f', 1));
    return result;
}

int agreeOnProject(const AgreeArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const Result<Comparison> comparison = comparisonOf(*project, given);
    if (!comparison)
        return complain(comparison.error());
    const Result<ComparedArticles> compared = comparedArticles(*project, *comparison);
    if (!compared)
        return complain(compared.error());
    QStringList annotators;
    for (const AnnotatorId id : comparison->annotators)
        annotators.append(project->annotators().find(id)->name);

    std::vector<std::pair<QString, Answer>> answers;
    for (int q = 0; q < questionCount; ++q) {
        const auto question = static_cast<Question>(q);
        answers.emplace_back(nameOf(question), answer(given, *project, *comparison, *compared, question));
    }
    answers.emplace_back(QStringLiteral("span"), answerOnSpans(given, *project, *comparison, *compared));
    const Answer lost = losses(*project, *comparison, *compared);
    const QString headline =
        given.unit == "sentence" ? nameOf(Question::Everything) : fromArgument(given.unit);
    if (given.json) {
        QJsonObject json;
        QJsonObject questions;
        for (const auto &[name, one] : answers) {
            questions[name] = one.json;
            if (name == headline)
                json = one.json;
        }
        json[QLatin1String("question")] = headline;
        json[QLatin1String("annotators")] = QJsonArray::fromStringList(annotators);
        json[QLatin1String("articles")] = qint64{std::ssize(compared->articles)};
        if (comparison->issue)
            json[QLatin1String("issue")] = fromArgument(given.issue);
        json[QLatin1String("questions")] = questions;
        json[QLatin1String("losses")] = lost.json;
        printJson(json);
        return 0;
    }
    print(QStringLiteral("%1: %2; %3 articles")
              .arg(project->info().title, annotators.join(QStringLiteral(", ")))
              .arg(std::ssize(compared->articles)));
    for (const LeftOut &one : compared->leftOut)
        print(QStringLiteral("  left out: ") + sentenceOf(one));
    for (const auto &[name, one] : answers) {
        print(QString());
        print(one.lines.join(QLatin1Char('\n')));
    }
    print(QString());
    print(lost.lines.join(QLatin1Char('\n')));
    return 0;
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
    command->add_option("--unit", given->unit, "What the first figures count")
        ->check(CLI::IsMember({"sentence", "article", "span"}))
        ->needs(project);
    command->add_option("--issue", given->issue, "Only stances on this issue")->needs(project);
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
            return given->spans.empty() ? agreeOnProject(*given) : agreeOnSpans(*given);
        };
    });
}

} // namespace standpoint
