// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/counts.h"
#include "app/output.h"

namespace standpoint {

void addInfo(CLI::App &app, Run &run)
{
    struct Arguments
    {
        std::string project;
        bool json = false;
    };
    const auto given = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("info", "Count what a project holds");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] {
        run = [given] {
            const std::optional<Project> project = openProject(given->project);
            if (!project)
                return 1;
            const QJsonObject counts = countsOf(*project);
            if (given->json) {
                printJson(counts);
                return 0;
            }
            print(project->info().title);
            for (const char *key : {"articles", "sentences", "annotations", "actors", "issues"})
                print(QStringLiteral("  %1 %2")
                          .arg(QLatin1String(key), -12)
                          .arg(counts.value(QLatin1String(key)).toInteger(), 9));
            const QJsonArray annotators = counts.value(QLatin1String("annotators")).toArray();
            for (const auto &one : annotators) {
                print(QStringLiteral("  %1: %2 annotations, %3 articles done")
                          .arg(one[QLatin1String("name")].toString())
                          .arg(one[QLatin1String("annotations")].toInteger())
                          .arg(one[QLatin1String("done")].toInteger()));
            }
            const QJsonArray lists = counts.value(QLatin1String("work_lists")).toArray();
            for (const auto &one : lists) {
                print(QStringLiteral("  %1, list “%2”: %3 of %4 articles done")
                          .arg(one[QLatin1String("annotator")].toString(),
                              one[QLatin1String("name")].toString())
                          .arg(one[QLatin1String("done")].toInteger())
                          .arg(one[QLatin1String("articles")].toInteger()));
            }
            return 0;
        };
    });
}

} // namespace standpoint
