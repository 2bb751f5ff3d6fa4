// SPDX-License-Identifier: Apache-2.0
// What is selected, and what that stands for: an element inside a collapsed box, or one of several flows of a
// line, is selected by what shows it.
#include "diagram/cards.h"
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/scene_sync.h"

#include <algorithm>
#include <QSignalBlocker>

namespace bulkhead::diagram {
namespace {

bool isShownBySelected(const SceneState &state, const model::Id &id)
{
    if (const int node = state.graph.nodeShowing(id); node >= 0)
        return state.elements[at(node)]->isSelected();
    const int flow = state.graph.flowShowing(id);
    return flow >= 0 && state.flows[at(flow)]->isSelected();
}

void addFlowsOf(const SceneState &state, const FlowItem &line, std::vector<model::Id> &ids)
{
    for (const model::Flow *flow : flowsOf(state.graph.flows()[at(line.flow())]))
        ids.push_back(flow->id);
}

bool isWholeLine(const ViewFlow &line, const std::set<model::Id> &ids)
{
    return ids.contains(line.flow->id) &&
           std::all_of(line.bundled.begin(), line.bundled.end(),
                       [&](const auto &other) { return ids.contains(other->id); });
}

// Which items are to be selected, and what of them is not itself on the picture.
struct Wanted
{
    std::vector<bool> nodes;
    std::vector<bool> flows;
    std::set<model::Id> inside;
};

Wanted wantedFor(const SceneState &state, const std::set<model::Id> &ids)
{
    Wanted wanted{std::vector<bool>(state.elements.size()), std::vector<bool>(state.flows.size()), {}};
    for (const model::Id &id : ids) {
        if (const int node = state.graph.nodeShowing(id); node >= 0) {
            wanted.nodes[at(node)] = true;
            // Who wants the card itself wants all that stands in it.
            if (!ids.contains(state.elements[at(node)]->id()))
                wanted.inside.insert(id);
        } else if (const int line = state.graph.flowShowing(id); line >= 0) {
            wanted.flows[at(line)] = true;
            if (!isWholeLine(state.graph.flows()[at(line)], ids))
                wanted.inside.insert(id);
        }
    }
    return wanted;
}

void markSelectedInside(SceneState &state)
{
    std::vector<bool> nodes(state.elements.size());
    std::vector<bool> flows(state.flows.size());
    for (const model::Id &id : state.selectedInside) {
        if (const int node = state.graph.nodeShowing(id); node >= 0)
            nodes[at(node)] = true;
        else if (const int flow = state.graph.flowShowing(id); flow >= 0)
            flows[at(flow)] = true;
    }
    for (ElementItem *item : state.elements)
        item->setSelectedForInside(nodes[at(item->node())]);
    for (FlowItem *item : state.flows)
        item->setSelectedForInside(flows[at(item->flow())]);
}

} // namespace

void applySelection(SceneState &state, std::span<const model::Id> ids)
{
    Wanted wanted = wantedFor(state, {ids.begin(), ids.end()});
    for (ElementItem *item : state.elements)
        item->setSelected(wanted.nodes[at(item->node())]);
    for (FlowItem *item : state.flows)
        item->setSelected(wanted.flows[at(item->flow())]);
    state.selectedInside = std::move(wanted.inside);
    markSelectedInside(state);
}

void dropDeselectedInside(SceneState &state)
{
    const auto dropped = std::erase_if(state.selectedInside,
                                       [&](const model::Id &id) { return !isShownBySelected(state, id); });
    if (dropped > 0)
        markSelectedInside(state);
}

std::vector<model::Id> DiagramScene::selectedIds() const
{
    std::vector<model::Id> ids;
    for (const ElementItem *item : m_state->elements)
        if (item->isSelected())
            ids.push_back(item->id());
    for (const FlowItem *item : m_state->flows)
        if (item->isSelected())
            addFlowsOf(*m_state, *item, ids);
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<model::Id> DiagramScene::selectionSubjects() const
{
    std::vector<model::Id> ids(m_state->selectedInside.begin(), m_state->selectedInside.end());
    for (const ElementItem *item : m_state->elements)
        if (item->isSelected() && !item->isSelectedForInside())
            ids.push_back(item->id());
    for (const FlowItem *item : m_state->flows)
        if (item->isSelected() && !item->isSelectedForInside())
            addFlowsOf(*m_state, *item, ids);
    std::sort(ids.begin(), ids.end());
    return ids;
}

bool DiagramScene::isSelectedForInside() const
{
    return !m_state->selectedInside.empty();
}

void DiagramScene::select(std::span<const model::Id> ids)
{
    {
        const QSignalBlocker quiet(this);
        applySelection(*m_state, ids);
        for (NoteItem *item : m_state->notes)
            item->setSelected(false);
    }
    emit selectionChanged();
}

void DiagramScene::selectWhatIsShown(const model::Id &id)
{
    std::vector<model::Id> ids{id};
    if (const int node = m_state->graph.nodeShowing(id); node >= 0) {
        ids = {m_state->elements[at(node)]->id()};
    } else if (const int flow = m_state->graph.flowShowing(id); flow >= 0) {
        ids.clear();
        addFlowsOf(*m_state, *m_state->flows[at(flow)], ids);
    }
    select(ids);
}

void DiagramScene::selectAll()
{
    std::vector<model::Id> ids;
    for (const ElementItem *item : m_state->elements)
        ids.push_back(item->id());
    for (const FlowItem *item : m_state->flows)
        addFlowsOf(*m_state, *item, ids);
    select(ids);
    for (NoteItem *item : m_state->notes)
        item->setSelected(true);
}

bool DiagramScene::refuseForInside()
{
    if (!isSelectedForInside())
        return false;
    const std::vector<model::Id> inside(m_state->selectedInside.begin(), m_state->selectedInside.end());
    std::set<model::Id> cards;
    for (const model::Id &id : inside)
        if (const int node = m_state->graph.nodeShowing(id); node >= 0)
            cards.insert(m_state->elements[at(node)]->id());
    const QString what = displayNames(*m_state->model, inside);
    if (cards.empty())
        emit problemOccurred(tr("%1: one of several flows of a line. Click the line to select all of them, "
                                "or expand the box that it leads to.")
                                 .arg(what));
    else
        emit problemOccurred(
            tr("%1 stands inside %2, which is collapsed. Expand it first, or click it to select the box "
               "itself.")
                .arg(what, displayNames(*m_state->model, std::vector(cards.begin(), cards.end()))));
    return true;
}

} // namespace bulkhead::diagram
