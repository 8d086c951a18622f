// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/merge_output.h"
#include "app/output.h"
#include "model/store/project_file.h"
#include "model/store/stored_project.h"
#include "model/team/hand_out.h"
#include "model/team/merge_files.h"

#include <QFileInfo>
#include <QJsonArray>

namespace standpoint {

namespace {

struct MergeArguments
{
    std::vector<std::string> projects;
    std::string into;
    std::string take;
    std::vector<std::string> apart;
    bool preview = false;
    bool json = false;
};

/// Counts on the terminal; nothing elsewhere.
class MergeCounter
{
public:
    explicit MergeCounter(const char *words)
        : m_words(words)
    {
    }
    ~MergeCounter()
    {
        if (m_terminal)
            std::fputs("\r\x1b[K", stderr);
    }
    MergeCounter(const MergeCounter &) = delete;
    MergeCounter &operator=(const MergeCounter &) = delete;

    MergeProgress progress()
    {
        return [this](double done) {
            if (const int percent = static_cast<int>(done * 100); m_terminal && percent != m_shown)
                std::fprintf(stderr, "\r%s … %3d %%", m_words, m_shown = percent);
            return true;
        };
    }

private:
    const char *m_words;
    bool m_terminal = terminalOnError();
    int m_shown = -1;
};

/// The project that the others come into: locked where it is to be changed, or not there yet.
struct Into
{
    QString path;
    std::optional<OwnedProject> owned; ///< absent: only looked at, or made anew
    Project project;
    QString madeFrom; ///< the input of which it is made; empty: it was there
    QStringList notices;

    Status save(bool preview)
    {
        if (preview)
            return {};
        if (!owned)
            return saveProject(project, path);
        owned->project = std::move(project);
        return owned->save();
    }
};

Result<Into> opened(const QString &path, bool preview)
{
    Into into;
    into.path = path;
    if (preview) {
        Result<Project> project = loadWithJournal(path, &into.notices);
        if (!project)
            return tl::unexpected(project.error());
        into.project = std::move(*project);
        return into;
    }
    Result<OwnedProject> owned = OwnedProject::open(path);
    if (!owned)
        return tl::unexpected(owned.error());
    into.project = owned->project;
    into.notices = owned->notices;
    into.owned = std::move(*owned);
    return into;
}

/// The first input becomes the project itself.
Result<Into> madeOf(const QString &path, QList<MergeInput> &inputs)
{
    if (Status free = checkNewPlace(path); !free)
        return tl::unexpected(free.error());
    Into into;
    into.path = path;
    into.madeFrom = inputs.first().name;
    into.project = withoutHandOut(inputs.first().project);
    inputs.removeFirst();
    return into;
}

void report(const Merge &merge, const Into &into, const MergeArguments &given)
{
    if (given.json) {
        QJsonObject object = jsonOf(merge, into.project);
        object.insert(QStringLiteral("into"), into.path);
        object.insert(QStringLiteral("preview"), given.preview);
        object.insert(QStringLiteral("notices"), QJsonArray::fromStringList(into.notices));
        if (!into.madeFrom.isEmpty())
            object.insert(QStringLiteral("made_from"), into.madeFrom);
        printJson(object);
        return;
    }
    const bool changed = !merge.change.edits.empty() || !into.madeFrom.isEmpty();
    print(!changed          ? QStringLiteral("Nothing to merge: everything is there already: ") + into.path
            : given.preview ? QStringLiteral("Would be merged into: ") + into.path
                            : QStringLiteral("Merged into: ") + into.path);
    if (!into.madeFrom.isEmpty())
        print(QStringLiteral("Made of: ") + into.madeFrom);
    printMerge(merge);
    for (const QString &notice : into.notices)
        print(notice);
}

/// Nobody is to believe that something was kept apart because of a slip in its key.
Status checkKeys(const Merge &merge, const QSet<QString> &apart)
{
    QSet<QString> unknown = apart;
    for (const MergeMatch &match : merge.matches)
        unknown.remove(match.key);
    if (unknown.isEmpty())
        return {};
    return fail(Error::Kind::Invalid,
        QStringLiteral("There is no match of this key; --preview --json lists them"), *unknown.begin());
}

int mergeInto(const MergeArguments &given)
{
    const QString path = fromArgument(given.into);
    QStringList paths;
    for (const std::string &project : given.projects)
        paths.append(fromArgument(project));
    const bool isThere = QFileInfo::exists(path);
    Result<Into> into = isThere ? opened(path, given.preview) : Result<Into>(Into{});
    if (!into)
        return complain(into.error());
    QStringList notices;
    Result<QList<MergeInput>> inputs =
        readMergeInputs(paths, path, &notices, MergeCounter("Reading").progress());
    if (!inputs)
        return complain(inputs.error());
    if (!isThere)
        into = madeOf(path, *inputs);
    if (!into)
        return complain(into.error());
    into->notices += notices;
    MergeOptions options;
    options.take = given.take == "theirs" ? MergeSide::Theirs : MergeSide::Ours;
    for (const std::string &key : given.apart)
        options.apart.insert(fromArgument(key));
    Result<Merge> merge = mergeProjects(into->project, *inputs, options, MergeCounter("Merging").progress());
    if (!merge)
        return complain(merge.error());
    if (Status known = checkKeys(*merge, options.apart); !known)
        return complain(known.error());
    if (Status applied = into->project.apply(merge->change); !applied)
        return complain(applied.error());
    const Project merged = into->project;
    if (!merge->change.edits.empty() || !isThere) { // else the file stays as it is, and the one before it too
        if (Status saved = into->save(given.preview); !saved)
            return complain(saved.error());
    }
    into->project = merged;
    report(*merge, *into, given);
    return 0;
}

} // namespace

void addMerge(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<MergeArguments>();
    CLI::App *command = app.add_subcommand("merge", "Bring the work of several annotators into one project");
    command->add_option("projects", given->projects, "The projects that come in; they stay as they are")
        ->required()
        ->type_name("PROJECT");
    command
        ->add_option("--into", given->into,
            "The project that they come into; made of the first one where it is not there")
        ->required()
        ->type_name("PROJECT");
    command->add_option("--take", given->take, "Where both say something else and no rule decides; else ours")
        ->check(CLI::IsMember({"ours", "theirs"}));
    command
        ->add_option("--apart", given->apart,
            "A match that is none, by its \"key\" in --preview --json: it comes in as another")
        ->allow_extra_args(false)
        ->type_name("KEY");
    command->add_flag("--preview", given->preview, "Only say what would be done");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return mergeInto(*given); }; });
}

} // namespace standpoint
