// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole project as JSON lines, or as tables: what is imported applies and saves, twice is the same as once,
// and what comes of it is equal when it is exported and imported again. Tables follow a line "== NAME.csv"
// each.
#include "model/exchange/export.h"
#include "model/exchange/import.h"
#include "model/project/codebook.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/scratch_file.h"

#include <QDir>

using namespace standpoint;

/// A project in which somebody has worked; the seeds name some of its ids.
static Project study()
{
    Project project = *newProject(QStringLiteral("Study"), defaultCodebook());
    ArticleInfo info;
    info.id = {{4, 1}};
    info.title = QStringLiteral("Talks");
    const QString text = QStringLiteral("No military solution. \U0001F469\u200D\U0001F467 for talks.");
    fuzz::must(project.applyEdit(adding(Annotator{{{3, 1}}, QStringLiteral("Bo"), false})).has_value()
            && project.applyEdit(adding(Actor{{{5, 1}}, QStringLiteral("Ada"), {}, {}, {}})).has_value()
            && project.addArticle(Article{info, ArticleText{info.id, text, {{0, 21}, {22, 38}}}, {}, {}})
                   .has_value(),
        "the study is sound");
    return project;
}

/// Writes the tables that the input has, and gives their folder.
static QString tablesIn(const QByteArray &bytes)
{
    QString folder = QFileInfo(fuzz::scratchFile(QStringLiteral("x"), {})).path() + u"/tables";
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    QByteArray name = "project.csv";
    QByteArray table;
    const auto write = [&] {
        const bool isName = name.endsWith(".csv") && !name.contains('/') && !name.contains('\0');
        if (isName && name.size() < 60) {
            QFile file(folder + u'/' + QString::fromLatin1(name));
            fuzz::must(
                file.open(QIODevice::WriteOnly) && file.write(table) == table.size(), "it can be written");
        }
        table.clear();
    };
    for (const QByteArray &line : bytes.split('\n')) {
        if (!line.startsWith("== ")) {
            table += line + '\n';
            continue;
        }
        write();
        name = line.mid(3);
    }
    write();
    return folder;
}

static std::optional<Project> imported(const Project &into, const QString &path)
{
    const Result<Import> import = importFiles(into, {path});
    if (!import) {
        fuzz::must(!import.error().what.isEmpty(), "a refusal has a sentence");
        return std::nullopt;
    }
    Project project = into;
    const Status applied = project.apply(import->change);
    fuzz::must(applied.has_value(), "an import applies", applied ? QString() : applied.error().toString());
    Project back = project;
    fuzz::must(
        back.apply(inverse(import->change)).has_value() && back == into, "an import can be taken back");
    return project;
}

static void mustComeBack(const Project &project, const QString &format, const QString &name)
{
    ExportOptions options;
    options.format = format;
    options.path = QFileInfo(fuzz::scratchFile(QStringLiteral("x"), {})).path() + u'/' + name;
    if (format == QStringLiteral("jsonl"))
        options.choices.insert(QStringLiteral("contents"), QStringLiteral("project"));
    const Result<Exported> written = exportProject(project, options);
    fuzz::must(written.has_value(), "a project can be exported");
    if (!written->leftOut.isEmpty())
        return; // U+0000 in a table
    const std::optional<Project> again = imported(Project(), options.path);
    fuzz::must(again && *again == project, "what was exported comes back equal");
}

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const bool areTables = bytes.startsWith("== ");
    const QString path = areTables ? tablesIn(bytes) : fuzz::scratchFile(QStringLiteral("in.jsonl"), bytes);
    static const QList<Project> before{*newProject(QStringLiteral("New"), defaultCodebook()), study()};
    for (const Project &into : before) {
        const std::optional<Project> project = imported(into, path);
        if (!project)
            continue;
        const std::optional<Project> twice = imported(*project, path);
        fuzz::must(twice && *twice == *project, "twice is the same as once");
        fuzz::mustSaveAndLoad(*project);
        if (areTables) // many files cost much time
            mustComeBack(*project, QStringLiteral("tables"), QStringLiteral("out"));
        else
            mustComeBack(*project, QStringLiteral("jsonl"), QStringLiteral("out.jsonl"));
    }
    return 0;
}
