// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tolerant reader on an archive: it finds something just where the strict one refuses, and what it saves
// can be saved and opened.
#include "tests/fuzz/fuzz.h"

using namespace standpoint;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const Result<Project> strict = made::strictlyInside(bytes);
    std::istringstream stream(bytes.toStdString());
    std::unique_ptr<ProjectReader> reader;
    const Result<QString> why = made::whyEndedEarly([&] {
        reader = std::make_unique<ProjectReader>(stream, OnFlaw::Note);
        reader->readAll();
    });
    if (!why)
        return 0;
    if (!reader) {
        fuzz::must(!strict, "what the tolerant reader cannot begin does not open");
        return 0;
    }
    if (!why->isEmpty())
        reader->keepWhatIsRead(*why);
    const Findings &findings = reader->findings();
    fuzz::must(strict.has_value() == findings.isEmpty(), "both readers agree",
        strict ? findings.problems.value(0).what : strict.error().toString());
    fuzz::must(!strict || *strict == reader->project, "both readers give the same project");
    for (const Problem &problem : findings.problems)
        fuzz::must(!problem.what.isEmpty() && !problem.where.isEmpty() && !problem.remedy.isEmpty(),
            "a problem says what, where and what is done");
    fuzz::mustSaveAndLoad(reader->project);
    return 0;
}
