// SPDX-License-Identifier: Apache-2.0
#include "diagram/labels.h"
#include "diagram/layout/cgraph_access.h"
#include "diagram/layout/graphviz.h"
#include "diagram/layout/islands.h"
#include "model/visible_text.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace bulkhead::diagram {
namespace {

constexpr double pointsPerInch = 72;

// Independent of the locale, which Graphviz's own reading is not.
std::string number(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 4).ptr;
    return {buffer, end};
}

void set(void *object, const char *name, const std::string &value)
{
    agsafeset(object, writable(name), writable(value), writable(""));
}

std::string clusterName(int node)
{
    return "cluster_" + std::to_string(node);
}

// A name as Graphviz shows it: in a label a backslash begins an escape and "&" an entity, and a control
// character would end the text or the line.
std::string labelText(std::string_view name)
{
    std::string label;
    for (const char c : model::visibleText(name)) {
        if (c == '\\')
            label += '\\';
        label += c;
        if (c == '&')
            label += "amp;";
    }
    return label;
}

void setSize(Agnode_t *node, const QSizeF &size)
{
    set(node, "width", number(size.width() / pointsPerInch));
    set(node, "height", number(size.height() / pointsPerInch));
}

// A flow's end for Graphviz: itself, or for a box the first thing in it that a flow may end at.
int leafOf(const ViewGraph &graph, int node)
{
    while (!graph.nodes()[static_cast<std::size_t>(node)].children.empty())
        node = graph.nodes()[static_cast<std::size_t>(node)].children.front();
    return node;
}

// Builds the graph; lives only inside toDot().
class Builder
{
public:
    explicit Builder(const GraphvizQuestion &question)
        : m_question(question), m_graph(newGraph()), m_clusters(question.graph.nodes().size(), nullptr)
    {
        for (const std::vector<int> &block : question.blocks)
            m_inBlock.insert(block.begin(), block.end());
    }

    std::string build()
    {
        setDefaults();
        addClusters();
        addNodes();
        addBlocks();
        addEdges();
        if (!m_question.labelled)
            spreadIslands();
        return write();
    }

private:
    void setDefaults()
    {
        Agraph_t *graph = m_graph.get();
        const std::pair<const char *, const char *> graphAttributes[] = {
            {"dpi", "72"},       {"rankdir", m_question.leftToRight ? "LR" : "TB"},
            {"nodesep", "0.5"},  {"ranksep", m_question.leftToRight ? "1.3" : "0.85"},
            {"margin", "24"},    {"splines", "polyline"},
            {"overlap", "false"}};
        for (const auto &[name, value] : graphAttributes)
            agattr(graph, AGRAPH, writable(name), writable(value));
        agattr(graph, AGNODE, writable("shape"), writable("box"));
        if (!m_question.labelled) {
            agattr(graph, AGNODE, writable("fixedsize"), writable("true"));
            agattr(graph, AGNODE, writable("label"), writable(""));
        }
    }

    Agraph_t *clusterOf(int node)
    {
        const int parent = m_question.graph.nodes()[static_cast<std::size_t>(node)].parent;
        return parent < 0 ? m_graph.get() : m_clusters[static_cast<std::size_t>(parent)];
    }

    void addClusters()
    {
        const auto &nodes = m_question.graph.nodes();
        std::vector<int> boxes;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            if (!nodes[i].children.empty())
                boxes.push_back(static_cast<int>(i));
        std::stable_sort(boxes.begin(), boxes.end(), [&](int a, int b) {
            return nodes[static_cast<std::size_t>(a)].depth < nodes[static_cast<std::size_t>(b)].depth;
        });
        for (const int box : boxes) {
            Agraph_t *cluster = agsubg(clusterOf(box), writable(clusterName(box)), 1);
            m_clusters[static_cast<std::size_t>(box)] = cluster;
            set(cluster, "label",
                m_question.labelled ? labelText(nodes[static_cast<std::size_t>(box)].element->name)
                                    : std::string());
            if (!m_question.labelled)
                reserveHeader(cluster, m_question.sizes[static_cast<std::size_t>(box)].width());
        }
    }

    // A label without text but with a size keeps the room where the box's name will stand.
    void reserveHeader(Agraph_t *cluster, double width)
    {
        const std::string table = "<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"" +
                                  number(width - 2 * boxPadding) +
                                  "\" HEIGHT=\"20\"><TR><TD></TD></TR></TABLE>";
        char *html = agstrdup_html(m_graph.get(), writable(table));
        agsafeset(cluster, writable("label"), html, writable(""));
        agstrfree(m_graph.get(), html);
    }

    void addNodes()
    {
        const auto &nodes = m_question.graph.nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const int index = static_cast<int>(i);
            if (!nodes[i].children.empty() || m_inBlock.contains(index))
                continue;
            Agnode_t *node = agnode(clusterOf(index), writable(nodeName(index)), 1);
            if (m_question.labelled) {
                set(node, "label",
                    labelText(nodes[i].element->name) + "\\n" +
                        std::string(model::kindTitle(nodes[i].element->kind)));
                set(node, "id", labelText(nodes[i].element->id));
            } else {
                setSize(node, m_question.sizes[i]);
            }
        }
    }

    void addBlocks()
    {
        for (std::size_t i = 0; i < m_question.blocks.size(); ++i) {
            Agnode_t *node = agnode(clusterOf(m_question.blocks[i].front()), writable(blockName(i)), 1);
            setSize(node, coveredSize(m_question.blockRects[i]));
        }
    }

    void addEdges()
    {
        const ViewGraph &graph = m_question.graph;
        std::set<std::pair<int, int>> joined;
        for (std::size_t i = 0; i < graph.flows().size(); ++i) {
            const ViewFlow &flow = graph.flows()[i];
            const int source = leafOf(graph, flow.source);
            const int target = leafOf(graph, flow.target);
            // Between a box and what it holds there is nothing to rank; parallel flows need one route only.
            const bool useful = source != target && !graph.isInside(source, flow.target) &&
                                !graph.isInside(target, flow.source) &&
                                joined.insert({source, target}).second;
            if (!useful && !m_question.labelled)
                continue;
            Agnode_t *from = agnode(m_graph.get(), writable(nodeName(source)), 0);
            Agnode_t *to = agnode(m_graph.get(), writable(nodeName(target)), 0);
            if (!from || !to)
                continue;
            Agedge_t *edge = agedge(m_graph.get(), from, to, writable("e" + std::to_string(i)), 1);
            if (m_question.labelled)
                set(edge, "label", labelText(flow.flow->name));
            else if (flow.flow->kind == model::FlowKind::Data)
                set(edge, "weight", "2");
        }
    }

    // Edges that nobody sees.
    void spreadIslands()
    {
        for (const auto &[before, after] : islandRows(m_question.graph))
            hold(before, after);
    }

    void hold(int before, int after)
    {
        Agnode_t *from = nodeFor(leafOf(m_question.graph, before));
        Agnode_t *to = nodeFor(leafOf(m_question.graph, after));
        if (!from || !to)
            return;
        const std::string name = "h" + std::to_string(before) + "-" + std::to_string(after);
        Agedge_t *edge = agedge(m_graph.get(), from, to, writable(name), 1);
        set(edge, "style", "invis");
        set(edge, "weight", "0");
    }

    // That of a leaf, or of the block that it stands in.
    Agnode_t *nodeFor(int leaf)
    {
        for (std::size_t i = 0; i < m_question.blocks.size(); ++i)
            if (const auto &block = m_question.blocks[i];
                std::find(block.begin(), block.end(), leaf) != block.end())
                return agnode(m_graph.get(), writable(blockName(i)), 0);
        return agnode(m_graph.get(), writable(nodeName(leaf)), 0);
    }

    std::string write()
    {
        char *buffer = nullptr;
        std::size_t size = 0;
        std::FILE *file = open_memstream(&buffer, &size);
        if (!file)
            return {};
        agwrite(m_graph.get(), file);
        std::fclose(file);
        std::string result(buffer, size);
        std::free(buffer);
        return result;
    }

    const GraphvizQuestion &m_question;
    GraphPtr m_graph;
    std::vector<Agraph_t *> m_clusters; // by box; owned by the graph
    std::set<int> m_inBlock;
};

} // namespace

std::string toDot(const GraphvizQuestion &question)
{
    const std::scoped_lock lock(cgraphMutex());
    return Builder(question).build();
}

} // namespace bulkhead::diagram
