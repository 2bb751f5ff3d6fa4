// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/items/item_types.h"
#include "diagram/painting/flow_painter.h"
#include "diagram/painting/flow_path.h"
#include "diagram/painting/port_painter.h"

#include <QGraphicsItem>
#include <vector>

namespace bulkhead::diagram {

struct SceneState;

// A flow on the screen: its line with arrows, its label with lock and badge, and its handles. Stands at the
// origin, so that its coordinates are the scene's.
class FlowItem : public QGraphicsItem
{
public:
    FlowItem(SceneState &state, int flow);

    int type() const override { return FlowItemType; }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    int flow() const { return m_flow; }
    const model::Id &id() const;
    bool isStandIn() const; // of a collapsed box: it has no bends or ends of its own to take hold of
    void setFlow(int flow); // its index after the structure has changed
    void refresh();         // takes the look from the model anew
    void refreshOverlay();  // takes badge, step and dimming from the overlay; repaints when they differ

    // Takes the course from where the two elements' items stand now.
    void route();
    void setRoute(std::vector<QPointF> bends, const RouteEnds &ends);
    void setBends(std::vector<QPointF> bends) { setRoute(std::move(bends), {}); }
    // A flow of a hub: a port of its partner, drawn as a line while it or an end of it is pointed at,
    // selected or on a path that is shown.
    void setPort(const PortMark &port);
    bool isPort() const { return !m_port.isNone(); }
    QRectF portArea() const { return m_port.area(); }
    void refreshPort();
    const std::vector<QPointF> &bends() const { return m_bends; }
    const std::vector<QPointF> &course() const { return m_course; }

    void setLabelSpot(const LabelSpot &spot);
    QRectF labelRect() const { return m_label; } // null when there is nothing to show
    const FlowLook &look() const { return m_look; }

    void setHovered(bool hovered);
    // It is selected for some of its flows.
    void setSelectedForInside(bool forInside) { m_selectedForInside = forInside; }
    bool isSelectedForInside() const { return m_selectedForInside; }
    bool showsHandles() const;
    bool lineContains(const QPointF &scenePoint, double reach) const;
    bool badgeContains(const QPointF &scenePoint) const;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    bool shouldBeOpen() const;
    void updateBounds();
    void paintHandles(QPainter *painter) const;

    SceneState &m_state;
    int m_flow;
    FlowLook m_look;
    std::vector<QPointF> m_bends;
    RouteEnds m_ends;
    PortMark m_port;
    bool m_isOpen = true; // drawn as a line
    std::vector<QPointF> m_course;
    LabelSpot m_labelSpot;
    QRectF m_label;
    QRectF m_bounds;
    bool m_hovered = false;
    bool m_selectedForInside = false;
};

} // namespace bulkhead::diagram
