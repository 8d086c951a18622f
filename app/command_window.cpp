// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "ui/window.h"

#include <QFileInfo>

namespace standpoint {

void addWindow(CLI::App &app, Run &run, int &argc, char **argv)
{
    struct Arguments
    {
        std::string project;
        std::string article;
        std::string annotator;
        bool sample = false;
    };
    const auto given = std::make_shared<Arguments>();
    app.add_option("project", given->project, "Project to open in the window (NAME.stance)")
        ->type_name("PROJECT");
    app.add_option("--article", given->article, "Article to go to: its id, file name or title");
    app.add_option("--annotator", given->annotator, "Who tags");
    app.add_flag("--sample", given->sample, "Open the sample study");
    run = [given, &argc, argv] {
        if (!given->project.empty() && !QFileInfo::exists(fromArgument(given->project)))
            return complain({Error::Kind::Io,
                QStringLiteral("There is neither a project file nor a command of this name"),
                fromArgument(given->project)});
        if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
            && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
            return complain({Error::Kind::Io,
                QStringLiteral(
                    "There is no display for the window; these commands need none: new, import, export, "
                    "formats, info, check, articles, annotations, segment"),
                {}});
        return runWindow(argc, argv,
            {fromArgument(given->project), fromArgument(given->article), fromArgument(given->annotator),
                given->sample});
    };
}

} // namespace standpoint
