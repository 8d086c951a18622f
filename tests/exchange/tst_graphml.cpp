// SPDX-License-Identifier: GPL-3.0-or-later
//
// Discourse networks as files: our bytes, what networkx, igraph and a CSV reader make of them, and the
// networks that DNA itself made of its sample.
#include "model/documents/safe_xml.h"
#include "model/exchange/xml_text.h"
#include "tests/exchange/import_fixture.h"

#include <QProcess>
#include <QStandardPaths>

using namespace standpoint;

namespace {

const QByteArray table = "document,start,end,actor,affiliation,issue,stance,annotator\n"
                         "a,0,4,\"A & <B>\",,negotiation,in favour,Bo\n"
                         "a,0,4,\"A & <B>\",,intervention,against,Bo\n"
                         "a,0,4,Zoë,,negotiation,against,Bo\n"
                         "a,0,4,Zoë,,intervention,against,Cy\n";

Project study(const Folder &folder)
{
    Project project = emptyProject();
    importInto(project, {folder.write(QStringLiteral("a.txt"), QStringLiteral("Text of it."))});
    importInto(project, {folder.write(QStringLiteral("t.csv"), table)});
    return project;
}

QByteArray written(const Project &project, const Folder &folder, const QMap<QString, QString> &choices)
{
    ExportOptions options{QStringLiteral("graphml"), folder.path(QStringLiteral("n.graphml"))};
    options.choices = choices;
    const auto done = exportProject(project, options);
    if (!done)
        qFatal("%s", qPrintable(done.error().toString()));
    return folder.read(QStringLiteral("n.graphml"));
}

/// "SOURCE|TARGET|WEIGHT" of each edge, by the value of the nodes' key.
QStringList edgesIn(const QByteArray &graph, QStringView nameKey, QStringView weightKey)
{
    QHash<QString, QString> names;
    QStringList edges;
    SafeXmlReader xml(graph, QStringLiteral("graph"));
    QString node;
    QString source;
    QString target;
    while (xml.next()) {
        if (!xml.isStart())
            continue;
        if (xml.is(u"node"))
            node = xml.attribute(u"id");
        if (xml.is(u"edge")) {
            source = xml.attribute(u"source");
            target = xml.attribute(u"target");
        }
        if (xml.is(u"data") && xml.attribute(u"key") == nameKey)
            names.insert(node, xml.elementText());
        else if (xml.is(u"data") && xml.attribute(u"key") == weightKey)
            edges.append(
                QStringList{names[source], names[target], QString::number(xml.elementText().toDouble())}.join(
                    u'|'));
    }
    if (!xml.status())
        qFatal("%s", qPrintable(xml.status().error().toString()));
    edges.sort();
    return edges;
}

/// What a Python program prints, or nothing where it or its library is absent.
std::optional<QString> python(const QString &program, const QStringList &arguments)
{
    for (const QString &name : {QStringLiteral("/usr/bin/python3"), QStringLiteral("python3")}) {
        QProcess process;
        process.start(name, QStringList{QStringLiteral("-c"), program} + arguments);
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit
            && process.exitCode() == 0)
            return QString::fromUtf8(process.readAllStandardOutput());
        const QString error = QString::fromUtf8(process.readAllStandardError());
        if (!error.isEmpty() && !error.contains(QStringLiteral("ModuleNotFoundError")))
            return error;
    }
    return std::nullopt;
}

} // namespace

class TestGraphMl : public QObject
{
    Q_OBJECT

private slots:
    void bytesOfASmallNetwork();
    void bytesOfATable();
    void hardNames();
    void networkxReadsIt();
    void igraphReadsIt();
    void theNetworksOfDna_data();
    void theNetworksOfDna();
    void misfitsAreRefused();
};

void TestGraphMl::bytesOfASmallNetwork()
{
    const Folder folder;
    QCOMPARE(written(study(folder), folder, {{QStringLiteral("network"), QStringLiteral("subtract")}}),
        QByteArray(R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
 <key id="d_name" for="node" attr.name="name" attr.type="string"/>
 <key id="d_label" for="node" attr.name="label" attr.type="string"/>
 <key id="d_mode" for="node" attr.name="mode" attr.type="string"/>
 <key id="d_kind" for="node" attr.name="kind" attr.type="string"/>
 <key id="d_freq" for="node" attr.name="frequency" attr.type="int"/>
 <key id="e_w" for="edge" attr.name="weight" attr.type="double"/>
 <key id="e_a" for="edge" attr.name="abs_weight" attr.type="double"/>
 <key id="e_s" for="edge" attr.name="sign" attr.type="string"/>
 <graph id="G" edgedefault="undirected">
  <node id="n0"><data key="d_name">A &amp; &lt;B&gt;</data><data key="d_label">A &amp; &lt;B&gt;</data><data key="d_mode">actor</data><data key="d_kind">person</data><data key="d_freq">2</data></node>
  <node id="n1"><data key="d_name">Zoë</data><data key="d_label">Zoë</data><data key="d_mode">actor</data><data key="d_kind">person</data><data key="d_freq">2</data></node>
 </graph>
</graphml>
)")); // one issue on which they agree, one on which not: 0, which is no edge
    const QByteArray conflict =
        written(study(folder), folder, {{QStringLiteral("network"), QStringLiteral("conflict")}});
    QVERIFY(
        conflict.contains("  <edge id=\"e0\" source=\"n0\" target=\"n1\"><data key=\"e_w\">1.0</data><data "
                          "key=\"e_a\">1.0</data><data key=\"e_s\">positive</data></edge>\n"));
}

void TestGraphMl::bytesOfATable()
{
    const Folder folder;
    QByteArray bytes = written(study(folder), folder, {{QStringLiteral("file"), QStringLiteral("csv")}});
    const Project project = study(folder);
    QCOMPARE(bytes.count('\n'), 5);
    QVERIFY(bytes.startsWith(
        "source_id,source,target_id,target,weight,abs_weight,sign,support,neutral,oppose\n"));
    QVERIFY(bytes.contains(",intervention,-1,1,negative,0,0,1\n"));
    QVERIFY(bytes.contains(",Zoë,"));
    bytes = written(project, folder,
        {{QStringLiteral("file"), QStringLiteral("csv")},
            {QStringLiteral("network"), QStringLiteral("congruence")}});
    QCOMPARE(bytes.count('\n'), 2);
    QVERIFY(bytes.endsWith(",1,1,positive\n"));
}

void TestGraphMl::hardNames()
{
    QString text = QStringLiteral("a<b>&\"\t\n\r\u0001\uFFFE\U0001F525");
    text += QChar(0xD83D);
    text += QStringLiteral("é");
    QCOMPARE(xmlText(text),
        QByteArray("a&lt;b&gt;&amp;&quot;&#9;&#10;&#13;"
                   "\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x94\xA5\xEF\xBF\xBD\xC3\xA9"));
}

void TestGraphMl::networkxReadsIt()
{
    const Folder folder;
    const QString path = folder.path(QStringLiteral("n.graphml"));
    written(study(folder), folder, {});
    const std::optional<QString> said =
        python(QStringLiteral("import sys, networkx as nx\n"
                              "g = nx.read_graphml(sys.argv[1])\n"
                              "assert not g.is_directed() and not g.is_multigraph()\n"
                              "for a, b, d in sorted(g.edges(data=True)):\n"
                              "    print(g.nodes[a]['name'], g.nodes[b]['name'], d['weight'], d['sign'], "
                              "d['support'], d['oppose'], sep='|')\n"),
            {path});
    if (!said)
        QSKIP("networkx is not here");
    QCOMPARE(*said,
        QStringLiteral(
            "A & <B>|intervention|-1.0|negative|0|1\nA & <B>|negotiation|1.0|positive|1|0\nZoë|intervention|"
            "-1.0|negative|0|1\nZoë|negotiation|-1.0|negative|0|1\n"));
    // Without neutral ones, subtract is the weighted projection of the affiliations.
    const QString sample = QStringLiteral(SHARED_DATA "/samples/dna/sample.dna");
    if (!QFile::exists(sample))
        return;
    Project project = emptyProject();
    importInto(project, {sample});
    const QString two = folder.write(QStringLiteral("two.graphml"), written(project, folder, {}));
    written(project, folder, {{QStringLiteral("network"), QStringLiteral("subtract")}});
    const std::optional<QString> checked = python(
        QStringLiteral("import sys, itertools, networkx as nx\n"
                       "two, one = (nx.read_graphml(p) for p in sys.argv[1:])\n"
                       "actors = [n for n, d in two.nodes(data=True) if d['mode'] == 'actor']\n"
                       "project = nx.bipartite.generic_weighted_projected_graph(two, actors, lambda g, u, v: "
                       "sum(g[u][k]['weight'] * g[v][k]['weight'] for k in nx.common_neighbors(g, u, v)))\n"
                       "name = lambda g: {frozenset((g.nodes[a]['name'], g.nodes[b]['name'])): d['weight'] "
                       "for a, b, d in "
                       "g.edges(data=True) if d['weight'] != 0}\n"
                       "print(name(project) == name(one), len(name(one)))\n"),
        {two, path});
    QVERIFY(checked->startsWith(QStringLiteral("True ")));
    QVERIFY(!checked->startsWith(QStringLiteral("True 0")));
}

void TestGraphMl::igraphReadsIt()
{
    const Folder folder;
    written(study(folder), folder, {});
    const std::optional<QString> said =
        python(QStringLiteral(
                   "import sys, warnings\nwarnings.simplefilter('error')\nimport igraph\ng = "
                   "igraph.Graph.Read_GraphML(sys.argv[1])\nprint(g.vcount(), g.ecount(), g.is_directed(), "
                   "g.es['weight'], g.vs['name'][0])"),
            {folder.path(QStringLiteral("n.graphml"))});
    if (!said)
        QSKIP("igraph is not here");
    QCOMPARE(*said, QStringLiteral("4 4 False [-1.0, 1.0, -1.0, -1.0] A & <B>\n"));
}

void TestGraphMl::theNetworksOfDna_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("network");
    QTest::newRow("actors by congruence")
        << QStringLiteral("dna-onemode-congruence") << QStringLiteral("congruence");
    QTest::newRow("actors and issues")
        << QStringLiteral("dna-twomode-subtract") << QStringLiteral("affiliation");
}

/// DNA made them of organizations and counted each statement.
void TestGraphMl::theNetworksOfDna()
{
    QFETCH(const QString, file);
    QFETCH(const QString, network);
    QFile theirs(QStringLiteral(SHARED_DATA "/samples/graphml/%1.graphml").arg(file));
    const QString sample = QStringLiteral(SHARED_DATA "/samples/dna/sample.dna");
    if (!theirs.open(QIODevice::ReadOnly) || !QFile::exists(sample))
        QSKIP("The samples of DNA are not here");
    const Folder folder;
    Project project = emptyProject();
    importInto(project, {sample});
    QMap<QString, QString> choices{{QStringLiteral("network"), network},
        {QStringLiteral("duplicates"), QStringLiteral("all")},
        {QStringLiteral("nodes"), QStringLiteral("affiliations")}};
    const QStringList expected = edgesIn(theirs.readAll(), u"name", u"weight");
    QVERIFY(expected.size() > 15);
    QStringList ours = edgesIn(written(project, folder, choices), u"d_name", u"e_w");
    const qsizetype all = ours.size();
    ours.removeIf(
        [](const QString &edge) { return edge.endsWith(QStringLiteral("|0")); }); // DNA leaves them out
    QCOMPARE(ours, expected);
    choices.insert(QStringLiteral("file"), QStringLiteral("visone"));
    const QByteArray visone = written(project, folder, choices);
    QCOMPARE(edgesIn(visone, u"d_name", u"e_w").size(), all);
    QVERIFY(visone.contains(QByteArray("parse.edges=\"" + QByteArray::number(all) + "\"")));
    QVERIFY(visone.contains("<key id=\"d0\" for=\"node\" yfiles.type=\"nodegraphics\"/>"));
}

void TestGraphMl::misfitsAreRefused()
{
    const Folder folder;
    ExportOptions options{QStringLiteral("graphml"), folder.path(QStringLiteral("n.graphml"))};
    options.choices = {{QStringLiteral("normalise"), QStringLiteral("cosine")}};
    const auto done = exportProject(study(folder), options);
    QVERIFY(!done);
    QVERIFY(done.error().what.contains(QStringLiteral("activity or prominence")));
    QVERIFY(!QFile::exists(options.path));
}

QTEST_GUILESS_MAIN(TestGraphMl)
#include "tst_graphml.moc"
