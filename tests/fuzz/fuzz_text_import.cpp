// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text file as an article: what is imported applies, saves, and reads the same when it is written out and
// imported again.
#include "model/exchange/import.h"
#include "model/exchange/plain_text.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

using namespace standpoint;

static const ArticleText &onlyText(const Project &project)
{
    fuzz::must(project.articles().size() == 1, "one file is one article");
    return *project.articles().begin().value()->text;
}

static Project imported(const QByteArray &bytes, QString &refusal)
{
    static const Project empty = *newProject(QStringLiteral("Study"), defaultCodebook());
    ImportOptions options;
    options.format = QStringLiteral("text");
    const Result<Import> import =
        importFiles(empty, {fuzz::scratchFile(QStringLiteral("article.txt"), bytes)}, options);
    if (!import) {
        refusal = import.error().toString();
        fuzz::must(!import.error().what.isEmpty(), "a refusal has a sentence");
        return {};
    }
    Project project = empty;
    const Status applied = project.apply(import->change);
    fuzz::must(applied.has_value(), "an import applies", applied ? QString() : applied.error().toString());
    return project;
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QString refusal;
    const Project project = imported(fuzz::bytesOf(data, size), refusal);
    if (!refusal.isEmpty())
        return 0;
    fuzz::mustSaveAndLoad(project);
    const ArticleText &text = onlyText(project);
    const QByteArray utf8 =
        "\xEF\xBB\xBF" + text.text.toUtf8(); // without the mark its encoding would be guessed
    const Project again = imported(utf8, refusal);
    fuzz::must(refusal.isEmpty(), "what was imported can be imported again", refusal);
    fuzz::must(onlyText(again).text == text.text, "a text that was imported is in normal form");
    fuzz::must(onlyText(again).sentences == text.sentences, "the same text has the same sentences");
    return 0;
}
