// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exports of news archives and tables of articles: whatever is in the file, what is imported applies and
// saves, and the same file again brings nothing. The first byte chooses the kind.
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

using namespace standpoint;

namespace {

struct Kind
{
    const char *format;
    const char *name;
};

constexpr Kind kinds[] = {{"lexisnexis", "a.txt"}, {"factiva", "a.txt"}, {"europresse", "a.txt"},
    {"", "a.txt"}, {"article-table", "a.csv"}, {"article-table", "a.json"}, {"article-table", "a.jsonl"},
    {"article-table", "a.tsv"}};

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const Project empty = *newProject(QStringLiteral("Study"), defaultCodebook());
    const Kind &kind = kinds[*data % std::size(kinds)];
    ImportOptions options;
    options.format = QLatin1String(kind.format);
    options.nearDuplicates = (*data & 0x80U) != 0 ? NearDuplicates::Skip : NearDuplicates::Keep;
    const QString path = fuzz::scratchFile(QLatin1String(kind.name), fuzz::bytesOf(data + 1, size - 1));
    const Result<Import> import = importFiles(empty, {path}, options);
    if (!import) {
        fuzz::must(!import.error().what.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    Project project = empty;
    const Status applied = project.apply(import->change);
    fuzz::must(applied.has_value(), "an import applies", applied ? QString() : applied.error().toString());
    fuzz::mustSaveAndLoad(project);
    const Result<Import> again = importFiles(project, {path}, options);
    fuzz::must(again.has_value(), "what was imported can be imported again");
    fuzz::must(
        again->counts.articles == 0, "twice is the same as once", QString::number(again->counts.articles));
    return 0;
}
