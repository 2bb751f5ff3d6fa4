// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/geometry.h"

#include "diagram/index.h"

#include "diagram/labels.h"
#include "diagram/layout/built_in.h"
#include "diagram/layout/making_room.h"

#include <algorithm>
#include <set>

namespace bulkhead::diagram {
namespace {

constexpr double gapOfAdded = 40;

// Gives places to what has none, from the innermost boxes out. What has no place, and nothing in it has one,
// goes below what stands in the same box, with all it holds; a box without a place goes round what it holds
// that has one. Boxes grow for what was added to them, and what they come to reach over then goes below them.
class Filler
{
public:
    Filler(const model::Model &model, const ViewGraph &graph, std::vector<QRectF> &rects)
        : m_graph(graph), m_rects(rects), m_stored(rects), m_isThere(rects.size())
    {
        for (const ViewNode &node : graph.nodes())
            m_sizes.push_back(naturalSize(node, model.vocabulary()));
        for (std::size_t i = 0; i < rects.size(); ++i)
            m_isThere[i] = !rects[i].isEmpty();
    }

    void fill()
    {
        for (const int box : m_graph.boxesInsideOut())
            fillBox(box);
        fillBox(-1);
    }

    void layOutAll() { m_rects = builtInLayout(m_graph, m_sizes); }

private:
    void fillBox(int box)
    {
        std::vector<int> there;
        std::vector<int> added;
        for (const int node : m_graph.childrenOf(box))
            (m_isThere[at(node)] && !standsOutside(node, box) ? there : added).push_back(node);
        makeRoom(there);
        if (!added.empty())
            addBelow(box, added, there);
        if (box >= 0)
            fitBox(box);
    }

    bool hasPlace(int node) const { return !m_stored[at(node)].isEmpty(); }

    bool hasChanged(int node) const { return m_rects[at(node)] != m_stored[at(node)]; }

    // A box that goes round what it holds, where that has its place outside the box that both are in.
    bool standsOutside(int node, int box) const
    {
        return box >= 0 && hasPlace(box) && !hasPlace(node) &&
               !m_stored[at(box)].intersects(m_rects[at(node)]);
    }

    // Where the stored places say another box than the model, that is left as it is.
    bool belongsTo(int box, int child) const
    {
        return box < 0 || !hasPlace(box) || !hasPlace(child) ||
               m_stored[at(box)].contains(m_stored[at(child)]);
    }

    void shift(int node, const QPointF &by)
    {
        m_rects[at(node)].translate(by);
        for (const int inner : m_graph.descendants(node))
            m_rects[at(inner)].translate(by);
    }

    void addBelow(int box, const std::vector<int> &added, const std::vector<int> &there)
    {
        QRectF placed;
        for (const int node : there)
            if (belongsTo(box, node))
                placed |= m_rects[at(node)];
        QPointF corner(0, 0);
        if (!placed.isEmpty())
            corner = placed.bottomLeft() + QPointF(0, gapOfAdded);
        else if (box >= 0 && hasPlace(box))
            corner = m_rects[at(box)].topLeft() + QPointF(boxPadding, boxHeaderHeight + boxPadding / 2);
        std::vector<QSizeF> sizes;
        for (const int node : added)
            sizes.push_back(m_rects[at(node)].isEmpty() ? m_sizes[at(node)] : m_rects[at(node)].size());
        const std::vector<QRectF> rows = packedInRows(sizes, gapOfAdded, 1.6);
        QRectF block;
        for (const QRectF &each : rows)
            block |= each.translated(corner);
        corner.ry() += topOutOfOtherBoxes(box, block) - block.top();
        for (std::size_t i = 0; i < added.size(); ++i) {
            shift(added[i], corner + rows[i].topLeft() - m_rects[at(added[i])].topLeft());
            m_rects[at(added[i])].setSize(sizes[i]);
        }
    }

    // The top of what is added to a box that another overlaps: below the other, since within both it would
    // stand in either.
    double topOutOfOtherBoxes(int box, QRectF block) const
    {
        std::vector<QRectF> others;
        for (int inner = box; inner >= 0; inner = m_graph.nodes()[at(inner)].parent)
            for (const int other : m_graph.childrenOf(m_graph.nodes()[at(inner)].parent))
                if (other != inner && hasPlace(other) && m_graph.nodes()[at(other)].holds() &&
                    m_stored[at(other)].intersects(m_stored[at(inner)]))
                    others.push_back(m_stored[at(other)]);
        std::sort(others.begin(), others.end(),
                  [](const QRectF &a, const QRectF &b) { return a.top() < b.top(); });
        for (const QRectF &other : others)
            if (other.intersects(block))
                block.moveTop(other.bottom() + gapOfAdded);
        return block.top();
    }

    // A box with a place grows only for what was added to it, or moved; one without fits its contents.
    void fitBox(int box)
    {
        QRectF contents;
        QRectF changed;
        for (const int child : m_graph.nodes()[at(box)].children) {
            contents |= m_rects[at(child)];
            if (hasChanged(child) && belongsTo(box, child))
                changed |= m_rects[at(child)];
            m_isThere[at(box)] = m_isThere[at(box)] || m_isThere[at(child)];
        }
        QRectF &rect = m_rects[at(box)];
        if (rect.isEmpty())
            rect = boxAround(contents);
        else if (!changed.isNull())
            rect |= boxAround(changed);
    }

    // Whether one has come to reach over the other, or to enclose it.
    bool isInTheWay(int a, int b) const
    {
        if ((!hasChanged(a) && !hasChanged(b)) || !m_rects[at(a)].intersects(m_rects[at(b)]))
            return false;
        const auto encloses = [](const std::vector<QRectF> &rects, int outer, int inner) {
            return rects[at(outer)].contains(rects[at(inner)]);
        };
        // What goes round places inside another box is left there: the places say another box.
        if ((!hasPlace(a) && encloses(m_rects, b, a)) || (!hasPlace(b) && encloses(m_rects, a, b)))
            return false;
        return !m_stored[at(a)].intersects(m_stored[at(b)]) ||
               (encloses(m_rects, a, b) && !encloses(m_stored, a, b)) ||
               (encloses(m_rects, b, a) && !encloses(m_stored, b, a));
    }

    void makeRoom(std::vector<int> siblings)
    {
        std::stable_sort(siblings.begin(), siblings.end(),
                         [&](int a, int b) { return m_rects[at(a)].top() < m_rects[at(b)].top(); });
        for (auto node = siblings.begin(); node != siblings.end(); ++node)
            // Each step passes one of those that stay.
            for (auto steps = node - siblings.begin(); steps > 0; --steps) {
                const auto other =
                    std::find_if(siblings.begin(), node, [&](int each) { return isInTheWay(each, *node); });
                if (other == node)
                    break;
                shift(*node, {0, m_rects[at(*other)].bottom() + gapOfAdded - m_rects[at(*node)].top()});
            }
    }

    const ViewGraph &m_graph;
    std::vector<QRectF> &m_rects;
    const std::vector<QRectF> m_stored;
    std::vector<bool> m_isThere; // it has a place, or something in it has one
    std::vector<QSizeF> m_sizes;
};

} // namespace

QRectF toQt(const model::Rect &rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}

model::Rect fromQt(const QRectF &rect)
{
    return {rect.x(), rect.y(), rect.width(), rect.height()};
}

std::vector<QPointF> toQt(const std::vector<model::Point> &points)
{
    std::vector<QPointF> result;
    for (const model::Point &point : points)
        result.emplace_back(point.x, point.y);
    return result;
}

std::vector<model::Point> fromQt(const std::vector<QPointF> &points)
{
    std::vector<model::Point> result;
    for (const QPointF &point : points)
        result.push_back({point.x(), point.y()});
    return result;
}

std::span<const model::Point> bendsOf(const model::Placement &placement)
{
    const std::span<const model::Point> points = placement.bends;
    return placement.automatic && points.size() >= 2 ? points.subspan(1, points.size() - 2) : points;
}

void takePlace(Geometry &geometry, const ViewGraph &graph, int node, const model::Placement &placement,
               const model::Vocabulary &vocabulary)
{
    QRectF rect = toQt(placement.rect);
    const ViewNode &shown = graph.nodes()[at(node)];
    if (shown.isCard() && rect.width() > 0)
        rect.setSize(naturalSize(shown, vocabulary));
    geometry.rects[at(node)] = rect;
}

void takeRoute(Geometry &geometry, int flow, const model::Placement *placement)
{
    const std::span<const model::Point> bends =
        placement ? bendsOf(*placement) : std::span<const model::Point>();
    geometry.bends[at(flow)] = toQt({bends.begin(), bends.end()});
    RouteEnds &ends = geometry.ends[at(flow)];
    ends.reset();
    geometry.byHand[at(flow)] = placement && !placement->automatic;
    if (placement && bends.size() < placement->bends.size())
        ends.emplace(toQt(placement->bends).front(), toQt(placement->bends).back());
}

void changePlacement(const model::Model &model, model::Placement after, std::vector<model::Change> &changes)
{
    auto before = model.placements().shared({after.view, after.item});
    const bool isNone = after.automatic && after.bends.empty();
    if (before ? *before == after : isNone)
        return;
    if (isNone)
        changes.push_back(model::removing(std::move(before)));
    else if (before)
        changes.push_back(model::editing(std::move(before), std::move(after)));
    else
        changes.push_back(model::adding(std::move(after)));
}

void changePlace(const model::Model &model, model::IdView view, const ViewNode &node, const QRectF &rect,
                 std::vector<model::Change> &changes)
{
    const model::Placement *stored = model.placements().find({view, node.element->id});
    if (!node.isCard() || !stored || stored->rect.width <= 0) {
        changePlacement(model, {model::Id(view), node.element->id, fromQt(rect), {}}, changes);
        return;
    }
    const double dx = rect.x() - stored->rect.x;
    const double dy = rect.y() - stored->rect.y;
    if (dx == 0 && dy == 0)
        return;
    const auto shift = [&](const model::Id &id) {
        const model::Placement *before = model.placements().find({view, id});
        if (!before)
            return;
        model::Placement after = *before;
        after.rect.x += dx;
        after.rect.y += dy;
        for (model::Point &bend : after.bends) {
            bend.x += dx;
            bend.y += dy;
        }
        changePlacement(model, std::move(after), changes);
    };
    shift(node.element->id);
    for (const auto &element : node.inside)
        shift(element->id);
    for (const auto &flow : node.flowsInside)
        shift(flow->id);
}

bool isByHandElsewhere(const model::Model &model, model::IdView view, const ViewFlow &flow)
{
    const model::Placement *stored =
        flow.isStandIn() ? model.placements().find({view, flow.flow->id}) : nullptr;
    return stored && !stored->automatic;
}

void dropPlaces(const model::Model &model, model::IdView view,
                const std::unordered_set<model::IdView> &elements, std::vector<model::Change> &changes)
{
    const auto drop = [&](model::IdView item) {
        changePlacement(model, {model::Id(view), model::Id(item), {}, {}, true}, changes);
    };
    for (const model::IdView element : std::set<model::IdView>(elements.begin(), elements.end()))
        drop(element);
    for (const model::Flow &flow : model.flows())
        if (elements.contains(flow.source) || elements.contains(flow.target))
            drop(flow.id);
}

void shiftRoute(std::vector<QPointF> &bends, RouteEnds &ends, const QPointF &by)
{
    for (QPointF &bend : bends)
        bend += by;
    if (ends)
        ends = {ends->first + by, ends->second + by};
}

std::vector<QPointF> ledCourse(const Geometry &geometry, int flow)
{
    const RouteEnds &ends = geometry.ends[at(flow)];
    if (!ends)
        return {};
    std::vector<QPointF> course{ends->first};
    course.insert(course.end(), geometry.bends[at(flow)].begin(), geometry.bends[at(flow)].end());
    course.push_back(ends->second);
    return course;
}

model::Placement automaticPlacement(model::IdView view, model::IdView flow,
                                    const std::vector<QPointF> &course)
{
    return {model::Id(view), model::Id(flow), {}, fromQt(course), true};
}

void makeRoomForCollapsed(const model::Model &model, model::IdView view, const ViewGraph &graph,
                          std::vector<QRectF> &rects)
{
    constexpr QSizeF leastCard(130, cardHeight);
    const model::View *record = model.views().find(view);
    std::vector<Standing> standing;
    for (const model::Id &id : record ? record->collapsed : std::vector<model::Id>()) {
        const int node = graph.node(id);
        if (node < 0)
            continue;
        const int box = graph.nodes()[at(node)].parent;
        const bool isOpen = !graph.nodes()[at(node)].isCard();
        const bool reachesOut = box >= 0 && !rects[at(box)].contains(rects[at(node)]) &&
                                rects[at(box)].contains(rects[at(node)].topLeft());
        if (!isOpen && !reachesOut)
            continue;
        if (standing.empty())
            for (const QRectF &rect : rects)
                standing.push_back({rect, rect, false});
        Standing &own = standing[at(node)];
        own.wasCard = isOpen;
        if (isOpen)
            own.before.setSize(own.before.size().boundedTo(leastCard));
        if (reachesOut)
            own.before &= rects[at(box)];
    }
    if (!standing.empty())
        rects = withRoom(graph, std::move(standing));
}

Geometry resolveGeometry(const model::Model &model, model::IdView view, const ViewGraph &graph)
{
    Geometry geometry;
    geometry.rects.resize(graph.nodes().size());
    geometry.bends.resize(graph.flows().size());
    geometry.ends.resize(graph.flows().size());
    geometry.byHand.resize(graph.flows().size());
    std::size_t placed = 0;
    auto placement = model.placements().lowerBound({view, {}});
    for (; placement != model.placements().end() && placement->view == view; ++placement) {
        if (const int node = graph.node(placement->item); node >= 0) {
            takePlace(geometry, graph, node, *placement, model.vocabulary());
            placed += placement->rect.width > 0 ? 1 : 0;
        } else if (const int flow = graph.flow(placement->item); flow >= 0) {
            if (!isByHandElsewhere(model, view, graph.flows()[at(flow)]))
                takeRoute(geometry, flow, &*placement);
        }
    }
    if (placed < graph.nodes().size()) {
        Filler filler(model, graph, geometry.rects);
        placed == 0 ? filler.layOutAll() : filler.fill();
    }
    makeRoomForCollapsed(model, view, graph, geometry.rects);
    return geometry;
}

} // namespace bulkhead::diagram
