// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/partial_places.h"

#include "diagram/index.h"
#include "diagram/labels.h"

#include <algorithm>
#include <map>
#include <set>

namespace bulkhead::diagram {
namespace {

constexpr double gapOfParts = 24;

class PartPlacer
{
public:
    PartPlacer(const model::Model &model, model::IdView view, const PlacingQuestion &question,
               std::vector<QRectF> rects, const std::stop_token &stop)
        : m_model(model), m_view(view), m_question(question), m_graph(question.graph),
          m_rects(std::move(rects)), m_stop(stop)
    {}

    void placeContents(int box)
    {
        const QRectF before = m_rects[at(box)];
        const std::vector<int> &children = m_graph.nodes()[at(box)].children;
        const QRectF inner = boxAround(QRectF());
        placeAt(children, before.topLeft() - inner.topLeft());
        m_rects[at(box)] =
            boxAround(boundsOf(children)) | QRectF(before.topLeft(), m_question.sizes[at(box)]);
        m_rects[at(box)].setTopLeft(before.topLeft());
        makeRoom({box}, before, m_rects[at(box)]);
    }

    void placeAmongOthers(const std::vector<int> &nodes)
    {
        const QRectF before = boundsOf(nodes);
        placeAt(nodes, before.topLeft());
        makeRoom(nodes, before, boundsOf(nodes));
    }

    std::vector<QRectF> take() { return std::move(m_rects); }

private:
    QRectF boundsOf(const std::vector<int> &nodes) const
    {
        QRectF bounds;
        for (const int node : nodes)
            bounds |= m_rects[at(node)];
        return bounds;
    }

    // Lays nodes out as if there were nothing else; their upper left corner goes to `corner`.
    void placeAt(const std::vector<int> &nodes, const QPointF &corner)
    {
        model::Model alone = m_model;
        const auto record = alone.views().shared(m_view);
        model::View view = record ? *record : model::View();
        view.wholeModel = false;
        view.members.clear();
        view.hubs.clear();
        const auto add = [&](int node) {
            const ViewNode &shown = m_graph.nodes()[at(node)];
            view.members.push_back(shown.element->id);
            view.hubs[shown.element->id] = m_question.hubs.number(node) >= 0;
            for (const auto &element : shown.inside)
                view.members.push_back(element->id);
        };
        for (const int node : nodes) {
            add(node);
            for (const int inner : m_graph.descendants(node))
                add(inner);
        }
        std::sort(view.members.begin(), view.members.end());
        if (!record || !alone.apply(model::editing(record, view)))
            return;
        const ViewGraph graph(alone, m_view);
        const Hubs hubs(graph, &view);
        PlacingQuestion question{graph, hubs, {}, {}, {}};
        for (const ViewNode &node : graph.nodes()) {
            const int whole = m_graph.node(node.element->id);
            question.sizes.push_back(m_question.sizes[at(whole)]);
            question.margin.push_back(m_question.margin[at(whole)]);
        }
        for (const ViewFlow &flow : graph.flows())
            question.labels.push_back(m_question.labels[at(m_graph.flowShowing(flow.flow->id))]);
        const std::vector<QRectF> places = placed(question, m_stop);
        QRectF bounds;
        for (const QRectF &place : places)
            bounds |= place;
        for (std::size_t i = 0; i < places.size(); ++i)
            m_rects[at(m_graph.node(graph.nodes()[i].element->id))] =
                places[i].translated(corner - bounds.topLeft());
    }

    void shift(int node, const QPointF &by)
    {
        m_rects[at(node)].translate(by);
        for (const int inner : m_graph.descendants(node))
            m_rects[at(inner)].translate(by);
    }

    // What was right of the part stays as far right of it, what was below as far below; then the box grows.
    void makeRoom(const std::vector<int> &part, const QRectF &before, const QRectF &after)
    {
        const int parent = m_graph.nodes()[at(part.front())].parent;
        std::vector<int> others;
        for (const int node : m_graph.childrenOf(parent))
            if (std::find(part.begin(), part.end(), node) == part.end())
                others.push_back(node);
        const double wider = std::max(0.0, after.right() - before.right());
        const double higher = std::max(0.0, after.bottom() - before.bottom());
        for (const int node : others) {
            const QRectF &rect = m_rects[at(node)];
            shift(node,
                  {rect.left() >= before.right() ? wider : 0, rect.top() >= before.bottom() ? higher : 0});
        }
        moveOutOfTheWay(others, after);
        if (parent < 0)
            return;
        const QRectF former = m_rects[at(parent)];
        const QRectF needed = former | boxAround(boundsOf(m_graph.childrenOf(parent)));
        if (needed == former)
            return;
        m_rects[at(parent)] = needed;
        makeRoom({parent}, former, needed);
    }

    // What stood between the elements of the part goes below it.
    void moveOutOfTheWay(std::vector<int> others, const QRectF &part)
    {
        std::stable_sort(others.begin(), others.end(),
                         [&](int a, int b) { return m_rects[at(a)].top() < m_rects[at(b)].top(); });
        std::vector<QRectF> stay{part};
        for (const int node : others) {
            const double top = m_rects[at(node)].top();
            QRectF rect = m_rects[at(node)];
            // Each step passes one of those that stay for good.
            for (std::size_t steps = stay.size(); steps > 0; --steps) {
                const auto other = std::find_if(stay.begin(), stay.end(),
                                                [&](const QRectF &each) { return each.intersects(rect); });
                if (other == stay.end())
                    break;
                rect.moveTop(other->bottom() + gapOfParts);
            }
            shift(node, {0, rect.top() - top});
            stay.push_back(rect);
        }
    }

    const model::Model &m_model;
    model::IdView m_view;
    const PlacingQuestion &m_question;
    const ViewGraph &m_graph;
    std::vector<QRectF> m_rects;
    const std::stop_token &m_stop;
};

// The named elements that stand in no other of them, by the box they stand in.
std::map<int, std::vector<int>> partByBox(const ViewGraph &graph, const std::vector<model::Id> &part)
{
    std::set<int> named;
    for (const model::Id &id : part)
        if (const int node = graph.node(id); node >= 0)
            named.insert(node);
    std::map<int, std::vector<int>> byBox;
    for (const int node : named)
        if (std::none_of(named.begin(), named.end(), [&](int box) { return graph.isInside(node, box); }))
            byBox[graph.nodes()[at(node)].parent].push_back(node);
    return byBox;
}

bool isPart(const ViewGraph &graph, const std::vector<int> &nodes)
{
    return nodes.size() > 1 || !graph.nodes()[at(nodes.front())].children.empty();
}

} // namespace

bool hasPartToPlace(const ViewGraph &graph, const std::vector<model::Id> &part)
{
    const auto byBox = partByBox(graph, part);
    return std::any_of(byBox.begin(), byBox.end(),
                       [&](const auto &each) { return isPart(graph, each.second); });
}

std::vector<QRectF> partlyPlaced(const model::Model &model, model::IdView view,
                                 const PlacingQuestion &question, std::vector<QRectF> rects,
                                 const std::vector<model::Id> &part, const std::stop_token &stop)
{
    const ViewGraph &graph = question.graph;
    PartPlacer placer(model, view, question, std::move(rects), stop);
    for (const auto &[box, nodes] : partByBox(graph, part))
        if (nodes.size() > 1)
            placer.placeAmongOthers(nodes);
        else if (isPart(graph, nodes))
            placer.placeContents(nodes.front());
    return placer.take();
}

} // namespace bulkhead::diagram
