// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import.h"

#include "model/exchange/foreign_intake.h"
#include "model/exchange/intake.h"
#include "model/exchange/name_pattern.h"
#include "model/exchange/project_intake.h"
#include "model/exchange/source_files.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace standpoint {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(standpoint::Import)
};

Status readStage(Format::Stage stage, const QList<SourceFile> &files, Intake &intake, ForeignIntake &foreign)
{
    for (const Format *format : formats()) {
        QList<InputFile> own;
        for (const SourceFile &source : files) {
            if (source.format == format && !source.isProject
                && (format->parse ? Format::Stage::Texts : format->stage) == stage)
                own.append(source.file);
        }
        if (own.isEmpty())
            continue;
        if (Status read = format->parse ? foreign.readTexts(*format, own) : format->read(own, intake); !read)
            return read;
    }
    return stage == Format::Stage::Annotations ? foreign.placeAnnotations() : Status();
}

/// The files that hold whole projects, before all others.
Result<Import> importProjects(const Project &project, const SourceFiles &found, const ImportOptions &options,
    const ImportProgress &progress)
{
    qint64 work = 0;
    for (const SourceFile &source : found.files)
        work += source.file.size;
    ProjectIntake intake(project, progress, work);
    for (const SourceFile &source : found.files) {
        if (!source.isProject)
            continue;
        if (Status read = source.format->readProject(source.file, intake); !read)
            return tl::unexpected(read.error());
    }
    return intake.finish(options.author);
}

/// One Change of both.
Import joined(const Import &whole, Import rest)
{
    rest.change.edits.insert(rest.change.edits.begin(), whole.change.edits.begin(), whole.change.edits.end());
    ImportCounts &counts = rest.counts;
    const ImportCounts &more = whole.counts;
    counts.articles += more.articles;
    counts.annotations += more.annotations;
    counts.actors += more.actors;
    counts.issues += more.issues;
    counts.stances += more.stances;
    counts.annotators += more.annotators;
    counts.attributes += more.attributes;
    counts.further += more.further;
    counts.differing += more.differing;
    counts.changedAnnotations += more.changedAnnotations;
    counts.changedSince += more.changedSince;
    counts.alreadyThere += more.alreadyThere;
    counts.skipped += more.skipped;
    Notices notices = whole.notices;
    for (const Notice &notice : rest.notices.list())
        notices.add(notice.what, notice.where);
    rest.notices = std::move(notices);
    return rest;
}

Result<Import> importOthers(const Project &project, const SourceFiles &found, const Notices &notices,
    const ImportOptions &options, const ImportProgress &progress, const QStringList &paths)
{
    Intake intake(project, options, progress);
    for (const Notice &notice : notices.list())
        intake.skip(notice.what, notice.where);
    for (const SourceFile &source : found.files)
        intake.addWork(
            source.file.size * (source.format->stage == Format::Stage::Texts ? 2 : 1)); // read, segment
    ForeignIntake foreign(intake);
    using Stage = Format::Stage;
    for (const Stage stage :
        {Stage::Actors, Stage::Texts, Stage::Articles, Stage::Annotations, Stage::States}) {
        if (Status read = readStage(stage, found.files, intake, foreign); !read)
            return tl::unexpected(read.error());
        if (stage == Stage::Texts) {
            if (Status looked = intake.findNearDuplicates(); !looked)
                return tl::unexpected(looked.error());
        }
        if (stage != Stage::Articles)
            continue;
        foreign.markUnits();
        if (Status segmented = intake.segment(); !segmented)
            return tl::unexpected(segmented.error());
    }
    Result<Import> result = intake.finish();
    if (intake.filesRead > 0 || !result)
        return result;
    const QList<Notice> &why = result->notices.list();
    return fail(Error::Kind::Malformed,
        why.isEmpty() ? Words::tr("Nothing could be imported") : why.last().what,
        why.isEmpty() ? paths.join(QStringLiteral(", ")) : why.last().where);
}

} // namespace

Status checkImportFormat(const QString &id)
{
    QStringList known;
    for (const Format *format : formats()) {
        if (id.isEmpty() || (format->canRead() && format->id == id))
            return {};
        if (format->canRead())
            known.append(format->id);
    }
    return fail(Error::Kind::Invalid,
        Words::tr("There is no format “%1” that can be read (there are %2)")
            .arg(id, known.join(QStringLiteral(", "))));
}

Status checkLanguage(const QString &language)
{
    static const QRegularExpression tag(QStringLiteral("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\\z"));
    if (language.isEmpty() || tag.match(language).hasMatch())
        return {};
    return fail(
        Error::Kind::Invalid, Words::tr("A language is a code like en, de or pt-BR, not “%1”").arg(language));
}

Result<Import> importFiles(const Project &project, const QStringList &paths, const ImportOptions &options,
    const ImportProgress &progress)
{
    if (Status known = checkImportFormat(options.format); !known)
        return tl::unexpected(known.error());
    if (Status language = checkLanguage(options.language); !language)
        return tl::unexpected(language.error());
    if (!options.namePattern.isEmpty()) {
        if (const Result<NamePattern> pattern = NamePattern::fromText(options.namePattern); !pattern)
            return tl::unexpected(pattern.error());
    }
    const Format *only = formatById(options.format);
    Notices notices;
    const Result<SourceFiles> found = findSourceFiles(paths, only, notices, options.columns);
    if (!found)
        return tl::unexpected(found.error());

    const auto projects = std::count_if(
        found->files.begin(), found->files.end(), [](const SourceFile &source) { return source.isProject; });
    if (projects == 0)
        return importOthers(project, *found, notices, options, progress, paths);
    Result<Import> whole = importProjects(project, *found, options, progress);
    if (!whole)
        return whole;
    if (projects == found->files.size()) {
        for (const Notice &notice : notices.list())
            whole->notices.add(notice.what, notice.where);
        whole->counts.skipped += notices.count();
        return whole;
    }
    Project base = project; // what the projects bring is there for the other files
    if (Status applied = base.apply(whole->change); !applied)
        return tl::unexpected(applied.error());
    Result<Import> rest = importOthers(base, *found, notices, options, progress, paths);
    return rest ? joined(*whole, std::move(*rest)) : std::move(rest);
}

} // namespace standpoint
