// SPDX-License-Identifier: Apache-2.0
// Commands that say which box an element stands in.
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/painting/palette.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/tool.h"

#include <algorithm>

namespace bulkhead::diagram {
namespace {

std::vector<int> outermostOf(const SceneState &state, std::span<const model::Id> ids)
{
    std::vector<int> nodes;
    for (const model::Id &id : ids)
        if (const int node = state.graph.node(id); node >= 0)
            nodes.push_back(node);
    return outermost(state.graph, nodes);
}

QString nameOfNode(const SceneState &state, int node)
{
    const int nodes[] = {node};
    return displayNames(*state.model, elementIds(state, nodes));
}

} // namespace

std::vector<model::Id> DiagramScene::boxesFor(std::span<const model::Id> ids) const
{
    std::vector<model::Id> boxes;
    const std::vector<int> nodes = outermostOf(*m_state, ids);
    const auto isOut = [&](int box) {
        return std::any_of(nodes.begin(), nodes.end(),
                           [&](int node) { return node == box || m_state->graph.isInside(box, node); });
    };
    for (const ElementItem *item : m_state->elements)
        if (!nodes.empty() && m_state->graph.nodes()[at(item->node())].holds() && !isOut(item->node()))
            boxes.push_back(item->id());
    return boxes;
}

void DiagramScene::putInto(std::span<const model::Id> moved, const model::Id &id)
{
    const int box = m_state->graph.node(id);
    std::vector<int> nodes = outermostOf(*m_state, moved);
    if (box < 0 || nodes.empty() || m_state->readOnly)
        return;
    if (!model::canContain(m_state->elements[at(box)]->look().kind)) {
        emit problemOccurred(
            tr("%1 cannot hold others. Hosts, registries, orchestrators and trust boundaries can.")
                .arg(nameOfNode(*m_state, box)));
        return;
    }
    if (!m_state->graph.nodes()[at(box)].holds()) {
        emit problemOccurred(
            tr("%1 is collapsed; expand it to put something into it.").arg(nameOfNode(*m_state, box)));
        return;
    }
    for (const int node : nodes)
        if (node == box || m_state->graph.isInside(box, node)) {
            emit problemOccurred(tr("%1 cannot stand inside itself.").arg(nameOfNode(*m_state, node)));
            return;
        }
    std::erase_if(nodes, [&](int node) { return m_state->graph.nodes()[at(node)].parent == box; });
    if (nodes.empty()) {
        emit problemOccurred(tr("It stands in %1 already.").arg(nameOfNode(*m_state, box)));
        return;
    }
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    request(planPutInto(diagramOf(*m_state), nodes, box),
            tr("Put %1").arg(displayNames(*m_state->model, ids)), ids);
}

void DiagramScene::takeSelectionOut()
{
    std::vector<int> nodes = outermostSelected(*m_state);
    std::erase_if(nodes, [&](int node) { return m_state->graph.nodes()[at(node)].parent < 0; });
    if (nodes.empty()) {
        emit problemOccurred(tr("Select an element that stands in a box to take it out."));
        return;
    }
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    const int box = m_state->graph.nodes()[at(nodes.front())].parent;
    const bool isOneBox = std::all_of(
        nodes.begin(), nodes.end(), [&](int node) { return m_state->graph.nodes()[at(node)].parent == box; });
    Planned planned = planTakeOut(diagramOf(*m_state), nodes);
    std::erase_if(planned.nested, [&](const Nested &nested) {
        return std::find(ids.begin(), ids.end(), nested.element) != ids.end();
    });
    const QString what = displayNames(*m_state->model, ids);
    request(planned,
            isOneBox ? tr("Take %1 out of %2").arg(what, nameOfNode(*m_state, box))
                     : tr("Take %1 out of their boxes").arg(what),
            {});
}

void DiagramScene::wrapSelection(const PaletteEntry &entry)
{
    const std::vector<int> nodes = outermostSelected(*m_state);
    if (m_state->readOnly)
        return;
    if (nodes.empty()) {
        emit problemOccurred(tr("Select the elements that the new box is to stand round."));
        return;
    }
    const int parent = m_state->graph.nodes()[at(nodes.front())].parent;
    for (const int node : nodes)
        if (m_state->graph.nodes()[at(node)].parent != parent) {
            emit problemOccurred(
                tr("One box can stand only round what is in the same box now. Put the elements "
                   "into one first, or take them out."));
            return;
        }
    const model::Element box = entry.create(*m_state->model);
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    Planned planned = planWrap(diagramOf(*m_state), nodes, box);
    // Of what the box is put round the text speaks anyway.
    std::erase_if(planned.nested, [&](const Nested &nested) {
        return std::find(ids.begin(), ids.end(), nested.element) != ids.end();
    });
    request(planned, tr("Wrap %1 in a new box (%2)").arg(displayNames(*m_state->model, ids), entry.title),
            {});
    if (m_state->graph.node(box.id) >= 0) {
        select(std::span(&box.id, 1));
        renameSelection();
    }
}

std::vector<model::Id> DiagramScene::misplacedIds() const
{
    std::vector<model::Id> ids;
    for (const ElementItem *item : m_state->elements)
        if (item->misplaced())
            ids.push_back(item->id());
    return ids;
}

void DiagramScene::mendNesting(std::span<const model::Id> ids, Mend mend)
{
    std::vector<int> nodes;
    for (const model::Id &id : ids)
        if (const int node = m_state->graph.node(id); node >= 0 && m_state->elements[at(node)]->misplaced())
            nodes.push_back(node);
    if (nodes.empty())
        return;
    const std::vector<model::Id> mended = elementIds(*m_state, nodes);
    const QString what = displayNames(*m_state->model, mended);
    if (mend == Mend::Picture)
        request(planMoveHome(diagramOf(*m_state), nodes), tr("Move %1 to where the model has it").arg(what),
                {});
    else
        request(planTakePicture(diagramOf(*m_state), nodes), tr("Put %1").arg(what), mended);
}

} // namespace bulkhead::diagram
