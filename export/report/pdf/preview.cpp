// SPDX-License-Identifier: Apache-2.0
#include "export/report/pdf/preview.h"

#include "diagram/cards.h"
#include "diagram/view_graph.h"
#include "export/pictures/badges.h"
#include "export/report/blocks/shorten.h"
#include "export/report/chapters/chapters.h"

#include <utility>

namespace bulkhead::exporting {

namespace {

constexpr std::size_t mostShapes = 300; // of a diagram: a moment to build, and to paint when scrolled to

// Null: the block is no diagram.
const Figure *diagramOf(const Block &block)
{
    const auto *figures = std::get_if<Figures>(&block.any());
    if (!figures || figures->figures.empty())
        return nullptr;
    const Figure &first = figures->figures.front(); // a diagram has a row of its own
    return std::holds_alternative<DiagramView>(first.picture) ? &first : nullptr;
}

Paragraph leftOut(const Figure &diagram, const diagram::ViewGraph &graph)
{
    RichText text;
    text.strong(diagram.caption);
    text.add(": " + std::to_string(graph.nodes().size()) + " elements and " +
             std::to_string(graph.flows().size()) +
             " flows, too many for this preview. The saved report has the diagram.");
    return {std::move(text), Paragraph::Look::Regular};
}

// The badges that a diagram shows, from those of the whole model; cards and lines of several flows show sums.
void addBadges(diagram::Overlay &shown, const diagram::Overlay &all, const diagram::ViewGraph &graph)
{
    const auto add = [&](const model::Id &id) {
        if (const auto badge = all.badges.find(id); badge != all.badges.end())
            shown.badges.insert(*badge);
    };
    for (const diagram::ViewNode &node : graph.nodes()) {
        add(node.element->id);
        for (const auto &element : node.inside)
            add(element->id);
        for (const auto &flow : node.flowsInside)
            add(flow->id);
    }
    for (const diagram::ViewFlow &line : graph.flows())
        for (const model::Flow *flow : diagram::flowsOf(line))
            add(flow->id);
    for (const diagram::ViewNetwork &network : graph.networks())
        add(network.element->id);
}

} // namespace

Result<ReportContent> previewContent(const catalog::Analysis &analysis, const ReportData &data,
                                     std::stop_token stop)
{
    return stoppable([&] {
        ReportContent content{reportDocument(data), analysis.model(), {}};
        const diagram::Overlay badges = badgesOf(analysis);
        for (Section &chapter : content.report.chapters) {
            throwIfStopped(stop);
            shorten(chapter);
            for (Block &block : chapter.blocks) {
                const Figure *figure = diagramOf(block);
                if (!figure)
                    continue;
                const diagram::ViewGraph graph(content.model, std::get<DiagramView>(figure->picture).view);
                if (graph.nodes().size() + graph.flows().size() > mostShapes)
                    block = leftOut(*figure, graph);
                else
                    addBadges(content.badges, badges, graph);
            }
        }
        return content;
    });
}

} // namespace bulkhead::exporting
