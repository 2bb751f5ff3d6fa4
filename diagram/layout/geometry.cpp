// SPDX-License-Identifier: Apache-2.0
#include "diagram/layout/geometry.h"

#include "diagram/index.h"

#include "diagram/labels.h"
#include "diagram/layout/built_in.h"

#include <algorithm>
#include <set>

namespace bulkhead::diagram {
namespace {

// Gives places to what has none, from the innermost boxes out.
class Filler
{
public:
    Filler(const model::Model &model, const ViewGraph &graph, std::vector<QRectF> &rects)
        : m_graph(graph), m_rects(rects)
    {
        for (const ViewNode &node : graph.nodes())
            m_sizes.push_back(naturalSize(node, model.vocabulary()));
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
        std::vector<int> missing;
        QRectF placed;
        for (const int node : m_graph.childrenOf(box)) {
            if (m_rects[at(node)].isEmpty())
                missing.push_back(node);
            else
                placed |= m_rects[at(node)];
        }
        if (!missing.empty())
            addBelow(box, missing, placed);
        if (box >= 0)
            fitBox(box, !missing.empty());
    }

    void addBelow(int box, const std::vector<int> &missing, const QRectF &placed)
    {
        std::vector<QSizeF> sizes;
        for (const int node : missing)
            sizes.push_back(m_sizes[at(node)]);
        QPointF corner(0, 0);
        if (!placed.isEmpty())
            corner = placed.bottomLeft() + QPointF(0, 40);
        else if (box >= 0 && !m_rects[at(box)].isEmpty())
            corner = m_rects[at(box)].topLeft() + QPointF(boxPadding, boxHeaderHeight + boxPadding / 2);
        const std::vector<QRectF> rows = packedInRows(sizes, 40, 1.6);
        for (std::size_t i = 0; i < missing.size(); ++i)
            m_rects[at(missing[i])] = rows[i].translated(corner);
    }

    // A box with a place grows only for what was added to it; one without fits its contents.
    void fitBox(int box, bool grow)
    {
        QRectF contents;
        for (const int child : m_graph.nodes()[at(box)].children)
            contents |= m_rects[at(child)];
        QRectF &rect = m_rects[at(box)];
        if (rect.isEmpty())
            rect = boxAround(contents);
        else if (grow)
            rect |= boxAround(contents);
    }

    const ViewGraph &m_graph;
    std::vector<QRectF> &m_rects;
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
            geometry.rects[at(node)] = toQt(placement->rect);
            placed += placement->rect.width > 0 ? 1 : 0;
        } else if (const int flow = graph.flow(placement->item); flow >= 0) {
            takeRoute(geometry, flow, &*placement);
        }
    }
    if (placed < graph.nodes().size()) {
        Filler filler(model, graph, geometry.rects);
        placed == 0 ? filler.layOutAll() : filler.fill();
    }
    return geometry;
}

} // namespace bulkhead::diagram
