// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diagram/items/item_types.h"
#include "diagram/painting/element_painter.h"
#include "diagram/painting/flow_path.h"

#include <array>
#include <QGraphicsItem>
#include <vector>

namespace bulkhead::diagram {

struct SceneState;

// An element of the diagram on the screen: its look, its rectangle, and the handles it shows.
class ElementItem : public QGraphicsItem
{
public:
    ElementItem(SceneState &state, int node);

    int type() const override { return ElementItemType; }
    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

    int node() const { return m_node; }
    const model::Id &id() const;
    void setNode(int node); // its index after the structure has changed
    void refresh();         // takes the look from the model anew
    void refreshOverlay();  // takes badge, step and dimming from the overlay; repaints when they differ

    // In scene coordinates.
    QRectF rect() const { return m_rect.translated(pos()); }
    void setRect(const QRectF &rect);

    const ElementLook &look() const { return m_look; }
    FlowEnd flowEnd() const;

    void setHovered(bool hovered);
    bool isHovered() const { return m_hovered; }
    void setDropTarget(bool lit); // a dragged element would become its child

    // It is selected for something that stands in it.
    void setSelectedForInside(bool forInside);
    bool isSelectedForInside() const { return m_selectedForInside; }

    // It stands in another box than the model says.
    void setMisplaced(bool misplaced);
    bool misplaced() const { return m_misplaced; }

    // In scene coordinates: where flows are drawn from, and where it is resized (from the top left,
    // clockwise).
    std::array<QPointF, 4> connectHandles() const;
    std::array<QPointF, 8> resizeHandles() const;
    bool showsConnectHandles() const;
    bool showsResizeHandles() const;
    QRectF foldHandle() const;              // where a box is collapsed or expanded; null where it cannot be
    std::vector<int> resizeCorners() const; // of resizeHandles(), where one is taken hold of
    bool frameContains(const QPointF &scenePoint, double reach) const; // a box's header and border
    bool badgeContains(const QPointF &scenePoint) const;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    void refreshPorts() const;
    void paintSelection(QPainter *painter, double detail) const;
    void paintFoldHandle(QPainter *painter) const;
    void paintMisplaced(QPainter *painter, double detail) const;
    bool isOnlySelection() const;
    bool isPointedAt() const;

    SceneState &m_state;
    int m_node;
    QRectF m_rect; // from (0, 0)
    ElementLook m_look;
    bool m_hovered = false;
    bool m_dropTarget = false;
    bool m_misplaced = false;
    bool m_selectedForInside = false;
};

} // namespace bulkhead::diagram
