// SPDX-License-Identifier: Apache-2.0
// What the scene does on a command rather than by the pointer.
#include "diagram/display_names.h"
#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/scene_state.h"
#include "diagram/labels.h"
#include "diagram/literal_text.h"
#include "diagram/scene/clipboard.h"
#include "diagram/scene/connect_tool.h"
#include "diagram/scene/diagram_scene.h"
#include "diagram/scene/edits.h"
#include "diagram/scene/hit_test.h"
#include "diagram/scene/inline_editor.h"
#include "diagram/scene/place_tool.h"
#include "diagram/scene/tool.h"
#include "diagram/walk.h"
#include "model/plans.h"

#include <algorithm>
#include <QGraphicsSceneHelpEvent>
#include <QMimeData>
#include <QSignalBlocker>
#include <QToolTip>
#include <unordered_set>

namespace bulkhead::diagram {
namespace {

QString ratingWord(model::Rating rating)
{
    switch (rating) {
    case model::Rating::Critical:
        return DiagramScene::tr("critical");
    case model::Rating::High:
        return DiagramScene::tr("high");
    case model::Rating::Medium:
        return DiagramScene::tr("medium");
    case model::Rating::Low:
        return DiagramScene::tr("low");
    case model::Rating::None:
        return DiagramScene::tr("unrated");
    }
    return {};
}

// In reading order: rows from the top, then from the left.
std::vector<int> readingOrder(const SceneState &state)
{
    std::vector<int> order(state.elements.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = static_cast<int>(i);
    const auto key = [&](int node) {
        const QRectF &rect = state.geometry.rects[at(node)];
        return std::pair(std::round(rect.top() / 40), rect.left());
    };
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
    return order;
}

void focusOn(DiagramScene &scene, int node)
{
    const model::Id id = scene.state().elements[at(node)]->id();
    scene.select(std::span(&id, 1));
    emit scene.focusedElementChanged(id);
}

} // namespace

std::vector<model::Id> DiagramScene::selectedIds() const
{
    std::vector<model::Id> ids;
    for (const ElementItem *item : m_state->elements)
        if (item->isSelected())
            ids.push_back(item->id());
    for (const FlowItem *item : m_state->flows)
        if (item->isSelected())
            ids.push_back(item->id());
    std::sort(ids.begin(), ids.end());
    return ids;
}

void DiagramScene::select(std::span<const model::Id> ids)
{
    const std::unordered_set<model::Id> wanted(ids.begin(), ids.end());
    {
        const QSignalBlocker quiet(this);
        for (ElementItem *item : m_state->elements)
            item->setSelected(wanted.contains(item->id()));
        for (FlowItem *item : m_state->flows)
            item->setSelected(wanted.contains(item->id()));
    }
    emit selectionChanged();
}

void DiagramScene::selectAll()
{
    std::vector<model::Id> ids;
    for (const ElementItem *item : m_state->elements)
        ids.push_back(item->id());
    for (const FlowItem *item : m_state->flows)
        ids.push_back(item->id());
    select(ids);
}

QRectF DiagramScene::boundsOf(model::IdView id) const
{
    if (const int node = m_state->graph.node(id); node >= 0)
        return m_state->elements[at(node)]->rect();
    if (const int flow = m_state->graph.flow(id); flow >= 0) {
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
    const model::Element *element = m_state->model ? m_state->model->element(id) : nullptr;
    const model::Flow *flow = m_state->model ? m_state->model->flow(id) : nullptr;
    QString text;
    if (element) {
        text = kindText(element->kind).toLower() + u' ' + displayName(*m_state->model, id);
    } else if (flow) {
        text =
            tr("flow from %1 to %2")
                .arg(displayName(*m_state->model, flow->source), displayName(*m_state->model, flow->target));
    } else {
        return {};
    }
    const auto badge = m_state->overlay.badges.find(model::Id(id));
    if (badge == m_state->overlay.badges.end() || badge->second.count == 0)
        return text;
    return text + QStringLiteral(", ") +
           tr("%n threat(s), the worst %1", nullptr, badge->second.count)
               .arg(ratingWord(badge->second.worst));
}

QString DiagramScene::tooltipOf(model::IdView id) const
{
    QString text = accessibleText(id);
    if (text.isEmpty())
        return text;
    text = text.left(1).toUpper() + text.mid(1);
    const auto told = m_state->overlay.tooltips.find(model::Id(id));
    return told == m_state->overlay.tooltips.end() ? text : text + u'\n' + told->second;
}

void DiagramScene::helpEvent(QGraphicsSceneHelpEvent *event)
{
    const QString text = tooltipOf(idAt(event->scenePos()));
    QToolTip::showText(event->screenPos(), literalText(text), event->widget());
    event->setAccepted(!text.isEmpty());
}

void DiagramScene::duplicateSelection()
{
    const std::vector<model::Id> ids = selectedIds();
    if (ids.empty() || m_state->readOnly)
        return;
    insertCopy(*this, model::extract(*m_state->model, ids, m_state->view), 40, tr("Duplicate %1"));
}

std::unique_ptr<QMimeData> DiagramScene::copySelection() const
{
    const std::vector<model::Id> ids = selectedIds();
    return ids.empty() ? nullptr : clipboardData(model::extract(*m_state->model, ids, m_state->view));
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
    if (ids.size() == 1 && !m_state->readOnly)
        InlineEditor::open(*this, ids.front());
}

void DiagramScene::nudgeSelection(double dx, double dy)
{
    const std::vector<int> nodes = selectedNodes(*m_state);
    if (nodes.empty())
        return;
    const std::vector<model::Id> ids = elementIds(*m_state, nodes);
    request(planMove(diagramOf(*m_state), nodes, {dx, dy}),
            tr("Move %1").arg(displayNames(*m_state->model, ids)), ids);
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
        if (!item->isSelected() || (m_state->geometry.byHand[flow] && m_state->geometry.bends[flow].empty()))
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
    std::vector<model::Change> changes;
    std::vector<model::Id> reversed;
    for (const FlowItem *item : m_state->flows) {
        if (!item->isSelected())
            continue;
        reversed.push_back(item->id());
        auto before = m_state->graph.flows()[at(item->flow())].flow;
        model::Flow after = *before;
        std::swap(after.source, after.target);
        changes.push_back(model::editing(std::move(before), std::move(after)));
        if (auto placement = m_state->model->placements().shared({m_state->view, item->id()})) {
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
    const std::vector<int> nodes = selectedNodes(*m_state);
    if (m_state->elements.empty())
        return;
    if (nodes.empty()) {
        focusOn(*this, readingOrder(*m_state).front());
        return;
    }
    const int from = nodes.front();
    const int next = nextInDirection(m_state->geometry.rects, from, arrow, [&](int node) {
        return !m_state->graph.isInside(from, node) && !m_state->graph.isInside(node, from);
    });
    if (next >= 0)
        focusOn(*this, next);
}

void DiagramScene::walkInOrder(bool forwards)
{
    const std::vector<int> order = readingOrder(*m_state);
    if (order.empty())
        return;
    const std::vector<int> nodes = selectedNodes(*m_state);
    const auto current = nodes.empty() ? order.end() : std::find(order.begin(), order.end(), nodes.front());
    if (current == order.end())
        focusOn(*this, forwards ? order.front() : order.back());
    else if (forwards)
        focusOn(*this, current + 1 == order.end() ? order.front() : *(current + 1));
    else
        focusOn(*this, current == order.begin() ? order.back() : *(current - 1));
}

} // namespace bulkhead::diagram
