// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of tools for discourse and qualitative analysis, by the first byte: a DNA database (d), project.qde
// of REFI-QDA (q), the same in an archive with a text (z). What is imported applies and saves, and is the
// same when it is exported in that format and imported again.
#include "model/documents/zip_writer.h"
#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

#include <QBuffer>

using namespace standpoint;

/// All that both formats keep.
static QStringList said(const Project &project)
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

static std::optional<Project> imported(const QString &path, const QString &format)
{
    static const Project empty = *newProject(QStringLiteral("Study"), defaultCodebook());
    ImportOptions options;
    options.format = format;
    options.annotator = QStringLiteral("Anna");
    options.mapping.emplace(); // so that all labels come in
    options.mapping->actor.otherwise = QStringLiteral("Somebody");
    options.mapping->issue.otherwise = QStringLiteral("Something");
    options.mapping->stance.otherwise = QStringLiteral("neutral");
    const Result<Import> import = importFiles(empty, {path}, options);
    if (!import) {
        fuzz::must(!import.error().what.isEmpty(), "a refusal has a sentence");
        return std::nullopt;
    }
    Project project = empty;
    const Status applied = project.apply(import->change);
    fuzz::must(applied.has_value(), "an import applies", applied ? QString() : applied.error().toString());
    return project;
}

static QByteArray archiveWith(const QByteArray &qde)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(buffer);
    fuzz::must(zip.add(QStringLiteral("project.qde"), qde)
            && zip.add(QStringLiteral("sources/T.txt"), "\xF0\x9F\x94\xA5 No tolls.\r\nToday.")
            && zip.finish(),
        "an archive is made");
    return buffer.data();
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = fuzz::bytesOf(data + 1, size - 1);
    const bool isDna = data[0] == 'd';
    const bool isArchive = data[0] == 'z';
    const QString format = isDna ? QStringLiteral("dna") : QStringLiteral("refi-qda");
    const QString path = isDna ? fuzz::scratchFile(QStringLiteral("in.dna"), bytes)
        : isArchive            ? fuzz::scratchFile(QStringLiteral("in.qdpx"), archiveWith(bytes))
                               : fuzz::scratchFile(QStringLiteral("in.qde"), bytes);
    const std::optional<Project> project = imported(path, format);
    if (!project)
        return 0;
    fuzz::mustSaveAndLoad(*project);
    if (project->annotationCount() == 0)
        return 0;
    const QString out = fuzz::scratchFile(isDna ? QStringLiteral("out.dna") : QStringLiteral("out.qdpx"), {});
    const auto written = exportProject(*project, {format, out, {}, {}, 0});
    fuzz::must(written.has_value() && written->leftOut.isEmpty(), "annotations can be exported");
    const std::optional<Project> again = imported(out, format);
    fuzz::must(again.has_value(), "what was exported can be imported");
    fuzz::must(said(*again) == said(*project), "annotations are the same after export and import",
        said(*project).join(u'\n') + QStringLiteral("\n=>\n") + said(*again).join(u'\n'));
    return 0;
}
