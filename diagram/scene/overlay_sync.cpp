// SPDX-License-Identifier: Apache-2.0
// Badges, steps and what is lit, on the items that show them.
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/scene/scene_sync.h"

#include <set>
#include <utility>

namespace bulkhead::diagram {
namespace {

// A path is shown or hidden: everything is dimmed or lit.
void refreshAllOverlays(SceneState &state)
{
    for (ElementItem *item : state.elements)
        item->refreshOverlay();
    for (FlowItem *item : state.flows) {
        item->refreshOverlay();
        item->update(); // lines that are lit are wider
    }
    for (NoteItem *item : state.notes)
        item->update();
}

// The items that show something of an id, each once: a card has many ids.
class Touched
{
public:
    explicit Touched(SceneState &state) : m_state(state) {}

    void add(const model::Id &id)
    {
        if (const int node = m_state.graph.nodeShowing(id); node >= 0)
            m_nodes.insert(node);
        else if (const int flow = m_state.graph.flowShowing(id); flow >= 0)
            m_flows.insert(flow);
    }

    void refresh() const
    {
        for (const int node : m_nodes)
            m_state.elements[at(node)]->refreshOverlay();
        for (const int flow : m_flows)
            m_state.flows[at(flow)]->refreshOverlay();
    }

private:
    SceneState &m_state;
    std::set<int> m_nodes;
    std::set<int> m_flows;
};

template <typename Marks>
void refreshWhereOther(SceneState &state, const Marks &before, const Marks &after)
{
    Touched touched(state);
    for (const auto &[marks, others] : {std::pair(&before, &after), std::pair(&after, &before)}) {
        for (const auto &[id, mark] : *marks) {
            const auto other = others->find(id);
            if (other == others->end() || other->second != mark)
                touched.add(id);
        }
    }
    touched.refresh();
}

} // namespace

void refreshOverlayOf(SceneState &state, const model::Id &id)
{
    Touched touched(state);
    touched.add(id);
    touched.refresh();
}

void refreshStaleSums(SceneState &state)
{
    Touched touched(state);
    for (const model::Id &id : std::exchange(state.staleSums, {}))
        touched.add(id);
    touched.refresh();
}

void takeOverlay(SceneState &state, Overlay overlay)
{
    const Overlay before = std::exchange(state.overlay, std::move(overlay));
    const Overlay &after = state.overlay;
    if (before.highlighted != after.highlighted) {
        refreshAllOverlays(state);
        return;
    }
    refreshWhereOther(state, before.badges, after.badges);
    refreshWhereOther(state, before.steps, after.steps);
}

void takeHighlight(SceneState &state, Overlay overlay)
{
    const auto highlighted = std::exchange(state.overlay.highlighted, std::move(overlay.highlighted));
    const auto steps = std::exchange(state.overlay.steps, std::move(overlay.steps));
    if (highlighted != state.overlay.highlighted)
        refreshAllOverlays(state);
    else
        refreshWhereOther(state, steps, state.overlay.steps);
}

} // namespace bulkhead::diagram
