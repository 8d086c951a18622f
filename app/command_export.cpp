// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/export.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct ExportArguments
{
    std::string project;
    std::string format;
    std::string to;
    std::string layer = "all";
    std::string split;
    std::string seed = "0";
    bool json = false;
};

int exportFrom(const ExportArguments &given)
{
    ExportOptions options;
    options.format = fromArgument(given.format);
    options.path = fromArgument(given.to);
    options.layer = fromArgument(given.layer);
    options.seed = fromArgument(given.seed).toULongLong();
    if (!given.split.empty()) {
        if (const auto split = readSplit(fromArgument(given.split)))
            options.split = *split;
    }
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const Result<Exported> written = exportProject(*project, options);
    if (!written)
        return complain(written.error());
    if (given.json)
        printJson({{QStringLiteral("files"), QJsonArray::fromStringList(written->files)}});
    else
        print(QStringLiteral("Written: ") + written->files.join(QStringLiteral(", ")));
    return 0;
}

} // namespace

void addExport(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<ExportArguments>();
    CLI::App *command = app.add_subcommand("export", "Write a corpus");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_option("--format", given->format, "Format: see standpoint formats")
        ->required()
        ->check([](const std::string &format) { return asUsage(checkExportFormat(fromArgument(format))); });
    command->add_option("--to", given->to, "File to write")->required()->type_name("PATH");
    command->add_option("--layer", given->layer, "An annotator's name, gold, or all");
    CLI::Option *split =
        command->add_option("--split", given->split, "Shares of train, validation and test, as 80:10:10")
            ->check([](const std::string &shares) {
                const auto read = readSplit(fromArgument(shares));
                return asUsage(read ? Status() : tl::unexpected(read.error()));
            });
    command->add_option("--seed", given->seed, "A whole number; another one gives another split")
        ->check([](const std::string &seed) {
            bool fits = false;
            fromArgument(seed).toULongLong(&fits);
            return asUsage(fits ? Status()
                                : fail(Error::Kind::Invalid,
                                    QStringLiteral("A seed is a whole number from 0 to 2^64 - 1")));
        })
        ->needs(split);
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return exportFrom(*given); }; });
}

} // namespace standpoint
