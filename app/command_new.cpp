// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/project/codebook.h"
#include "model/store/project_file.h"

#include <QFile>
#include <QFileInfo>

namespace standpoint {

namespace {

int makeProject(const QString &path, const QString &title, const QString &codebookPath)
{
    if (QFileInfo::exists(path))
        return complain({Error::Kind::Conflict, QStringLiteral("This file is there already"), path});
    Codebook codebook = defaultCodebook();
    if (!codebookPath.isEmpty()) {
        QFile file(codebookPath);
        if (!file.open(QIODevice::ReadOnly))
            return complain({Error::Kind::Io, file.errorString(), codebookPath});
        const Result<Codebook> read = readCodebook(file.readAll());
        if (!read)
            return complain({read.error().kind, read.error().what, codebookPath});
        codebook = *read;
    }
    const Result<Project> project =
        newProject(title.isEmpty() ? QFileInfo(path).completeBaseName() : title, codebook);
    if (!project)
        return complain(project.error());
    if (Status saved = saveProject(*project, path); !saved)
        return complain(saved.error());
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
    };
    const auto given = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("new", "Make a project");
    command->add_option("project", given->project, "File to make (NAME.stance)")
        ->required()
        ->type_name("PROJECT");
    command->add_option("--title", given->title, "The study's title; else the file's name");
    command->add_option(
        "--codebook", given->codebook, "A codebook (JSON); else intervention and negotiation");
    command->callback([given, &run] {
        run = [given] {
            return makeProject(
                fromArgument(given->project), fromArgument(given->title), fromArgument(given->codebook));
        };
    });
}

} // namespace standpoint
