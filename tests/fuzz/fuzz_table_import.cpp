// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table (CSV) of annotations, actors, articles or progress: what is imported applies and saves, and
// annotations are the same when they are exported and imported again.
#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

using namespace standpoint;

/// Two articles that tables may name, one with characters of more than one code unit.
static Project study()
{
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    const auto add = [&](quint64 number, const QString &title, const QString &text,
                         const QList<TextSpan> &sentences) {
        ArticleInfo info;
        info.id = {{1, number}};
        info.title = title;
        info.document = QStringLiteral("a%1").arg(number);
        info.order = static_cast<int>(number);
        Article article{info, ArticleText{info.id, text, sentences}, {}, {}};
        fuzz::must(project.addArticle(article).has_value(), "the study is sound");
    };
    add(1, QStringLiteral("Talks"),
        QStringLiteral("No military solution. \U0001F469\u200D\U0001F467 for talks."), {{0, 21}, {22, 38}});
    add(2, QStringLiteral("War"), QStringLiteral("Strike now, he said."), {{0, 20}});
    return project;
}

/// What an export and an import must keep, whatever ids they give.
static QStringList said(const Project &project)
{
    QStringList all;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations) {
            QStringList one{article->info->id.toString(), a.id.toString(),
                project.actors().find(a.actor)->name, project.issues().find(a.issue)->name,
                project.stances().find(a.stance)->name, project.annotators().find(a.annotator)->name,
                a.note.orDefault(), QString::number(a.confidence)};
            for (const TextSpan fragment : a.evidence.fragments())
                one += QStringLiteral("%1-%2").arg(fragment.begin).arg(fragment.end);
            all += one.join(u'\x1f');
        }
    }
    all.sort();
    return all;
}

static std::optional<Project> imported(const Project &into, const QString &path, const QString &annotator)
{
    ImportOptions options;
    options.annotator = annotator;
    const Result<Import> import = importFiles(into, {path}, options);
    if (!import) {
        fuzz::must(!import.error().what.isEmpty(), "a refusal has a sentence");
        return std::nullopt;
    }
    Project project = into;
    const Status applied = project.apply(import->change);
    fuzz::must(applied.has_value(), "an import applies", applied ? QString() : applied.error().toString());
    return project;
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Project empty = study();
    const std::optional<Project> project = imported(empty,
        fuzz::scratchFile(QStringLiteral("table.csv"), fuzz::bytesOf(data, size)), QStringLiteral("Anna"));
    if (!project)
        return 0;
    fuzz::mustSaveAndLoad(*project);
    if (project->annotationCount() == 0)
        return 0;
    const QString path = fuzz::scratchFile(QStringLiteral("again.csv"), {});
    const auto written = exportProject(*project, {QStringLiteral("csv"), path, {}, {}, 0});
    fuzz::must(written.has_value() && written->leftOut.isEmpty(), "annotations can be exported");
    const std::optional<Project> again = imported(empty, path, QString());
    fuzz::must(again.has_value(), "what was exported can be imported");
    fuzz::must(said(*again) == said(*project), "annotations are the same after export and import",
        said(*project).join(u'\n') + QStringLiteral("\n=>\n") + said(*again).join(u'\n'));
    return 0;
}
