// SPDX-License-Identifier: Apache-2.0
#include "diagram/items/network_item.h"

#include "diagram/index.h"
#include "diagram/items/element_item.h"
#include "diagram/items/scene_state.h"

#include <algorithm>

namespace bulkhead::diagram {

NetworkItem::NetworkItem(SceneState &state, int network) : m_state(state), m_network(network)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(networkLayer + network);
}

bool NetworkItem::hasAny(const std::set<int> &nodes) const
{
    const std::vector<int> &members = m_state.graph.networks()[static_cast<std::size_t>(m_network)].members;
    return std::any_of(members.begin(), members.end(), [&](int member) { return nodes.contains(member); });
}

void NetworkItem::route()
{
    prepareGeometryChange();
    m_hull = networkHull(m_state.graph, m_network,
                         [this](int node) { return m_state.elements[at(node)]->rect(); });
}

void NetworkItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    paintNetwork(painter, m_state.graph, m_network, m_hull, m_state.theme);
}

} // namespace bulkhead::diagram
