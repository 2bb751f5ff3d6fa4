// SPDX-License-Identifier: Apache-2.0
#include "diagram/view_graph.h"
#include "export/findings/subject.h"
#include "export/formats/formats.h"
#include "export/text/words.h"
#include "model/view_plans.h"
#include "model/visible_text.h"

#include <algorithm>
#include <set>

// A view as a flowchart of Mermaid, which GitHub, GitLab and many wikis draw.
namespace bulkhead::exporting::format {

namespace {

// Mermaid draws no more unless its maxEdges and maxTextSize are raised.
constexpr std::size_t mostFlows = 500;
constexpr std::size_t mostBytes = 50'000;

bool isWordByte(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

// Mermaid reads labels as Markdown, in which the beginning of a text makes it a list or a block of code, an
// underscore at the border of a word emphasises, and addresses become links.
bool isMarkdown(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    const bool isFirst = before.find_first_not_of(' ') == std::string_view::npos;
    switch (text[at]) {
    case ' ':
    case '-':
        return isFirst;
    case '.':
    case ')':
        return (before.find_first_not_of(" 0123456789") == std::string_view::npos &&
                (at + 1 == text.size() || text[at + 1] == ' ')) ||
               lowerCase(before).ends_with("www");
    case ':':
        return text.substr(at + 1, 1) == "/";
    case '_':
        return at == 0 || at + 1 == text.size() || !isWordByte(text[at - 1]) || !isWordByte(text[at + 1]);
    default:
        return false;
    }
}

// A text in double quotes. Whatever is markup to Mermaid or to the page stands as a character's number.
std::string mermaidText(std::string_view text)
{
    constexpr std::string_view plain = " .,:/_-()";
    const std::string shown = model::visibleText(text);
    std::string out = "\"";
    for (std::size_t i = 0; i < shown.size(); ++i) {
        const bool isPlain =
            isWordByte(shown[i]) || (plain.find(shown[i]) != std::string_view::npos && !isMarkdown(shown, i));
        if (isPlain)
            out += shown[i];
        else
            out += '#' + std::to_string(static_cast<int>(static_cast<unsigned char>(shown[i]))) + ';';
    }
    return out + '"';
}

std::string shaped(model::Kind kind, const std::string &label)
{
    switch (kind) {
    case model::Kind::ExternalEntity:
        return '[' + label + ']';
    case model::Kind::DataStore:
        return "[(" + label + ")]";
    case model::Kind::Image:
        return "[[" + label + "]]";
    case model::Kind::Network:
        return "{{" + label + "}}";
    default:
        return '(' + label + ')';
    }
}

class MermaidWriter
{
public:
    explicit MermaidWriter(const diagram::ViewGraph &graph) : m_graph(graph) {}

    std::string write()
    {
        m_out = "flowchart LR\n";
        for (const diagram::ViewFlow &flow : m_graph.flows()) {
            if (m_graph.isInside(flow.source, flow.target))
                m_standIns.insert(flow.target);
            if (m_graph.isInside(flow.target, flow.source))
                m_standIns.insert(flow.source);
        }
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i) {
            if (m_graph.nodes()[i].parent < 0)
                addTree(static_cast<int>(i));
        }
        for (const diagram::ViewFlow &flow : m_graph.flows())
            add(flow);
        return std::move(m_out);
    }

private:
    const diagram::ViewNode &node(int index) const
    {
        return m_graph.nodes()[static_cast<std::size_t>(index)];
    }
    static std::string name(int node) { return 'n' + std::to_string(node + 1); }

    // Containment may be deeper than a stack of calls.
    void addTree(int root)
    {
        struct Open
        {
            int node;
            std::size_t next; // of its children
        };
        std::vector<Open> open = {{root, 0}};
        begin(root, 1);
        while (!open.empty()) {
            const std::vector<int> &children = node(open.back().node).children;
            if (open.back().next < children.size()) {
                const int child = children[open.back().next++];
                open.push_back({child, 0});
                begin(child, open.size());
                continue;
            }
            if (!children.empty())
                m_out += indent(open.size()) + "end\n";
            open.pop_back();
        }
    }

    static std::string indent(std::size_t depth)
    {
        constexpr std::size_t deepest = 20;
        return std::string(std::min(depth, deepest) * 2, ' ');
    }

    void begin(int index, std::size_t depth)
    {
        const model::Element &element = *node(index).element;
        const std::string label = mermaidText(element.name.empty() ? element.id : element.name);
        if (node(index).children.empty())
            m_out += indent(depth) + name(index) + shaped(element.kind, label) + '\n';
        else
            m_out += indent(depth) + "subgraph " + name(index) + '[' + label + "]\n";
        if (m_standIns.contains(index))
            m_out += indent(depth + 1) + name(index) + "i(" + label + ")\n";
    }

    void add(const diagram::ViewFlow &flow)
    {
        const char *arrow = flow.flow->bidirectional ? " <-->" : " -->";
        m_out += "  " + end(flow.source, flow.target) + arrow;
        if (!flow.flow->name.empty())
            m_out += '|' + mermaidText(flow.flow->name) + '|';
        m_out += ' ' + end(flow.target, flow.source) + '\n';
    }

    // Mermaid refuses an arrow between a box and what stands in it: a node in the box takes its place.
    std::string end(int index, int other) const
    {
        return m_graph.isInside(other, index) ? name(index) + 'i' : name(index);
    }

    const diagram::ViewGraph &m_graph;
    std::set<int> m_standIns; // boxes
    std::string m_out;
};

// What people look at first: what runs, where a model was imported.
model::Id viewOf(const ExportInput &input)
{
    const model::Model &model = input.analysis().model();
    if (!input.view.empty() || model.views().empty())
        return input.view;
    return model::firstView(model)->id;
}

} // namespace

Result<Exported> mermaid(const ExportInput &input)
{
    const model::Model &model = input.analysis().model();
    const model::Id view = viewOf(input);
    const diagram::ViewGraph graph(model, view, diagram::ViewGraph::Boxes::AllExpanded);
    Exported exported{MermaidWriter(graph).write()};
    if (graph.flows().size() > mostFlows || exported.bytes.size() > mostBytes)
        exported.left.push_back("nothing, but Mermaid draws " + counted(mostFlows, "flow") +
                                " and 50,000 characters unless its maxEdges and maxTextSize are raised");
    exported.left.push_back("threats, properties, and the places of elements");
    if (model.views().size() > 1)
        exported.left.push_back("views other than “" + model::visibleText(model.views().find(view)->name) +
                                "”");
    return exported;
}

} // namespace bulkhead::exporting::format
