// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/export_preset.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct ExportArguments
{
    std::string project;
    std::string preset;
    std::string format;
    std::string to;
    std::string layer;
    std::string split;
    std::string nearDuplicates;
    std::string seed;
    std::string unit;
    std::string context;
    std::vector<std::string> choices;
    bool none = false;
    bool pseudonyms = false;
    bool done = false;
    bool outlook = false;
    bool json = false;
};

/// What is kept under a name, and over it what was given.
Result<ExportOptions> optionsFrom(const ExportArguments &given, const Project &project)
{
    ExportOptions options;
    if (!given.preset.empty()) {
        const QString name = fromArgument(given.preset);
        const Preset *preset = project.info().preset(exportPresetKind(), name);
        if (!preset)
            return fail(Error::Kind::Invalid,
                QStringLiteral("The project keeps no export settings of that name"), name);
        const Result<ExportOptions> kept = exportOptionsFromJson(preset->content.toUtf8());
        if (!kept)
            return tl::unexpected(kept.error());
        options = *kept;
    }
    if (!given.format.empty())
        options.format = fromArgument(given.format);
    if (options.format.isEmpty())
        return fail(Error::Kind::Invalid, QStringLiteral("An export needs --format or --preset"));
    options.path = fromArgument(given.to);
    if (!given.layer.empty())
        options.layer = fromArgument(given.layer);
    if (!given.seed.empty())
        options.seed = fromArgument(given.seed).toULongLong();
    if (!given.split.empty()) {
        if (const auto split = readSplit(fromArgument(given.split)))
            options.split = *split;
    }
    if (!given.nearDuplicates.empty())
        options.nearTogether = given.nearDuplicates == "together";
    if (!given.unit.empty())
        options.unit = exportUnitFrom(fromArgument(given.unit)).value_or(ExportUnit::Span);
    if (!given.context.empty())
        options.context = fromArgument(given.context).toInt();
    options.none = options.none || given.none;
    options.pseudonyms = options.pseudonyms || given.pseudonyms;
    options.doneOnly = options.doneOnly || given.done;
    for (const std::string &choice : given.choices) {
        const QString text = fromArgument(choice);
        const qsizetype equals = text.indexOf(u'=');
        options.choices.insert(text.left(equals), text.mid(equals + 1));
    }
    return options;
}

void printLosses(const Exported &exported)
{
    for (auto it = exported.losses.begin(); it != exported.losses.end(); ++it)
        print(QStringLiteral("  %1: %2 (%3 times)")
                  .arg(lossField(it.key()), lossSentence(it.key()))
                  .arg(it.value()));
}

QJsonObject toJson(const Exported &exported)
{
    QJsonArray losses;
    for (auto it = exported.losses.begin(); it != exported.losses.end(); ++it)
        losses.append(QJsonObject{{QStringLiteral("field"), lossField(it.key())},
            {QStringLiteral("what"), lossSentence(it.key())}, {QStringLiteral("count"), it.value()}});
    QJsonArray leftOut;
    for (const Error &error : exported.leftOut)
        leftOut.append(
            QJsonObject{{QStringLiteral("what"), error.what}, {QStringLiteral("where"), error.where}});
    return {{QStringLiteral("files"), QJsonArray::fromStringList(exported.files)},
        {QStringLiteral("articles"), exported.articles},
        {QStringLiteral("annotations"), exported.annotations}, {QStringLiteral("losses"), losses},
        {QStringLiteral("left_out"), leftOut}};
}

int exportFrom(const ExportArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const Result<ExportOptions> options = optionsFrom(given, *project);
    if (!options)
        return complain(options.error());
    const bool terminal = terminalOnError();
    int shown = -1;
    const ExportProgress progress = [&](double done) {
        if (const int percent = static_cast<int>(done * 100); terminal && percent != shown)
            std::fprintf(stderr, "\rWriting … %3d %%", shown = percent);
        return true;
    };
    const Result<Exported> written = given.outlook ? exportOutlook(*project, *options, progress)
                                                   : exportProject(*project, *options, progress);
    if (terminal)
        std::fputs("\r\x1b[K", stderr);
    if (!written)
        return complain(written.error());
    if (given.json) {
        printJson(toJson(*written));
    } else {
        if (given.outlook)
            print(QStringLiteral("Would write: %1 annotations of %2 articles")
                      .arg(written->annotations)
                      .arg(written->articles));
        else
            print(QStringLiteral("Written: ") + written->files.join(QStringLiteral(", ")));
        if (!written->losses.isEmpty())
            print(QStringLiteral("Not carried by this format:"));
        printLosses(*written);
    }
    for (const Error &error : written->leftOut)
        complain(error);
    return written->leftOut.isEmpty() ? 0 : 1;
}

Status checkUnit(const QString &name)
{
    return exportUnitFrom(name)
        ? Status()
        : fail(Error::Kind::Invalid, QStringLiteral("A unit is span, sentence or article"));
}

Status checkSeed(const QString &seed)
{
    bool fits = false;
    seed.toULongLong(&fits);
    return fits ? Status()
                : fail(Error::Kind::Invalid, QStringLiteral("A seed is a whole number from 0 to 2^64 - 1"));
}

Status checkContext(const QString &text)
{
    bool fits = false;
    const int number = text.toInt(&fits);
    return fits && number >= 0 && number <= maximumContext
        ? Status()
        : fail(Error::Kind::Invalid,
            QStringLiteral("A context is a number of sentences from 0 to %1").arg(maximumContext));
}

Status checkChoice(const QString &text)
{
    return text.indexOf(u'=') > 0 ? Status()
                                  : fail(Error::Kind::Invalid, QStringLiteral("A choice is NAME=VALUE"));
}

/// A check of the parser by one of ours.
auto checkedBy(Status (*check)(const QString &))
{
    return [check](const std::string &argument) { return asUsage(check(fromArgument(argument))); };
}

Status checkSplit(const QString &text)
{
    const auto read = readSplit(text);
    return read ? Status() : tl::unexpected(read.error());
}

/// Those that say what of the project is written, and how.
void addContentOptions(CLI::App *command, ExportArguments &given)
{
    command->add_option("--layer", given.layer, "Annotators' names parted by a bar, gold, or all");
    command->add_flag("--done", given.done, "Of each annotator only the articles that they marked as done");
    command->add_option("--unit", given.unit, "What a row is: span, sentence or article")
        ->check(checkedBy(checkUnit));
    command->add_flag("--none", given.none, "Sentences without an annotation too, as stance none");
    command->add_option("--context", given.context, "So many sentences before and after")
        ->check(checkedBy(checkContext));
    command->add_flag(
        "--pseudonyms", given.pseudonyms, "Call annotators by short codes, the same in every export");
    command
        ->add_option(
            "--choice", given.choices, "A choice of the format, as NAME=VALUE; may be given several times")
        ->check(checkedBy(checkChoice))
        ->type_name("NAME=VALUE");
    command->add_option("--split", given.split, "Shares of train, validation and test, as 80:10:10")
        ->check(checkedBy(checkSplit));
    command
        ->add_option("--near-duplicates", given.nearDuplicates,
            "Articles that are nearly the same: in one part of a split (together, as usual) or apart")
        ->check(CLI::IsMember({"together", "apart"}));
    command->add_option("--seed", given.seed, "A whole number; another one gives another split")
        ->check(checkedBy(checkSeed));
}

} // namespace

void addExport(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<ExportArguments>();
    CLI::App *command = app.add_subcommand("export", "Write a corpus");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    CLI::Option *format = command->add_option("--format", given->format, "Format: see standpoint formats")
                              ->check(checkedBy(checkExportFormat));
    command->add_option("--preset", given->preset, "Settings that the project keeps under this name");
    CLI::Option *to = command->add_option("--to", given->to, "File or folder to write")->type_name("PATH");
    addContentOptions(command, *given);
    CLI::Option *outlook = command->add_flag(
        "--outlook", given->outlook, "Say what would be written and lost, and write nothing");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run, to, format, outlook] {
        if (to->empty() && outlook->empty())
            throw CLI::RequiredError("--to");
        if (format->empty() && given->preset.empty())
            throw CLI::RequiredError("--format");
        const Format *const chosen = formatById(fromArgument(given->format));
        if (!given->seed.empty() && given->split.empty() && given->preset.empty()
            && !(chosen && chosen->splitsItself))
            throw CLI::RequiresError("--seed", "--split");
        run = [given] { return exportFrom(*given); };
    });
}

} // namespace standpoint
