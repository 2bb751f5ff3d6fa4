// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/drawing/network_hull.h"
#include "diagram/items/item_types.h"

#include <QGraphicsItem>
#include <set>

namespace bulkhead::diagram {

struct SceneState;

// The hull of a network on the screen.
class NetworkItem : public QGraphicsItem
{
public:
    NetworkItem(SceneState &state, int network);

    int type() const override { return NetworkItemType; }
    QRectF boundingRect() const override { return m_hull.bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    bool hasAny(const std::set<int> &nodes) const; // among its members
    void route();                                  // takes the shape from where its members stand now

private:
    SceneState &m_state;
    int m_network;
    NetworkHull m_hull;
};

} // namespace bulkhead::diagram
