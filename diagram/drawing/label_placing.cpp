// SPDX-License-Identifier: Apache-2.0
#include "diagram/drawing/label_placing.h"

#include "diagram/labels.h"
#include "diagram/layout/routes.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::diagram {
namespace {

using Side = LabelSpot::Side;

constexpr std::size_t mostFlows = 600;
constexpr std::size_t mostLinesWatched = 400; // above, labels may lie on others' lines
constexpr double parts[] = {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86};
constexpr double visibleLine = 36; // of a line whose label lies on it, in px, its arrow included

// In px² of covered text, which is the worst.
constexpr double costOfHidingTheLine = 400;
constexpr double costOfStandingBeside = 60;
constexpr double costOfAnotherLine = 120;

double overlap(const QRectF &a, const QRectF &b)
{
    const QRectF common = a & b;
    return common.isEmpty() ? 0 : common.width() * common.height();
}

double lengthOf(const std::vector<QPointF> &course)
{
    double length = 0;
    for (std::size_t i = 0; i + 1 < course.size(); ++i)
        length += std::hypot(course[i + 1].x() - course[i].x(), course[i + 1].y() - course[i].y());
    return length;
}

bool isCrossed(const QRectF &label, const std::vector<QPointF> &course)
{
    for (std::size_t i = 0; i + 1 < course.size(); ++i)
        if (crosses(label, course[i], course[i + 1]))
            return true;
    return false;
}

// Finds a place for one label after the other among what is taken already.
class Placer
{
public:
    Placer(const std::vector<LabelledFlow> &flows, std::vector<QRectF> taken, const Theme &theme)
        : m_flows(flows), m_taken(std::move(taken)), m_theme(theme)
    {}

    void place(LabelledFlow &flow)
    {
        findNeighbours(flow);
        LabelSpot best;
        double bestCost = 1e300;
        const auto tryOut = [&](const LabelSpot &spot) {
            if (const double cost = costOf(flow, spot); cost < bestCost) {
                bestCost = cost;
                best = spot;
            }
        };
        for (const double part : parts)
            if (bestCost > 0)
                tryOut({part, Side::On, 0});
        for (const int end : {0, -1, 1})
            for (const Side side : {Side::OneSide, Side::OtherSide})
                for (const double part : parts)
                    if (bestCost > costOfStandingBeside)
                        tryOut({part, side, end});
        flow.spot = best;
        if (const QRectF label = labelAt(flow, best); !label.isNull())
            m_taken.push_back(label);
    }

private:
    QRectF labelAt(const LabelledFlow &flow, const LabelSpot &spot) const
    {
        return flowLabelRect(*flow.look, *flow.course, spot, m_theme);
    }

    double costOf(const LabelledFlow &flow, const LabelSpot &spot) const
    {
        const QRectF label = labelAt(flow, spot);
        if (label.isNull())
            return 0;
        double cost = spot.side == Side::On ? 0 : costOfStandingBeside;
        if (spot.side == Side::On && hidesLine(label, *flow.course))
            cost += costOfHidingTheLine;
        for (const QRectF &other : m_near)
            cost += overlap(label, other);
        for (const LabelledFlow *other : m_lines)
            if ((other != &flow || spot.side != Side::On) && isCrossed(label, *other->course))
                cost += costOfAnotherLine;
        return cost;
    }

    // What a label of the flow may come to lie on: most of a large picture is far away.
    void findNeighbours(const LabelledFlow &flow)
    {
        constexpr double reach = 240; // px, the widest label beside its line
        const QRectF around = flowExtent(*flow.course, {}).adjusted(-reach, -reach, reach, reach);
        m_near.clear();
        for (const QRectF &other : m_taken)
            if (other.intersects(around))
                m_near.push_back(other);
        m_lines.clear();
        if (m_flows.size() <= mostLinesWatched)
            for (const LabelledFlow &other : m_flows)
                if (flowExtent(*other.course, {}).intersects(around))
                    m_lines.push_back(&other);
    }

    static bool hidesLine(const QRectF &label, const std::vector<QPointF> &course)
    {
        const QPointF whole = course.back() - course.front();
        const bool isLevel = std::abs(whole.x()) > std::abs(whole.y());
        return lengthOf(course) - (isLevel ? label.width() : label.height()) < visibleLine;
    }

    const std::vector<LabelledFlow> &m_flows;
    std::vector<QRectF> m_taken;
    std::vector<QRectF> m_near; // of what is taken, to the flow at hand
    std::vector<const LabelledFlow *> m_lines;
    const Theme &m_theme;
};

} // namespace

void addObstacles(std::vector<QRectF> &taken, const ViewNode &node, const ElementLook &look,
                  const QRectF &rect, const model::Vocabulary &vocabulary)
{
    taken.push_back(look.box ? boxTitle(node, rect, vocabulary) : rect);
    if (look.box) {
        // A label on a border reads as if it belonged to the box.
        constexpr double wide = 2;
        taken.emplace_back(rect.left() - wide / 2, rect.top(), wide, rect.height());
        taken.emplace_back(rect.right() - wide / 2, rect.top(), wide, rect.height());
        taken.emplace_back(rect.left(), rect.top() - wide / 2, rect.width(), wide);
        taken.emplace_back(rect.left(), rect.bottom() - wide / 2, rect.width(), wide);
    }
    if (const QRectF badge = badgeArea(look, rect); !badge.isNull())
        taken.push_back(badge);
}

void placeLabels(std::vector<LabelledFlow> &flows, std::vector<QRectF> taken, const Theme &theme)
{
    if (flows.size() > mostFlows) {
        for (LabelledFlow &flow : flows)
            flow.spot = {};
        return;
    }
    Placer placer(flows, std::move(taken), theme);
    for (LabelledFlow &flow : flows)
        placer.place(flow);
}

} // namespace bulkhead::diagram
