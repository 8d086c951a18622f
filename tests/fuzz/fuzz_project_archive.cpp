// SPDX-License-Identifier: GPL-3.0-or-later
//
// The archive inside a project file: what opens keeps all rules and is the same when saved and opened again.
#include "tests/fuzz/fuzz.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<Project> project = made::strictlyInside(fuzz::bytesOf(data, size));
    if (project)
        fuzz::mustSaveAndLoad(*project);
    else
        fuzz::must(!project.error().what.isEmpty(), "a refusal has a sentence");
    return 0;
}
