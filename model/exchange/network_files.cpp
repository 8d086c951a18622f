// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/network_files.h"

#include "model/exchange/csv_cell.h"
#include "model/exchange/number_text.h"
#include "model/exchange/xml_text.h"

#include <cmath>

namespace standpoint {

namespace {

/// A double that every reader takes for one: "2.0", not "2".
QByteArray doubleText(double value)
{
    const QByteArray text = numberText(value);
    return text.contains('.') || text.contains('e') ? text : QByteArray(text + ".0");
}

const char *signName(double weight)
{
    return weight > 0 ? "positive" : weight < 0 ? "negative" : "neutral";
}

class NetworkWriter
{
public:
    NetworkWriter(
        const Network &network, NetworkFile file, QByteArray &out, const std::function<Status()> &flush)
        : m_network(network)
        , m_isVisone(file == NetworkFile::Visone)
        , m_isAffiliation(network.options().kind == NetworkKind::Affiliation)
        , m_out(out)
        , m_flush(flush)
    {
    }

    Status graphMl();
    Status table();

private:
    void head();
    void key(const char *id, const char *of, const char *name, const char *type);
    void node(size_t index);
    void nodeLooks(const NetworkNode &node, size_t index);
    void edge(const NetworkEdge &edge, qint64 number);
    void data(const char *name, const QByteArray &value)
    {
        m_out += "<data key=\"" + QByteArray(name) + "\">" + value + "</data>";
    }
    Status eachEdge(const std::function<void(const NetworkEdge &)> &write) const;

    const Network &m_network;
    bool m_isVisone;
    bool m_isAffiliation;
    QByteArray &m_out;
    const std::function<Status()> &m_flush;
};

Status NetworkWriter::eachEdge(const std::function<void(const NetworkEdge &)> &write) const
{
    Status status;
    constexpr qsizetype enough = 1 << 18;
    m_network.eachEdge([&](const NetworkEdge &edge) {
        write(edge);
        if (m_out.size() >= enough)
            status = m_flush();
        return status.has_value();
    });
    return status;
}

void NetworkWriter::key(const char *id, const char *of, const char *name, const char *type)
{
    m_out += " <key id=\"" + QByteArray(id) + "\" for=\"" + of + "\" attr.name=\"" + name + "\" attr.type=\""
        + type + "\"/>\n";
}

void NetworkWriter::head()
{
    m_out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
    if (m_isVisone)
        m_out += R"( xmlns:visone="http://visone.info/xmlns" xmlns:y="http://www.yworks.com/xml/graphml")";
    m_out += " xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
             "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    if (m_isVisone)
        m_out += " <key id=\"d0\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
                 " <key id=\"e0\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n"
                 " <key id=\"prop\" for=\"graph\" visone.type=\"properties\"/>\n";
    key("d_name", "node", "name", "string");
    key("d_label", "node", "label", "string");
    key("d_mode", "node", "mode", "string");
    key("d_kind", "node", "kind", "string");
    key("d_freq", "node", "frequency", "int");
    key("e_w", "edge", "weight", "double");
    key("e_a", "edge", "abs_weight", "double");
    key("e_s", "edge", "sign", "string");
    if (m_isAffiliation) {
        key("e_for", "edge", "support", "int");
        key("e_neu", "edge", "neutral", "int");
        key("e_against", "edge", "oppose", "int");
    }
}

void NetworkWriter::node(size_t index)
{
    const NetworkNode &node = m_network.nodes()[index];
    const QByteArray name = xmlText(node.name);
    m_out += "  <node id=\"n" + QByteArray::number(static_cast<qint64>(index)) + "\">";
    data("d_name", name);
    data("d_label", name);
    data("d_mode", node.isIssue ? "issue" : "actor");
    if (!node.group.isEmpty())
        data("d_kind", xmlText(node.group));
    data("d_freq", QByteArray::number(node.frequency));
    if (m_isVisone)
        nodeLooks(node, index);
    m_out += "</node>\n";
}

/// Actors on a circle, issues on one within it, until visone lays them out.
void NetworkWriter::nodeLooks(const NetworkNode &node, size_t index)
{
    const double angle = static_cast<double>(index) * 2.399963; // the golden angle: neighbours do not touch
    const double radius = node.isIssue ? 150 : 300;
    const auto coordinate = [&](double part) { return QByteArray::number(400 + radius * part, 'f', 1); };
    m_out += R"(<data key="d0"><visone:shapeNode><y:ShapeNode><y:Geometry height="20.0" width="20.0" x=")"
        + coordinate(std::cos(angle)) + "\" y=\"" + coordinate(std::sin(angle)) + "\"/><y:Fill color=\""
        + (node.isIssue ? "#DDDDDD" : "#3B6EA5")
        + "\" transparent=\"false\"/><y:BorderStyle color=\"#000000\" type=\"line\" "
          "width=\"1.0\"/><y:NodeLabel>"
        + xmlText(node.name) + "</y:NodeLabel><y:Shape type=\""
        + (node.isIssue ? "roundrectangle" : "ellipse") + "\"/></y:ShapeNode></visone:shapeNode></data>";
}

void NetworkWriter::edge(const NetworkEdge &edge, qint64 number)
{
    m_out += "  <edge id=\"e" + QByteArray::number(number) + "\" source=\"n" + QByteArray::number(edge.source)
        + "\" target=\"n" + QByteArray::number(edge.target) + "\">";
    data("e_w", doubleText(edge.weight));
    data("e_a", doubleText(std::abs(edge.weight)));
    data("e_s", signName(edge.weight));
    if (m_isAffiliation) {
        data("e_for", QByteArray::number(edge.counts[2]));
        data("e_neu", QByteArray::number(edge.counts[1]));
        data("e_against", QByteArray::number(edge.counts[0]));
    }
    if (m_isVisone)
        m_out += QByteArray(R"(<data key="e0"><visone:polyLineEdge><y:PolyLineEdge><y:LineStyle color=")")
            + (edge.weight > 0        ? "#2166AC"
                    : edge.weight < 0 ? "#C2590A"
                                      : "#6B7280")
            + R"(" type="line" width="2.0"/></y:PolyLineEdge></visone:polyLineEdge></data>)";
    m_out += "</edge>\n";
}

Status NetworkWriter::graphMl()
{
    head();
    m_out += R"( <graph id="G" edgedefault="undirected")";
    if (m_isVisone) {
        qint64 edges = 0;
        m_network.eachEdge([&](const NetworkEdge &) { return ++edges >= 0; });
        m_out += " parse.nodes=\"" + QByteArray::number(static_cast<qint64>(m_network.nodes().size()))
            + "\" parse.edges=\"" + QByteArray::number(edges) + R"(" parse.order="free")";
    }
    m_out += ">\n";
    if (m_isVisone)
        m_out +=
            "  <data key=\"prop\"><visone:labelAttribute edgeLabel=\"weight\" nodeLabel=\"name\"/></data>\n";
    for (size_t i = 0; i < m_network.nodes().size(); ++i)
        node(i);
    qint64 number = 0;
    if (Status written = eachEdge([&](const NetworkEdge &one) { edge(one, number++); }); !written)
        return written;
    m_out += " </graph>\n</graphml>\n";
    return {};
}

Status NetworkWriter::table()
{
    m_out += "source_id,source,target_id,target,weight,abs_weight,sign";
    m_out += m_isAffiliation ? ",support,neutral,oppose\n" : "\n";
    std::vector<QByteArray> cells;
    for (const NetworkNode &node : m_network.nodes())
        cells.push_back(QByteArray(node.entity.toLatin1() + ',' + csvCell(node.name)));
    return eachEdge([&](const NetworkEdge &edge) {
        m_out += cells[static_cast<size_t>(edge.source)] + ',' + cells[static_cast<size_t>(edge.target)] + ','
            + numberText(edge.weight) + ',' + numberText(std::abs(edge.weight)) + ',' + signName(edge.weight);
        if (m_isAffiliation)
            m_out += ',' + QByteArray::number(edge.counts[2]) + ',' + QByteArray::number(edge.counts[1]) + ','
                + QByteArray::number(edge.counts[0]);
        m_out += '\n';
    });
}

} // namespace

Status writeNetwork(
    const Network &network, NetworkFile file, QByteArray &out, const std::function<Status()> &flush)
{
    NetworkWriter writer(network, file, out, flush);
    return file == NetworkFile::EdgeTable ? writer.table() : writer.graphMl();
}

} // namespace standpoint
