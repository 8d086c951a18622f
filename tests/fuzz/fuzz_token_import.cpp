// SPDX-License-Identifier: GPL-3.0-or-later
//
// WebAnno TSV, CAS XMI, CAS JSON and CoNLL: whatever is in the file, what is imported applies and saves, and
// the same file again brings nothing; what three of them export comes back. The first byte chooses the
// format.
#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

#include <QDir>

using namespace standpoint;

namespace {

struct Kind
{
    const char *format;
    const char *name;
    bool comesBack;
};

constexpr Kind kinds[] = {{"webanno-tsv", "a.tsv", true}, {"xmi", "a.xmi", true},
    {"cas-json", "a.json", true}, {"conll", "a.conll", false}};

/// Takes every annotation, whatever its label.
ImportOptions optionsFor(const Kind &kind)
{
    ImportOptions options;
    options.format = QLatin1String(kind.format);
    options.annotator = QStringLiteral("Anna");
    LabelMapping mapping;
    mapping.actor.otherwise = QStringLiteral("Ada");
    mapping.issue.otherwise = QStringLiteral("negotiation");
    mapping.stance.otherwise = QStringLiteral("neutral");
    options.mapping = mapping;
    return options;
}

std::optional<Project> imported(const Project &into, const QString &path, const ImportOptions &options)
{
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

/// What an export and an import must keep.
QStringList said(const Project &project)
{
    QStringList all;
    for (const Shared<Article> &article : project.articles()) {
        for (const Annotation &a : article->annotations) {
            QStringList one{article->content(), a.id.toString(), project.actors().find(a.actor)->name,
                project.issues().find(a.issue)->name, project.stances().find(a.stance)->name,
                project.annotators().find(a.annotator)->name, a.note.orDefault(),
                QString::number(a.confidence)};
            for (const TextSpan fragment : a.evidence.fragments())
                one += QStringLiteral("%1-%2").arg(fragment.begin).arg(fragment.end);
            all += one.join(u'\x1f');
        }
    }
    all.sort();
    return all;
}

/// XML cannot hold these two, and the loss report says so.
bool hasNonCharacters(const Project &project)
{
    const QString all = said(project).join(u'\n');
    return all.contains(QChar(0xFFFE)) || all.contains(QChar(0xFFFF));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static const Project empty = *newProject(QStringLiteral("Study"), defaultCodebook());
    const Kind &kind = kinds[*data % std::size(kinds)];
    const ImportOptions options = optionsFor(kind);
    const QString path = fuzz::scratchFile(QLatin1String(kind.name), fuzz::bytesOf(data + 1, size - 1));
    const std::optional<Project> project = imported(empty, path, options);
    if (!project)
        return 0;
    fuzz::mustSaveAndLoad(*project);
    const Result<Import> twice = importFiles(*project, {path}, options);
    fuzz::must(twice.has_value(), "what was imported can be imported again");
    fuzz::must(twice->counts.annotations == 0, "twice is the same as once");
    const QString folder = QFileInfo(path).path() + QStringLiteral("/out");
    QDir(folder).removeRecursively();
    const auto written = exportProject(*project, {options.format, folder});
    fuzz::must(written.has_value(), "what was imported can be exported");
    if (!kind.comesBack || project->annotationCount() == 0 || !written->leftOut.isEmpty()
        || hasNonCharacters(*project))
        return 0;
    ImportOptions plain;
    plain.format = options.format;
    const std::optional<Project> again = imported(empty, folder, plain);
    fuzz::must(again.has_value(), "what was exported can be imported");
    fuzz::must(said(*again) == said(*project), "annotations are the same after export and import",
        said(*project).join(u'\n') + QStringLiteral("\n=>\n") + said(*again).join(u'\n'));
    return 0;
}
