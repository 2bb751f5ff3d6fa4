// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/cgraph_access.h"
#include "diagram/layout/graphviz.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>

namespace bulkhead::diagram {
namespace {

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
    const char *value = agget(object, writable(name));
    return value ? value : "";
}

// Graphviz's y goes up; the scene's goes down.
std::optional<QPointF> positionOf(Agraph_t *graph, const std::string &name)
{
    Agnode_t *node = agnode(graph, writable(name), 0);
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
        const QSizeF size = coveredSize(question.blockRects[block]);
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
