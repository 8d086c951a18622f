// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/read_file.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"
#include "model/store/stored_project.h"

#include <QFileInfo>

namespace standpoint {

namespace {

constexpr qint64 maximumCodebook = 100'000'000; // bytes

Result<Codebook> codebookFrom(const QString &path)
{
    const Result<QByteArray> bytes = readWholeFile(path, maximumCodebook);
    if (!bytes)
        return tl::unexpected(bytes.error());
    Result<Codebook> read = readCodebook(*bytes);
    if (!read)
        return fail(read.error().kind, read.error().what, path);
    return read;
}

int makeProject(const QString &path, const QString &title, const Result<Codebook> &codebook, bool json)
{
    if (const Status free = checkNewPlace(path); !free)
        return complain(free.error());
    if (!codebook)
        return complain(codebook.error());
    const Result<Project> project =
        newProject(title.isEmpty() ? QFileInfo(path).completeBaseName() : title, *codebook);
    if (!project)
        return complain(project.error());
    if (Status saved = saveProject(*project, path); !saved)
        return complain(saved.error());
    if (json)
        printJson({{QStringLiteral("project"), path}, {QStringLiteral("title"), project->info().title}});
    else
        print(QStringLiteral("Made: ") + path);
    return 0;
}

} // namespace

void addNew(CLI::App &app, Run &run)
{
    struct Arguments
    {
        std::string project;
        std::string title;
        std::string codebook;
        std::string scale = "three-values";
        bool json = false;
    };
    const auto given = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("new", "Make a project");
    command->add_option("project", given->project, "File to make (NAME.stance)")
        ->required()
        ->type_name("PROJECT");
    command->add_option("--title", given->title, "The study's title; else the file's name");
    auto *file = command->add_option(
        "--codebook", given->codebook, "A codebook (JSON); else intervention and negotiation");
    command->add_option("--template", given->scale, "The stances: three-values, five-values or ambivalent")
        ->excludes(file);
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] {
        run = [given] {
            const Result<Codebook> codebook = given->codebook.empty()
                ? templateCodebook(fromArgument(given->scale))
                : codebookFrom(fromArgument(given->codebook));
            return makeProject(
                fromArgument(given->project), fromArgument(given->title), codebook, given->json);
        };
    });
}

} // namespace standpoint
