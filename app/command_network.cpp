// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output.h"
#include "model/exchange/export.h"
#include "model/exchange/network_files.h"

#include <QJsonArray>

namespace standpoint {

namespace {

struct NetworkArguments
{
    std::string project;
    std::string network = "affiliation";
    std::string duplicates = "document";
    std::string normalise = "none";
    std::string nodes = "actors";
    std::string layer = "all";
    std::string to;
    bool visone = false;
    bool json = false;
};

NetworkOptions optionsOf(const NetworkArguments &given)
{
    NetworkOptions options;
    options.kind = networkKindFrom(fromArgument(given.network)).value_or(options.kind);
    options.duplicates = duplicatesFrom(fromArgument(given.duplicates)).value_or(options.duplicates);
    options.normalisation = normalisationFrom(fromArgument(given.normalise)).value_or(options.normalisation);
    options.byAffiliation = given.nodes == "affiliations";
    return options;
}

QJsonObject edgeObject(const Network &network, const NetworkEdge &edge)
{
    QJsonObject object{{QStringLiteral("source"), edge.source}, {QStringLiteral("target"), edge.target},
        {QStringLiteral("weight"), edge.weight}};
    if (network.options().kind == NetworkKind::Affiliation) {
        object.insert(QStringLiteral("support"), edge.counts[2]);
        object.insert(QStringLiteral("neutral"), edge.counts[1]);
        object.insert(QStringLiteral("oppose"), edge.counts[0]);
    }
    return object;
}

void printNetworkJson(const Network &network)
{
    QJsonArray nodes;
    for (const NetworkNode &node : network.nodes()) {
        QJsonObject object{{QStringLiteral("id"), node.entity}, {QStringLiteral("name"), node.name},
            {QStringLiteral("mode"), node.isIssue ? QStringLiteral("issue") : QStringLiteral("actor")},
            {QStringLiteral("frequency"), node.frequency}};
        if (!node.group.isEmpty())
            object.insert(QStringLiteral("kind"), node.group);
        nodes.append(object);
    }
    QJsonArray edges;
    network.eachEdge([&](const NetworkEdge &edge) {
        edges.append(edgeObject(network, edge));
        return true;
    });
    printJson({{QStringLiteral("network"), networkKindName(network.options().kind)},
        {QStringLiteral("duplicates"), duplicatesName(network.options().duplicates)},
        {QStringLiteral("normalise"), normalisationName(network.options().normalisation)},
        {QStringLiteral("statements"), network.statements()},
        {QStringLiteral("said_again"), network.duplicates()},
        {QStringLiteral("without_polarity"), network.withoutPolarity()}, {QStringLiteral("nodes"), nodes},
        {QStringLiteral("edges"), edges}});
}

/// Through the export, which replaces a file as a whole or not at all.
int writeTo(const NetworkArguments &given, const Project &project)
{
    ExportOptions options;
    options.format = QStringLiteral("graphml");
    options.path = fromArgument(given.to);
    options.layer = fromArgument(given.layer);
    const bool isTable = options.path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
    options.choices = {{QStringLiteral("network"), fromArgument(given.network)},
        {QStringLiteral("duplicates"), fromArgument(given.duplicates)},
        {QStringLiteral("normalise"), fromArgument(given.normalise)},
        {QStringLiteral("nodes"), fromArgument(given.nodes)},
        {QStringLiteral("file"),
            isTable            ? QStringLiteral("csv")
                : given.visone ? QStringLiteral("visone")
                               : QStringLiteral("graphml")}};
    const Result<Exported> written = exportProject(project, options);
    if (!written)
        return complain(written.error());
    if (given.json)
        printJson({{QStringLiteral("files"), QJsonArray::fromStringList(written->files)}});
    else
        print(QStringLiteral("Written: ") + written->files.join(QStringLiteral(", ")));
    return written->leftOut.isEmpty() ? 0 : complain(written->leftOut.first());
}

int networkOf(const NetworkArguments &given)
{
    const std::optional<Project> project = openProject(given.project);
    if (!project)
        return 1;
    const NetworkOptions options = optionsOf(given);
    if (const Status fits = checkNetwork(options); !fits)
        return complain(fits.error());
    if (!given.to.empty())
        return writeTo(given, *project);
    const Result<QList<AnnotatorId>> layers = exportLayers(*project, fromArgument(given.layer));
    if (!layers)
        return complain(layers.error());
    NetworkCounter counter(*project, options);
    for (const ArticleId id : project->articleOrder()) {
        const Article &article = *project->article(id);
        for (const Annotation &annotation : article.annotations) {
            if (layers->isEmpty() || layers->contains(annotation.annotator))
                counter.add(article, annotation);
        }
    }
    const Network network = counter.network();
    if (given.json) {
        printNetworkJson(network);
        return 0;
    }
    QByteArray out;
    const auto flush = [&]() -> Status {
        printRaw(out);
        out.resize(0);
        return {};
    };
    if (const Status written = writeNetwork(network, NetworkFile::EdgeTable, out, flush); !written)
        return complain(written.error());
    printRaw(out);
    return 0;
}

template <typename Value>
std::function<std::string(const std::string &)> oneOf(Result<Value> (*read)(const QString &))
{
    return [read](const std::string &name) {
        const Result<Value> value = read(fromArgument(name));
        return asUsage(value ? Status() : tl::unexpected(value.error()));
    };
}

} // namespace

void addNetwork(CLI::App &app, Run &run)
{
    const auto given = std::make_shared<NetworkArguments>();
    CLI::App *command = app.add_subcommand("network", "The discourse network: who says the same on what");
    command->add_option("project", given->project, "The project")->required()->type_name("PROJECT");
    command
        ->add_option("--network", given->network,
            "affiliation (actors and issues), congruence, conflict or subtract (between actors)")
        ->check(oneOf(networkKindFrom));
    command
        ->add_option("--duplicates", given->duplicates,
            "What is said again counts: all, or once in a document, week, month, year, or ever")
        ->check(oneOf(duplicatesFrom));
    command
        ->add_option("--normalise", given->normalise,
            "none; activity, prominence (affiliation); average, jaccard, cosine (between actors)")
        ->check(oneOf(normalisationFrom));
    command->add_option("--nodes", given->nodes, "actors, or affiliations: whom they belong to")
        ->check(CLI::IsMember({"actors", "affiliations"}));
    command->add_option("--layer", given->layer, "An annotator's name, gold, or all");
    command->add_option("--to", given->to, "Write NAME.graphml, or NAME.csv; else edges are printed as CSV")
        ->type_name("PATH");
    command->add_flag("--visone", given->visone, "GraphML in the dialect of visone");
    command->add_flag("--json", given->json, "Print one JSON document");
    command->callback([given, &run] { run = [given] { return networkOf(*given); }; });
}

} // namespace standpoint
