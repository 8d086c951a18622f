// SPDX-License-Identifier: GPL-3.0-or-later
//
// gold: decides cases by a rule and writes the gold layer, or says how reliable annotators are.
#include "app/commands.h"
#include "app/named.h"
#include "app/output.h"
#include "model/agreement/gold_estimate.h"
#include "model/store/stored_project.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct GoldArguments
{
    std::string project;
    std::string by;
    std::string annotators;
    std::string issue;
    std::string as;
    double least = -1; ///< not given
    bool preview = false;
    bool json = false;

    bool estimates() const { return by == "dawid-skene"; }
    bool writes() const { return !preview && (!estimates() || least >= 0); }
    bool decides() const { return !estimates() || least >= 0; }
};

/// What came of it.
struct Gold
{
    Cases cases; ///< before
    std::optional<GoldEstimate> estimate;
    BulkPreview preview;
    std::vector<AnyEdit> edits;
};

Result<Gold> goldOf(const Project &project, const GoldArguments &given)
{
    Comparison comparison;
    Result<QList<AnnotatorId>> named = annotatorsNamed(project, fromArgument(given.annotators));
    if (!named)
        return tl::make_unexpected(named.error());
    comparison.annotators = named->isEmpty() ? comparableAnnotators(project) : *named;
    const Result<std::optional<IssueId>> issue = issueNamed(project, fromArgument(given.issue));
    if (!issue)
        return tl::make_unexpected(issue.error());
    comparison.issue = *issue;
    for (const AnnotatorId id : std::as_const(comparison.annotators)) {
        if (const Annotator &annotator = *project.annotators().find(id); annotator.gold)
            return fail(
                Error::Kind::Invalid, QStringLiteral("Gold does not decide on itself"), annotator.name);
    }
    // As agreement does: two annotators, and an article that both have done.
    if (const auto compared = comparedArticles(project, comparison); !compared)
        return tl::make_unexpected(compared.error());
    Deciding deciding;
    if (!given.as.empty()) {
        const Result<QList<AnnotatorId>> by = annotatorsNamed(project, fromArgument(given.as));
        if (!by)
            return tl::make_unexpected(by.error());
        deciding.by = by->value(0);
    }
    Result<Cases> cases = Cases::of(project, comparison);
    if (!cases)
        return tl::make_unexpected(cases.error());
    Gold gold{std::move(*cases), {}, {}, {}};
    if (given.estimates()) {
        Result<GoldEstimate> estimate = estimateGold(project, comparison);
        if (!estimate)
            return tl::make_unexpected(estimate.error());
        if (given.decides() && !estimate->model.hasConverged)
            return fail(Error::Kind::Invalid,
                QStringLiteral(
                    "The estimate does not come to an end with so many labels; nothing is decided by it"));
        gold.estimate = std::move(*estimate);
    }
    if (!given.decides())
        return gold;
    gold.preview = gold.estimate
        ? previewOf(gold.cases, likelyAtLeast(*gold.estimate, given.least))
        : previewOf(gold.cases, given.by == "majority" ? BulkRule::Majority : BulkRule::Unanimous);
    gold.edits = decideAll(project, gold.cases, gold.preview, deciding);
    return gold;
}

/// "Minister: against intervention".
QString sentenceFor(const Project &project, const Found &found)
{
    return QStringLiteral("%1: %2 %3")
        .arg(project.actors().find(found.actor)->name, project.stances().find(found.stance)->name,
            project.issues().find(found.issue)->name);
}

QString lineFor(const Project &project, const BulkItem &item)
{
    const Article &article = *project.article(item.key.article);
    QStringList becomes;
    for (const Found &found : item.becomes)
        becomes.append(sentenceFor(project, found));
    return QStringLiteral("  %1:%2  %3")
        .arg(article.info->document.isEmpty() ? article.info->title : article.info->document)
        .arg(item.key.unit.sentence + 1) // as people count, and as the window does
        .arg(becomes.isEmpty() ? QStringLiteral("nothing (%1, %2)")
                                     .arg(project.actors().find(item.key.unit.actor)->name,
                                         project.issues().find(item.key.unit.issue)->name)
                               : becomes.join(QStringLiteral("; ")));
}

void printEstimate(const Project &project, const GoldEstimate &estimate, const Comparison &comparison)
{
    const DawidSkene &model = estimate.model;
    print(QStringLiteral("Reliability (Dawid and Skene; unit: %1; %2 units, %3 steps%4)")
              .arg(unitOf(Question::Everything))
              .arg(std::ssize(estimate.units.units))
              .arg(std::ssize(model.logLikelihood))
              .arg(model.hasConverged ? QString() : QStringLiteral(", not at its end")));
    for (int a = 0; a < model.annotators; ++a) {
        print(QStringLiteral("  %1 %2")
                  .arg(project.annotators().find(comparison.annotators[a])->name, -30)
                  .arg(model.reliability[static_cast<size_t>(a)], 0, 'f', 3));
    }
    qint64 ties = 0;
    std::vector<qint64> counts(static_cast<size_t>(model.categories));
    for (qsizetype i = 0; i < std::ssize(estimate.units.units); ++i) {
        const LikelyLabel likely = likelyLabel(model, i);
        ties += likely.isTie ? 1 : 0;
        counts[static_cast<size_t>(likely.category)] += likely.isTie ? 0 : 1;
    }
    print(QStringLiteral("Likely gold"));
    for (int k = 0; k < model.categories; ++k) {
        print(
            QStringLiteral("  %1 %2").arg(estimate.units.labels[k], -30).arg(counts[static_cast<size_t>(k)]));
    }
    if (ties > 0)
        print(QStringLiteral("  %1 %2").arg(QStringLiteral("(two are as likely)"), -30).arg(ties));
}

QJsonObject estimateJson(const Project &project, const GoldEstimate &estimate, const Comparison &comparison)
{
    const DawidSkene &model = estimate.model;
    QJsonArray reliability;
    for (int a = 0; a < model.annotators; ++a) {
        QJsonArray rows;
        for (int truth = 0; truth < model.categories; ++truth) {
            QJsonArray row;
            for (int label = 0; label < model.categories; ++label)
                row.append(model.chance(a, truth, label));
            rows.append(row);
        }
        reliability.append(QJsonObject{
            {QStringLiteral("annotator"), project.annotators().find(comparison.annotators[a])->name},
            {QStringLiteral("value"), model.reliability[static_cast<size_t>(a)]},
            {QStringLiteral("confusion"), rows}});
    }
    QJsonArray prior;
    for (const double share : model.prior)
        prior.append(share);
    QJsonArray likelyUnits;
    for (qsizetype i = 0; i < std::ssize(estimate.units.units); ++i) {
        const Unit &unit = estimate.units.units[static_cast<size_t>(i)];
        const ArticleId article = estimate.units.articles[static_cast<size_t>(unit.article)];
        const LikelyLabel likely = likelyLabel(model, i);
        likelyUnits.append(QJsonObject{{QStringLiteral("article_id"), article.toString()},
            {QStringLiteral("article"), project.article(article)->info->title},
            {QStringLiteral("sentence"), unit.sentence},
            {QStringLiteral("actor"), project.actors().find(unit.actor)->name},
            {QStringLiteral("issue"), project.issues().find(unit.issue)->name},
            {QStringLiteral("label"), estimate.units.labels[likely.category]},
            {QStringLiteral("chance"), likely.chance}, {QStringLiteral("tie"), likely.isTie}});
    }
    return {{QStringLiteral("unit"), unitOf(Question::Everything)},
        {QStringLiteral("labels"), QJsonArray::fromStringList(estimate.units.labels)},
        {QStringLiteral("prior"), prior}, {QStringLiteral("reliability"), reliability},
        {QStringLiteral("log_likelihood"), model.logLikelihood.back()},
        {QStringLiteral("steps"), qint64{std::ssize(model.logLikelihood)}},
        {QStringLiteral("converged"), model.hasConverged}, {QStringLiteral("likely"), likelyUnits}};
}

QJsonArray itemsJson(const Project &project, const BulkPreview &preview)
{
    QJsonArray items;
    for (const BulkItem &item : preview.items) {
        QJsonArray becomes;
        for (const Found &found : item.becomes)
            becomes.append(QJsonObject{{QStringLiteral("sentence"), found.sentence},
                {QStringLiteral("actor"), project.actors().find(found.actor)->name},
                {QStringLiteral("issue"), project.issues().find(found.issue)->name},
                {QStringLiteral("stance"), project.stances().find(found.stance)->name}});
        items.append(QJsonObject{{QStringLiteral("article_id"), item.key.article.toString()},
            {QStringLiteral("article"), project.article(item.key.article)->info->title},
            {QStringLiteral("sentence"), item.key.unit.sentence},
            {QStringLiteral("actor"), project.actors().find(item.key.unit.actor)->name},
            {QStringLiteral("issue"), project.issues().find(item.key.unit.issue)->name},
            {QStringLiteral("becomes"), becomes}});
    }
    return items;
}

QJsonObject goldJson(const Project &project, const Gold &gold, const GoldArguments &given)
{
    QStringList names;
    for (const AnnotatorId id : gold.cases.comparison().annotators)
        names.append(project.annotators().find(id)->name);
    QJsonObject states;
    for (size_t state = 0; state < gold.cases.counts().size(); ++state)
        states[nameOf(static_cast<Case::State>(state))] = gold.cases.counts()[state];
    QJsonObject json{{QStringLiteral("by"), fromArgument(given.by)},
        {QStringLiteral("annotators"), QJsonArray::fromStringList(names)},
        {QStringLiteral("cases"), gold.cases.size()}, {QStringLiteral("states"), states},
        {QStringLiteral("written"), given.writes()}};
    if (given.decides()) {
        json[QLatin1String("accepted")] = gold.preview.accepted;
        json[QLatin1String("rejected")] = gold.preview.rejected;
        json[QLatin1String("left")] = QJsonObject{{QStringLiteral("decided_before"), gold.preview.before},
            {QStringLiteral("incomplete"), gold.preview.incomplete},
            {QStringLiteral("open"), gold.preview.undecided}};
    }
    if (given.decides() && given.preview)
        json[QLatin1String("items")] = itemsJson(project, gold.preview);
    if (gold.estimate)
        json[QLatin1String("estimate")] = estimateJson(project, *gold.estimate, gold.cases.comparison());
    return json;
}

void printGold(const Project &project, const Gold &gold, const GoldArguments &given)
{
    if (gold.estimate)
        printEstimate(project, *gold.estimate, gold.cases.comparison());
    if (!given.decides())
        return;
    if (given.preview) {
        constexpr qsizetype shown = 50;
        const auto &items = gold.preview.items;
        for (qsizetype i = 0; i < std::min<qsizetype>(shown, std::ssize(items)); ++i)
            print(lineFor(project, items[static_cast<size_t>(i)]));
        if (std::ssize(items) > shown)
            print(QStringLiteral("  … and %1 more (--json lists all)").arg(std::ssize(items) - shown));
    }
    print((given.preview ? QStringLiteral("Would be decided: %1 cases, %2 accepted and %3 rejected")
                         : QStringLiteral("Decided: %1 cases, %2 accepted and %3 rejected"))
              .arg(std::ssize(gold.preview.items))
              .arg(gold.preview.accepted)
              .arg(gold.preview.rejected));
    print(QStringLiteral("Left: %1 open, %2 in articles that not all have done, %3 decided before")
              .arg(gold.preview.undecided)
              .arg(gold.preview.incomplete)
              .arg(gold.preview.before));
}

int report(const Project &project, const Gold &gold, const GoldArguments &given)
{
    if (given.json)
        printJson(goldJson(project, gold, given));
    else
        printGold(project, gold, given);
    return 0;
}

int makeGold(const GoldArguments &given)
{
    if (!given.writes()) {
        const std::optional<Project> project = openProject(given.project);
        if (!project)
            return 1;
        const Result<Gold> gold = goldOf(*project, given);
        return gold ? report(*project, *gold, given) : complain(gold.error());
    }
    Result<OwnedProject> owned = OwnedProject::open(fromArgument(given.project));
    if (!owned)
        return complain(owned.error());
    Result<Gold> gold = goldOf(owned->project, given);
    if (!gold)
        return complain(gold.error());
    if (!gold->edits.empty()) { // else the file stays as it is, and the one before it too
        const Change change =
            makeChange(QStringLiteral("Gold by %1").arg(fromArgument(given.by)), std::move(gold->edits));
        if (Status applied = owned->project.apply(change); !applied)
            return complain(applied.error());
        if (Status saved = owned->save(); !saved)
            return complain(saved.error());
    }
    return report(owned->project, *gold, given);
}

} // namespace

void addGold(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<GoldArguments>();
    CLI::App *command = app.add_subcommand("gold", "Decide cases by a rule, or estimate the likely gold");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command
        ->add_option("--by", given->by,
            "unanimous: where all found the same; majority: where more than half did; dawid-skene: says how "
            "reliable annotators are")
        ->required()
        ->check(CLI::IsMember({"majority", "unanimous", "dawid-skene"}));
    command->add_option("--annotators", given->annotators, "Names, separated by commas; else all");
    command->add_option("--issue", given->issue, "Only stances on this issue");
    command
        ->add_option("--least", given->least,
            "With dawid-skene: decides cases whose likely gold has at least this chance, from 0 to 1")
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--as", given->as, "The annotator who decides; else the gold layer itself");
    command->add_flag("--preview", given->preview, "List what would be decided, and change nothing");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] {
        if (given->least >= 0 && !given->estimates())
            throw CLI::ValidationError("--least", "goes with --by dawid-skene");
        run = [given] { return makeGold(*given); };
    });
}

} // namespace standpoint
