// SPDX-License-Identifier: GPL-3.0-or-later
//
// One program: with a command it works without a display, without one it opens the window.
#include "app/commands.h"
#include "app/output.h"
#include "model/text/english_plurals.h"

#include <QCoreApplication>

#include <memory>

int main(int argc, char **argv)
{
    using namespace standpoint;
    CLI::App app{"Annotate who stands where on what in news articles.", "standpoint"};
    app.set_version_flag("--version", std::string("standpoint ") + STANDPOINT_VERSION);
    app.require_subcommand(0, 1);
    app.failure_message([](const CLI::App *, const CLI::Error &error) {
        return std::string("standpoint: ") + error.what() + " (standpoint --help lists what there is)\n";
    });
    Run run;
    addNew(app, run);
    addImport(app, run);
    addExport(app, run);
    addFormats(app, run);
    addInfo(app, run);
    addCheck(app, run);
    addArticles(app, run);
    addSegment(app, run);
    addSuggest(app, run);
    addAgree(app, run);
    addNetwork(app, run);
    addMerge(app, run);
    addHandOut(app, run);
    addGold(app, run);
    addWindow(app, run, argc, argv);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    std::unique_ptr<QCoreApplication> core;
    if (!app.get_subcommands().empty()) {
        core = std::make_unique<QCoreApplication>(argc, argv);
        QCoreApplication::setOrganizationName(QStringLiteral("Standpoint"));
        QCoreApplication::setApplicationName(QStringLiteral("standpoint"));
        QCoreApplication::installTranslator(new EnglishPlurals(core.get()));
    }
    return finished(run());
}
