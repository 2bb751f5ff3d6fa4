// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/graphviz.h"

#include "diagram/labels.h"
#include "diagram/layout/islands.h"
#include "model/visible_text.h"

#include <algorithm>
#include <cgraph.h>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <unordered_map>

namespace bulkhead::diagram {
namespace {

constexpr double pointsPerInch = 72;

// cgraph keeps its parser's and error state in globals: one graph at a time in the whole process.
std::mutex &cgraphMutex()
{
    static std::mutex mutex;
    return mutex;
}

struct GraphCloser
{
    void operator()(Agraph_t *graph) const { agclose(graph); }
};
using GraphPtr = std::unique_ptr<Agraph_t, GraphCloser>;

// Independent of the locale, which Graphviz's own reading is not.
std::string number(double value)
{
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 4).ptr;
    return {buffer, end};
}

// cgraph 2.42 takes char * for what it only reads.
char *text(const char *value)
{
    return const_cast<char *>(value);
}

char *text(const std::string &value)
{
    return const_cast<char *>(value.c_str());
}

void set(void *object, const char *name, const std::string &value)
{
    agsafeset(object, text(name), text(value), text(""));
}

std::string nodeName(int node)
{
    return "n" + std::to_string(node);
}

std::string clusterName(int node)
{
    return "cluster_" + std::to_string(node);
}

std::string blockName(std::size_t block)
{
    return "b" + std::to_string(block);
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

QSizeF extent(const std::vector<QRectF> &rects)
{
    QRectF bounds;
    for (const QRectF &rect : rects)
        bounds |= rect;
    return bounds.size();
}

// cgraph numbers named things by the address of their name, and writes subgraphs in the order of the numbers:
// another one each time. These are numbered in the order in which they come: names get even numbers from 2
// up, as cgraph's own do, what is anonymous gets odd ones.
struct NameNumbers
{
    Agraph_t *graph;
    std::unordered_map<std::string, IDTYPE> numbers;
    // Made by agstrdup(): when cgraph writes a name, it looks for a mark in front of the text whether it is
    // HTML. They end with the graph.
    std::vector<char *> names;
    IDTYPE anonymous = 1;

    static NameNumbers *of(void *state) { return static_cast<NameNumbers *>(state); }

    static long map(void *state, int, char *name, IDTYPE *number, int create)
    {
        NameNumbers &self = *of(state);
        if (!name) {
            *number = self.anonymous;
            self.anonymous += 2;
            return 1;
        }
        const auto found = self.numbers.find(name);
        if (found != self.numbers.end()) {
            *number = found->second;
        } else if (create) {
            self.names.push_back(agstrdup(self.graph, name));
            *number = 2 * self.names.size();
            self.numbers.emplace(name, *number);
        } else {
            *number = 0;
        }
        return 1;
    }

    static char *print(void *state, int, IDTYPE number)
    {
        return number % 2 == 0 && number > 0 ? of(state)->names[number / 2 - 1] : nullptr;
    }
};

Agdisc_t &numberingDiscipline()
{
    static Agiddisc_t ids = {[](Agraph_t *graph, Agdisc_t *) -> void * {
                                 return new NameNumbers{graph, {}, {}};
                             },
                             NameNumbers::map,
                             [](void *, int, IDTYPE) -> long { return 1; },
                             [](void *, int, IDTYPE) {},
                             NameNumbers::print,
                             [](void *state) { delete NameNumbers::of(state); },
                             [](void *, int, void *) {}};
    static Agdisc_t discipline = {&AgMemDisc, &ids, &AgIoDisc};
    return discipline;
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
        : m_question(question), m_graph(agopen(text("bulkhead"), Agdirected, &numberingDiscipline())),
          m_clusters(question.graph.nodes().size(), nullptr)
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
            agattr(graph, AGRAPH, text(name), text(value));
        agattr(graph, AGNODE, text("shape"), text("box"));
        if (!m_question.labelled) {
            agattr(graph, AGNODE, text("fixedsize"), text("true"));
            agattr(graph, AGNODE, text("label"), text(""));
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
            Agraph_t *cluster = agsubg(clusterOf(box), text(clusterName(box)), 1);
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
        char *html = agstrdup_html(m_graph.get(), text(table));
        agsafeset(cluster, text("label"), html, text(""));
        agstrfree(m_graph.get(), html);
    }

    void addNodes()
    {
        const auto &nodes = m_question.graph.nodes();
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const int index = static_cast<int>(i);
            if (!nodes[i].children.empty() || m_inBlock.contains(index))
                continue;
            Agnode_t *node = agnode(clusterOf(index), text(nodeName(index)), 1);
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
            Agnode_t *node = agnode(clusterOf(m_question.blocks[i].front()), text(blockName(i)), 1);
            setSize(node, extent(m_question.blockRects[i]));
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
            Agnode_t *from = agnode(m_graph.get(), text(nodeName(source)), 0);
            Agnode_t *to = agnode(m_graph.get(), text(nodeName(target)), 0);
            if (!from || !to)
                continue;
            Agedge_t *edge = agedge(m_graph.get(), from, to, text("e" + std::to_string(i)), 1);
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
        Agedge_t *edge = agedge(m_graph.get(), from, to, text(name), 1);
        set(edge, "style", "invis");
        set(edge, "weight", "0");
    }

    // That of a leaf, or of the block that it stands in.
    Agnode_t *nodeFor(int leaf)
    {
        for (std::size_t i = 0; i < m_question.blocks.size(); ++i)
            if (const auto &block = m_question.blocks[i];
                std::find(block.begin(), block.end(), leaf) != block.end())
                return agnode(m_graph.get(), text(blockName(i)), 0);
        return agnode(m_graph.get(), text(nodeName(leaf)), 0);
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

// Further out than any element may be placed, in points. A layout with such a place is none.
constexpr double farthestPlace = 1e7;

// Numbers separated by commas and blanks; stops at the first thing that is none, such as "nan" and "inf".
std::vector<double> numbers(const char *value)
{
    std::vector<double> result;
    const char *end = value + std::char_traits<char>::length(value);
    while (value != end) {
        double parsed = 0;
        const auto [next, fault] = std::from_chars(value, end, parsed);
        if (fault != std::errc() || !(std::abs(parsed) <= farthestPlace)) // so that NaN is refused too
            break;
        result.push_back(parsed);
        value = next;
        while (value != end && (*value == ',' || *value == ' '))
            ++value;
    }
    return result;
}

const char *attribute(void *object, const char *name)
{
    const char *value = agget(object, text(name));
    return value ? value : "";
}

// Graphviz's y goes up; the scene's goes down.
std::optional<QPointF> positionOf(Agraph_t *graph, const std::string &name)
{
    Agnode_t *node = agnode(graph, text(name), 0);
    if (!node)
        return std::nullopt;
    const std::vector<double> position = numbers(attribute(node, "pos"));
    if (position.size() < 2)
        return std::nullopt;
    return QPointF(position[0], -position[1]);
}

// The corners of a polyline given as a spline: "e,X,Y x,y x,y x,y x,y …", where every third point is a
// corner and "e," (or "s,") names an arrow's tip. The first and the last corner lie on the elements' edges.
std::vector<QPointF> bendsOf(const char *spline)
{
    std::string_view rest(spline);
    while (rest.size() > 2 && (rest[0] == 'e' || rest[0] == 's')) {
        const auto blank = rest.find(' ');
        if (blank == std::string_view::npos)
            return {};
        rest.remove_prefix(blank + 1);
    }
    const std::vector<double> flat = numbers(std::string(rest).c_str());
    std::vector<QPointF> bends;
    for (std::size_t i = 6; i + 7 < flat.size(); i += 6)
        bends.emplace_back(flat[i], -flat[i + 1]);
    return bends;
}

} // namespace

std::string toDot(const GraphvizQuestion &question)
{
    const std::scoped_lock lock(cgraphMutex());
    return Builder(question).build();
}

std::optional<GraphvizAnswer> readAnswer(const GraphvizQuestion &question, const std::string &dot)
{
    const std::scoped_lock lock(cgraphMutex());
    agseterr(AGMAX); // an answer that cannot be read is our error to report, not standard error's
    std::FILE *file = fmemopen(const_cast<char *>(dot.data()), dot.size(), "r");
    if (!file)
        return std::nullopt;
    const GraphPtr graph(agread(file, nullptr));
    std::fclose(file);
    if (!graph)
        return std::nullopt;

    GraphvizAnswer answer;
    answer.rects.resize(question.graph.nodes().size());
    answer.routes.resize(question.graph.flows().size());
    std::set<int> inBlock;
    for (std::size_t block = 0; block < question.blocks.size(); ++block) {
        const auto centre = positionOf(graph.get(), blockName(block));
        if (!centre)
            return std::nullopt;
        const QSizeF size = extent(question.blockRects[block]);
        const QPointF corner = *centre - QPointF(size.width() / 2, size.height() / 2);
        for (std::size_t i = 0; i < question.blocks[block].size(); ++i) {
            const int node = question.blocks[block][i];
            answer.rects[static_cast<std::size_t>(node)] = question.blockRects[block][i].translated(corner);
            inBlock.insert(node);
        }
    }
    for (std::size_t i = 0; i < question.graph.nodes().size(); ++i) {
        const int index = static_cast<int>(i);
        if (!question.graph.nodes()[i].children.empty() || inBlock.contains(index))
            continue;
        const auto centre = positionOf(graph.get(), nodeName(index));
        if (!centre)
            return std::nullopt;
        const QSizeF size = question.sizes[i];
        answer.rects[i] = QRectF(*centre - QPointF(size.width() / 2, size.height() / 2), size);
    }
    for (Agnode_t *node = agfstnode(graph.get()); node; node = agnxtnode(graph.get(), node))
        for (Agedge_t *edge = agfstout(graph.get(), node); edge; edge = agnxtout(graph.get(), edge)) {
            const char *name = agnameof(edge);
            std::size_t flow = answer.routes.size();
            if (name && name[0] == 'e')
                std::from_chars(name + 1, name + std::char_traits<char>::length(name), flow);
            if (flow < answer.routes.size())
                answer.routes[flow] = bendsOf(attribute(edge, "pos"));
        }
    return answer;
}

} // namespace bulkhead::diagram
