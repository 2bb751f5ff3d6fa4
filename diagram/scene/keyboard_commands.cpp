// SPDX-License-Identifier: Apache-2.0
// What the pointer does by handles, for the keyboard.
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/painting/flow_path.h"
#include "diagram/painting/note_painter.h"
#include "diagram/scene/connect_tool.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/note_edits.h"
#include "diagram/scene/resize_gesture.h"
#include "diagram/scene/tool.h"

#include <algorithm>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

// The flow that alone is selected; -1 where there is none.
int onlyFlow(const SceneState &state)
{
    if (!state.oneSelected)
        return -1;
    const auto found = std::find_if(state.flows.begin(), state.flows.end(),
                                    [](const FlowItem *item) { return item->isSelected(); });
    return found == state.flows.end() ? -1 : (*found)->flow();
}

// The same where its line is its own, not that of a collapsed box.
int onlyOwnLine(const SceneState &state)
{
    const int flow = onlyFlow(state);
    return flow >= 0 && state.flows[at(flow)]->isStandIn() ? -1 : flow;
}

void requestBends(DiagramScene &scene, int flow, const std::vector<QPointF> &bends)
{
    const model::Id ids[] = {scene.state().flows[at(flow)]->id()};
    scene.request(planBends(diagramOf(scene.state()), flow, bends),
                  DiagramScene::tr("Bend %1").arg(displayNames(*scene.state().model, ids)));
}

} // namespace

void DiagramScene::resizeSelection(double dx, double dy)
{
    std::vector<int> nodes;
    std::vector<QRectF> rects;
    for (const ElementItem *item : m_state->elements) {
        if (!item->isSelected())
            continue;
        QRectF rect = m_state->geometry.rects[at(item->node())];
        rect.setRight(std::max(rect.right() + dx, rect.left() + smallestElement.width()));
        rect.setBottom(std::max(rect.bottom() + dy, rect.top() + smallestElement.height()));
        nodes.push_back(item->node());
        rects.push_back(rect | roundContents(*m_state, item->node()));
    }
    if (m_state->readOnly)
        return;
    if (const std::vector<int> notes = selectedNotes(); nodes.empty() && notes.size() == 1) {
        model::CanvasNote note = notesOf(*m_state)[at(notes.front())];
        note.rect.width = std::max(note.rect.width + dx, smallestNote.width());
        note.rect.height = std::max(note.rect.height + dy, smallestNote.height());
        request(planReplaceNote(*m_state->model, m_state->view, notes.front(), note),
                tr("Resize %1").arg(noteNames(notesOf(*m_state), notes)));
    }
    if (nodes.empty())
        return;
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    request(planRectangles(diagramOf(*m_state), nodes, rects),
            tr("Resize %1").arg(displayNames(*m_state->model, ids)), ids);
}

void DiagramScene::walkFlows()
{
    std::vector<model::Id> selected = selectedIds();
    if (const int line = onlyFlow(*m_state); line >= 0) // which may be that of several
        selected = {m_state->flows[at(line)]->id()};
    if (selected.size() != 1) {
        emit problemOccurred(tr("Select an element to walk through its flows."));
        return;
    }
    const int current = m_state->graph.flow(selected.front());
    if (current < 0) {
        m_state->flowsOf = selected.front();
    } else {
        const ViewFlow &flow = m_state->graph.flows()[at(current)];
        const int from = m_state->graph.node(m_state->flowsOf);
        if (flow.source != from && flow.target != from)
            m_state->flowsOf = m_state->elements[at(flow.source)]->id();
    }
    const int node = m_state->graph.node(m_state->flowsOf);
    if (node < 0)
        return;
    const std::vector<int> &flows = m_state->graph.nodes()[at(node)].flows;
    if (flows.empty()) {
        emit problemOccurred(tr("No flow begins or ends here."));
        return;
    }
    const auto place = std::find(flows.begin(), flows.end(), current);
    const int next = place == flows.end() || place + 1 == flows.end() ? flows.front() : *(place + 1);
    const model::Id id = m_state->flows[at(next)]->id();
    selectWhatIsShown(id);
    emit focusedElementChanged(id);
}

void DiagramScene::chooseBend(int step)
{
    const int flow = onlyOwnLine(*m_state);
    const auto count = flow < 0 ? 0 : static_cast<int>(m_state->flows[at(flow)]->bends().size());
    if (count == 0)
        return;
    m_state->chosenBend = (m_state->chosenBend + step + count) % count;
    m_state->flows[at(flow)]->update();
}

void DiagramScene::insertBend()
{
    const int flow = onlyOwnLine(*m_state);
    if (flow < 0 || m_state->readOnly)
        return;
    const FlowItem &item = *m_state->flows[at(flow)];
    std::vector<QPointF> bends = item.bends();
    const std::size_t before = bends.empty() ? 0 : std::min(at(m_state->chosenBend) + 1, bends.size());
    if (before + 1 >= item.course().size())
        return;
    const QPointF middle = QLineF(item.course()[before], item.course()[before + 1]).center();
    bends.insert(bends.begin() + static_cast<std::ptrdiff_t>(before), middle);
    requestBends(*this, flow, bends);
    m_state->chosenBend = static_cast<int>(before);
    update();
}

void DiagramScene::removeBend()
{
    const int flow = onlyOwnLine(*m_state);
    if (flow < 0 || m_state->readOnly || m_state->flows[at(flow)]->bends().empty())
        return;
    std::vector<QPointF> bends = m_state->flows[at(flow)]->bends();
    bends.erase(bends.begin() + std::min<std::ptrdiff_t>(m_state->chosenBend, std::ssize(bends) - 1));
    m_state->chosenBend = std::max(0, m_state->chosenBend - 1);
    requestBends(*this, flow, bends);
}

void DiagramScene::moveBend(double dx, double dy)
{
    const int flow = onlyOwnLine(*m_state);
    if (flow < 0 || m_state->readOnly)
        return;
    const FlowItem &item = *m_state->flows[at(flow)];
    std::vector<QPointF> bends = item.bends();
    if (bends.empty()) {
        if (item.course().size() < 2)
            return;
        bends.push_back(QLineF(item.course().front(), item.course().back()).center());
        m_state->chosenBend = 0;
    }
    bends[std::min(at(m_state->chosenBend), bends.size() - 1)] += QPointF(dx, dy);
    requestBends(*this, flow, bends);
}

void DiagramScene::startReattaching(bool source)
{
    const int flow = onlyOwnLine(*m_state);
    if (flow < 0 || m_state->readOnly) {
        emit problemOccurred(tr("Select one flow to reattach it."));
        return;
    }
    cancelGesture();
    setTool(std::make_unique<ConnectTool>(*this, flow, source));
}

} // namespace bulkhead::diagram
