// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/layout.h"

#include "diagram/labels.h"
#include "diagram/layout/built_in.h"
#include "diagram/layout/geometry.h"
#include "diagram/layout/graphviz.h"
#include "diagram/layout/process.h"
#include "diagram/layout/routes.h"

#include <cmath>
#include <map>

namespace bulkhead::diagram {
namespace {

// Measured: dot takes 0.3 s for 1,000 elements and over 45 s for 5,000; laying out both ways to choose
// the better one pays while it is instant.
constexpr std::size_t mostForBothDirections = 150;
constexpr std::size_t mostForGraphviz = 2000;

using Routes = std::vector<std::vector<QPointF>>; // bend points by flow

struct Arrangement
{
    std::vector<QRectF> rects;
    Routes bends;
};

QRectF boundsOf(const std::vector<QRectF> &rects)
{
    QRectF bounds;
    for (const QRectF &rect : rects)
        bounds |= rect;
    return bounds;
}

// Elements that no flow touches, by box: they go in rows, where dot would put them into one endless column.
void collectBlocks(GraphvizQuestion &question)
{
    const auto &nodes = question.graph.nodes();
    std::vector<bool> touched(nodes.size(), false);
    for (const ViewFlow &flow : question.graph.flows())
        for (int end : {flow.source, flow.target}) {
            // Where a flow ends at a box, the first element in it stands for the box.
            while (!nodes[static_cast<std::size_t>(end)].children.empty())
                end = nodes[static_cast<std::size_t>(end)].children.front();
            touched[static_cast<std::size_t>(end)] = true;
        }
    std::map<int, std::vector<int>> loose;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].children.empty() && !touched[i])
            loose[nodes[i].parent].push_back(static_cast<int>(i));
    for (auto &[box, block] : loose) {
        if (block.size() < 2)
            continue;
        std::vector<QSizeF> sizes;
        for (const int node : block)
            sizes.push_back(question.sizes[static_cast<std::size_t>(node)]);
        question.blockRects.push_back(packedInRows(sizes, 30, 1.6));
        question.blocks.push_back(std::move(block));
    }
}

// How far a picture's shape is from what fits a screen or a landscape page.
double awkwardness(const Arrangement &arrangement)
{
    const QRectF bounds = boundsOf(arrangement.rects);
    const double aspect = bounds.width() / std::max(1.0, bounds.height());
    return std::abs(std::log(aspect / 1.6)) + 0.1 * std::log(std::max(1.0, bounds.width() * bounds.height()));
}

class Layout
{
public:
    Layout(const model::Model &model, model::IdView view, const LayoutOptions &options)
        : m_model(model), m_view(view), m_options(options), m_graph(model, view)
    {
        for (const ViewNode &node : m_graph.nodes())
            m_sizes.push_back(sizeOf(node));
    }

    Result<LayoutResult> run()
    {
        LayoutResult result;
        Arrangement best;
        if (m_graph.nodes().size() > mostForGraphviz) {
            result.explanation = "The view has more elements than Graphviz lays out in reasonable time.";
        } else if (isTooDense()) {
            result.explanation = "The view has more flows than Graphviz lays out in reasonable time.";
        } else if (const auto arrangement = byGraphviz(result)) {
            best = *arrangement;
        }
        if (m_options.stop.stop_requested())
            return Error{"layout.cancelled", "the layout was cancelled", {}, {}, 0, {}};
        if (best.rects.empty()) {
            best.rects = builtInLayout(m_graph, m_sizes);
            best.bends = m_graph.nodes().size() > mostForGraphviz ? Routes(m_graph.flows().size())
                                                                  : routes(best.rects, {});
            result.engine = "built-in";
        }
        result.change = placements(best);
        return result;
    }

private:
    // Where all talk to all, dot takes minutes for a picture that nobody reads.
    bool isTooDense() const
    {
        const std::size_t flows = m_graph.flows().size();
        return flows > 400 && flows > 10 * m_graph.nodes().size();
    }

    // What a person made larger stays so.
    QSizeF sizeOf(const ViewNode &node) const
    {
        const QSizeF natural = naturalSize(node, m_model.vocabulary());
        const model::Placement *placed = m_model.placements().find({m_view, node.element->id});
        if (!placed || node.isBox())
            return natural;
        return natural.expandedTo({placed->rect.width, placed->rect.height});
    }

    std::optional<Arrangement> byGraphviz(LayoutResult &result)
    {
        std::optional<Arrangement> best;
        const bool both =
            m_options.direction == Direction::Automatic && m_graph.nodes().size() <= mostForBothDirections;
        for (const bool leftToRight : {true, false}) {
            if (!both && leftToRight != (m_options.direction != Direction::TopToBottom))
                continue;
            const auto arrangement = ask("dot", leftToRight, result);
            if (arrangement && (!best || awkwardness(*arrangement) < awkwardness(*best)))
                best = arrangement;
            if (!arrangement) // nor will the other direction be
                break;
        }
        if (!best && result.engine.empty() && !m_options.stop.stop_requested() && !m_missing) {
            result.explanation = "Graphviz's dot could not lay this view out; its fdp engine was used.";
            best = ask("fdp", true, result);
        }
        return best;
    }

    std::optional<Arrangement> ask(const std::string &engine, bool leftToRight, LayoutResult &result)
    {
        GraphvizQuestion question{m_graph, m_sizes, {}, {}, leftToRight, false};
        collectBlocks(question);
        const Result<std::string> output = runProgram({m_options.program, "-K" + engine, "-Tdot"},
                                                      toDot(question), m_options.timeout, m_options.stop);
        if (!output) {
            m_missing = output.error().code == "process.missing";
            result.explanation = m_missing ? "Graphviz (the program \"" + m_options.program +
                                                 "\") is not installed; a simple layout was used."
                                           : "Graphviz could not lay this view out (" +
                                                 output.error().message + "); a simple layout was used.";
            return std::nullopt;
        }
        const auto answer = readAnswer(question, *output);
        if (!answer) {
            result.explanation = "Graphviz gave no usable layout; a simple layout was used.";
            return std::nullopt;
        }
        result.engine = engine;
        if (engine == "dot")
            result.explanation.clear();
        return arrange(*answer, leftToRight);
    }

    Arrangement arrange(const GraphvizAnswer &answer, bool leftToRight) const
    {
        Arrangement arrangement;
        arrangement.rects = answer.rects;
        const std::vector<QRectF> before = arrangement.rects;
        settle(m_graph, m_sizes, arrangement.rects, leftToRight ? Qt::Vertical : Qt::Horizontal);
        const auto moved = [&](int end) {
            return arrangement.rects[static_cast<std::size_t>(end)] != before[static_cast<std::size_t>(end)];
        };
        Routes suggestions = answer.routes;
        for (std::size_t i = 0; i < suggestions.size(); ++i)
            if (moved(m_graph.flows()[i].source) || moved(m_graph.flows()[i].target))
                suggestions[i].clear();
        arrangement.bends = routes(arrangement.rects, suggestions);
        return arrangement;
    }

    Routes routes(const std::vector<QRectF> &rects, const Routes &suggestions) const
    {
        Router router(m_graph, rects, m_model.vocabulary());
        Routes bends;
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i)
            bends.push_back(router.bends(m_graph.flows()[i],
                                         suggestions.empty() ? std::vector<QPointF>() : suggestions[i]));
        return bends;
    }

    model::Change placements(const Arrangement &arrangement) const
    {
        // From a corner near the origin, on the grid.
        const QPointF corner = boundsOf(arrangement.rects).topLeft();
        const auto whole = [](double value) { return std::round(value); };
        std::vector<model::Change> changes;
        for (std::size_t i = 0; i < m_graph.nodes().size(); ++i) {
            const QRectF rect = arrangement.rects[i].translated(-corner);
            const QRectF rounded(whole(rect.left()), whole(rect.top()), whole(rect.width()),
                                 whole(rect.height()));
            place(changes, m_graph.nodes()[i].element->id, fromQt(rounded), {});
        }
        for (std::size_t i = 0; i < m_graph.flows().size(); ++i) {
            std::vector<QPointF> bends = arrangement.bends[i];
            for (QPointF &bend : bends)
                bend = {whole(bend.x() - corner.x()), whole(bend.y() - corner.y())};
            place(changes, m_graph.flows()[i].flow->id, {}, fromQt(bends));
        }
        return model::batch(std::move(changes));
    }

    void place(std::vector<model::Change> &changes, const model::Id &item, const model::Rect &rect,
               std::vector<model::Point> bends) const
    {
        auto before = m_model.placements().shared({m_view, item});
        model::Placement after{model::Id(m_view), item, rect, std::move(bends)};
        const bool isPlain = rect == model::Rect{} && after.bends.empty();
        if (before ? *before == after : isPlain)
            return;
        if (isPlain)
            changes.push_back(model::removing(std::move(before)));
        else if (before)
            changes.push_back(model::editing(std::move(before), std::move(after)));
        else
            changes.push_back(model::adding(std::move(after)));
    }

    const model::Model &m_model;
    model::IdView m_view;
    const LayoutOptions &m_options;
    ViewGraph m_graph;
    std::vector<QSizeF> m_sizes;
    bool m_missing = false; // the program is not there: no need to try again
};

} // namespace

Result<LayoutResult> layoutModel(const model::Model &model, model::IdView view, const LayoutOptions &options)
{
    return Layout(model, view, options).run();
}

std::string dotText(const model::Model &model, model::IdView view)
{
    const ViewGraph graph(model, view);
    const std::vector<QSizeF> sizes(graph.nodes().size());
    return toDot(GraphvizQuestion{graph, sizes, {}, {}, true, true});
}

} // namespace bulkhead::diagram
