// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/hubs.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/layout.h"
#include "diagram/layout/routes.h"
#include "diagram/painting/flow_path.h"
#include "diagram/view_graph.h"
#include "tests/diagram/sample.h"

#include <algorithm>
#include <QPointF>
#include <QRectF>
#include <random>
#include <string>
#include <vector>

// Models to lay out, and what may be wrong in the picture.
namespace sample {

using namespace bulkhead::diagram;

inline std::string nameOf(const ViewGraph &graph, std::size_t node)
{
    return graph.nodes()[node].element->id;
}

// What stands wrong in a laid-out view, in words; empty when nothing does.
inline std::string faults(const ViewGraph &graph, const std::vector<QRectF> &rects)
{
    for (std::size_t i = 0; i < rects.size(); ++i) {
        if (rects[i].isEmpty())
            return nameOf(graph, i) + " has no place";
        const int parent = graph.nodes()[i].parent;
        if (parent >= 0 && !rects[static_cast<std::size_t>(parent)].contains(rects[i]))
            return nameOf(graph, i) + " is not inside " + nameOf(graph, static_cast<std::size_t>(parent));
        for (std::size_t j = i + 1; j < rects.size(); ++j)
            if (graph.nodes()[j].parent == parent && rects[i].intersects(rects[j]))
                return nameOf(graph, i) + " overlaps " + nameOf(graph, j);
    }
    return {};
}

inline std::string faults(const model::Model &model)
{
    const ViewGraph graph(model, "main");
    return faults(graph, resolveGeometry(model, "main", graph).rects);
}

// Boxes in boxes with containers in them, and flows between anything and anything.
inline sample::Builder randomModel(unsigned seed, int elements, int flows)
{
    std::mt19937 random(seed);
    const auto below = [&](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    sample::Builder builder;
    std::vector<std::string> boxes{""};
    std::vector<std::string> all;
    for (int i = 0; i < elements; ++i) {
        const std::string id = "e" + std::to_string(i);
        const std::string &parent = boxes[static_cast<std::size_t>(below(static_cast<int>(boxes.size())))];
        if (below(6) == 0) {
            builder.element(id, below(2) ? model::Kind::TrustBoundary : model::Kind::Host, parent);
            boxes.push_back(id);
        } else {
            builder.container(id, parent);
        }
        all.push_back(id);
    }
    for (int i = 0; i < flows; ++i)
        builder.flow(all[static_cast<std::size_t>(below(elements))],
                     all[static_cast<std::size_t>(below(elements))]);
    return builder;
}

// Both of two neighbours are reached from one place outside, so that one line has to pass the other.
inline sample::Builder pastANeighbour()
{
    sample::Builder builder;
    builder.element("outside", model::Kind::ExternalEntity).element("host", model::Kind::Host);
    for (const char *id : {"result", "worker", "vote"})
        builder.container(id, "host");
    for (const char *id : {"db", "redis"})
        builder.container(id, "host");
    builder.flow("outside", "result").flow("outside", "vote").flow("result", "db").flow("worker", "db");
    return builder.flow("worker", "redis").flow("vote", "redis");
}

// The flows whose line crosses an element that they do not end at or in, in words.
inline std::string hiddenLines(const model::Model &model)
{
    const ViewGraph graph(model, "main");
    const Geometry geometry = resolveGeometry(model, "main", graph);
    const Hubs hubs(graph, model.views().find("main"));
    std::string found;
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const ViewFlow &flow = graph.flows()[i];
        const auto rect = [&](int node) { return geometry.rects[static_cast<std::size_t>(node)]; };
        const std::vector<QPointF> course = flowCourse({rect(flow.source)}, {rect(flow.target)},
                                                       geometry.bends[i], laneOffset(flow), geometry.ends[i]);
        if (hubs.hubOf(static_cast<int>(i)) >= 0)
            continue;
        for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
            const int index = static_cast<int>(node);
            if (!graph.nodes()[node].children.empty() || index == flow.source || index == flow.target ||
                graph.isInside(index, flow.source) || graph.isInside(index, flow.target) ||
                graph.isInside(flow.source, flow.target) || graph.isInside(flow.target, flow.source))
                continue;
            for (std::size_t leg = 0; leg + 1 < course.size(); ++leg)
                if (crosses(rect(index), course[leg], course[leg + 1]))
                    found += flow.flow->id + " crosses " + nameOf(graph, node) + "; ";
        }
    }
    return found;
}

inline bool layOutHere(model::Model &model)
{
    const Result<LayoutResult> result = layoutModel(model, "main");
    return result && model.apply(result->change);
}

// One outside, and as many services as said that it calls.
inline sample::Builder crowd(int services)
{
    sample::Builder builder;
    builder.element("internet", model::Kind::ExternalEntity).element("host", model::Kind::Host);
    for (int i = 0; i < services; ++i)
        builder.container("c" + std::to_string(i), "host").flow("internet", "c" + std::to_string(i), "http");
    return builder;
}

inline std::size_t ledFlows(const model::Model &model)
{
    return static_cast<std::size_t>(
        std::count_if(model.placements().begin(), model.placements().end(),
                      [](const model::Placement &placement) { return placement.automatic; }));
}

// How far two courses run on each other.
inline double commonLength(const std::vector<QPointF> &a, const std::vector<QPointF> &b)
{
    double length = 0;
    for (std::size_t i = 0; i + 1 < a.size(); ++i)
        for (std::size_t j = 0; j + 1 < b.size(); ++j) {
            const QRectF one = QRectF(a[i], a[i + 1]).normalized();
            const QRectF other = QRectF(b[j], b[j + 1]).normalized();
            const double wide = std::min(one.right(), other.right()) - std::max(one.left(), other.left());
            const double high = std::min(one.bottom(), other.bottom()) - std::max(one.top(), other.top());
            if (wide >= 0 && high >= 0)
                length += wide > 0 && one.height() == 0 && other.height() == 0 ? wide
                          : high > 0 && one.width() == 0 && other.width() == 0 ? high
                                                                               : 0;
        }
    return length;
}

} // namespace sample
