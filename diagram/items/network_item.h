// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/items/item_types.h"

#include <QGraphicsItem>
#include <QPainterPath>

namespace bulkhead::diagram {

struct SceneState;

// The tinted hull round the members of a network, with bridges between those that stand apart.
class NetworkItem : public QGraphicsItem
{
public:
    NetworkItem(SceneState &state, int network);

    int type() const override { return NetworkItemType; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    void route(); // takes the shape from where its members stand now

private:
    SceneState &m_state;
    int m_network;
    QPainterPath m_hull;
    QPointF m_name; // where the name starts
    QRectF m_bounds;
};

} // namespace bulkhead::diagram
