// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/data_card.h"

#include "model/exchange/annotation_json.h"
#include "model/exchange/row_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <numeric>

namespace standpoint {

namespace {

/// A YAML scalar in double quotes: the escapes of JSON are a subset of its.
QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

QByteArray sizeCategory(qint64 rows)
{
    static const QList<std::pair<qint64, QByteArray>> limits{{1'000, "n<1K"}, {10'000, "1K<n<10K"},
        {100'000, "10K<n<100K"}, {1'000'000, "100K<n<1M"}, {10'000'000, "1M<n<10M"}};
    for (const auto &[limit, name] : limits) {
        if (rows < limit)
            return name;
    }
    return "10M<n<100M";
}

qint64 rowsOf(const DataSetCounts &counts)
{
    return std::accumulate(counts.parts.begin(), counts.parts.end(), qint64(0),
        [](qint64 sum, const DataSetCounts::Part &part) { return sum + part.rows; });
}

QByteArray head(const ExportRun &run, const DataSetCounts &counts)
{
    const QString licence = run.choice(QStringLiteral("licence"));
    QByteArray out = "---\n";
    if (!licence.isEmpty()) // whoever publishes it chooses one
        out += "license: " + quoted(licence.toLower()) + '\n';
    if (!counts.languages.isEmpty()) {
        out += "language:\n";
        for (auto it = counts.languages.begin(); it != counts.languages.end(); ++it)
            out += "- " + quoted(it.key()) + '\n';
    }
    out += "pretty_name: " + quoted(run.project.info().title)
        + "\ntask_categories:\n- text-classification\nsize_categories:\n- " + sizeCategory(rowsOf(counts))
        + "\ntags:\n- stance\n- news\nconfigs:\n";
    for (const auto &[config, folder, ending] :
        {std::tuple("statements", "data", "jsonl"), std::tuple("statements_csv", "csv", "csv")}) {
        out += QByteArray("- config_name: ") + config + '\n';
        if (qstrcmp(ending, "jsonl") == 0)
            out += "  default: true\n";
        out += "  data_files:\n";
        for (const DataSetCounts::Part &part : counts.parts)
            out += "  - split: " + part.name.toLatin1() + "\n    path: " + folder + '/' + part.name.toLatin1()
                + '.' + ending + '\n';
    }
    return out + "---\n";
}

/// A cell of a Markdown table.
QByteArray cell(QString text)
{
    text.replace(u'|', QStringLiteral("\\|"));
    return text.simplified().toUtf8();
}

QByteArray partsTable(const DataSetCounts &counts)
{
    QStringList stances;
    for (const DataSetCounts::Part &part : counts.parts) {
        for (auto it = part.stances.begin(); it != part.stances.end(); ++it) {
            if (!stances.contains(it.key()))
                stances.append(it.key());
        }
    }
    stances.sort();
    QByteArray out = "| split | articles | rows |";
    for (const QString &stance : std::as_const(stances))
        out += ' ' + cell(stance) + " |";
    out += "\n|---|---:|---:|" + QByteArray("---:|").repeated(stances.size()) + '\n';
    for (const DataSetCounts::Part &part : counts.parts) {
        out += "| " + part.name.toLatin1() + " | " + QByteArray::number(part.articles) + " | "
            + QByteArray::number(part.rows) + " |";
        for (const QString &stance : std::as_const(stances))
            out += ' ' + QByteArray::number(part.stances.value(stance)) + " |";
        out += '\n';
    }
    return out;
}

QByteArray unitSentence(ExportUnit unit, bool none)
{
    if (unit == ExportUnit::Span)
        return "one annotation: the words that show the stance, whose it is, on which issue, and the stance";
    if (unit == ExportUnit::Article)
        return "one article, one actor and one issue: the stance held there, `mixed` where one annotator "
               "found several";
    return none ? "one sentence with an actor, an issue and a stance that it shows; a sentence that shows "
                  "none has the stance "
                  "`none`"
                : "one sentence with an actor, an issue and a stance that it shows";
}

} // namespace

QByteArray dataCard(const ExportRun &run, const DataSetCounts &counts)
{
    const ExportOptions &options = run.options;
    QByteArray out = head(run, counts) + "\n# " + cell(run.project.info().title)
        + "\n\nStances of actors on issues in news articles, annotated with Standpoint " STANDPOINT_VERSION
          ".\nA row is "
        + unitSentence(options.unit, options.none) + ".\n\n" + partsTable(counts)
        + "\nWhole articles were divided, and articles of one text "
        + (options.nearTogether ? "or of nearly the same words " : "") + "stay together (`split_group`"
        + (counts.nearlyTheSame > 0
                ? "; " + QByteArray::number(counts.nearlyTheSame) + " are nearly the same as another one"
                : QByteArray())
        + "). Issue × "
          "stance is spread by "
          "the shares\nas far as whole articles allow. The recipe is in `standpoint-export.json`; with it "
          "the same "
          "project gives the same files.\n";
    if (options.split)
        out += "Shares " + QByteArray::number(options.split->at(0)) + ':'
            + QByteArray::number(options.split->at(1)) + ':' + QByteArray::number(options.split->at(2))
            + ", seed " + QByteArray::number(options.seed) + ".\n";
    out += "\n## Layers\n\n";
    for (const AnnotatorId annotator : run.annotators()) {
        if (counts.layers.contains(annotator))
            out += "- " + cell(run.annotatorName(annotator))
                + (run.project.annotators().find(annotator)->gold ? " (adjudicated)\n" : "\n");
    }
    out += "\n## Columns\n\n| column | what |\n|---|---|\n";
    for (const auto &[name, what] : counts.columns)
        out += "| " + name.toUtf8() + " | " + cell(what) + " |\n";
    out += "\n## Labels\n\n| stance | polarity | meaning |\n|---|---|---|\n";
    for (const StanceValue &stance : run.project.stances().inOrder())
        out += "| " + cell(stance.name) + " | "
            + (stance.polarity ? QByteArray::number(*stance.polarity) : QByteArray()) + " | "
            + cell(stance.guideline) + " |\n";
    out += "\n| issue | meaning |\n|---|---|\n";
    for (const Issue &issue : run.project.issues().inOrder())
        out += "| " + cell(issue.name) + " | " + cell(issue.guideline) + " |\n";
    return out
        + "\nThe whole codebook is in `codebook.json`, the instructions to the annotators in "
          "`guidelines.md`.\n";
}

QByteArray codebookJson(const Project &project)
{
    QJsonArray issues;
    for (const Issue &issue : project.issues().inOrder())
        issues.append(QJsonObject{{QStringLiteral("id"), issue.id.toString()},
            {QStringLiteral("name"), issue.name}, {QStringLiteral("guideline"), issue.guideline}});
    QJsonArray stances;
    for (const StanceValue &stance : project.stances().inOrder())
        stances.append(
            QJsonObject{{QStringLiteral("id"), stance.id.toString()}, {QStringLiteral("name"), stance.name},
                {QStringLiteral("polarity"), stance.polarity ? QJsonValue(*stance.polarity) : QJsonValue()},
                {QStringLiteral("guideline"), stance.guideline}});
    QJsonArray attributes;
    for (const Attribute &attribute : project.attributes().inOrder()) {
        QJsonArray choices;
        for (const Choice &choice : attribute.choices)
            choices.append(choice.name);
        attributes.append(QJsonObject{{QStringLiteral("id"), attribute.id.toString()},
            {QStringLiteral("name"), attribute.name}, {QStringLiteral("choices"), choices},
            {QStringLiteral("guideline"), attribute.guideline}});
    }
    QJsonArray actors;
    for (const Actor &actor : project.actors().inOrder())
        actors.append(
            QJsonObject{{QStringLiteral("id"), actor.id.toString()}, {QStringLiteral("name"), actor.name},
                {QStringLiteral("aliases"), QJsonArray::fromStringList(actor.aliases)}});
    return QJsonDocument(QJsonObject{{QStringLiteral("issues"), issues}, {QStringLiteral("stances"), stances},
                             {QStringLiteral("attributes"), attributes}, {QStringLiteral("actors"), actors}})
        .toJson(QJsonDocument::Indented);
}

QByteArray guidelinesMarkdown(const Project &project)
{
    QByteArray out = "# " + cell(project.info().title) + "\n\n" + project.info().guideline.toUtf8() + '\n';
    const auto part = [&out](const QString &name, const QString &guideline) {
        if (!guideline.isEmpty())
            out += "\n### " + cell(name) + "\n\n" + guideline.toUtf8() + '\n';
    };
    out += "\n## Issues\n";
    for (const Issue &issue : project.issues().inOrder())
        part(issue.name, issue.guideline);
    out += "\n## Stances\n";
    for (const StanceValue &stance : project.stances().inOrder())
        part(stance.name, stance.guideline);
    out += "\n## Attributes\n";
    for (const Attribute &attribute : project.attributes().inOrder())
        part(attribute.name, attribute.guideline);
    return out;
}

} // namespace standpoint
