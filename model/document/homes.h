// SPDX-License-Identifier: GPL-3.0-or-later
//
// Homes: files in the user's data folder that hold work which has no other place. The start page offers them.
#pragma once

#include "model/project/entities.h"

namespace standpoint {

/// Where projects are kept that have no place of their own.
QString homesFolder();

/// Whether that is the path of a home.
bool isHome(const QString &path);

/// A path for a new home; no file is made.
QString newHome();

/// Whether work on that project is kept in the data folder. Reads the head of each file there.
bool hasHome(ProjectId project);

} // namespace standpoint
