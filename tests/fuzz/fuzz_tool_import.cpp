// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files of annotation tools: the first byte says which format, and whether a mapping makes annotations of
// everything. What is imported applies and saves, and is the same when it is exported in that format and
// imported again.
#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

#include <array>

using namespace standpoint;

namespace {

struct Tool
{
    const char *format;
    const char *file;
    const char *written;
};

constexpr std::array<Tool, 5> tools{{{"brat", "in/a.ann", "out"}, {"label-studio", "tasks.json", "out.json"},
    {"doccano", "doccano.jsonl", "out.jsonl"}, {"prodigy", "prodigy.jsonl", "out.jsonl"},
    {"w3c", "w3c.jsonld", "out.jsonld"}}};

/// Two articles that Web Annotations may be of, one with characters of more than one code unit.
Project study()
{
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    const auto add = [&](quint64 number, const QString &text) {
        ArticleInfo info;
        info.id = {{1, number}};
        info.title = QStringLiteral("Article %1").arg(number);
        info.document = QStringLiteral("a%1").arg(number);
        info.order = static_cast<int>(number);
        Article article{info, ArticleText{info.id, text, {{0, static_cast<int>(text.size())}}}, {}, {}};
        fuzz::must(project.addArticle(article).has_value(), "the study is sound");
    };
    add(1, QStringLiteral("No military solution. \U0001F469\u200D\U0001F467 for talks."));
    add(2, QStringLiteral("Strike now, he said."));
    return project;
}

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
            for (const AttributeValue &answer : a.attributes.orDefault())
                one += project.attributes().find(answer.attribute)->name + u'=' + answer.value;
            all += one.join(u'\x1f');
        }
    }
    all.sort();
    return all;
}

std::optional<Project> imported(
    const Project &into, const QString &path, const char *format, const std::optional<LabelMapping> &mapping)
{
    ImportOptions options;
    options.format = QLatin1String(format);
    options.annotator = QStringLiteral("Anna");
    options.mapping = mapping;
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

/// Everything that has a place is an annotation.
LabelMapping takingAll()
{
    LabelMapping mapping;
    mapping.actor.otherwise = QStringLiteral("Ada");
    mapping.issue.otherwise = QStringLiteral("negotiation");
    mapping.stance.otherwise = QStringLiteral("neutral");
    mapping.others.insert(QStringLiteral("label"), QStringLiteral("note"));
    return mapping;
}

QString written(const Tool &tool, const QByteArray &bytes)
{
    QString folder = QFileInfo(fuzz::scratchFile(QStringLiteral("x"), {})).path();
    QDir().mkpath(folder + QStringLiteral("/in"));
    if (qstrcmp(tool.format, "brat") != 0)
        return fuzz::scratchFile(QLatin1String(tool.file), bytes);
    const qsizetype parts = bytes.indexOf('\x1e'); // the text, and what is said of it
    fuzz::scratchFile(
        QStringLiteral("in/a.txt"), parts < 0 ? QByteArray("One two three.") : bytes.first(parts));
    return fuzz::scratchFile(QLatin1String(tool.file), bytes.sliced(parts + 1));
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Project empty = study();
    if (size < 2)
        return 0;
    const Tool &tool = tools.at(data[0] % tools.size());
    const bool takesAll = data[0] / tools.size() % 2 == 1;
    const std::optional<Project> project = imported(empty, written(tool, fuzz::bytesOf(data + 1, size - 1)),
        tool.format, takesAll ? std::optional(takingAll()) : std::nullopt);
    if (!project)
        return 0;
    fuzz::mustSaveAndLoad(*project);
    if (project->annotationCount() == 0)
        return 0;
    const QString path =
        QFileInfo(fuzz::scratchFile(QStringLiteral("x"), {})).dir().filePath(QLatin1String(tool.written));
    const auto done = exportProject(*project, {QLatin1String(tool.format), path, {}, {}, 0});
    fuzz::must(done.has_value() && done->leftOut.isEmpty(), "annotations can be exported",
        done ? QString() : done.error().toString());
    Project bare = *project; // the articles of Web Annotations are not in their file
    std::vector<AnyEdit> edits;
    for (const Shared<Article> &article : project->articles()) {
        for (const Annotation &annotation : article->annotations)
            edits.push_back(removing(annotation));
    }
    fuzz::must(bare.apply(makeChange({}, std::move(edits))).has_value(), "annotations can be removed");
    const std::optional<Project> again = imported(bare, path, tool.format, std::nullopt);
    fuzz::must(again.has_value(), "what was exported can be imported");
    fuzz::must(said(*again) == said(*project), "annotations are the same after export and import",
        said(*project).join(u'\n') + QStringLiteral("\n=>\n") + said(*again).join(u'\n'));
    fuzz::must(again->articles().size() == project->articles().size(), "no article is there twice");
    return 0;
}
