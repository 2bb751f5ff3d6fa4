// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/dot_text.h"

#include "diagram/layout/cgraph_access.h"
#include "diagram/view_graph.h"
#include "model/kind.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace bulkhead::diagram {
namespace {

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

// A flow's end for Graphviz: itself, or for a box the first thing in it that a flow may end at.
int leafOf(const ViewGraph &graph, int node)
{
    while (!graph.nodes()[static_cast<std::size_t>(node)].children.empty())
        node = graph.nodes()[static_cast<std::size_t>(node)].children.front();
    return node;
}

// Builds the graph; lives only inside dotText().
class Builder
{
public:
    explicit Builder(const ViewGraph &viewGraph)
        : m_view(viewGraph), m_graph(newGraph()), m_clusters(viewGraph.nodes().size(), nullptr)
    {}

    std::string build()
    {
        setDefaults();
        addClusters();
        addNodes();
        addEdges();
        return write();
    }

private:
    void setDefaults()
    {
        Agraph_t *graph = m_graph.get();
        const std::pair<const char *, const char *> graphAttributes[] = {
            {"dpi", "72"},    {"rankdir", "LR"},       {"nodesep", "0.5"},  {"ranksep", "1.3"},
            {"margin", "24"}, {"splines", "polyline"}, {"overlap", "false"}};
        for (const auto &[name, value] : graphAttributes)
            agattr(graph, AGRAPH, writable(name), writable(value));
        agattr(graph, AGNODE, writable("shape"), writable("box"));
    }

    Agraph_t *clusterOf(int node)
    {
        const int parent = m_view.nodes()[static_cast<std::size_t>(node)].parent;
        return parent < 0 ? m_graph.get() : m_clusters[static_cast<std::size_t>(parent)];
    }

    void addClusters()
    {
        const auto &nodes = m_view.nodes();
        for (const int box : m_view.boxesOutsideIn()) {
            Agraph_t *cluster = agsubg(clusterOf(box), writable(clusterName(box)), 1);
            m_clusters[static_cast<std::size_t>(box)] = cluster;
            set(cluster, "label", labelText(nodes[static_cast<std::size_t>(box)].element->name));
        }
    }

    void addNodes()
    {
        const auto &nodes = m_view.nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const int index = static_cast<int>(i);
            if (!nodes[i].children.empty())
                continue;
            Agnode_t *node = agnode(clusterOf(index), writable(nodeName(index)), 1);
            set(node, "label",
                labelText(nodes[i].element->name) + "\\n" +
                    std::string(model::kindTitle(nodes[i].element->kind)));
            set(node, "id", labelText(nodes[i].element->id));
        }
    }

    void addEdges()
    {
        for (std::size_t i = 0; i < m_view.flows().size(); ++i) {
            const ViewFlow &flow = m_view.flows()[i];
            Agnode_t *from = agnode(m_graph.get(), writable(nodeName(leafOf(m_view, flow.source))), 0);
            Agnode_t *to = agnode(m_graph.get(), writable(nodeName(leafOf(m_view, flow.target))), 0);
            if (!from || !to)
                continue;
            Agedge_t *edge = agedge(m_graph.get(), from, to, writable("e" + std::to_string(i)), 1);
            set(edge, "label", labelText(flow.flow->name));
        }
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

    const ViewGraph &m_view;
    GraphPtr m_graph;
    std::vector<Agraph_t *> m_clusters; // by box; owned by the graph
};

} // namespace

std::string dotText(const model::Model &model, model::IdView view)
{
    const ViewGraph graph(model, view, ViewGraph::Boxes::AllExpanded);
    const std::scoped_lock lock(cgraphMutex());
    return Builder(graph).build();
}

} // namespace bulkhead::diagram
