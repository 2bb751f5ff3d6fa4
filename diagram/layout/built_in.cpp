// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/built_in.h"

#include "diagram/index.h"

#include "diagram/labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace bulkhead::diagram {
namespace {

constexpr double columnGap = 100; // room for the labels of flows
constexpr double rowGap = 40;

using Indices = std::vector<int>;

// For every box (and -1, the top): who leads to whom among what stands directly in it.
using Successors = std::map<int, std::map<int, std::set<int>>>;

Successors successorsByBox(const ViewGraph &graph)
{
    Successors result;
    for (const ViewFlow &flow : graph.flows()) {
        const int box = graph.commonBox(flow.source, flow.target);
        const int from = graph.childOf(box, flow.source);
        const int to = graph.childOf(box, flow.target);
        if (from >= 0 && to >= 0 && from != to)
            result[box][from].insert(to);
    }
    return result;
}

// The longest path to each node, ignoring what leads back to where a depth-first walk came from.
class Levels
{
public:
    explicit Levels(const std::map<int, std::set<int>> &successors)
    {
        for (const auto &[node, next] : successors)
            visit(node, successors);
        for (auto node = m_finished.rbegin(); node != m_finished.rend(); ++node)
            if (const auto next = successors.find(*node); next != successors.end())
                for (const int successor : next->second)
                    if (m_order.at(successor) < m_order.at(*node))
                        level[successor] = std::max(level[successor], level[*node] + 1);
    }

    std::map<int, int> level; // of all that a flow touches

private:
    // Without recursion: a chain may be as long as the model.
    void visit(int start, const std::map<int, std::set<int>> &successors)
    {
        static const std::set<int> none;
        if (!level.emplace(start, 0).second)
            return;
        const auto nextOf = [&](int node) -> const std::set<int> & {
            const auto found = successors.find(node);
            return found == successors.end() ? none : found->second;
        };
        std::vector<std::pair<int, std::set<int>::const_iterator>> stack{{start, nextOf(start).begin()}};
        while (!stack.empty()) {
            auto &[node, next] = stack.back();
            if (next == nextOf(node).end()) {
                m_order[node] = static_cast<int>(m_finished.size());
                m_finished.push_back(node);
                stack.pop_back();
                continue;
            }
            const int successor = *next++;
            if (level.emplace(successor, 0).second)
                stack.emplace_back(successor, nextOf(successor).begin());
        }
    }

    Indices m_finished;         // in depth-first postorder
    std::map<int, int> m_order; // place in it: a flow to a later one leads back
};

double totalArea(const Indices &nodes, const std::vector<QRectF> &rects)
{
    return std::accumulate(nodes.begin(), nodes.end(), 0.0, [&](double sum, int node) {
        return sum + (rects[at(node)].width() + columnGap) * (rects[at(node)].height() + rowGap);
    });
}

QRectF bounds(const Indices &nodes, const std::vector<QRectF> &rects)
{
    return std::accumulate(nodes.begin(), nodes.end(), QRectF(),
                           [&](const QRectF &sum, int node) { return sum | rects[at(node)]; });
}

// Columns by level; a column that would be much taller than the whole should be is broken into several.
void placeColumns(const std::map<int, Indices> &columns, double maximumHeight, std::vector<QRectF> &rects)
{
    double x = 0;
    for (const auto &[level, nodes] : columns) {
        double y = 0;
        double width = 0;
        for (const int node : nodes) {
            QRectF &rect = rects[at(node)];
            if (y > 0 && y + rect.height() > maximumHeight) {
                x += width + rowGap;
                y = width = 0;
            }
            rect.moveTopLeft({x, y});
            y += rect.height() + rowGap;
            width = std::max(width, rect.width());
        }
        x += width + columnGap;
    }
}

// Places what stands directly in one box, given the sizes of all of it, from (0, 0).
void placeSiblings(const Indices &siblings, const std::map<int, std::set<int>> &successors,
                   std::vector<QRectF> &rects)
{
    const Levels levels(successors);
    std::map<int, Indices> columns;
    Indices loose;
    for (const int node : siblings) {
        const auto level = levels.level.find(node);
        if (level == levels.level.end())
            loose.push_back(node);
        else
            columns[level->second].push_back(node);
    }
    placeColumns(columns, std::max(600.0, std::sqrt(totalArea(siblings, rects)) * 1.1), rects);

    std::vector<QSizeF> sizes;
    for (const int node : loose)
        sizes.push_back(rects[at(node)].size());
    const std::vector<QRectF> rows = packedInRows(sizes, rowGap, 1.6);
    double top = 0;
    for (const auto &[level, nodes] : columns)
        top = std::max(top, bounds(nodes, rects).bottom() + rowGap);
    for (std::size_t i = 0; i < loose.size(); ++i)
        rects[at(loose[i])].moveTopLeft(rows[i].topLeft() + QPointF(0, top));
}

QRectF fittedBox(const QRectF &contents, const QSizeF &minimum)
{
    QRectF box = boxAround(contents);
    box.setWidth(std::max(box.width(), minimum.width()));
    box.setHeight(std::max(box.height(), minimum.height()));
    return box;
}

} // namespace

std::vector<QRectF> packedInRows(const std::vector<QSizeF> &sizes, double gap, double aspect)
{
    double area = 0;
    double widest = 0;
    for (const QSizeF &size : sizes) {
        area += (size.width() + gap) * (size.height() + gap);
        widest = std::max(widest, size.width());
    }
    const double rowWidth = std::max(widest, std::sqrt(area * aspect));

    std::vector<QRectF> rects;
    double x = 0;
    double y = 0;
    double rowHeight = 0;
    for (const QSizeF &size : sizes) {
        if (x > 0 && x + size.width() > rowWidth) {
            x = 0;
            y += rowHeight + gap;
            rowHeight = 0;
        }
        rects.emplace_back(QPointF(x, y), size);
        x += size.width() + gap;
        rowHeight = std::max(rowHeight, size.height());
    }
    return rects;
}

std::vector<QRectF> builtInLayout(const ViewGraph &graph, const std::vector<QSizeF> &sizes)
{
    std::vector<QRectF> rects(sizes.size());
    for (std::size_t i = 0; i < sizes.size(); ++i)
        rects[i] = QRectF(QPointF(), sizes[i]);

    const Successors successors = successorsByBox(graph);
    const auto successorsIn = [&](int box) {
        const auto found = successors.find(box);
        return found == successors.end() ? std::map<int, std::set<int>>() : found->second;
    };
    // Inside out every box learns its size; its contents stand relative to it until all are placed.
    const Indices boxes = graph.boxesInsideOut();
    for (const int box : boxes) {
        const Indices &children = graph.nodes()[at(box)].children;
        placeSiblings(children, successorsIn(box), rects);
        const QRectF fitted = fittedBox(bounds(children, rects), sizes[at(box)]);
        for (const int child : children)
            rects[at(child)].translate(-fitted.topLeft());
        rects[at(box)] = QRectF(QPointF(), fitted.size());
    }
    placeSiblings(graph.childrenOf(-1), successorsIn(-1), rects);
    for (auto box = boxes.rbegin(); box != boxes.rend(); ++box)
        for (const int child : graph.nodes()[at(*box)].children)
            rects[at(child)].translate(rects[at(*box)].topLeft());
    return rects;
}

} // namespace bulkhead::diagram
