// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/islands.h"

#include <cmath>
#include <cstddef>
#include <map>

namespace bulkhead::diagram {

namespace {

// Marks what one end of a flow lies in, up to what holds the other end too.
void markUpTo(const ViewGraph &graph, int end, int other, std::vector<bool> &joined)
{
    for (int at = end; at >= 0 && at != other && !graph.isInside(other, at);
         at = graph.nodes()[static_cast<std::size_t>(at)].parent)
        joined[static_cast<std::size_t>(at)] = true;
}

} // namespace

std::vector<std::pair<int, int>> islandRows(const ViewGraph &graph)
{
    const auto &nodes = graph.nodes();
    std::vector<bool> joined(nodes.size(), false);
    for (const ViewFlow &flow : graph.flows()) {
        markUpTo(graph, flow.source, flow.target, joined);
        markUpTo(graph, flow.target, flow.source, joined);
    }
    std::map<int, std::vector<int>> islands; // by what holds them
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (!nodes[i].children.empty() && !joined[i])
            islands[nodes[i].parent].push_back(static_cast<int>(i));
    std::vector<std::pair<int, int>> rows;
    for (const auto &[parent, boxes] : islands) {
        const auto perRank =
            static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(boxes.size()))));
        for (std::size_t i = 0; i + perRank < boxes.size(); ++i)
            rows.emplace_back(boxes[i], boxes[i + perRank]);
    }
    return rows;
}

} // namespace bulkhead::diagram
