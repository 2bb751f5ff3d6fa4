// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layers.h"

#include "diagram/index.h"
#include "diagram/layout/layer_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bulkhead::diagram {
namespace {

constexpr double layerGap = 50;    // at least, between columns
constexpr double roomPerLane = 10; // for each line that turns in between
constexpr std::size_t mostLanes = 24;
constexpr double nodeGap = 24;
constexpr double linesGap = 20;
constexpr double foldedRowGap = 50;
constexpr double widestUnfolded = 1500; // px
constexpr double narrowestRow = 700;
constexpr double widestAspect = 2.4;
constexpr double pageAspect = 1.7;
constexpr double widestLabelRoom = 130; // a longer label is shortened
// Boxes whose flows leave low and enter high would make a staircase, column by column.
constexpr double tallItem = 120;
constexpr double pullOfTheMiddle = 0.1;
constexpr double tallestColumn = 900;

// Turns edges round until none leads back (depth first, from what nothing leads to), then ranks by the
// longest way.
class Ranking
{
public:
    explicit Ranking(const LayerQuestion &question)
        : m_question(question), m_next(question.sizes.size()), m_rank(question.sizes.size(), 0)
    {
        turnBackEdges();
        rank();
        tighten();
    }

    const std::vector<int> &ranks() const { return m_rank; }
    bool isTurned(std::size_t edge) const { return m_turned[edge]; }

private:
    int from(std::size_t edge) const
    {
        return m_turned[edge] ? m_question.edges[edge].to : m_question.edges[edge].from;
    }
    int to(std::size_t edge) const
    {
        return m_turned[edge] ? m_question.edges[edge].from : m_question.edges[edge].to;
    }

    void turnBackEdges()
    {
        const std::size_t nodes = m_question.sizes.size();
        m_turned.assign(m_question.edges.size(), false);
        std::vector<std::vector<std::size_t>> out(nodes);
        std::vector<int> balance(nodes, 0); // edges in, less edges out
        for (std::size_t i = 0; i < m_question.edges.size(); ++i) {
            out[at(m_question.edges[i].from)].push_back(i);
            --balance[at(m_question.edges[i].from)];
            ++balance[at(m_question.edges[i].to)];
        }
        std::vector<int> entering(nodes, 0);
        for (const LayerEdge &edge : m_question.edges)
            ++entering[at(edge.to)];
        std::vector<std::size_t> starts(nodes);
        std::iota(starts.begin(), starts.end(), std::size_t{0});
        std::stable_sort(starts.begin(), starts.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(entering[a] > 0, balance[a]) < std::pair(entering[b] > 0, balance[b]);
        });
        std::vector<char> state(nodes, 0); // 1: on the way, 2: left
        for (const std::size_t start : starts) {
            if (state[start] != 0)
                continue;
            std::vector<std::pair<std::size_t, std::size_t>> way{{start, 0}};
            state[start] = 1;
            while (!way.empty()) {
                auto &[node, position] = way.back();
                if (position == out[node].size()) {
                    state[node] = 2;
                    m_order.push_back(static_cast<int>(node));
                    way.pop_back();
                    continue;
                }
                const std::size_t edge = out[node][position++];
                const std::size_t next = at(m_question.edges[edge].to);
                if (state[next] == 1)
                    m_turned[edge] = true;
                if (state[next] == 0) {
                    state[next] = 1;
                    way.emplace_back(next, 0);
                }
            }
        }
        std::reverse(m_order.begin(), m_order.end());
        for (std::size_t i = 0; i < m_question.edges.size(); ++i)
            m_next[at(from(i))].push_back(to(i));
        // Turned edges may lead against the order of the walk: rank in an order in which none does.
        std::vector<int> before(nodes, 0);
        for (const auto &list : m_next)
            for (const int node : list)
                ++before[at(node)];
        std::vector<int> ready;
        for (const int node : m_order)
            if (before[at(node)] == 0)
                ready.push_back(node);
        for (std::size_t i = 0; i < ready.size(); ++i)
            for (const int node : m_next[at(ready[i])])
                if (--before[at(node)] == 0)
                    ready.push_back(node);
        m_order = std::move(ready);
    }

    void rank()
    {
        for (const int node : m_order)
            for (const int next : m_next[at(node)])
                m_rank[at(next)] = std::max(m_rank[at(next)], m_rank[at(node)] + 1);
    }

    // Nearer to what it leads to, where more leads out than in; to the last column where flows lead outside.
    void tighten()
    {
        std::vector<int> entering(m_rank.size(), 0);
        for (const auto &list : m_next)
            for (const int node : list)
                ++entering[at(node)];
        const int last = m_rank.empty() ? 0 : *std::max_element(m_rank.begin(), m_rank.end());
        for (auto node = m_order.rbegin(); node != m_order.rend(); ++node) {
            const auto &next = m_next[at(*node)];
            const bool isLate = !m_question.late.empty() && m_question.late[at(*node)] > 0;
            if (next.empty()) {
                if (isLate)
                    m_rank[at(*node)] = last;
                continue;
            }
            int nearest = last;
            for (const int other : next)
                nearest = std::min(nearest, m_rank[at(other)] - 1);
            if (static_cast<int>(next.size()) > entering[at(*node)])
                m_rank[at(*node)] = std::max(m_rank[at(*node)], nearest);
        }
    }

    const LayerQuestion &m_question;
    std::vector<bool> m_turned;
    std::vector<std::vector<int>> m_next;
    std::vector<int> m_order; // each before what it leads to
    std::vector<int> m_rank;
};

// Columns higher than a page become several, side by side.
void splitColumns(const LayerQuestion &question, std::vector<int> &ranks)
{
    if (ranks.empty())
        return;
    double area = 0;
    for (const QSizeF &size : question.sizes)
        area += (size.width() + layerGap) * (size.height() + nodeGap);
    const double most = std::max(tallestColumn, std::sqrt(area) * 1.1);
    const int last = *std::max_element(ranks.begin(), ranks.end());
    std::vector<double> height(at(last) + 1, 0);
    for (std::size_t i = 0; i < ranks.size(); ++i)
        height[at(ranks[i])] += question.sizes[i].height() + nodeGap;
    std::vector<int> first(height.size(), 0);
    std::vector<int> parts(height.size(), 1);
    int next = 0;
    for (std::size_t rank = 0; rank < height.size(); ++rank) {
        first[rank] = next;
        parts[rank] = std::max(1, static_cast<int>(std::ceil(height[rank] / most)));
        next += parts[rank];
    }
    std::vector<double> filled(height.size(), 0);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
        const std::size_t rank = at(ranks[i]);
        const int part = static_cast<int>(filled[rank] / (height[rank] / parts[rank]));
        filled[rank] += question.sizes[i].height() + nodeGap;
        ranks[i] = first[rank] + std::min(part, parts[rank] - 1);
    }
}

// The graph with an item for each layer that a line passes.
LayeredGraph layeredGraph(const LayerQuestion &question, const std::vector<int> &ranks)
{
    LayeredGraph graph;
    const std::size_t nodes = question.sizes.size();
    for (std::size_t i = 0; i < nodes; ++i) {
        graph.items.push_back({question.sizes[i].height(), false, {}});
        if (!question.pulls.empty())
            graph.items.back().pulls = question.pulls[i];
    }
    graph.layers.resize(ranks.empty() ? 0 : at(*std::max_element(ranks.begin(), ranks.end())) + 1);
    for (std::size_t i = 0; i < nodes; ++i)
        graph.layers[at(ranks[i])].push_back(static_cast<int>(i));
    for (const LayerEdge &edge : question.edges) {
        int from = edge.from;
        int to = edge.to;
        double fromHeight = edge.fromHeight;
        double toHeight = edge.toHeight;
        if (ranks[at(from)] > ranks[at(to)]) {
            std::swap(from, to);
            std::swap(fromHeight, toHeight);
        }
        if (ranks[at(from)] == ranks[at(to)])
            continue;
        int here = from;
        double height = fromHeight;
        for (int rank = ranks[at(from)] + 1; rank < ranks[at(to)]; ++rank) {
            const int passing = static_cast<int>(graph.items.size());
            graph.items.push_back({0, true, {}});
            graph.layers[at(rank)].push_back(passing);
            graph.links.push_back({here, passing, height, 0});
            here = passing;
            height = 0;
        }
        graph.links.push_back({here, to, height, toHeight});
    }
    return graph;
}

double gapBetween(const LayeredGraph::Item &above, const LayeredGraph::Item &below)
{
    return above.isLine && below.isLine ? linesGap : above.isLine || below.isLine ? linesGap + 6 : nodeGap;
}

// Heights with which lines run as straight as the order lets them: each layer is fitted to its neighbours by
// least squares (pool adjacent violators), to and fro.
std::vector<double> heightsOf(const LayeredGraph &graph)
{
    std::vector<double> top(graph.items.size(), 0);
    const auto &items = graph.items;
    for (const auto &layer : graph.layers) {
        double y = 0;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            if (i > 0)
                y += gapBetween(items[at(layer[i - 1])], items[at(layer[i])]);
            top[at(layer[i])] = y;
            y += items[at(layer[i])].height;
        }
    }
    double middle = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        middle = std::max(middle, (top[i] + items[i].height) / 2);
    struct Wish
    {
        int other;
        double shift; // of the own top against the other's
        double weight;
    };
    std::vector<std::vector<Wish>> before(items.size());
    std::vector<std::vector<Wish>> after(items.size());
    for (const LayeredGraph::Link &link : graph.links) {
        const double weight = items[at(link.from)].isLine && items[at(link.to)].isLine   ? 6
                              : items[at(link.from)].isLine || items[at(link.to)].isLine ? 2
                                                                                         : 1;
        before[at(link.to)].push_back({link.from, link.fromHeight - link.toHeight, weight});
        after[at(link.from)].push_back({link.to, link.toHeight - link.fromHeight, weight});
    }
    struct Pool
    {
        double sum;
        double weight;
        std::size_t count;
    };
    const auto fit = [&](const std::vector<int> &layer, bool useBefore, bool useAfter) {
        std::vector<double> offset(layer.size(), 0);
        std::vector<Pool> pools;
        for (std::size_t i = 0; i < layer.size(); ++i) {
            const std::size_t item = at(layer[i]);
            if (i > 0)
                offset[i] = offset[i - 1] + items[at(layer[i - 1])].height +
                            gapBetween(items[at(layer[i - 1])], items[item]);
            double sum = 0;
            double weight = 0;
            for (const auto *wishes :
                 {useBefore ? &before[item] : nullptr, useAfter ? &after[item] : nullptr})
                if (wishes)
                    for (const Wish &wish : *wishes) {
                        sum += (top[at(wish.other)] + wish.shift) * wish.weight;
                        weight += wish.weight;
                    }
            if (items[item].height > tallItem) {
                sum += (middle - items[item].height / 2) * pullOfTheMiddle;
                weight += pullOfTheMiddle;
            }
            if (weight == 0) {
                weight = 0.05;
                sum = top[item] * weight;
            }
            pools.push_back({sum - offset[i] * weight, weight, 1});
            while (pools.size() > 1) {
                const Pool &last = pools.back();
                Pool &former = pools[pools.size() - 2];
                if (former.sum / former.weight <= last.sum / last.weight)
                    break;
                former = {former.sum + last.sum, former.weight + last.weight, former.count + last.count};
                pools.pop_back();
            }
        }
        std::size_t i = 0;
        for (const Pool &pool : pools)
            for (std::size_t n = 0; n < pool.count; ++n, ++i)
                top[at(layer[i])] = pool.sum / pool.weight + offset[i];
    };
    const std::size_t layers = graph.layers.size();
    for (int sweep = 0; sweep < 6; ++sweep) {
        for (std::size_t i = 1; i < layers; ++i)
            fit(graph.layers[i], true, false);
        for (std::size_t i = layers; i-- > 0;)
            fit(graph.layers[i], false, true);
        for (std::size_t i = 0; i < layers; ++i)
            fit(graph.layers[i], true, true);
    }
    return top;
}

struct Column
{
    double width = 0;
    double gapAfter = 0;
    double top = 0;
    double bottom = 0;
};

// The left edges of columns, and how far down each is moved: one row, or several where that is nearer to a
// page.
struct Folding
{
    std::vector<double> left;
    std::vector<double> down;
};

Folding folded(const std::vector<Column> &columns)
{
    double whole = 0;
    double top = 0;
    double bottom = 0;
    for (const Column &column : columns) {
        whole += column.width + column.gapAfter;
        top = std::min(top, column.top);
        bottom = std::max(bottom, column.bottom);
    }
    const double height = std::max(1.0, bottom - top);
    const bool isFolded = whole > widestUnfolded && whole / height > widestAspect;
    const double rowWidth =
        isFolded ? std::max(narrowestRow, std::sqrt(whole * (height + foldedRowGap) * pageAspect))
                 : whole + 1;
    Folding result;
    double x = 0;
    double y = 0;
    for (std::size_t first = 0; first < columns.size();) {
        std::size_t end = first;
        double rowTop = columns[first].top;
        double rowBottom = columns[first].bottom;
        for (x = 0; end < columns.size() && (end == first || x + columns[end].width <= rowWidth); ++end) {
            result.left.push_back(x);
            x += columns[end].width + columns[end].gapAfter;
            rowTop = std::min(rowTop, columns[end].top);
            rowBottom = std::max(rowBottom, columns[end].bottom);
        }
        result.down.resize(end, y - rowTop);
        y += rowBottom - rowTop + foldedRowGap;
        first = end;
    }
    return result;
}

} // namespace

std::vector<QPointF> layeredPlaces(const LayerQuestion &question)
{
    std::vector<int> ranks = Ranking(question).ranks();
    splitColumns(question, ranks);
    LayeredGraph graph = layeredGraph(question, ranks);
    order(graph);
    const std::vector<double> tops = heightsOf(graph);

    std::vector<Column> columns(graph.layers.size());
    std::vector<double> label(columns.size(), 0);
    std::vector<std::size_t> lanes(columns.size(), 0);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].top = 1e18;
        columns[i].bottom = -1e18;
        for (const int item : graph.layers[i]) {
            if (at(item) < question.sizes.size())
                columns[i].width = std::max(columns[i].width, question.sizes[at(item)].width());
            columns[i].top = std::min(columns[i].top, tops[at(item)]);
            columns[i].bottom = std::max(columns[i].bottom, tops[at(item)] + graph.items[at(item)].height);
        }
    }
    for (const LayeredGraph::Link &link : graph.links)
        if (std::abs(tops[at(link.from)] + link.fromHeight - tops[at(link.to)] - link.toHeight) > 8)
            ++lanes[at(graph.layerOf[at(link.from)])];
    for (const LayerEdge &edge : question.edges) {
        const int first = std::min(ranks[at(edge.from)], ranks[at(edge.to)]);
        label[at(first)] = std::max(label[at(first)], edge.label);
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        columns[i].gapAfter = std::max(layerGap, std::min(label[i], widestLabelRoom) + 24) +
                              roomPerLane * static_cast<double>(std::min(lanes[i], mostLanes));
    const Folding folding = folded(columns);
    std::vector<QPointF> places;
    double least = 1e18;
    for (std::size_t i = 0; i < question.sizes.size(); ++i) {
        const std::size_t column = at(ranks[i]);
        const double spare = columns[column].width - question.sizes[i].width();
        places.emplace_back(folding.left[column] + spare / 2, tops[i] + folding.down[column]);
        least = std::min(least, places.back().y());
    }
    for (QPointF &place : places)
        place.ry() -= least;
    return places;
}

} // namespace bulkhead::diagram
