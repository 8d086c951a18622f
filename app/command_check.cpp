// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/counts.h"
#include "app/output.h"
#include "model/store/project_file.h"
#include "model/store/stored_project.h"

#include <QFileInfo>

namespace standpoint {

namespace {

struct CheckArguments
{
    std::string project;
    std::string repair;
    bool json = false;

    bool repairs() const { return !repair.empty(); }
};

QString counted(const Project &project)
{
    return QStringLiteral("%1 articles, %2 sentences, %3 annotations")
        .arg(project.articles().size())
        .arg(sentenceCount(project))
        .arg(project.annotationCount());
}

QString withoutStop(QString sentence)
{
    while (sentence.endsWith(QLatin1Char('.')))
        sentence.chop(1);
    return sentence;
}

/// NAME.stance~, where there is one.
struct Previous
{
    QString path;
    std::optional<Result<Project>> project;
};

Previous previousOf(const QString &path)
{
    Previous previous{previousGenerationPath(path), {}};
    if (QFileInfo::exists(previous.path))
        previous.project = loadProject(previous.path);
    return previous;
}

void printPrevious(const Previous &previous)
{
    if (!previous.project)
        return;
    if (*previous.project)
        print(QStringLiteral("The previous generation, %1, is in order: %2")
                  .arg(previous.path, counted(**previous.project)));
    else
        print(QStringLiteral("The previous generation, %1, cannot be read: %2")
                  .arg(previous.path, withoutStop(previous.project->error().what)));
}

void printFindings(const CheckArguments &given, const Salvage &salvage)
{
    for (const Problem &problem : salvage.findings.problems) {
        QString line = withoutStop(problem.what) + QStringLiteral(": ") + problem.where;
        if (given.repairs())
            line += QStringLiteral(" (%1)").arg(problem.remedy);
        print(line.replace(QLatin1Char('\n'), QLatin1Char(' ')));
    }
    const Findings::LeftOut &leftOut = salvage.findings.leftOut;
    if (salvage.findings.further > 0)
        print(QStringLiteral("… and %1 problems more").arg(salvage.findings.further));
    if (salvage.findings.isEmpty())
        print(QStringLiteral("In order: ") + counted(salvage.project));
    else if (salvage.project.info().id.isNull())
        print(QStringLiteral("Nothing in this file can be saved"));
    else
        print(
            QStringLiteral("%1: %2. Read but left out: %3 articles, %4 annotations, %5 decisions, %6 rows of "
                           "the codebook, the actors and the annotators")
                .arg(given.repairs() ? QStringLiteral("Saved") : QStringLiteral("Can be saved"),
                    counted(salvage.project))
                .arg(leftOut.articles)
                .arg(leftOut.annotations)
                .arg(leftOut.decisions)
                .arg(leftOut.rows));
}

QJsonObject jsonOf(const CheckArguments &given, const Salvage &salvage)
{
    const Findings &findings = salvage.findings;
    QJsonArray problems;
    for (const Problem &problem : findings.problems) {
        QJsonObject object{{QStringLiteral("what"), problem.what}, {QStringLiteral("where"), problem.where}};
        if (given.repairs())
            object.insert(QStringLiteral("remedy"), problem.remedy);
        problems.append(object);
    }
    QJsonObject json{{QStringLiteral("ok"), findings.isEmpty()}, {QStringLiteral("problems"), problems},
        {QStringLiteral("counts"), countsOf(salvage.project)}};
    if (findings.further > 0)
        json.insert(QStringLiteral("further_problems"), findings.further);
    if (!findings.isEmpty())
        json.insert(QStringLiteral("left_out"),
            QJsonObject{{QStringLiteral("articles"), findings.leftOut.articles},
                {QStringLiteral("annotations"), findings.leftOut.annotations},
                {QStringLiteral("decisions"), findings.leftOut.decisions},
                {QStringLiteral("rows"), findings.leftOut.rows}});
    if (given.repairs())
        json.insert(QStringLiteral("repaired"), fromArgument(given.repair));
    return json;
}

void insertPrevious(QJsonObject &json, const Previous &previous)
{
    if (!previous.project)
        return;
    QJsonObject object{
        {QStringLiteral("path"), previous.path}, {QStringLiteral("ok"), previous.project->has_value()}};
    if (*previous.project)
        object.insert(QStringLiteral("counts"), countsOf(**previous.project));
    json.insert(QStringLiteral("previous"), object);
}

/// Writes what can be saved and reads it again. What is at `out` is never replaced.
Status repair(const Project &project, const QString &out)
{
    if (Status free = checkNewPlace(out); !free)
        return free;
    if (project.info().id.isNull())
        return fail(Error::Kind::Malformed, QStringLiteral("Nothing in this file can be saved"), out);
    if (Status saved = saveProject(project, out); !saved)
        return saved;
    const Result<Project> again = loadProject(out);
    if (!again)
        return tl::unexpected(again.error());
    if (!(*again == project))
        return fail(Error::Kind::Io, QStringLiteral("What was written does not read as it should"), out);
    return {};
}

int runCheck(const CheckArguments &given)
{
    const QString path = fromArgument(given.project);
    const QString out = fromArgument(given.repair);
    const Previous previous = previousOf(path);
    const Result<Salvage> salvage = salvageStored(path);
    const Status repaired = !given.repairs() ? Status()
        : salvage                            ? repair(salvage->project, out)
                                             : tl::unexpected(salvage.error());
    if (salvage && repaired) {
        if (given.json) {
            QJsonObject json = jsonOf(given, *salvage);
            insertPrevious(json, previous);
            printJson(json);
        } else {
            printFindings(given, *salvage);
            printPrevious(previous);
        }
        if (given.repairs() || salvage->findings.isEmpty())
            return 0;
        const qint64 count = salvage->findings.problems.size() + salvage->findings.further;
        return complain({Error::Kind::Malformed,
            QStringLiteral("This project is damaged (%1 problems)").arg(count), path});
    }
    const Error error = salvage ? repaired.error() : salvage.error();
    if (given.json && !salvage) {
        const QJsonObject problem{
            {QStringLiteral("what"), withoutStop(error.what)}, {QStringLiteral("where"), error.where}};
        QJsonObject json{{QStringLiteral("ok"), false}, {QStringLiteral("problems"), QJsonArray{problem}}};
        insertPrevious(json, previous);
        printJson(json);
    } else if (!salvage) {
        printPrevious(previous);
    }
    return complain(error);
}

} // namespace

void addCheck(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<CheckArguments>();
    CLI::App *command = app.add_subcommand("check", "Verify everything that a project promises");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_option("--repair", given->repair, "Write what can be saved to a file that is not there yet")
        ->type_name("OUT");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return runCheck(*given); }; });
}

} // namespace standpoint
