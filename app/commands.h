// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands of the command line. Each adds itself to the parser and, when it is chosen, sets what is to be
// run.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>

namespace standpoint {

/// What the parser found to run; returns the exit status.
using Run = std::function<int()>;

void addNew(CLI::App &app, Run &run);
void addImport(CLI::App &app, Run &run);
void addExport(CLI::App &app, Run &run);
void addFormats(CLI::App &app, Run &run);
void addInfo(CLI::App &app, Run &run);
void addCheck(CLI::App &app, Run &run);
void addArticles(CLI::App &app, Run &run); ///< and annotations
void addAgree(CLI::App &app, Run &run);
void addMerge(CLI::App &app, Run &run);
void addHandOut(CLI::App &app, Run &run);
void addGold(CLI::App &app, Run &run);
void addNetwork(CLI::App &app, Run &run);
void addSegment(CLI::App &app, Run &run);
void addSuggest(CLI::App &app, Run &run);
/// No command, or a project: the window.
void addWindow(CLI::App &app, Run &run, int &argc, char **argv);

} // namespace standpoint
