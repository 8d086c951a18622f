// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/counts.h"
#include "app/output.h"
#include "model/store/project_file.h"

namespace standpoint {

void addCheck(CLI::App &app, Run &run)
{
    struct Arguments
    {
        std::string project;
        bool json = false;
    };
    const auto given = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("check", "Verify everything that a project promises");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] {
        run = [given] {
            // Loading checks every id, reference, span and value.
            const Result<Project> project = loadProject(fromArgument(given->project));
            if (given->json) {
                QJsonObject object{{QStringLiteral("ok"), project.has_value()}};
                if (project)
                    object.insert(QStringLiteral("counts"), countsOf(*project));
                else
                    object.insert(QStringLiteral("problems"), QJsonArray{project.error().toString()});
                printJson(object);
            }
            if (!project)
                return complain(project.error());
            if (!given->json)
                print(QStringLiteral("In order: %1 articles, %2 sentences, %3 annotations")
                          .arg(project->articles().size())
                          .arg(sentenceCount(*project))
                          .arg(project->annotationCount()));
            return 0;
        };
    });
}

} // namespace standpoint
