// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project file as it is on disk, compressed. Both readers agree on it.
#include "tests/fuzz/fuzz.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const Result<Project> strict = made::strictly(bytes);
    const Result<Salvage> salvage = made::tolerantly(bytes);
    if (strict) {
        fuzz::must(salvage && salvage->findings.isEmpty(), "nothing is wrong in what opens");
        fuzz::must(*strict == salvage->project, "both readers give the same project");
        fuzz::mustSaveAndLoad(*strict);
    } else {
        fuzz::must(!strict.error().what.isEmpty(), "a refusal has a sentence");
        fuzz::must(!salvage || !salvage->findings.isEmpty(), "something is wrong in what does not open");
    }
    if (salvage)
        fuzz::mustSaveAndLoad(salvage->project);
    return 0;
}
