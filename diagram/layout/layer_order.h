// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace bulkhead::diagram {

// A graph in layers, each link between neighbours: what stands in a layer, and lines that pass it.
struct LayeredGraph
{
    struct Item
    {
        double height = 0;
        bool isLine = false;
        std::vector<double> pulls; // heights that flows to the outside ask for
    };
    struct Link
    {
        int from = 0; // in the layer before
        int to = 0;
        double fromHeight = 0; // px below the item's upper edge
        double toHeight = 0;
    };

    std::vector<Item> items;
    std::vector<Link> links;
    std::vector<std::vector<int>> layers; // from top to bottom
    std::vector<int> layerOf;             // by item; order() fills it
};

// Orders each layer so that few links cross: by the middle of what they lead to, to and fro, then by
// exchanging neighbours; the best order that came up is kept.
void order(LayeredGraph &graph);

} // namespace bulkhead::diagram
