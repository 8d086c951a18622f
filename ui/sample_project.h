// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample study: six articles of our own about the diplomacy around Syria in 2013, tagged by three
// annotators.
#pragma once

#include "model/project/project.h"

namespace standpoint {

/// Built from the readable files under resources/sample.
Result<Project> sampleProject();

/// A copy in the user's data folder that can be worked in; made where it is not there yet. Fails with Io.
Result<QString> sampleProjectFile();
/// Whether that is the copy.
bool isSampleProject(const QString &path);

} // namespace standpoint
