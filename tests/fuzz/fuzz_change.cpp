// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Change's bytes: what reads is the same after bytes and back; applied, it is done or leaves all as it was.
#include "model/project/codebook.h"
#include "model/store/change_archive.h"
#include "tests/fuzz/fuzz.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const Result<Change> change = changeFromBytes(fuzz::bytesOf(data, size));
    if (!change) {
        fuzz::must(!change.error().what.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    const Result<Change> again = changeFromBytes(toBytes(*change));
    fuzz::must(again && *again == *change, "a change is the same after bytes and back");
    Project project;
    if (project.apply(*change)) {
        fuzz::mustSaveAndLoad(project);
        fuzz::must(project.apply(inverse(*change)).has_value(), "what was done can be taken back");
    }
    fuzz::must(project == Project(), "refused or taken back, all is as it was");
    return 0;
}
