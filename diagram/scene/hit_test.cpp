// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/hit_test.h"

#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/flow_item.h"
#include "diagram/items/note_item.h"
#include "diagram/items/scene_state.h"

#include <algorithm>
#include <QLineF>

namespace bulkhead::diagram {
namespace {

using Part = Hit::What;

bool near(const QPointF &a, const QPointF &b, double reach)
{
    return QLineF(a, b).length() <= reach;
}

// The items around a point, topmost first; their bounding rectangles are enough, the rest is looked at below.
QList<QGraphicsItem *> itemsAround(const DiagramScene &scene, const QPointF &position, double reach)
{
    return scene.items(QRectF(position - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)),
                       Qt::IntersectsItemBoundingRect, Qt::DescendingOrder);
}

bool hitHandle(const ElementItem &item, const QPointF &position, double pixel, Hit &hit)
{
    // From afar it is not painted.
    if (pixel * detailLimit <= 1 && item.foldHandle().contains(position)) {
        hit = {Part::FoldHandle, item.node(), -1, 0};
        return true;
    }
    if (item.showsConnectHandles())
        for (const QPointF &handle : item.connectHandles())
            if (near(handle, position, 7 * std::max(1.0, pixel))) {
                hit = {Part::ConnectHandle, item.node(), -1, 0};
                return true;
            }
    const auto handles = item.resizeHandles();
    for (const int corner : item.resizeCorners())
        if (near(handles[static_cast<std::size_t>(corner)], position, 7 * pixel)) {
            hit = {Part::ResizeHandle, item.node(), -1, corner};
            return true;
        }
    return false;
}

bool hitHandle(const FlowItem &item, const QPointF &position, double pixel, Hit &hit)
{
    if (!item.showsHandles() || item.course().size() < 2)
        return false;
    const double reach = 8 * pixel;
    if (near(item.course().front(), position, reach))
        hit = {Part::FlowSource, -1, item.flow(), 0};
    else if (near(item.course().back(), position, reach))
        hit = {Part::FlowTarget, -1, item.flow(), 0};
    for (std::size_t i = 0; i < item.bends().size(); ++i)
        if (near(item.bends()[i], position, reach))
            hit = {Part::Bend, -1, item.flow(), static_cast<int>(i)};
    return hit.what != Part::Ground;
}

// Smaller is taken first.
int rank(Part what)
{
    return static_cast<int>(what);
}

Hit hitElement(const ElementItem &item, const QPointF &position, double pixel)
{
    const int node = item.node();
    if (item.badgeContains(position))
        return {Part::Badge, node, -1, 0};
    if (!item.look().box)
        return item.rect().contains(position) ? Hit{Part::Element, node, -1, 0} : Hit{};
    if (item.frameContains(position, 5 * pixel))
        return {Part::BoxFrame, node, -1, 0};
    return item.rect().contains(position) ? Hit{Part::BoxInside, node, -1, 0} : Hit{};
}

Hit hitFlow(const FlowItem &item, const QPointF &position, double pixel)
{
    if (item.badgeContains(position))
        return {Part::Badge, -1, item.flow(), 0};
    return item.lineContains(position, 6 * pixel) ? Hit{Part::Flow, -1, item.flow(), 0} : Hit{};
}

Hit hitNote(const NoteItem &item, const QPointF &position, double pixel)
{
    if (item.showsHandle() && near(item.corner(), position, 7 * pixel))
        return {Part::NoteHandle, -1, -1, 0, item.note()};
    return item.rect().contains(position) ? Hit{Part::Note, -1, -1, 0, item.note()} : Hit{};
}

} // namespace

Hit hitTest(const DiagramScene &scene, const QPointF &position, double pixel)
{
    const QList<QGraphicsItem *> around = itemsAround(scene, position, 8 * pixel);
    Hit best;
    for (const QGraphicsItem *item : around)
        if (item->type() == NoteItemType)
            if (const Hit hit = hitNote(static_cast<const NoteItem &>(*item), position, pixel);
                hit.what != Part::Ground)
                return hit;
    for (const QGraphicsItem *item : around) {
        Hit handle;
        if (item->type() == ElementItemType &&
            hitHandle(static_cast<const ElementItem &>(*item), position, pixel, handle))
            return handle;
        if (item->type() == FlowItemType &&
            hitHandle(static_cast<const FlowItem &>(*item), position, pixel, handle))
            return handle;
    }
    for (const QGraphicsItem *item : around) {
        Hit hit;
        if (item->type() == ElementItemType)
            hit = hitElement(static_cast<const ElementItem &>(*item), position, pixel);
        else if (item->type() == FlowItemType)
            hit = hitFlow(static_cast<const FlowItem &>(*item), position, pixel);
        if (hit.what != Part::Ground && (best.what == Part::Ground || rank(hit.what) < rank(best.what)))
            best = hit;
    }
    return best;
}

int boxAt(const DiagramScene &scene, const QPointF &position, std::span<const int> except)
{
    const ViewGraph &graph = scene.state().graph;
    int best = -1;
    for (const QGraphicsItem *item : itemsAround(scene, position, 0.5)) {
        if (item->type() != ElementItemType)
            continue;
        const auto &element = static_cast<const ElementItem &>(*item);
        const int node = element.node();
        const bool excepted = std::any_of(except.begin(), except.end(), [&](int other) {
            return node == other || graph.isInside(node, other);
        });
        if (excepted || !element.rect().contains(position) ||
            !graph.nodes()[static_cast<std::size_t>(node)].holds())
            continue;
        if (best < 0 || graph.nodes()[static_cast<std::size_t>(node)].depth >
                            graph.nodes()[static_cast<std::size_t>(best)].depth)
            best = node;
    }
    return best;
}

bool takesIn(const SceneState &state, const QRectF &rect, const std::set<int> &moving)
{
    return std::any_of(state.elements.begin(), state.elements.end(), [&](const ElementItem *item) {
        const int parent = state.graph.nodes()[at(item->node())].parent;
        return rect.contains(item->rect()) && !moving.contains(item->node()) &&
               (parent < 0 || !rect.contains(state.elements[at(parent)]->rect()));
    });
}

bool takesIn(const SceneState &state, int box, const std::set<int> &moving)
{
    const ElementItem &item = *state.elements[at(box)];
    return state.graph.nodes()[at(box)].holds() && takesIn(state, item.rect(), moving);
}

int flowEndAt(const DiagramScene &scene, const QPointF &position, double pixel)
{
    int box = -1;
    for (const QGraphicsItem *item : itemsAround(scene, position, 4 * pixel)) {
        if (item->type() != ElementItemType)
            continue;
        const auto &element = static_cast<const ElementItem &>(*item);
        if (!element.rect().adjusted(-4 * pixel, -4 * pixel, 4 * pixel, 4 * pixel).contains(position))
            continue;
        if (element.look().isCard() && element.look().kind == model::Kind::TrustBoundary)
            continue;
        if (!element.look().box)
            return element.node();
        // The topmost box is the innermost; a trust boundary is a line, nothing flows to it.
        if (box < 0 && element.look().kind != model::Kind::TrustBoundary)
            box = element.node();
    }
    return box;
}

} // namespace bulkhead::diagram
