// SPDX-License-Identifier: Apache-2.0
// Commands that collapse boxes to cards and expand them.
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/folding.h"
#include "diagram/scene/tool.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

bool isOpenBox(const SceneState &state, int node)
{
    return !state.graph.nodes()[at(node)].children.empty();
}

bool isCollapsedBox(const SceneState &state, int node)
{
    return state.graph.nodes()[at(node)].isCard();
}

// The selected boxes that hold something; where none does, the box round what is selected first.
std::vector<model::Id> openBoxesOfSelection(const SceneState &state)
{
    std::vector<int> boxes = outermostSelected(state);
    const std::vector<int> selected = boxes;
    std::erase_if(boxes, [&](int node) { return !isOpenBox(state, node); });
    if (boxes.empty() && !selected.empty())
        if (const int around = state.graph.nodes()[at(selected.front())].parent; around >= 0)
            boxes.push_back(around);
    return elementIds(state, boxes);
}

std::vector<model::Id> nodesWith(const SceneState &state, bool (*predicate)(const SceneState &, int))
{
    std::vector<int> nodes;
    for (const ElementItem *item : state.elements)
        if (predicate(state, item->node()))
            nodes.push_back(item->node());
    return elementIds(state, nodes);
}

} // namespace

void DiagramScene::collapse(std::span<const model::Id> boxes)
{
    if (m_state->readOnly || !m_state->model)
        return;
    const std::vector<model::Id> ids(boxes.begin(), boxes.end());
    request(planCollapse(diagramOf(*m_state), ids),
            tr("Collapse %1").arg(displayNames(*m_state->model, ids)));
    select(ids);
}

void DiagramScene::expand(std::span<const model::Id> boxes)
{
    if (m_state->readOnly || !m_state->model)
        return;
    const std::vector<model::Id> ids(boxes.begin(), boxes.end());
    const bool isForInside = isSelectedForInside();
    request(planExpand(diagramOf(*m_state), ids), tr("Expand %1").arg(displayNames(*m_state->model, ids)));
    if (!isForInside) // else what was selected in it is shown now
        select(ids);
}

void DiagramScene::collapseSelection()
{
    const std::vector<model::Id> boxes = openBoxesOfSelection(*m_state);
    if (boxes.empty())
        emit problemOccurred(tr("Select a box that holds something, or something in a box."));
    else
        collapse(boxes);
}

void DiagramScene::expandSelection()
{
    std::vector<int> cards = selectedNodes(*m_state);
    std::erase_if(cards, [this](int node) { return !isCollapsedBox(*m_state, node); });
    if (cards.empty())
        emit problemOccurred(tr("Select a collapsed box to expand it."));
    else
        expand(elementIds(*m_state, cards));
}

void DiagramScene::toggleCollapsed(std::span<const model::Id> ids)
{
    const auto isCardNow = [this](const model::Id &id) {
        const int node = m_state->graph.node(id);
        return node >= 0 && isCollapsedBox(*m_state, node);
    };
    std::vector<model::Id> cards(ids.begin(), ids.end());
    std::erase_if(cards, [&](const model::Id &id) { return !isCardNow(id); });
    cards.empty() ? collapse(ids) : expand(cards);
}

void DiagramScene::toggleCollapsedSelection()
{
    const std::vector<int> nodes = selectedNodes(*m_state);
    const bool hasCard =
        std::any_of(nodes.begin(), nodes.end(), [this](int node) { return isCollapsedBox(*m_state, node); });
    hasCard ? expandSelection() : collapseSelection();
}

void DiagramScene::collapseAll()
{
    if (const std::vector<model::Id> boxes = nodesWith(*m_state, isOpenBox); boxes.empty())
        emit problemOccurred(tr("There is no box that holds something."));
    else
        collapse(boxes);
}

void DiagramScene::expandAll()
{
    const model::View *view = m_state->model ? m_state->model->views().find(m_state->view) : nullptr;
    std::vector<model::Id> cards; // a box that has nothing in it any more is none
    for (const model::Id &id : view ? view->collapsed : std::vector<model::Id>())
        if (const int node = m_state->graph.nodeShowing(id); node >= 0 && isCollapsedBox(*m_state, node))
            cards.push_back(id);
    if (cards.empty())
        emit problemOccurred(tr("Nothing is collapsed on this view."));
    else
        expand(cards);
}

std::vector<model::Id> DiagramScene::standsFor(const model::Id &id) const
{
    std::vector<model::Id> ids{id};
    if (const int node = m_state->graph.node(id); node >= 0) {
        for (const auto &element : m_state->graph.nodes()[at(node)].inside)
            ids.push_back(element->id);
        for (const auto &flow : m_state->graph.nodes()[at(node)].flowsInside)
            ids.push_back(flow->id);
    }
    return ids;
}

bool DiagramScene::isCollapsed(model::IdView id) const
{
    const int node = m_state->graph.node(id);
    return node >= 0 && isCollapsedBox(*m_state, node);
}

} // namespace bulkhead::diagram
