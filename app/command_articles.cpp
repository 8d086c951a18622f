// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/annotation_json.h"
#include "model/project/sentences_touched.h"
#include "model/text/graphemes.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct ArticlesArguments
{
    std::string project;
    bool json = false;
};

QString stateName(std::optional<ArticleState::State> state)
{
    if (!state)
        return QStringLiteral("todo");
    return *state == ArticleState::State::Done ? QStringLiteral("done") : QStringLiteral("started");
}

QJsonObject articleObject(const Project &project, const Article &article)
{
    const ArticleInfo &info = *article.info;
    QJsonObject states;
    for (const Shared<Annotator> &annotator : project.annotators())
        states.insert(annotator->name, stateName(article.stateOf(annotator->id)));
    QJsonObject object{{QStringLiteral("id"), info.id.toString()}, {QStringLiteral("title"), info.title},
        {QStringLiteral("code_points"), OffsetMap(article.content()).codePoints()},
        {QStringLiteral("sentences"), article.sentences().size()}, {QStringLiteral("states"), states}};
    const auto add = [&object](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    add(QStringLiteral("language"), info.language);
    add(QStringLiteral("published"), info.published.toString(Qt::ISODate));
    add(QStringLiteral("source"), info.source);
    add(QStringLiteral("author"), info.author);
    add(QStringLiteral("url"), info.url);
    add(QStringLiteral("document"), info.document);
    if (!info.tags.isEmpty())
        object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(info.tags));
    return object;
}

int listArticles(const ArticlesArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    QJsonArray all;
    for (const ArticleId id : project->articleOrder()) {
        const Article &article = *project->article(id);
        if (given.json)
            all.append(articleObject(*project, article));
        else
            print(QStringLiteral("%1  %2 sentences  %3 annotations  %4")
                      .arg(id.toString().left(8))
                      .arg(article.sentences().size(), 4)
                      .arg(article.annotations.size(), 5)
                      .arg(article.info->title));
    }
    if (given.json)
        printJson({{QStringLiteral("articles"), all}});
    return 0;
}

QString lineOf(const Project &project, const Article &article, const Annotation &a)
{
    return QStringLiteral("%1:%2  %3: %4 %5 (%6)  %7")
        .arg(article.info->document.isEmpty() ? article.info->title : article.info->document)
        .arg(firstSentenceOf(article, a.evidence) + 1) // as people count, and as the window does
        .arg(project.actors().find(a.actor)->name, project.stances().find(a.stance)->name,
            project.issues().find(a.issue)->name, project.annotators().find(a.annotator)->name,
            shortened(article.evidenceText(a.evidence).replace(QLatin1Char('\n'), QLatin1Char(' ')), 60));
}

int listAnnotations(const ArticlesArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const AnnotationJson json(*project);
    QByteArray out = given.json ? "{\"annotations\": [" : "";
    bool first = true;
    for (const ArticleId id : project->articleOrder()) {
        const Article &article = *project->article(id);
        const OffsetMap offsets(article.content());
        for (const Annotation &annotation : article.annotations) {
            if (given.json) {
                out += first ? "\n" : ",\n";
                json.append(out, article, offsets, annotation);
            } else {
                out += lineOf(*project, article, annotation).toUtf8() + '\n';
            }
            first = false;
        }
        printRaw(out);
        out.resize(0);
    }
    printRaw(given.json ? out + "\n]}\n" : out);
    return 0;
}

} // namespace

void addArticles(CLI::App &app, Run &run)
{
    for (const bool annotations : {false, true}) {
        const auto given = std::make_shared<ArticlesArguments>();
        CLI::App *command = app.add_subcommand(annotations ? "annotations" : "articles",
            annotations ? "List the annotations" : "List the articles");
        command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
        command->add_flag("--json", given->json, "Print one JSON document; offsets are code points");
        command->callback([given, annotations, &run] {
            run = [given, annotations] {
                return annotations ? listAnnotations(*given) : listArticles(*given);
            };
        });
    }
}

} // namespace standpoint
