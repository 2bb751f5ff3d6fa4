// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/edits.h"

#include "diagram/index.h"

#include "diagram/labels.h"
#include "diagram/scene/placing.h"
#include "diagram/scene/room.h"
#include "model/ids.h"
#include "model/plans.h"
#include "model/properties.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace bulkhead::diagram {
namespace {

Planned movedBy(const Diagram &diagram, std::span<const int> selected, const QPointF &by, const int *into)
{
    const std::vector<int> nodes = outermost(diagram.graph, selected);
    Placing placing(diagram);
    placing.move(nodes, by);
    for (const int node : nodes) {
        placing.settle(node);
        placing.growFor(into ? *into : diagram.graph.nodes()[at(node)].parent, placing.rect(node));
    }
    return placing.plan();
}

QRectF boundsOfNodes(const Diagram &diagram, std::span<const int> nodes)
{
    QRectF bounds;
    for (const int node : nodes)
        bounds |= diagram.geometry.rects[at(node)];
    return bounds;
}

// Whether it would stand in the box (-1: at the top) without covering anything.
bool isFreeIn(const Diagram &diagram, int box, const QRectF &rect)
{
    for (std::size_t i = 0; i < diagram.geometry.rects.size(); ++i)
        if (diagram.graph.nodes()[i].parent == box && diagram.geometry.rects[i].intersects(rect))
            return false;
    return box < 0 || diagram.geometry.rects[at(box)].adjusted(0, boxHeaderHeight, 0, 0).contains(rect);
}

// The elements that a change adds to a view, with their places.
class Added
{
public:
    Added(const model::Id &view, const model::Change &change) : m_view(view)
    {
        note(change);
        for (auto &[id, element] : m_elements)
            if (const auto rect = m_rects.find(id); rect != m_rects.end()) {
                placed.emplace_back(std::move(element), rect->second);
                bounds |= rect->second;
            }
    }

    std::vector<std::pair<std::shared_ptr<const model::Element>, QRectF>> placed; // by id
    QRectF bounds;

private:
    void note(const model::Change &change)
    {
        if (const auto *batch = std::get_if<model::Batch>(&change.data)) {
            for (const model::Change &each : batch->changes)
                note(each);
        } else if (const auto *element = std::get_if<model::Edit<model::Element>>(&change.data)) {
            m_elements.emplace(element->after->id, element->after);
        } else if (const auto *place = std::get_if<model::Edit<model::Placement>>(&change.data)) {
            if (place->after->view == m_view && place->after->rect.width > 0)
                m_rects.emplace(place->after->item, toQt(place->after->rect));
        }
    }

    model::Id m_view;
    std::map<model::Id, std::shared_ptr<const model::Element>> m_elements;
    std::map<model::Id, QRectF> m_rects;
};

// Places for what the views of a copied part show and have no place for, as where it was copied from a view
// that shows only some of it: what is inserted is to stand where the plan has it.
model::Model withPlaces(model::Model part)
{
    if (part.views().empty()) {
        model::View view;
        view.id = "pasted";
        [[maybe_unused]] const auto added = part.apply(model::adding(std::move(view)));
    }
    std::vector<model::Change> changes;
    for (const model::View &view : part.views()) {
        const ViewGraph graph(part, view.id,
                              ViewGraph::Boxes::AllExpanded); // what a card hides has places too
        const Geometry geometry = resolveGeometry(part, view.id, graph);
        for (std::size_t i = 0; i < geometry.rects.size(); ++i)
            changePlacement(part, {view.id, graph.nodes()[i].element->id, fromQt(geometry.rects[i]), {}},
                            changes);
    }
    [[maybe_unused]] const auto placed = part.apply(model::batch(std::move(changes)));
    return part;
}

model::Id freeFlowId(const model::Model &model, model::IdView source, model::IdView target)
{
    model::Id id = model::flowId(source, target);
    for (int number = 2; model.flow(id) || model.element(id); ++number)
        id = model::flowId(source, target, std::to_string(number));
    return id;
}

} // namespace

std::vector<int> outermost(const ViewGraph &graph, std::span<const int> nodes)
{
    const std::set<int> all(nodes.begin(), nodes.end());
    std::vector<int> result;
    for (const int node : all) {
        int up = graph.nodes()[at(node)].parent;
        while (up >= 0 && !all.contains(up))
            up = graph.nodes()[at(up)].parent;
        if (up < 0)
            result.push_back(node);
    }
    return result;
}

Planned planMove(const Diagram &diagram, std::span<const int> nodes, const QPointF &by)
{
    return movedBy(diagram, nodes, by, nullptr);
}

Planned planMoveInto(const Diagram &diagram, std::span<const int> nodes, const QPointF &by, int box)
{
    return movedBy(diagram, nodes, by, &box);
}

Planned planName(const Diagram &diagram, int node, const std::string &name)
{
    ViewNode named = diagram.graph.nodes()[at(node)];
    model::Element element = *named.element;
    element.name = name;
    named.element = std::make_shared<const model::Element>(std::move(element));
    const QRectF before = diagram.geometry.rects[at(node)];
    const QSizeF needed = naturalSize(named, diagram.model.vocabulary());
    Placing placing(diagram);
    if (!named.isBox() && !named.isCard()) // which shows its name in its header, as far as there is room
        placing.setRect(node, {before.topLeft(), before.size().expandedTo(needed)});
    placing.growFor(named.parent, placing.rect(node));
    return placing.plan({model::planRename(diagram.model, named.element->id, name)});
}

Planned planRectangles(const Diagram &diagram, std::span<const int> nodes, std::span<const QRectF> rects)
{
    Placing placing(diagram);
    std::map<std::pair<double, double>, std::vector<int>> moved; // by how far
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const QRectF before = diagram.geometry.rects[at(nodes[i])];
        const QPointF by = rects[i].topLeft() - before.topLeft();
        if (rects[i].size() != before.size())
            placing.setRect(nodes[i], rects[i]);
        else if (!by.isNull())
            moved[{by.x(), by.y()}].push_back(nodes[i]);
    }
    for (const auto &[by, together] : moved)
        placing.move(together, {by.first, by.second});
    for (const int node : nodes) {
        placing.settle(node);
        placing.growFor(diagram.graph.nodes()[at(node)].parent, placing.rect(node));
    }
    return placing.plan();
}

Planned planPutInto(const Diagram &diagram, std::span<const int> selected, int box)
{
    const std::vector<int> nodes = outermost(diagram.graph, selected);
    const QRectF bounds = boundsOfNodes(diagram, nodes);
    const QPointF to = roomIn(diagram.graph, diagram.geometry.rects, box, bounds.size(), nodes);
    return planMoveInto(diagram, nodes, to - bounds.topLeft(), box);
}

Planned planTakeOut(const Diagram &diagram, std::span<const int> selected)
{
    std::map<int, std::vector<int>> groups;
    for (const int node : outermost(diagram.graph, selected))
        if (const int box = diagram.graph.nodes()[at(node)].parent; box >= 0)
            groups[box].push_back(node);
    Placing placing(diagram);
    for (const auto &[box, nodes] : groups) {
        const QRectF bounds = boundsOfNodes(diagram, nodes);
        const QPointF by = roomBeside(diagram.graph, placing.rects(), box, bounds) - bounds.topLeft();
        placing.move(nodes, by);
        for (const int node : nodes) {
            placing.settle(node);
            placing.growFor(diagram.graph.nodes()[at(box)].parent, placing.rect(node));
        }
    }
    return placing.plan();
}

Planned planAdd(const Diagram &diagram, model::Element element, int box, const QRectF &rect)
{
    const model::Id id = element.id;
    const bool holds = model::canContain(element.kind);
    element.parent = box < 0 ? model::Id() : diagram.graph.nodes()[at(box)].element->id;
    std::vector<model::Change> changes;
    changes.push_back(model::adding(std::move(element)));
    if (auto view = diagram.model.views().shared(diagram.view); view && !view->wholeModel) {
        model::View after = *view;
        after.members.insert(std::lower_bound(after.members.begin(), after.members.end(), id), id);
        changes.push_back(model::editing(std::move(view), std::move(after)));
    }
    changes.push_back(model::adding(model::Placement{diagram.view, id, fromQt(rect), {}}));
    Placing placing(diagram);
    placing.growFor(box, rect);
    placing.add(id, rect, holds, box);
    return placing.plan(std::move(changes));
}

Planned planWrap(const Diagram &diagram, std::span<const int> selected, model::Element box)
{
    const std::vector<int> nodes = outermost(diagram.graph, selected);
    return planAdd(diagram, std::move(box), diagram.graph.nodes()[at(nodes.front())].parent,
                   boxAround(boundsOfNodes(diagram, nodes)));
}

Planned planPaste(const Diagram &diagram, const model::Model &copied, model::IdView parent, double aside)
{
    const model::Model part = withPlaces(copied);
    const int box = diagram.graph.node(parent);
    const auto insert = [&](const QPointF &by) {
        return model::planInsert(diagram.model, part, parent, diagram.view, by.x(), by.y());
    };
    model::Change inserted = insert({aside, aside});
    Added added(diagram.view, inserted);
    if (!added.bounds.isNull() && !isFreeIn(diagram, box, added.bounds)) {
        const QPointF to = box >= 0 ? roomIn(diagram.graph, diagram.geometry.rects, box, added.bounds.size())
                                    : roomNear(diagram.graph, diagram.geometry.rects, added.bounds);
        inserted = insert(QPointF(aside, aside) + to - added.bounds.topLeft());
        added = Added(diagram.view, inserted);
    }
    Placing placing(diagram);
    const int first = static_cast<int>(diagram.graph.nodes().size());
    std::map<model::IdView, int> numbers;
    for (const auto &[element, rect] : added.placed)
        numbers.emplace(element->id, first + static_cast<int>(numbers.size()));
    for (const auto &[element, rect] : added.placed) {
        const auto own = numbers.find(element->parent);
        placing.add(element->id, rect, model::canContain(element->kind),
                    own == numbers.end() ? diagram.graph.node(element->parent) : own->second);
    }
    if (!added.bounds.isNull())
        placing.growFor(box, added.bounds);
    std::vector<model::Change> changes;
    changes.push_back(std::move(inserted));
    return placing.plan(std::move(changes));
}

Planned planMoveHome(const Diagram &diagram, std::span<const int> nodes)
{
    Placing placing(diagram);
    for (const int node : outermost(diagram.graph, nodes)) {
        const int one[] = {node};
        const QRectF rect = placing.rect(node);
        const int box = diagram.graph.nodes()[at(node)].parent;
        QPointF to = rect.topLeft();
        if (box >= 0) {
            to = roomIn(diagram.graph, placing.rects(), box, rect.size(), one);
        } else {
            int around = Enclosures(bodiesOf(diagram.graph, placing.rects())).boxAround(node);
            while (around >= 0 && diagram.graph.nodes()[at(around)].parent >= 0)
                around = diagram.graph.nodes()[at(around)].parent;
            if (around >= 0)
                to = roomBeside(diagram.graph, placing.rects(), around, rect);
        }
        placing.move(one, to - rect.topLeft());
        placing.growFor(box, placing.rect(node));
    }
    return placing.plan();
}

Planned planTakePicture(const Diagram &diagram, std::span<const int> nodes)
{
    Placing placing(diagram);
    for (const int node : nodes)
        placing.settle(node);
    return placing.plan();
}

model::Change planBends(const Diagram &diagram, int flow, const std::vector<QPointF> &bends)
{
    Placing placing(diagram);
    placing.setBends(flow, bends);
    return placing.plan().change;
}

model::Change planStraight(const Diagram &diagram, std::span<const int> flows)
{
    Placing placing(diagram);
    for (const int flow : flows)
        placing.setBends(flow, {});
    return placing.plan().change;
}

namespace {

bool isVolume(const model::Model &model, const model::Element &store)
{
    const auto key = model.vocabulary().key(model::property::data_store::store_type);
    const model::Value *value = key ? store.properties.value(*key) : nullptr;
    const model::EnumValue *type = value ? value->asEnum() : nullptr;
    return type && (type->index == static_cast<std::uint16_t>(model::property::StoreType::Volume) ||
                    type->index == static_cast<std::uint16_t>(model::property::StoreType::BindMount));
}

// What a line between two elements mostly means, as the importers have it.
model::FlowKind usualKind(const model::Model &model, const model::Element &source,
                          const model::Element &target)
{
    if (source.kind != model::Kind::Container)
        return model::FlowKind::Data;
    if (target.kind == model::Kind::DataStore && isVolume(model, target))
        return model::FlowKind::Mount;
    return target.kind == model::Kind::Registry ? model::FlowKind::Pull : model::FlowKind::Data;
}

} // namespace

model::Change planConnect(const Diagram &diagram, int source, int target, model::Id &id)
{
    const model::Element &from = *diagram.graph.nodes()[at(source)].element;
    const model::Element &to = *diagram.graph.nodes()[at(target)].element;
    model::Flow flow;
    flow.source = from.id;
    flow.target = to.id;
    flow.kind = usualKind(diagram.model, from, to);
    if (const model::View *view = diagram.model.views().find(diagram.view); view && !view->shows(flow.kind))
        flow.kind = view->flowKinds.front(); // who draws it wants to see it
    flow.id = id = freeFlowId(diagram.model, flow.source, flow.target);
    std::vector<model::Change> changes{model::adding(std::move(flow))};
    return Placing(diagram).plan(std::move(changes)).change;
}

model::Change planShowFlows(const std::shared_ptr<const model::View> &view, model::FlowKind kind, bool shown)
{
    model::View after = *view;
    after.flowKinds.clear();
    for (const model::FlowKind each : model::allFlowKinds)
        if (each == kind ? shown : view->shows(each))
            after.flowKinds.push_back(each);
    if (after.flowKinds.size() == model::allFlowKinds.size())
        after.flowKinds.clear();
    return model::editing(view, std::move(after));
}

model::Change planReattach(const Diagram &diagram, int flow, int source, int target)
{
    const auto before = diagram.graph.flows()[at(flow)].flow;
    model::Flow after = *before;
    // An end that stays may stand inside a collapsed box.
    if (source != diagram.graph.flows()[at(flow)].source)
        after.source = diagram.graph.nodes()[at(source)].element->id;
    if (target != diagram.graph.flows()[at(flow)].target)
        after.target = diagram.graph.nodes()[at(target)].element->id;
    std::vector<model::Change> changes{model::editing(before, std::move(after))};
    Placing placing(diagram);
    placing.leadAnew(flow);
    return placing.plan(std::move(changes)).change;
}

} // namespace bulkhead::diagram
