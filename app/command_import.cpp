// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/export_preset.h"
#include "model/exchange/import.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/read_file.h"
#include "model/store/stored_project.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct ImportArguments
{
    std::string project;
    std::vector<std::string> paths;
    std::string format;
    std::string language;
    std::string annotator;
    std::string mapping;
    std::string keepMapping;
    std::string columns;
    std::string namePattern;
    std::string headLines = "read";
    std::string nearDuplicates = "keep";
    std::string changed = "keep";
    bool json = false;
};

/// Only whether it is right.
template <typename T> Status asStatus(const Result<T> &result)
{
    return result ? Status() : Status(tl::unexpected(result.error()));
}

QJsonArray nearDuplicatesOf(const Import &import)
{
    QJsonArray all;
    for (const NearDuplicate &one : import.nearDuplicates)
        all.append(QJsonObject{{QStringLiteral("title"), one.title}, {QStringLiteral("like"), one.other},
            {QStringLiteral("share"), one.share}, {QStringLiteral("imported"), !one.leftOut}});
    return all;
}

void report(const Import &import, bool json)
{
    const ImportCounts &counts = import.counts;
    if (json) {
        QJsonArray notices;
        for (const Notice &notice : import.notices.list())
            notices.append(
                QJsonObject{{QStringLiteral("what"), notice.what}, {QStringLiteral("where"), notice.where}});
        printJson({{QStringLiteral("articles"), counts.articles},
            {QStringLiteral("annotations"), counts.annotations}, {QStringLiteral("actors"), counts.actors},
            {QStringLiteral("issues"), counts.issues}, {QStringLiteral("stances"), counts.stances},
            {QStringLiteral("annotators"), counts.annotators},
            {QStringLiteral("attributes"), counts.attributes}, {QStringLiteral("further"), counts.further},
            {QStringLiteral("changed_articles"), counts.changedArticles},
            {QStringLiteral("changed_actors"), counts.changedActors},
            {QStringLiteral("already_there"), counts.alreadyThere},
            {QStringLiteral("differing_annotations"), counts.differing},
            {QStringLiteral("changed_annotations"), counts.changedAnnotations},
            {QStringLiteral("differing_changed_here_since"), counts.changedSince},
            {QStringLiteral("skipped"), counts.skipped},
            {QStringLiteral("near_duplicates"), nearDuplicatesOf(import)},
            {QStringLiteral("notices"), notices},
            {QStringLiteral("notices_left_out"), import.notices.further()}});
        return;
    }
    print(QStringLiteral(
        "Imported: %1 articles, %2 annotations, %3 actors, %4 issues, %5 stances, %6 annotators")
              .arg(counts.articles)
              .arg(counts.annotations)
              .arg(counts.actors)
              .arg(counts.issues)
              .arg(counts.stances)
              .arg(counts.annotators));
    if (counts.further > 0)
        print(QStringLiteral("Marks of progress, decisions, reasons and work lists: %1").arg(counts.further));
    if (counts.changedArticles + counts.changedActors > 0)
        print(QStringLiteral("Completed: %1 articles, %2 actors")
                  .arg(counts.changedArticles)
                  .arg(counts.changedActors));
    if (counts.alreadyThere > 0)
        print(QStringLiteral("Already there: %1").arg(counts.alreadyThere));
    if (counts.changedAnnotations > 0)
        print(QStringLiteral("Changed: %1 annotations").arg(counts.changedAnnotations));
    else if (counts.differing > 0)
        print(QStringLiteral("Otherwise in the files, and left as they are: %1 annotations (--changed take)")
                  .arg(counts.differing));
    if (counts.skipped > 0)
        print(QStringLiteral("Not imported: %1 rows or files").arg(counts.skipped));
    constexpr qsizetype shown = 20;
    for (const Notice &notice : import.notices.list().mid(0, shown))
        print(QStringLiteral("  %1: %2").arg(notice.where, notice.what));
    if (import.notices.count() > shown)
        print(QStringLiteral("  … and %1 more remarks (--json lists up to %2)")
                  .arg(import.notices.count() - shown)
                  .arg(Notices::maximum));
}

/// The mapping that the project keeps under this name, or that a file holds.
Result<LabelMapping> mappingCalled(const QString &called, const Project &project)
{
    if (const Preset *preset = project.info().preset(mappingPresetKind(), called))
        return mappingFromJson(preset->content.toUtf8());
    const Result<QByteArray> json = readWholeFile(called, maximumTextFile);
    if (!json)
        return fail(Error::Kind::Invalid,
            QStringLiteral("The project keeps no mapping of that name, and no such file can be read"),
            called);
    return mappingFromJson(*json);
}

/// Keeps the mapping with the project, as part of the import.
void keepMapping(const QString &name, const LabelMapping &mapping, const Project &project, Change &change)
{
    ProjectInfo info = project.info();
    info.setPreset(mappingPresetKind(), name, QString::fromUtf8(mappingToJson(mapping)));
    if (!(info == project.info()))
        change.edits.push_back(replacing(ProjectInfo(project.info()), info));
}

ImportOptions optionsOf(const ImportArguments &given)
{
    ImportOptions options;
    options.format = fromArgument(given.format);
    options.language = fromArgument(given.language);
    options.annotator = fromArgument(given.annotator);
    if (!given.columns.empty())
        options.columns =
            *ArticleColumns::fromText(fromArgument(given.columns)); // checked with the arguments
    options.namePattern = fromArgument(given.namePattern);
    options.headLines = given.headLines == "read";
    options.nearDuplicates = given.nearDuplicates == "skip" ? NearDuplicates::Skip : NearDuplicates::Keep;
    options.changed = given.changed == "take" ? ChangedAnnotations::Take : ChangedAnnotations::Keep;
    return options;
}

int importInto(const ImportArguments &given)
{
    Result<OwnedProject> owned = OwnedProject::open(fromArgument(given.project));
    if (!owned)
        return complain(owned.error());
    Project &project = owned->project;
    QStringList paths;
    for (const std::string &path : given.paths)
        paths.append(fromArgument(path));
    ImportOptions options = optionsOf(given);
    if (!given.mapping.empty()) {
        const Result<LabelMapping> mapping = mappingCalled(fromArgument(given.mapping), project);
        if (!mapping)
            return complain(mapping.error());
        options.mapping = *mapping;
    }
    const bool terminal = terminalOnError();
    int shown = -1;
    Result<Import> import = importFiles(project, paths, options, [&](double done) {
        if (const int percent = static_cast<int>(done * 100); terminal && percent != shown)
            std::fprintf(stderr, "\rReading … %3d %%", shown = percent);
        return true;
    });
    if (terminal)
        std::fputs("\r\x1b[K", stderr);
    if (!import)
        return complain(import.error());
    if (options.mapping && !given.keepMapping.empty())
        keepMapping(fromArgument(given.keepMapping), *options.mapping, project, import->change);
    if (!import->change.edits.empty()) { // else the file stays as it is, and the one before it too
        if (Status applied = project.apply(import->change); !applied)
            return complain(applied.error());
        if (Status saved = owned->save(); !saved)
            return complain(saved.error());
    }
    for (const QString &notice : std::as_const(owned->notices))
        import->notices.add(notice, fromArgument(given.project));
    report(*import, given.json);
    return 0;
}

} // namespace

void addImport(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<ImportArguments>();
    CLI::App *command =
        app.add_subcommand("import", "Add articles, and annotations where the format has them");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_option("paths", given->paths, "Files and folders")->required()->type_name("PATH");
    command->add_option("--format", given->format, "Format of all files; else each is recognised by itself")
        ->check([](const std::string &format) { return asUsage(checkImportFormat(fromArgument(format))); });
    command->add_option("--language", given->language, "Language of all articles (en, de, …); else guessed")
        ->check([](const std::string &language) { return asUsage(checkLanguage(fromArgument(language))); });
    command->add_option(
        "--annotator", given->annotator, "Whose annotations a table holds that does not say so");
    CLI::Option *mapping = command->add_option("--mapping", given->mapping,
        "What the labels of other tools mean: a name under which the project keeps that, or a file");
    command
        ->add_option(
            "--keep-mapping", given->keepMapping, "Keep the mapping with the project under this name")
        ->needs(mapping);
    command
        ->add_option("--columns", given->columns,
            "Columns of tables of articles: text=Body,title=Headline,published=Date,dates=dmy; else guessed")
        ->check([](const std::string &columns) {
            return asUsage(asStatus(ArticleColumns::fromText(fromArgument(columns))));
        });
    command
        ->add_option("--name-pattern", given->namePattern,
            "What names of text files say: {published}_{source}_{title}; {*} is passed over")
        ->check([](const std::string &pattern) {
            return asUsage(asStatus(NamePattern::fromText(fromArgument(pattern))));
        });
    command
        ->add_option("--head-lines", given->headLines,
            "Lines such as “Title: …” in front of a text describe it (read), or are part of it (keep)")
        ->check(CLI::IsMember({"read", "keep"}));
    command
        ->add_option("--near-duplicates", given->nearDuplicates,
            "Articles that are nearly the same as another one: keep or skip them; both say so")
        ->check(CLI::IsMember({"keep", "skip"}));
    command
        ->add_option("--changed", given->changed,
            "Annotations of the project that the files say something else of: keep them, or take what the "
            "files say")
        ->check(CLI::IsMember({"keep", "take"}));
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return importInto(*given); }; });
}

} // namespace standpoint
