// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fuzzers of projects share.
#pragma once

#include "tests/fuzz/fuzz_entry.h"
#include "tests/store/both_readers.h"

namespace standpoint::fuzz {

/// Any project can be saved, and is the same when it is opened.
inline void mustSaveAndLoad(const Project &project)
{
    if (project.info().id.isNull())
        return;
    const QByteArray archive = made::archiveOf(project);
    const Result<Project> again = made::strictlyInside(archive);
    must(again.has_value(), "a project that was saved opens", again ? QString() : again.error().toString());
    must(*again == project, "a project that was saved is the same when it is opened");
}

} // namespace standpoint::fuzz
