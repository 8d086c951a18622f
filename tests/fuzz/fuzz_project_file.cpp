// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project file as it is on disk, compressed. Both readers agree on it.
#include "tests/fuzz/fuzz.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    QBuffer device(&bytes);
    device.open(QIODevice::ReadOnly);
    const Result<Project> strict = readProject(device, QStringLiteral("input"));
    device.seek(0);
    const Result<Salvage> salvage = salvageProject(device, QStringLiteral("input"));
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
