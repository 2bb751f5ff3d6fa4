// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/view_graph.h"
#include "model/result.h"

#include <optional>
#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <string>
#include <vector>

namespace bulkhead::diagram {

// What Graphviz is asked to lay out, in the ViewGraph's indices.
struct GraphvizQuestion
{
    const ViewGraph &graph;
    const std::vector<QSizeF> &sizes;            // by node
    std::vector<std::vector<int>> blocks;        // nodes that no flow touches, kept together in rows
    std::vector<std::vector<QRectF>> blockRects; // where a block's nodes stand in it
    bool leftToRight = true;
    // Names and kinds go in for people to read; for a layout only the structure and the sizes do.
    bool labelled = false;
};

struct GraphvizAnswer
{
    std::vector<QRectF> rects; // by node; null for boxes, whose place follows from their contents
    std::vector<std::vector<QPointF>> routes; // by flow: bend points; empty where none were found
};

// The question as DOT text. Names are made up (n0, cluster_3), names of elements are
// labels and escaped.
std::string toDot(const GraphvizQuestion &question);

// Reads what dot or fdp answered to toDot(); nullopt when it is no complete layout.
std::optional<GraphvizAnswer> readAnswer(const GraphvizQuestion &question, const std::string &dot);

} // namespace bulkhead::diagram
