// SPDX-License-Identifier: GPL-3.0-or-later
//
// A journal's file: what reads is the same when it is written anew; what does not, changes nothing before it.
#include "model/store/journal.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

using namespace standpoint;

namespace {

QByteArray written(const JournalContent &content)
{
    QByteArray bytes = journalHead(content.base);
    for (const JournalEntry &entry : content.entries) {
        const Result<QByteArray> record = journalRecord(entry);
        fuzz::must(record.has_value(), "what was read can be written");
        bytes += *record;
    }
    return bytes;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const auto content = readJournal(fuzz::scratchFile(QStringLiteral("input.stance-journal"), bytes));
    if (!content) {
        fuzz::must(!content.error().what.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    fuzz::must(content->soundBytes <= bytes.size(), "no more is sound than is there");
    fuzz::must((content->end == JournalContent::End::Whole) == (content->soundBytes == bytes.size()),
        "whole is what is sound to its end");
    if (content->soundBytes == 0)
        return 0;
    // The sound part alone gives the same entries.
    const auto sound = readJournal(
        fuzz::scratchFile(QStringLiteral("sound.stance-journal"), bytes.first(content->soundBytes)));
    fuzz::must(sound && sound->end == JournalContent::End::Whole && sound->entries == content->entries,
        "cutting the rest off changes nothing");
    const auto again =
        readJournal(fuzz::scratchFile(QStringLiteral("again.stance-journal"), written(*content)));
    fuzz::must(again && again->base == content->base && again->entries == content->entries,
        "a journal is the same when it is written anew");
    fuzz::must(
        content->entriesSince(content->base, {}).has_value(), "it belongs to the file that it builds on");
    return 0;
}
