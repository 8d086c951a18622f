// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/annotation_json.h"
#include "model/suggest/suggestions.h"
#include "model/text/offsets.h"

namespace standpoint {

namespace {

struct SuggestArguments
{
    std::string project;
    std::string article;
    bool json = false;
};

const char *nameOf(Suggestion::Reason reason)
{
    switch (reason) {
    case Suggestion::Reason::Speaker:
        return "speaker";
    case Suggestion::Reason::Mention:
        return "mention";
    case Suggestion::Reason::Recent:
        return "recent";
    case Suggestion::Reason::Affiliation:
        return "affiliation";
    }
    return "";
}

/// The articles that the argument names by id, by the name of their file, or by title; all without one.
QList<ArticleId> chosenArticles(const Project &project, const QString &argument)
{
    if (argument.isEmpty())
        return project.articleOrder();
    const QList<ArticleId> all = project.articleOrder();
    QList<ArticleId> chosen;
    for (const ArticleId id : all) {
        const ArticleInfo &info = *project.article(id)->info;
        if (id.toString() == argument || info.document == argument || info.title == argument)
            chosen.append(id);
    }
    return chosen;
}

void appendSpan(QByteArray &out, const OffsetMap &offsets, TextSpan span)
{
    out += ", \"start\": " + QByteArray::number(offsets.codePointFromUtf16(span.begin))
        + ", \"end\": " + QByteArray::number(offsets.codePointFromUtf16(span.end));
}

void appendJson(QByteArray &out, const Project &project, const Article &article, const OffsetMap &offsets,
    int sentence, const QList<Suggestion> &suggestions)
{
    out += R"({"article": )";
    appendJsonString(out, article.info->title);
    out += R"(, "article_id": ")" + article.info->id.toString().toLatin1() + '"';
    if (!article.info->document.isEmpty()) {
        out += ", \"document\": ";
        appendJsonString(out, article.info->document);
    }
    out += ", \"sentence\": " + QByteArray::number(sentence);
    appendSpan(out, offsets, article.sentences()[sentence]);
    out += ", \"suggestions\": [";
    for (qsizetype i = 0; i < suggestions.size(); ++i) {
        const Suggestion &one = suggestions[i];
        out += i > 0 ? R"(, {"actor": )" : R"({"actor": )";
        appendJsonString(out, project.actors().find(one.actor)->name);
        out += R"(, "actor_id": ")" + one.actor.toString().toLatin1() + R"(", "reason": ")";
        out += nameOf(one.reason);
        out += '"';
        if (!one.span.isEmpty())
            appendSpan(out, offsets, one.span);
        if (one.reason == Suggestion::Reason::Speaker)
            out += one.isGuess ? ", \"guess\": true" : ", \"guess\": false";
        out += '}';
    }
    out += "]}";
}

QString lineOf(
    const Project &project, const Article &article, int sentence, const QList<Suggestion> &suggestions)
{
    constexpr qsizetype beginning = 60;
    QStringList actors;
    for (const Suggestion &one : suggestions)
        actors.append(QStringLiteral("%1 (%2%3)")
                          .arg(project.actors().find(one.actor)->name, QLatin1String(nameOf(one.reason)),
                              one.isGuess ? QStringLiteral("?") : QString()));
    const TextSpan span = article.sentences()[sentence];
    return QStringLiteral("%1  %2\n      %3")
        .arg(sentence + 1, 4) // as people count, and as the window does
        .arg(article.content().mid(span.begin, std::min<qsizetype>(span.length(), beginning)),
            actors.isEmpty() ? QStringLiteral("–") : actors.join(QStringLiteral(", ")));
}

int suggest(const SuggestArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const QString argument = fromArgument(given.article);
    const QList<ArticleId> articles = chosenArticles(*project, argument);
    if (articles.isEmpty() && !argument.isEmpty())
        return complain({Error::Kind::Invalid, QStringLiteral("There is no such article"), argument});
    Suggester suggester;
    QByteArray out = given.json ? "{\"sentences\": [" : "";
    bool isFirst = true;
    for (const ArticleId id : articles) {
        const Article &article = *project->article(id);
        const ArticleReading &reading = *suggester.reading(*project, id);
        const OffsetMap offsets(article.content());
        if (!given.json)
            out += article.info->title.toUtf8() + '\n';
        for (int sentence = 0; sentence < article.sentences().size(); ++sentence) {
            const QList<Suggestion> suggestions = reading.suggestions(sentence);
            if (given.json) {
                out += isFirst ? "\n" : ",\n";
                appendJson(out, *project, article, offsets, sentence, suggestions);
            } else {
                out += lineOf(*project, article, sentence, suggestions).toUtf8() + '\n';
            }
            isFirst = false;
        }
        printRaw(out);
        out.resize(0);
    }
    printRaw(given.json ? out + "\n]}\n" : out);
    return 0;
}

} // namespace

void addSuggest(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<SuggestArguments>();
    CLI::App *command =
        app.add_subcommand("suggest", "Suggest actors for each sentence: who speaks, who is named");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command->add_option("--article", given->article, "Only this article: its id, file name or title");
    command->add_flag("--json", given->json, "Print one JSON document; offsets are code points");
    command->callback([given, &run] { run = [given] { return suggest(*given); }; });
}

} // namespace standpoint
