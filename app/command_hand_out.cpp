// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/store/project_file.h"
#include "model/store/stored_project.h"
#include "model/team/hand_out.h"

namespace standpoint {

namespace {

struct HandOutArguments
{
    std::string project;
    std::string to;
    std::string tag;
    std::string copy;
    bool json = false;
};

int handOut(const HandOutArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const QString path = fromArgument(given.copy);
    if (const Status free = checkNewPlace(path); !free)
        return complain(free.error());
    const Result<Annotator> to = annotatorForHandOut(*project, fromArgument(given.to));
    if (!to)
        return complain(to.error());
    QList<ArticleId> articles = project->articleOrder();
    if (!given.tag.empty())
        articles.removeIf([&, tag = fromArgument(given.tag)](
                              ArticleId id) { return !project->article(id)->info->tags.contains(tag); });
    const Result<Project> copy = handedOutCopy(*project, *to, articles, QDateTime::currentDateTimeUtc());
    if (!copy)
        return complain(copy.error());
    if (Status saved = saveProject(*copy, path); !saved)
        return complain(saved.error());
    if (given.json) {
        printJson({{QStringLiteral("copy"), path}, {QStringLiteral("annotator"), to->name},
            {QStringLiteral("articles"), copy->articles().size()},
            {QStringLiteral("annotations"), copy->annotationCount()}});
        return 0;
    }
    print(QStringLiteral("Handed out to %1: %2").arg(to->name, path));
    print(QStringLiteral("  %1 articles, %2 annotations of this layer")
              .arg(copy->articles().size())
              .arg(copy->annotationCount()));
    return 0;
}

} // namespace

void addHandOut(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<HandOutArguments>();
    CLI::App *command =
        app.add_subcommand("hand-out", "Make a copy for one annotator, without anybody else's work");
    command->add_option("project", given->project, "The project; it stays as it is")
        ->required()
        ->type_name("PROJECT");
    command->add_option("--to", given->to, "The annotator's name")->required()->type_name("NAME");
    command->add_option("--articles-tagged", given->tag, "Only the articles with this tag")->type_name("TAG");
    command->add_option("--copy", given->copy, "File to make (NAME.stance)")->required()->type_name("PATH");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return handOut(*given); }; });
}

} // namespace standpoint
