// SPDX-License-Identifier: Apache-2.0
#include "diagram/scene/edits.h"

#include "diagram/index.h"

#include "diagram/labels.h"
#include "model/ids.h"
#include "model/plans.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::diagram {
namespace {

// Collects new places, and turns what differs from the stored ones into changes.
class Placing
{
public:
    explicit Placing(const Diagram &diagram) : m_diagram(diagram), m_rects(diagram.geometry.rects) {}

    const QRectF &rect(int node) const { return m_rects[at(node)]; }
    void setRect(int node, const QRectF &rect) { m_rects[at(node)] = rect; }
    void setBends(int flow, std::vector<QPointF> bends) { m_bends[flow] = std::move(bends); }

    void moveWithContents(int node, const QPointF &by)
    {
        m_rects[at(node)].translate(by);
        for (const int inner : m_diagram.graph.descendants(node))
            m_rects[at(inner)].translate(by);
    }

    // Makes a box, and those that hold it, large enough for what was put into it.
    void growFor(int box, QRectF contents)
    {
        for (; box >= 0; box = m_diagram.graph.nodes()[at(box)].parent) {
            QRectF &rect = m_rects[at(box)];
            const QRectF needed = contents.adjusted(-10, -boxHeaderHeight - 6, 10, 10);
            if (!rect.contains(needed))
                rect |= needed;
            contents = rect;
        }
    }

    void collect(std::vector<model::Change> &changes) const
    {
        for (std::size_t i = 0; i < m_rects.size(); ++i) {
            const model::Id &id = m_diagram.graph.nodes()[i].element->id;
            add(changes, {m_diagram.view, id, fromQt(m_rects[i]), {}});
        }
        for (const auto &[flow, bends] : m_bends)
            add(changes, {m_diagram.view, m_diagram.graph.flows()[at(flow)].flow->id, {}, fromQt(bends)});
    }

private:
    void add(std::vector<model::Change> &changes, model::Placement after) const
    {
        auto before = m_diagram.model.placements().shared({after.view, after.item});
        const bool isPlain = after.rect == model::Rect{} && after.bends.empty();
        if (before ? *before == after : isPlain)
            return;
        if (isPlain)
            changes.push_back(model::removing(std::move(before)));
        else if (before)
            changes.push_back(model::editing(std::move(before), std::move(after)));
        else
            changes.push_back(model::adding(std::move(after)));
    }

    const Diagram &m_diagram;
    std::vector<QRectF> m_rects;
    std::map<int, std::vector<QPointF>> m_bends;
};

void moveBends(const Diagram &diagram, Placing &placing, std::span<const int> nodes, const QPointF &by)
{
    std::set<int> moved(nodes.begin(), nodes.end());
    for (const int node : nodes)
        for (const int inner : diagram.graph.descendants(node))
            moved.insert(inner);
    std::set<int> seen;
    for (const int node : moved)
        for (const int flow : diagram.graph.nodes()[at(node)].flows) {
            const ViewFlow &ends = diagram.graph.flows()[at(flow)];
            std::vector<QPointF> bends = diagram.geometry.bends[at(flow)];
            if (bends.empty() || !moved.contains(ends.source) || !moved.contains(ends.target) ||
                !seen.insert(flow).second)
                continue;
            for (QPointF &bend : bends)
                bend += by;
            placing.setBends(flow, std::move(bends));
        }
}

model::Change move(const Diagram &diagram, std::span<const int> selected, const QPointF &by,
                   const model::IdView *parent)
{
    const std::vector<int> nodes = outermost(diagram.graph, selected);
    Placing placing(diagram);
    std::vector<model::Change> changes;
    std::vector<model::Id> reparented;
    for (const int node : nodes) {
        const ViewNode &viewNode = diagram.graph.nodes()[at(node)];
        placing.moveWithContents(node, by);
        int box = viewNode.parent;
        if (parent && viewNode.element->parent != *parent) {
            reparented.push_back(viewNode.element->id);
            box = diagram.graph.node(*parent);
        }
        placing.growFor(box, placing.rect(node));
    }
    moveBends(diagram, placing, nodes, by);
    if (!reparented.empty())
        changes.push_back(model::planReparent(diagram.model, reparented, *parent));
    placing.collect(changes);
    return model::batch(std::move(changes));
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

model::Change planMove(const Diagram &diagram, std::span<const int> nodes, const QPointF &by)
{
    return move(diagram, nodes, by, nullptr);
}

model::Change planMoveInto(const Diagram &diagram, std::span<const int> nodes, const QPointF &by,
                           model::IdView parent)
{
    return move(diagram, nodes, by, &parent);
}

model::Change planRectangles(const Diagram &diagram, std::span<const int> nodes,
                             std::span<const QRectF> rects)
{
    Placing placing(diagram);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const QRectF before = diagram.geometry.rects[at(nodes[i])];
        if (rects[i].size() == before.size())
            placing.moveWithContents(nodes[i], rects[i].topLeft() - before.topLeft());
        else
            placing.setRect(nodes[i], rects[i]);
        placing.growFor(diagram.graph.nodes()[at(nodes[i])].parent, placing.rect(nodes[i]));
    }
    std::vector<model::Change> changes;
    placing.collect(changes);
    return model::batch(std::move(changes));
}

model::Change planBends(const Diagram &diagram, int flow, const std::vector<QPointF> &bends)
{
    Placing placing(diagram);
    placing.setBends(flow, bends);
    std::vector<model::Change> changes;
    placing.collect(changes);
    return model::batch(std::move(changes));
}

model::Change planAdd(const Diagram &diagram, model::Element element, model::IdView parent,
                      const QRectF &rect)
{
    std::vector<model::Change> changes;
    element.parent = model::Id(parent);
    const model::Id id = element.id;
    changes.push_back(model::adding(std::move(element)));
    if (auto view = diagram.model.views().shared(diagram.view); view && !view->wholeModel) {
        model::View after = *view;
        after.members.insert(std::lower_bound(after.members.begin(), after.members.end(), id), id);
        changes.push_back(model::editing(std::move(view), std::move(after)));
    }
    changes.push_back(model::adding(model::Placement{diagram.view, id, fromQt(rect), {}}));
    Placing placing(diagram);
    placing.growFor(diagram.graph.node(parent), rect);
    placing.collect(changes);
    return model::batch(std::move(changes));
}

model::Change planConnect(const Diagram &diagram, int source, int target, model::Id &id)
{
    model::Flow flow;
    flow.source = diagram.graph.nodes()[at(source)].element->id;
    flow.target = diagram.graph.nodes()[at(target)].element->id;
    if (const model::View *view = diagram.model.views().find(diagram.view); view && !view->shows(flow.kind))
        flow.kind = view->flowKinds.front(); // who draws it wants to see it
    flow.id = id = freeFlowId(diagram.model, flow.source, flow.target);
    return model::adding(std::move(flow));
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
    after.source = diagram.graph.nodes()[at(source)].element->id;
    after.target = diagram.graph.nodes()[at(target)].element->id;
    std::vector<model::Change> changes{model::editing(before, std::move(after))};
    Placing placing(diagram);
    placing.setBends(flow, {}); // the old way leads elsewhere
    placing.collect(changes);
    return model::batch(std::move(changes));
}

} // namespace bulkhead::diagram
