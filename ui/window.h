// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window, as the command line starts it.
#pragma once

#include <QString>

namespace standpoint {

struct WindowOptions
{
    QString project;     ///< file to open; empty: the start page
    QString article;     ///< id, document name or title to go to
    QString annotator;   ///< who tags, for this time; empty: who did last time
    bool sample = false; ///< open the sample study
};

/// Runs the program with its window until the user leaves. Returns the exit status.
int runWindow(int &argc, char **argv, const WindowOptions &options);

} // namespace standpoint
