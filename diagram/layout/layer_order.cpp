// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layer_order.h"

#include "diagram/index.h"

#include <algorithm>
#include <utility>

namespace bulkhead::diagram {
namespace {

constexpr int mostSweeps = 12;
constexpr double roomBetween = 30;
constexpr std::size_t mostExchanged = 60; // items of a layer whose neighbours are exchanged

class Ordering
{
public:
    explicit Ordering(LayeredGraph &graph)
        : m_graph(graph), m_before(graph.items.size()), m_after(graph.items.size()),
          m_top(graph.items.size(), 0)
    {
        graph.layerOf.assign(graph.items.size(), 0);
        for (std::size_t layer = 0; layer < graph.layers.size(); ++layer)
            for (const int item : graph.layers[layer])
                graph.layerOf[at(item)] = static_cast<int>(layer);
        for (const LayeredGraph::Link &link : graph.links) {
            m_before[at(link.to)].push_back(&link);
            m_after[at(link.from)].push_back(&link);
        }
    }

    void run()
    {
        start();
        for (const auto &layer : m_graph.layers)
            stack(layer);
        auto best = m_graph.layers;
        std::size_t fewest = crossings();
        for (int sweep = 0; sweep < mostSweeps && fewest > 0; ++sweep) {
            const bool onwards = sweep % 2 == 0;
            for (std::size_t i = 0; i < m_graph.layers.size(); ++i)
                byMiddles(m_graph.layers[onwards ? i : m_graph.layers.size() - 1 - i], onwards);
            exchange();
            if (const std::size_t now = crossings(); now < fewest) {
                fewest = now;
                best = m_graph.layers;
            }
        }
        m_graph.layers = std::move(best);
    }

private:
    // What flows to the outside ask for comes first; then what is joined stands together.
    void start()
    {
        if (m_graph.layers.empty())
            return;
        std::stable_sort(m_graph.layers.front().begin(), m_graph.layers.front().end(),
                         [&](int a, int b) { return wish(a, true) < wish(b, true); });
        for (std::size_t i = 0; i < m_graph.layers.size(); ++i) {
            stack(m_graph.layers[i]);
            if (i + 1 < m_graph.layers.size())
                byMiddles(m_graph.layers[i + 1], true);
        }
    }

    void stack(const std::vector<int> &layer)
    {
        double y = 0;
        for (const int item : layer) {
            m_top[at(item)] = y;
            y += m_graph.items[at(item)].height + roomBetween;
        }
    }

    double wish(int item, bool onwards) const
    {
        double sum = 0;
        double count = 0;
        for (const LayeredGraph::Link *link : onwards ? m_before[at(item)] : m_after[at(item)]) {
            sum += onwards ? m_top[at(link->from)] + link->fromHeight - link->toHeight
                           : m_top[at(link->to)] + link->toHeight - link->fromHeight;
            ++count;
        }
        for (const double pull : m_graph.items[at(item)].pulls) {
            sum += pull;
            ++count;
        }
        return count == 0 ? m_top[at(item)] : sum / count + m_graph.items[at(item)].height / 2;
    }

    void byMiddles(std::vector<int> &layer, bool onwards)
    {
        std::vector<std::pair<double, int>> wishes;
        for (const int item : layer)
            wishes.emplace_back(wish(item, onwards), item);
        std::stable_sort(wishes.begin(), wishes.end(),
                         [](const auto &a, const auto &b) { return a.first < b.first; });
        for (std::size_t i = 0; i < layer.size(); ++i)
            layer[i] = wishes[i].second;
        stack(layer);
    }

    // Of the links of two items of one layer when `upper` stands above `lower`.
    std::size_t crossings(int upper, int lower) const
    {
        std::size_t count = 0;
        for (const LayeredGraph::Link *a : m_before[at(upper)])
            for (const LayeredGraph::Link *b : m_before[at(lower)])
                count += height(*a, true) > height(*b, true) ? 1 : 0;
        for (const LayeredGraph::Link *a : m_after[at(upper)])
            for (const LayeredGraph::Link *b : m_after[at(lower)])
                count += height(*a, false) > height(*b, false) ? 1 : 0;
        return count;
    }

    double height(const LayeredGraph::Link &link, bool from) const
    {
        return from ? m_top[at(link.from)] + link.fromHeight : m_top[at(link.to)] + link.toHeight;
    }

    void exchange()
    {
        bool better = true;
        for (int round = 0; round < 4 && better; ++round) {
            better = false;
            for (auto &layer : m_graph.layers) {
                if (layer.size() > mostExchanged)
                    continue;
                for (std::size_t i = 0; i + 1 < layer.size(); ++i)
                    if (crossings(layer[i + 1], layer[i]) < crossings(layer[i], layer[i + 1])) {
                        std::swap(layer[i], layer[i + 1]);
                        better = true;
                    }
                stack(layer);
            }
        }
    }

    // In the whole graph: between two layers, the pairs of links whose ends are in different orders.
    std::size_t crossings() const
    {
        std::size_t count = 0;
        for (std::size_t layer = 0; layer + 1 < m_graph.layers.size(); ++layer) {
            std::vector<std::pair<double, double>> ends;
            for (const int item : m_graph.layers[layer])
                for (const LayeredGraph::Link *link : m_after[at(item)])
                    ends.emplace_back(height(*link, true), height(*link, false));
            std::sort(ends.begin(), ends.end());
            std::vector<double> passed;
            for (const auto &[from, to] : ends) {
                const auto place = std::upper_bound(passed.begin(), passed.end(), to);
                count += static_cast<std::size_t>(passed.end() - place);
                passed.insert(place, to);
            }
        }
        return count;
    }

    LayeredGraph &m_graph;
    std::vector<std::vector<const LayeredGraph::Link *>> m_before;
    std::vector<std::vector<const LayeredGraph::Link *>> m_after;
    std::vector<double> m_top;
};

} // namespace

void order(LayeredGraph &graph)
{
    Ordering(graph).run();
}

} // namespace bulkhead::diagram
