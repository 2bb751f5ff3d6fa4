// SPDX-License-Identifier: Apache-2.0
// What the scene does on a command rather than by the pointer.
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/literal_text.h"
#include "diagram/scene/clipboard.h"
#include "diagram/scene/connect_tool.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/edits.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/inline_editor.h"
#include "diagram/scene/note_editor.h"
#include "diagram/scene/note_edits.h"
#include "diagram/scene/note_tools.h"
#include "diagram/scene/place_tool.h"
#include "diagram/scene/spoken_text.h"
#include "diagram/scene/tool.h"
#include "diagram/walk.h"
#include "model/plans.h"

#include <algorithm>
#include <QGraphicsSceneHelpEvent>
#include <QMimeData>
#include <QToolTip>

namespace bulkhead::diagram {
namespace {

// What is walked through: the elements, and behind them the notes.
std::vector<QRectF> stops(const SceneState &state)
{
    std::vector<QRectF> rects = state.geometry.rects;
    for (const NoteItem *item : state.notes)
        rects.push_back(item->rect());
    return rects;
}

int selectedStop(const DiagramScene &scene)
{
    const std::vector<int> nodes = selectedNodes(scene.state());
    const std::vector<int> notes = scene.selectedNotes();
    if (!nodes.empty())
        return nodes.front();
    return notes.empty() ? -1 : static_cast<int>(scene.state().elements.size()) + notes.front();
}

// In reading order: rows from the top, then from the left.
std::vector<int> readingOrder(const SceneState &state)
{
    const std::vector<QRectF> rects = stops(state);
    std::vector<int> order(rects.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const auto key = [&](int stop) {
        const QRectF &rect = rects[at(stop)];
        return std::pair(std::round(rect.top() / 40), rect.left());
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
    return order;
}

void focusOn(DiagramScene &scene, int node)
{
    if (const int note = node - static_cast<int>(scene.state().elements.size()); note >= 0) {
        scene.selectNotes(std::span(&note, 1));
        emit scene.focusedNoteChanged(note);
        return;
    }
    const model::Id id = scene.state().elements[at(node)]->id();
    scene.select(std::span(&id, 1));
    emit scene.focusedElementChanged(id);
}

} // namespace

QRectF DiagramScene::boundsOf(model::IdView id) const
{
    if (const int node = m_state->graph.nodeShowing(id); node >= 0)
        return m_state->elements[at(node)]->rect();
    if (const int flow = m_state->graph.flowShowing(id); flow >= 0) {
        const FlowItem &item = *m_state->flows[at(flow)];
        return item.labelRect().isNull() ? item.boundingRect() : item.labelRect();
    }
    return {};
}

QRectF DiagramScene::contentBounds() const
{
    QRectF bounds;
    for (const ElementItem *item : m_state->elements)
        bounds |= item->rect();
    for (const FlowItem *item : m_state->flows)
        bounds |= item->boundingRect().adjusted(10, 10, -10, -10);
    for (const NoteItem *item : m_state->notes)
        bounds |= item->boundingRect().adjusted(10, 10, -10, -10);
    return bounds;
}

model::Id DiagramScene::idAt(QPointF scenePosition) const
{
    const Hit hit = hitTest(*this, scenePosition, 1);
    if (hit.flow >= 0)
        return m_state->flows[at(hit.flow)]->id();
    return hit.node >= 0 ? m_state->elements[at(hit.node)]->id() : model::Id();
}

QString DiagramScene::accessibleText(model::IdView id) const
{
    return spokenText(*m_state, id);
}

QString DiagramScene::tooltipOf(model::IdView id) const
{
    return toolTipText(*m_state, id);
}

void DiagramScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    constexpr qsizetype longestNoteTip = 1000;
    const Hit hit = hitTest(*this, event->scenePos(), 1);
    const QString text =
        hit.note >= 0 ? textOfNote(hit.note).left(longestNoteTip) : tooltipOf(idAt(event->scenePos()));
    QToolTip::showText(event->screenPos(), literalText(text), event->widget());
    event->setAccepted(!text.isEmpty());
}

void DiagramScene::duplicateSelection()
{
    if (m_state->readOnly || (selectedIds().empty() && selectedNotes().empty()) || refuseForInside())
        return;
    insertCopy(*this, copied(*this), 40, tr("Duplicate %1"));
}

std::unique_ptr<QMimeData> DiagramScene::copySelection() const
{
    return selectedIds().empty() && selectedNotes().empty() ? nullptr : clipboardData(copied(*this));
}

void DiagramScene::paste(const QMimeData &mime)
{
    if (!m_state->model || m_state->readOnly)
        return;
    const Result<model::Model> copied = fromClipboard(mime, m_state->model->sharedVocabulary());
    if (!copied) {
        emit problemOccurred(tr("What is on the clipboard cannot be pasted: %1")
                                 .arg(QString::fromStdString(copied.error().text())));
        return;
    }
    insertCopy(*this, *copied, 40, tr("Paste %1"));
}

bool DiagramScene::canPaste(const QMimeData &mime)
{
    return isOnClipboard(mime);
}

void DiagramScene::renameSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    const std::vector<int> notes = selectedNotes();
    if (m_state->readOnly || refuseForInside())
        return;
    if (ids.size() == 1)
        InlineEditor::open(*this, ids.front());
    else if (ids.empty() && notes.size() == 1)
        NoteEditor::open(*this, notes.front());
}

void DiagramScene::nudgeSelection(double dx, double dy)
{
    const std::vector<int> nodes = selectedNodes(*m_state);
    const std::vector<int> notes = notesMovedWith(*m_state, outermost(m_state->graph, nodes));
    if (nodes.empty()) {
        moveNotes(*this, notes, {dx, dy});
        return;
    }
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    Planned planned = planMove(diagramOf(*m_state), nodes, {dx, dy});
    planned.change = model::batch(
        {std::move(planned.change), planMoveNotes(*m_state->model, m_state->view, notes, {dx, dy})});
    request(planned, tr("Move %1").arg(displayNames(*m_state->model, ids)), ids);
}

void DiagramScene::arrangeSelection(std::size_t atLeast, const QString &verb,
                                    const std::function<std::vector<QRectF>(std::vector<QRectF>)> &arrange)
{
    const std::vector<int> nodes = outermostSelected(*m_state);
    if (nodes.size() < atLeast) {
        emit problemOccurred(
            tr("Select at least %n element(s) for that.", nullptr, static_cast<int>(atLeast)));
        return;
    }
    std::vector<QRectF> rects;
    for (const int node : nodes)
        rects.push_back(m_state->geometry.rects[at(node)]);
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    request(planRectangles(diagramOf(*m_state), nodes, arrange(std::move(rects))),
            verb.arg(displayNames(*m_state->model, ids)), ids);
}

void DiagramScene::alignSelection(Alignment alignment)
{
    arrangeSelection(2, tr("Align %1"),
                     [alignment](std::vector<QRectF> rects) { return aligned(std::move(rects), alignment); });
}

void DiagramScene::distributeSelection(Qt::Orientation direction)
{
    arrangeSelection(3, tr("Distribute %1"), [direction](std::vector<QRectF> rects) {
        return distributed(std::move(rects), direction);
    });
}

void DiagramScene::straightenSelection()
{
    std::vector<int> flows;
    std::vector<model::Id> ids;
    for (const FlowItem *item : m_state->flows) {
        const std::size_t flow = at(item->flow());
        if (!item->isSelected() || item->isStandIn() ||
            (m_state->geometry.byHand[flow] && m_state->geometry.bends[flow].empty()))
            continue;
        flows.push_back(item->flow());
        ids.push_back(item->id());
    }
    if (!flows.empty())
        request(planStraight(diagramOf(*m_state), flows),
                tr("Straighten %1").arg(displayNames(*m_state->model, ids)));
}

void DiagramScene::reverseSelection()
{
    if (refuseForInside())
        return;
    std::vector<model::Change> changes;
    std::vector<model::Id> reversed;
    for (const model::Id &id : selectedIds()) {
        auto before = m_state->model->flows().shared(id);
        if (!before)
            continue;
        reversed.push_back(id);
        model::Flow after = *before;
        std::swap(after.source, after.target);
        changes.push_back(model::editing(std::move(before), std::move(after)));
        if (auto placement = m_state->model->placements().shared({m_state->view, id})) {
            model::Placement turned = *placement;
            std::reverse(turned.bends.begin(), turned.bends.end());
            if (!(turned == *placement))
                changes.push_back(model::editing(std::move(placement), std::move(turned)));
        }
    }
    request(model::batch(std::move(changes)), tr("Reverse %1").arg(displayNames(*m_state->model, reversed)));
}

void DiagramScene::startConnecting()
{
    const std::vector<int> nodes = selectedNodes(*m_state);
    if (nodes.empty() && selectedNotes().size() == 1) {
        startNoteArrow();
        return;
    }
    if (nodes.size() != 1 || m_state->readOnly) {
        emit problemOccurred(tr("Select one element to connect it."));
        return;
    }
    cancelGesture();
    setTool(std::make_unique<ConnectTool>(*this, nodes.front(), ConnectTool::By::Key));
}

void DiagramScene::startPlacing(const PaletteEntry &entry)
{
    if (m_state->readOnly || !m_state->model)
        return;
    cancelGesture();
    setTool(std::make_unique<PlaceTool>(*this, entry));
}

void DiagramScene::walk(Qt::Key arrow)
{
    const std::vector<QRectF> rects = stops(*m_state);
    if (rects.empty())
        return;
    const int from = selectedStop(*this);
    if (from < 0) {
        focusOn(*this, readingOrder(*m_state).front());
        return;
    }
    const auto isElement = [&](int stop) { return at(stop) < m_state->elements.size(); };
    const int next = nextInDirection(rects, from, arrow, [&](int stop) {
        return !isElement(stop) || !isElement(from) ||
               (!m_state->graph.isInside(from, stop) && !m_state->graph.isInside(stop, from));
    });
    if (next >= 0)
        focusOn(*this, next);
}

void DiagramScene::walkInOrder(bool forwards)
{
    const std::vector<int> order = readingOrder(*m_state);
    if (order.empty())
        return;
    const int from = selectedStop(*this);
    const auto current = from < 0 ? order.end() : std::find(order.begin(), order.end(), from);
    if (current == order.end())
        focusOn(*this, forwards ? order.front() : order.back());
    else if (forwards)
        focusOn(*this, current + 1 == order.end() ? order.front() : *(current + 1));
    else
        focusOn(*this, current == order.begin() ? order.back() : *(current - 1));
}

} // namespace bulkhead::diagram
