// SPDX-License-Identifier: Apache-2.0
#include "diagram/hubs.h"

#include "diagram/index.h"

#include <algorithm>
#include <array>
#include <set>

namespace bulkhead::diagram {
namespace {

// A flow between a box and what it holds, or from an element to itself, stays a line.
bool leadsElsewhere(const ViewGraph &graph, const ViewFlow &flow)
{
    return flow.source != flow.target && !graph.isInside(flow.source, flow.target) &&
           !graph.isInside(flow.target, flow.source);
}

} // namespace

bool Hubs::isBusy(const ViewGraph &graph, int node)
{
    const std::vector<int> &flows = graph.nodes()[at(node)].flows;
    if (flows.size() < leastFlows)
        return false;
    std::set<int> partners;
    std::size_t counted = 0;
    for (const int flow : flows)
        if (const ViewFlow &ends = graph.flows()[at(flow)]; leadsElsewhere(graph, ends)) {
            partners.insert(ends.source == node ? ends.target : ends.source);
            ++counted;
        }
    return counted >= leastFlows && partners.size() >= leastPartners;
}

Hubs::Hubs(const ViewGraph &graph, const model::View *view)
{
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
        const int node = static_cast<int>(i);
        bool isHub = isBusy(graph, node);
        if (view)
            if (const auto decided = view->hubs.find(graph.nodes()[i].element->id);
                decided != view->hubs.end())
                isHub = decided->second && !graph.nodes()[i].flows.empty();
        if (isHub)
            m_hubs.push_back(node);
    }
    if (m_hubs.empty())
        return;
    const auto busyness = [&](int node) { return graph.nodes()[at(node)].flows.size(); };
    std::stable_sort(m_hubs.begin(), m_hubs.end(), [&](int a, int b) { return busyness(a) > busyness(b); });
    m_number.assign(graph.nodes().size(), -1);
    for (std::size_t i = 0; i < m_hubs.size(); ++i)
        m_number[at(m_hubs[i])] = static_cast<int>(i);
    m_hubOf.assign(graph.flows().size(), -1);
    for (std::size_t i = 0; i < graph.flows().size(); ++i) {
        const ViewFlow &flow = graph.flows()[i];
        if (!leadsElsewhere(graph, flow))
            continue;
        const int source = m_number[at(flow.source)];
        const int target = m_number[at(flow.target)];
        if (source >= 0 && (target < 0 || source < target))
            m_hubOf[i] = flow.source;
        else if (target >= 0)
            m_hubOf[i] = flow.target;
    }
}

int Hubs::number(int node) const
{
    return m_number.empty() ? -1 : m_number[at(node)];
}

int Hubs::partnerOf(const ViewGraph &graph, int flow) const
{
    const ViewFlow &ends = graph.flows()[at(flow)];
    return hubOf(flow) == ends.source ? ends.target : ends.source;
}

QString hubLetter(int number)
{
    const QString letter(QChar(u'A' + number % 26));
    return number < 26 ? letter : letter + QString::number(number / 26 + 1);
}

QRectF PortMark::area() const
{
    return isNone()
               ? QRectF()
               : QRectF(middle.x() - portRadius, middle.y() - portRadius, 2 * portRadius, 2 * portRadius);
}

std::vector<PortMark> portMarks(const ViewGraph &graph, const Hubs &hubs, const std::vector<QRectF> &rects)
{
    std::vector<PortMark> places(graph.flows().size());
    if (hubs.isEmpty())
        return places;
    for (std::size_t node = 0; node < graph.nodes().size(); ++node) {
        std::array<std::vector<int>, 2> sides; // left, right
        for (const int flow : graph.nodes()[node].flows)
            if (hubs.hubOf(flow) >= 0 && hubs.partnerOf(graph, flow) == static_cast<int>(node))
                sides[graph.flows()[at(flow)].source == static_cast<int>(node) ? 1 : 0].push_back(flow);
        const QRectF &rect = rects[node];
        const bool isBox = graph.nodes()[node].isBox();
        for (std::size_t side = 0; side < sides.size(); ++side) {
            auto &flows = sides[side];
            std::stable_sort(flows.begin(), flows.end(), [&](int a, int b) {
                return hubs.number(hubs.hubOf(a)) < hubs.number(hubs.hubOf(b));
            });
            const double height = portPitch * static_cast<double>(flows.size());
            double y = isBox ? rect.top() + portHeader + portPitch / 2
                             : rect.center().y() - height / 2 + portPitch / 2;
            for (const int flow : flows) {
                const bool isLeft = side == 0;
                const double border = isLeft ? rect.left() : rect.right();
                const double outwards = isLeft ? -1 : 1;
                PortMark &place = places[at(flow)];
                const int hub = hubs.hubOf(flow);
                place.isLeft = isLeft;
                place.hub = hubs.number(hub);
                place.crossesBoundary = graph.nodes()[node].parent != graph.nodes()[at(hub)].parent;
                place.middle = {border + outwards * portStub, y};
                place.stub = {{border + outwards * (portStub - portRadius), y}, {border, y}};
                if (!isLeft)
                    std::swap(place.stub.front(), place.stub.back());
                y += portPitch;
            }
        }
    }
    return places;
}

} // namespace bulkhead::diagram
